-- The people of one cycle, in the order of their ids: those of the roster, and
-- those whom only the assessments know.
SELECT id, name, email, manager, org, ladder, coalesce(level, 0), coalesce(proposed, 0), hired, level_since, file, sheet, row_no, col_no
FROM employees
WHERE cycle = $cycle
UNION ALL
SELECT employee, employee, '', '', '', min(ladder), 0, 0, NULL, NULL, min(file), min(sheet), 0, 0
FROM ratings
WHERE cycle = $cycle AND state = 'rated'
  AND employee NOT IN (SELECT id FROM employees WHERE cycle = $cycle)
GROUP BY employee
ORDER BY id
