-- query: sheets
-- How each sheet was understood.
SELECT batch, file, sheet, hidden, layout, header_row, reason
FROM sheets
ORDER BY file, sheet, batch

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
