-- What every file in use gave, and what of it could not be read.
SELECT b.file, b.sha256, b.people, b.ratings,
       (SELECT count(*) FROM ratings r WHERE r.batch = b.batch AND r.state = 'unread') AS unread,
       b.problems
FROM batches b
ORDER BY b.file, b.sha256
