-- Marks the ratings of batch $batch that another live file gives as well, and the
-- others' ratings where they are touched. Unread cells take no part: they have
-- no value that could agree or differ, and their own problem.
INSERT INTO stored.marks
WITH mine AS (
    SELECT r.seq, r.cycle, r.employee, r.rater, t.kin, r.state, r.level
    FROM stored.ratings r JOIN stored.topics t ON t.topic = r.topic
    WHERE r.batch = $batch AND r.state <> 5
), theirs AS (
    SELECT r.batch, r.seq, r.cycle, r.employee, r.rater, t.kin, r.state, r.level
    FROM stored.ratings r JOIN stored.topics t ON t.topic = r.topic
    SEMI JOIN stored.live v ON v.batch = r.batch
    SEMI JOIN mine m ON m.cycle = r.cycle
    WHERE r.batch <> $batch AND r.state <> 5
), pair AS (
    SELECT m.seq, o.batch AS other_batch, o.seq AS other_seq,
           CASE WHEN m.state = 1 THEN 'blank here'
                WHEN o.state = 1 THEN 'blank there'
                WHEN m.state = o.state AND m.level IS NOT DISTINCT FROM o.level THEN 'same'
                ELSE 'conflict' END AS meeting
    FROM mine m JOIN theirs o
        ON o.cycle = m.cycle AND o.employee = m.employee AND o.rater = m.rater AND o.kin = m.kin
)
SELECT $batch, seq, CASE meeting WHEN 'blank here' THEN 'blank' ELSE meeting END, other_batch, other_seq
FROM pair WHERE meeting <> 'blank there'
UNION ALL
SELECT other_batch, other_seq, CASE meeting WHEN 'blank there' THEN 'blank' ELSE meeting END, $batch, seq
FROM pair WHERE meeting IN ('blank there', 'conflict')
ORDER BY ALL;
