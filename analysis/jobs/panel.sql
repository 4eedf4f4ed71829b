-- query: ids
-- Everybody's id in byte order; the place in this list stands for the id below.
SELECT name
FROM names
ORDER BY name

-- query: ratings
-- Every level given in one cycle on one ladder, self-ratings among them, in an
-- order that does not depend on the order of import.
WITH places AS (SELECT name_no, row_number() OVER (ORDER BY name) - 1 AS place FROM names)
SELECT e.place, r.place, i.relation_no, i.dimension_no, i.level, i.version_no
FROM rating_ids i
JOIN places e ON e.name_no = i.employee_no
JOIN places r ON r.name_no = i.rater_no
WHERE i.cycle = $cycle AND i.ladder = $ladder AND i.state_no = 0
ORDER BY e.place, r.place, i.dimension_no, i.relation_no, i.level

-- query: versions
-- The versions of one ladder by number.
SELECT version_no, version
FROM ladders
WHERE ladder = $ladder
ORDER BY version_no

-- query: other_ladders
-- Levels given on other ladders, which do not compare with this one's.
SELECT count(*)
FROM rating_ids
WHERE cycle = $cycle AND ladder <> $ladder AND state_no = 0
