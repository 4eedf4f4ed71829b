-- Whom each rater rated in a cycle, and in how many cells.
SELECT rater, employee, count(*)
FROM ratings
WHERE cycle = $cycle
GROUP BY rater, employee
ORDER BY rater, employee
