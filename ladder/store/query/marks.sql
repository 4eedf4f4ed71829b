-- The same ratings as evidence.sql without words and origin.
WITH scope AS (
    SELECT employee_no FROM employees
    WHERE cycle = $cycle AND ($org = '' OR org = $org OR starts_with(org, $org || ' / ')) AND (NOT $nominated OR proposed > 0)
), people AS (
    SELECT name_no, row_number() OVER (ORDER BY name) AS place FROM stored.names
)
SELECT r.employee, r.rater, r.relation, r.topic, r.state, r.level
FROM stored.current_ratings r
JOIN stored.topics t ON t.topic = r.topic
JOIN people e ON e.name_no = r.employee
JOIN people p ON p.name_no = r.rater
WHERE r.cycle = (SELECT text_no FROM stored.texts WHERE text = $cycle)
  AND ($org = '' AND NOT $nominated OR r.employee IN (SELECT employee_no FROM scope))
ORDER BY e.place, t.dimension_no, p.place, r.relation, r.topic, r.state, r.level
