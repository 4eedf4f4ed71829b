-- Whom each rater rated in a cycle, and in how many cells.
WITH line AS MATERIALIZED (
    SELECT line, batch, employee, rater
    FROM stored.current_lines
    WHERE cycle = (SELECT text_no FROM stored.texts WHERE text = $cycle)
), given AS (
    SELECT l.rater, l.employee, count(*) AS cells
    FROM stored.cells c
    JOIN line l ON l.line = c.line
    LEFT JOIN stored.effects x ON x.batch = l.batch AND x.seq = c.seq
    WHERE x.hidden IS DISTINCT FROM true
    GROUP BY l.rater, l.employee
)
SELECT p.name AS rater, e.name AS employee, g.cells
FROM given g
JOIN stored.names e ON e.name_no = g.employee
JOIN stored.names p ON p.name_no = g.rater
ORDER BY rater, employee
