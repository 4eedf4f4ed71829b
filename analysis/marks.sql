-- The ratings of one cycle without their origin, for figures over many people.
SELECT employee, rater, relation, dimension, state, level
FROM ratings
WHERE cycle = $cycle
ORDER BY employee, dimension_no, rater
