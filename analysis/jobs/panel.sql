-- query: versions
-- The versions of one ladder by number.
SELECT version_no, version
FROM ladders
WHERE ladder = $ladder
ORDER BY version_no
