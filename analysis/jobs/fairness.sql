-- query: groups
-- What the further columns of the roster say of each person.
SELECT heading, id, value
FROM employee_groups
WHERE cycle = $cycle AND trim(value) <> ''
ORDER BY heading, id
