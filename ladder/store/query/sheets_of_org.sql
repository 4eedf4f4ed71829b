-- The sheets that say something of people of one org.
WITH inside AS MATERIALIZED (
    SELECT employee_no, batch, sheet FROM employees WHERE cycle = $cycle AND (org = $org OR starts_with(org, $org || ' / '))
), line AS MATERIALIZED (
    SELECT l.line, l.batch, l.sheet
    FROM stored.current_lines l
    WHERE l.cycle = (SELECT text_no FROM stored.texts WHERE text = $cycle) AND l.employee IN (SELECT employee_no FROM inside)
), given AS (
    SELECT DISTINCT l.batch, l.sheet
    FROM stored.cells c JOIN line l ON l.line = c.line
    LEFT JOIN stored.effects x ON x.batch = l.batch AND x.seq = c.seq
    WHERE x.hidden IS DISTINCT FROM true
), used AS (
    SELECT g.batch, t.text AS sheet FROM given g JOIN stored.texts t ON t.text_no = g.sheet
    UNION
    SELECT batch, sheet FROM inside
)
SELECT s.batch, s.file, s.sheet, s.hidden, s.layout, s.header_row, s.reason
FROM sheets s SEMI JOIN used u ON u.batch = s.batch AND u.sheet = s.sheet
ORDER BY s.file, s.sheet, s.batch
