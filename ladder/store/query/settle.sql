-- Settles conflicts between live batches: for batch $preferred, or, when that is
-- 0, for the later of each pair that is still open.
INSERT INTO stored.settlements
SELECT (SELECT coalesce(max(settlement), 0) + 1 FROM stored.settlements), $at, $prefer,
       m.batch, m.seq, m.other_batch, m.other_seq
FROM stored.marks m
SEMI JOIN stored.live own ON own.batch = m.batch
SEMI JOIN stored.live other ON other.batch = m.other_batch
LEFT JOIN stored.settled lost ON lost.batch = m.batch AND lost.seq = m.seq
    AND lost.other_batch = m.other_batch AND lost.other_seq = m.other_seq
LEFT JOIN stored.settled won ON won.batch = m.other_batch AND won.seq = m.other_seq
    AND won.other_batch = m.batch AND won.other_seq = m.seq
WHERE m.kind = 'conflict'
  AND CASE WHEN $preferred = 0 THEN m.other_batch > m.batch AND lost.batch IS NULL AND won.batch IS NULL
           ELSE m.other_batch = $preferred AND lost.batch IS NULL END
ORDER BY ALL;
