-- The versions of each ladder that ratings of one cycle were made against, the
-- one put last of each ladder first.
SELECT l.ladder, l.version
FROM ladders l
WHERE l.version_no IN (SELECT DISTINCT version_no FROM rating_ids WHERE cycle = $cycle AND state_no = 0)
ORDER BY l.ladder, l.version_no DESC
