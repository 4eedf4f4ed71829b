-- query: guidelines
-- The shares of the headcount that the company aims at, and where each stands.
SELECT org, ladder, levels, operator, share, upper, file, sheet, row_no, col_no
FROM guidelines
WHERE cycle = $cycle AND (ladder = '' OR ladder = $ladder)
ORDER BY org, ladder, levels, operator, share
