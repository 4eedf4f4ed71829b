-- Cells that hold a rating of people of one org, and cells of rows that are about its
-- people and about nobody else.
WITH inside AS MATERIALIZED (
    SELECT employee_no, id FROM employees WHERE cycle = $cycle AND (org = $org OR starts_with(org, $org || ' / '))
), problem AS MATERIALIZED (
    SELECT batch, file, sheet, cell, row_no, col_no, code, severity, message, text, suggestions FROM problems
), row AS MATERIALIZED (
    SELECT DISTINCT p.batch, s.text_no AS sheet_no, p.sheet, p.row_no FROM problem p JOIN stored.texts s ON s.text = p.sheet
), place AS (
    SELECT p.batch, p.sheet, c.row_no, c.col_no, l.employee IN (SELECT employee_no FROM inside) AS ours,
           l.employee IN (SELECT name_no FROM stored.names WHERE name = $for) AS own
    FROM stored.cells c
    JOIN stored.current_lines l ON l.line = c.line
    JOIN row p ON p.batch = l.batch AND p.sheet_no = l.sheet AND p.row_no = c.row_no
    LEFT JOIN stored.effects x ON x.batch = l.batch AND x.seq = c.seq
    WHERE l.cycle = (SELECT text_no FROM stored.texts WHERE text = $cycle) AND x.hidden IS DISTINCT FROM true
    UNION ALL
    SELECT batch, sheet, row_no, col_no, id IN (SELECT id FROM inside), id = $for FROM employees WHERE cycle = $cycle
), cells AS (
    SELECT batch, sheet, row_no, col_no, bool_and(ours) AS ours, bool_and(own) AS own FROM place GROUP BY ALL
), lines AS (
    SELECT batch, sheet, row_no, bool_and(ours) AS ours, bool_and(own) AS own FROM place GROUP BY ALL
)
SELECT p.batch, p.file, p.sheet, p.cell, p.code, p.severity, p.text, p.message, p.suggestions, coalesce(c.own, l.own, FALSE) AS own
FROM problem p
LEFT JOIN cells c ON c.batch = p.batch AND c.sheet = p.sheet AND c.row_no = p.row_no AND c.col_no = p.col_no
LEFT JOIN lines l ON l.batch = p.batch AND l.sheet = p.sheet AND l.row_no = p.row_no
WHERE coalesce(c.ours, l.ours, FALSE)
ORDER BY p.file, p.sheet, p.row_no, p.col_no, p.code, p.message
