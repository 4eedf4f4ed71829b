-- query: earlier_raters
-- Who rated somebody else of one org in which other cycle.
SELECT DISTINCT i.cycle, n.name
FROM rating_ids i
JOIN names n ON n.name_no = i.rater_no
WHERE i.cycle <> $cycle AND i.state_no = 0 AND i.relation_no <> 0
  AND i.employee_no NOT IN (SELECT name_no FROM names WHERE name = $for)
  AND ($org = '' OR (i.cycle, i.employee_no) IN (SELECT cycle, employee_no FROM employees WHERE org = $org OR starts_with(org, $org || ' / ')))
ORDER BY i.cycle, n.name
