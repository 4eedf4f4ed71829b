-- The same ratings as evidence.sql without words and origin, by the bytes of names; with
-- $everybody those too of whom no roster knows.
WITH people AS (
    SELECT name_no, row_number() OVER (ORDER BY name) AS place FROM stored.names
), line AS MATERIALIZED (
    SELECT l.line, l.batch, l.employee, l.rater, l.relation, e.place AS employee_at, p.place AS rater_at
    FROM stored.current_lines l
    JOIN people e ON e.name_no = l.employee
    JOIN people p ON p.name_no = l.rater
    WHERE l.cycle = (SELECT text_no FROM stored.texts WHERE text = $cycle)
      AND ($everybody OR l.employee IN (SELECT unnest($people::INTEGER[])))
)
SELECT l.employee, l.rater, l.relation, c.topic, stored.state_in_force(w.state, x.hidden) AS state, stored.level_in_force(w.level, x.hidden) AS level
FROM stored.cells c
JOIN line l ON l.line = c.line
JOIN stored.readings w ON w.reading = c.reading
JOIN stored.topics t ON t.topic = c.topic
LEFT JOIN stored.effects x ON x.batch = l.batch AND x.seq = c.seq
WHERE x.hidden IS DISTINCT FROM true
ORDER BY l.employee_at, t.dimension_no, l.rater_at, l.relation, c.topic, state, level
