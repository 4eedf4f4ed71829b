-- query: relations
-- Ratings by relation: how many people, raters and cells.
SELECT relation, count(DISTINCT employee) AS employees, count(DISTINCT rater) AS raters,
       count(*) AS cells, count(*) FILTER (state = 'rated') AS rated
FROM ratings
WHERE cycle = $cycle
  AND ($org = '' OR employee IN (SELECT id FROM employees WHERE cycle = $cycle
                                 AND (org = $org OR starts_with(org, $org || ' / '))))
GROUP BY relation
ORDER BY relation

-- query: states
-- Cells by dimension and state, self-ratings left out.
SELECT dimension, state, count(*) AS cells
FROM ratings
WHERE cycle = $cycle AND relation <> 'self'
  AND ($org = '' OR employee IN (SELECT id FROM employees WHERE cycle = $cycle
                                 AND (org = $org OR starts_with(org, $org || ' / '))))
GROUP BY dimension, state
ORDER BY dimension, state

-- query: people
-- Who rated each person: raters who gave at least one level, by relation.
SELECT employee, relation, count(DISTINCT rater) AS raters, count(*) AS rated
FROM ratings
WHERE cycle = $cycle AND state = 'rated'
GROUP BY employee, relation
ORDER BY employee, relation

-- query: sheets
-- How each sheet was understood.
SELECT file, sheet, hidden, layout, header_row, reason
FROM sheets
ORDER BY file, sheet, batch

-- query: problems
-- Every cell that could not be taken, or was taken with a warning.
SELECT file, sheet, cell, code, severity, text, message, suggestions
FROM problems
ORDER BY file, sheet, row_no, col_no, code, message
