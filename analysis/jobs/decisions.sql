-- query: history
-- Every decision about the people of one org, in the order given, those too that
-- a later one took the place of, but not about the reader; about people no roster knows with all orgs only.
SELECT employee, agreed, reason, decided_by, date, replaced, file, sheet, row_no, col_no
FROM decision_history
WHERE cycle = $cycle AND employee <> $for
  AND ($org = '' OR employee IN (SELECT id FROM employees WHERE cycle = $cycle AND employee <> $for
                                 AND (org = $org OR starts_with(org, $org || ' / '))))
ORDER BY employee, batch, seq
