-- query: sheets
-- How each sheet was understood.
SELECT batch, file, sheet, hidden, layout, header_row, reason
FROM sheets
ORDER BY file, sheet, batch

-- query: sheets_of_org
-- The sheets that say something of people of one org.
WITH inside AS (
    SELECT id FROM employees WHERE cycle = $cycle AND (org = $org OR starts_with(org, $org || ' / '))
), used AS (
    SELECT batch, sheet FROM ratings WHERE cycle = $cycle AND employee IN (SELECT id FROM inside)
    UNION
    SELECT batch, sheet FROM employees WHERE cycle = $cycle AND id IN (SELECT id FROM inside)
)
SELECT s.batch, s.file, s.sheet, s.hidden, s.layout, s.header_row, s.reason
FROM sheets s SEMI JOIN used u ON u.batch = s.batch AND u.sheet = s.sheet
ORDER BY s.file, s.sheet, s.batch

-- query: problems
-- Every cell that could not be taken, or was taken with a warning; own says that the
-- cell, or all of its row, is about the reader.
WITH place AS (
    SELECT batch, sheet, row_no, col_no, employee = $for AS own FROM ratings WHERE $for <> ''
    UNION ALL
    SELECT batch, sheet, row_no, col_no, id = $for FROM employees WHERE $for <> ''
), cells AS (
    SELECT batch, sheet, row_no, col_no, bool_and(own) AS own FROM place GROUP BY ALL
), lines AS (
    SELECT batch, sheet, row_no, bool_and(own) AS own FROM place GROUP BY ALL
)
SELECT p.batch, p.file, p.sheet, p.cell, p.code, p.severity, p.text, p.message, p.suggestions, coalesce(c.own, l.own, FALSE) AS own
FROM problems p
LEFT JOIN cells c ON c.batch = p.batch AND c.sheet = p.sheet AND c.row_no = p.row_no AND c.col_no = p.col_no
LEFT JOIN lines l ON l.batch = p.batch AND l.sheet = p.sheet AND l.row_no = p.row_no
ORDER BY p.file, p.sheet, p.row_no, p.col_no, p.code, p.message

-- query: reader
-- What the reader is called on any roster.
SELECT DISTINCT unnest([name, email]) AS called
FROM employees
WHERE id = $for AND $for <> ''
ORDER BY called

-- query: problems_of_org
-- The same for one org: cells that hold a rating of its people, and cells of
-- rows that are about its people and about nobody else.
WITH inside AS (
    SELECT id FROM employees WHERE cycle = $cycle AND (org = $org OR starts_with(org, $org || ' / '))
), place AS (
    SELECT r.batch, r.sheet, r.row_no, r.col_no, r.employee IN (SELECT id FROM inside) AS ours, r.employee = $for AS own
    FROM ratings r SEMI JOIN problems p ON p.batch = r.batch AND p.sheet = r.sheet AND p.row_no = r.row_no
    WHERE r.cycle = $cycle
    UNION ALL
    SELECT batch, sheet, row_no, col_no, id IN (SELECT id FROM inside), id = $for FROM employees WHERE cycle = $cycle
), cells AS (
    SELECT batch, sheet, row_no, col_no, bool_and(ours) AS ours, bool_and(own) AS own FROM place GROUP BY ALL
), lines AS (
    SELECT batch, sheet, row_no, bool_and(ours) AS ours, bool_and(own) AS own FROM place GROUP BY ALL
)
SELECT p.batch, p.file, p.sheet, p.cell, p.code, p.severity, p.text, p.message, p.suggestions, coalesce(c.own, l.own, FALSE) AS own
FROM problems p
LEFT JOIN cells c ON c.batch = p.batch AND c.sheet = p.sheet AND c.row_no = p.row_no AND c.col_no = p.col_no
LEFT JOIN lines l ON l.batch = p.batch AND l.sheet = p.sheet AND l.row_no = p.row_no
WHERE coalesce(c.ours, l.ours, FALSE)
ORDER BY p.file, p.sheet, p.row_no, p.col_no, p.code, p.message
