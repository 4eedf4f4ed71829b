-- Every rating in force of cycle $cycle of the people with the numbers $people, one after
-- the other in that order, then by dimension and by the bytes of raters, files and sheets:
-- in numbers of the dictionaries.
WITH people AS (
    SELECT name_no, row_number() OVER (ORDER BY name) AS place FROM stored.names
), words AS (
    SELECT text_no, row_number() OVER (ORDER BY text) AS place FROM stored.texts
), queue AS (
    SELECT unnest($people::INTEGER[]) AS name_no, generate_subscripts($people::INTEGER[], 1) AS place
), files AS (
    SELECT batch, dense_rank() OVER (ORDER BY file) AS place FROM stored.batches
), line AS MATERIALIZED (
    SELECT l.line, l.batch, l.employee, l.rater, l.relation, l.sheet,
           e.place AS employee_at, p.place AS rater_at, f.place AS file_at, s.place AS sheet_at
    FROM stored.current_lines l
    JOIN queue e ON e.name_no = l.employee
    JOIN people p ON p.name_no = l.rater
    JOIN words s ON s.text_no = l.sheet
    JOIN files f ON f.batch = l.batch
    WHERE l.cycle = (SELECT text_no FROM stored.texts WHERE text = $cycle)
)
SELECT l.employee, l.rater, l.relation, c.topic, stored.state_in_force(w.state, x.hidden), stored.level_in_force(w.level, x.hidden),
       w.text, w.rule, said.text, l.batch, l.sheet, c.row_no, c.col_no
FROM stored.cells c
JOIN line l ON l.line = c.line
JOIN stored.readings w ON w.reading = c.reading
JOIN stored.topics t ON t.topic = c.topic
JOIN stored.comments said ON said.comment = c.comment
LEFT JOIN stored.effects x ON x.batch = l.batch AND x.seq = c.seq
WHERE x.hidden IS DISTINCT FROM true
ORDER BY l.employee_at, t.dimension_no, l.rater_at, l.file_at, l.sheet_at, c.row_no, c.col_no
