-- query: history_people
-- What the roster of every cycle says of those who are proposed in this one.
SELECT h.cycle, h.id, coalesce(h.level, 0), coalesce(h.proposed, 0)
FROM employees h
JOIN employees e ON e.id = h.id
WHERE e.cycle = $cycle AND e.proposed > 0
  AND ($org = '' OR e.org = $org OR starts_with(e.org, $org || ' / '))
ORDER BY h.id, h.cycle

-- query: history_means
-- The ratings by others of the same people, summed by cycle and dimension.
SELECT r.cycle, r.employee, r.dimension, count(*) AS ratings, sum(r.level) AS levels, max(r.ladder_version) AS version
FROM ratings r
JOIN employees e ON e.id = r.employee
WHERE e.cycle = $cycle AND e.proposed > 0 AND r.state = 'rated' AND r.relation <> 'self'
  AND ($org = '' OR e.org = $org OR starts_with(e.org, $org || ' / '))
GROUP BY r.cycle, r.employee, r.dimension
ORDER BY r.employee, r.cycle, r.dimension

-- query: history_raters
-- How many people other than themselves rated them in each cycle.
SELECT r.cycle, r.employee, count(DISTINCT r.rater) AS raters
FROM ratings r
JOIN employees e ON e.id = r.employee
WHERE e.cycle = $cycle AND e.proposed > 0 AND r.state = 'rated' AND r.relation <> 'self'
  AND ($org = '' OR e.org = $org OR starts_with(e.org, $org || ' / '))
GROUP BY r.cycle, r.employee
ORDER BY r.employee, r.cycle
