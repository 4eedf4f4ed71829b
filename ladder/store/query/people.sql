-- The people of one cycle, in the order of their ids: those of the roster, and
-- those whom only the assessments know, by the lines about nobody on the roster.
WITH listed AS MATERIALIZED (
    SELECT file, sheet, row_no, col_no, cycle, id, name, email, manager, org, ladder, coalesce(level, 0) AS level, coalesce(proposed, 0) AS proposed,
           hired, level_since, employee_no
    FROM employees
    WHERE cycle = $cycle
), line AS MATERIALIZED (
    SELECT l.line, l.batch, l.sheet, l.employee
    FROM stored.current_lines l
    WHERE l.cycle = (SELECT text_no FROM stored.texts WHERE text = $cycle)
      AND l.employee NOT IN (SELECT employee_no FROM listed)
)
SELECT * EXCLUDE employee_no FROM listed
UNION ALL
SELECT min(b.file), min(s.text), 0, 0, $cycle::VARCHAR, n.name, n.name, '', '', '', min(t.ladder), 0, 0, NULL, NULL
FROM stored.cells c
JOIN line l ON l.line = c.line
JOIN stored.readings w ON w.reading = c.reading
JOIN stored.topics t ON t.topic = c.topic
JOIN stored.batches b ON b.batch = l.batch
JOIN stored.texts s ON s.text_no = l.sheet
JOIN stored.names n ON n.name_no = l.employee
ANTI JOIN stored.effects x ON x.batch = l.batch AND x.seq = c.seq
WHERE w.state = 0
GROUP BY n.name
ORDER BY id
