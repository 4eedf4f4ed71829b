-- What every file in force gave: how much of it holds, what of it does not, and a
-- number that is another as soon as one line or cell is read in another way. The
-- number does not depend on the order of rows, nor on that of imports. People are read
-- once: the view of them is long to plan.
WITH person AS MATERIALIZED (
    SELECT * FROM employees
), cells AS (
    SELECT batch, count(*) FILTER (WHERE state <> 'unread') AS taken, count(*) FILTER (WHERE state = 'unread') AS unread,
           bit_xor(hash(cycle, employee, rater, relation, ladder, dimension, state, level, text, rule, comment, sheet, row_no, col_no)) AS reading
    FROM ratings GROUP BY batch
), lines AS (
    SELECT batch, count(*) FILTER (WHERE on_roster) AS taken,
           bit_xor(md5_number_lower(concat_ws(chr(31), cycle, id, name, email, manager, org, ladder, coalesce(level, 0), coalesce(proposed, 0),
               coalesce(hired::VARCHAR, ''), coalesce(level_since::VARCHAR, ''), sheet, row_no, col_no))) AS reading
    FROM person GROUP BY batch
), groups AS (
    SELECT e.batch, bit_xor(md5_number_lower(concat_ws(chr(31), g.cycle, g.id, g.heading, g.value))) AS reading
    FROM employee_groups g JOIN person e ON e.cycle = g.cycle AND e.id = g.id GROUP BY e.batch
), rules AS (
    SELECT batch, count(*) AS taken,
           bit_xor(md5_number_lower(concat_ws(chr(31), cycle, org, ladder, levels, operator, share, upper, sheet, row_no, col_no))) AS reading
    FROM guidelines GROUP BY batch
), agreed AS (
    SELECT batch, count(*) AS taken,
           bit_xor(md5_number_lower(concat_ws(chr(31), cycle, employee, agreed, reason, decided_by, date, sheet, row_no, col_no))) AS reading
    FROM decisions GROUP BY batch
), left_out AS (
    SELECT batch, count(*) AS sheets FROM sheets WHERE layout = 'none' GROUP BY batch
)
SELECT b.batch, b.file, b.sha256, b.people, b.ratings, b.guidelines + b.decisions,
       coalesce(l.taken, 0) + coalesce(c.taken, 0) + coalesce(r.taken, 0) + coalesce(a.taken, 0), coalesce(c.unread, 0),
       b.ratings - coalesce(c.taken, 0) - coalesce(c.unread, 0), coalesce(s.sheets, 0),
       printf('%016x', xor(xor(coalesce(c.reading, 0), coalesce(l.reading, 0)),
              xor(coalesce(g.reading, 0), xor(coalesce(r.reading, 0), coalesce(a.reading, 0)))))
FROM batches b
LEFT JOIN cells c ON c.batch = b.batch
LEFT JOIN lines l ON l.batch = b.batch
LEFT JOIN groups g ON g.batch = b.batch
LEFT JOIN rules r ON r.batch = b.batch
LEFT JOIN agreed a ON a.batch = b.batch
LEFT JOIN left_out s ON s.batch = b.batch
ORDER BY b.file, b.sha256
