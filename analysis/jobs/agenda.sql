-- query: earlier_raters
-- Who rated somebody else in which other cycle.
SELECT DISTINCT i.cycle, n.name
FROM rating_ids i
JOIN names n ON n.name_no = i.rater_no
WHERE i.cycle <> $cycle AND i.state_no = 0 AND i.relation_no <> 0
ORDER BY i.cycle, n.name
