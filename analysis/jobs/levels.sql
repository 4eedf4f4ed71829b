-- query: guidelines
-- The shares of the headcount that the company aims at, and where each stands.
SELECT org, ladder, levels, operator, share, upper, file, sheet, row_no, col_no
FROM guidelines
WHERE cycle = $cycle AND (ladder = '' OR ladder = $ladder)
ORDER BY org, ladder, levels, operator, share

-- query: versions
-- The versions of the ladder that ratings of the cycle were made against.
SELECT cycle, ladder_version, count(DISTINCT employee) AS people
FROM ratings
WHERE cycle = $cycle AND ladder = $ladder AND state = 'rated' AND employee <> $for
  AND ($org = '' OR employee IN (SELECT id FROM employees e WHERE e.cycle = ratings.cycle
                                 AND (org = $org OR starts_with(org, $org || ' / '))))
GROUP BY cycle, ladder_version
ORDER BY cycle, ladder_version
