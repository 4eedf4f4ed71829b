-- The people of every cycle, in the order of their ids: those of its roster, and
-- those whom only its assessments know, by the lines about nobody on the roster.
WITH listed AS MATERIALIZED (
    SELECT file, sheet, row_no, col_no, cycle, id, name, email, manager, org, ladder, coalesce(level, 0) AS level, coalesce(proposed, 0) AS proposed,
           hired, level_since, employee_no
    FROM employees
), line AS MATERIALIZED (
    SELECT l.line, l.batch, l.sheet, l.employee, c.text AS cycle
    FROM stored.current_lines l
    JOIN stored.texts c ON c.text_no = l.cycle
    ANTI JOIN listed p ON p.cycle = c.text AND p.employee_no = l.employee
)
SELECT * EXCLUDE employee_no FROM listed
UNION ALL
SELECT min(b.file), min(s.text), 0, 0, l.cycle, n.name, n.name, '', '', '', min(t.ladder), 0, 0, NULL, NULL
FROM stored.cells c
JOIN line l ON l.line = c.line
JOIN stored.readings w ON w.reading = c.reading
JOIN stored.topics t ON t.topic = c.topic
JOIN stored.batches b ON b.batch = l.batch
JOIN stored.texts s ON s.text_no = l.sheet
JOIN stored.names n ON n.name_no = l.employee
ANTI JOIN stored.effects x ON x.batch = l.batch AND x.seq = c.seq
WHERE w.state = 0
GROUP BY l.cycle, n.name
ORDER BY id
