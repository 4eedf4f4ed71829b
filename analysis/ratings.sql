-- Every rating of one cycle, one employee after the other: what was read, and where.
SELECT employee, rater, relation, dimension, state, level, text, rule, comment, file, sheet, row_no, col_no
FROM ratings
WHERE cycle = $cycle
ORDER BY employee, dimension_no, rater, file, sheet, row_no, col_no
