-- The ladders that the roster of every cycle names.
SELECT DISTINCT cycle, ladder FROM employees WHERE ladder <> '' ORDER BY cycle, ladder
