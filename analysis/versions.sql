-- The versions of each ladder that ratings of every cycle were made against, the one
-- put last of each ladder first.
SELECT i.cycle, l.ladder, l.version
FROM (SELECT DISTINCT cycle, version_no FROM rating_ids WHERE state_no = 0) i
JOIN ladders l ON l.version_no = i.version_no
ORDER BY i.cycle, l.ladder, l.version_no DESC
