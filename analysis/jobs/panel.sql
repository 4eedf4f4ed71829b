-- query: ids
-- Everybody's id in byte order; the place in this list stands for the id below.
SELECT name
FROM names
ORDER BY name

-- query: ratings
-- Every level given in one cycle on one ladder to the people of one org, to the
-- reader none, self-ratings among them, in an order that does not depend on the
-- order of import.
WITH places AS (
    SELECT name_no, row_number() OVER (ORDER BY name) - 1 AS place FROM names
), inside AS (
    SELECT employee_no FROM employees WHERE cycle = $cycle AND (org = $org OR starts_with(org, $org || ' / '))
), reader AS (
    SELECT name_no FROM names WHERE name = $for
)
SELECT e.place, r.place, i.relation_no, i.dimension_no, i.level, i.version_no
FROM rating_ids i
JOIN places e ON e.name_no = i.employee_no
JOIN places r ON r.name_no = i.rater_no
WHERE i.cycle = $cycle AND i.ladder = $ladder AND i.state_no = 0
  AND ($org = '' OR i.employee_no IN (SELECT employee_no FROM inside))
  AND i.employee_no NOT IN (SELECT name_no FROM reader)
ORDER BY e.place, r.place, i.dimension_no, i.relation_no, i.level

-- query: versions
-- The versions of one ladder by number.
SELECT version_no, version
FROM ladders
WHERE ladder = $ladder
ORDER BY version_no

-- query: other_ladders
-- Levels given to the same people on other ladders, which do not compare with this one's.
WITH inside AS (
    SELECT employee_no FROM employees WHERE cycle = $cycle AND (org = $org OR starts_with(org, $org || ' / '))
), reader AS (
    SELECT name_no FROM names WHERE name = $for
)
SELECT count(*)
FROM rating_ids
WHERE cycle = $cycle AND ladder <> $ladder AND state_no = 0
  AND ($org = '' OR employee_no IN (SELECT employee_no FROM inside))
  AND employee_no NOT IN (SELECT name_no FROM reader)
