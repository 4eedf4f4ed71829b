-- The ladders that the roster of one cycle names.
SELECT DISTINCT ladder FROM employees WHERE cycle = $cycle AND ladder <> '' ORDER BY ladder
