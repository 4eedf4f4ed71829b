-- Every rating in force of cycle $cycle, of people in the org $org ('' for all,
-- those too whom no roster knows) and, with $nominated, of the nominated alone:
-- one employee after the other, by the bytes of ids and names, in numbers of the
-- dictionaries; with $by_org, one org after the other by the bytes of its path. Of
-- everybody in that order, those behind the first $behind and $most at the most.
WITH scope AS (
    SELECT employee_no FROM employees
    WHERE cycle = $cycle AND ($org = '' OR org = $org OR starts_with(org, $org || ' / ')) AND (NOT $nominated OR proposed > 0)
), people AS (
    SELECT name_no, row_number() OVER (ORDER BY name) AS place FROM stored.names
), words AS (
    SELECT text_no, row_number() OVER (ORDER BY text) AS place FROM stored.texts
), orgs AS (
    SELECT employee_no, CASE WHEN $by_org AND org <> '' THEN dense_rank() OVER (ORDER BY org) ELSE 0 END AS place
    FROM employees WHERE cycle = $cycle
), queue AS (
    SELECT name_no, row_number() OVER (ORDER BY coalesce(o.place, 0), name) AS place
    FROM stored.names LEFT JOIN orgs o ON o.employee_no = name_no
), files AS (
    SELECT batch, dense_rank() OVER (ORDER BY file) AS place FROM stored.batches
)
SELECT r.employee, r.rater, r.relation, r.topic, r.state, r.level, r.text, r.rule, coalesce(said.comment, ''), r.batch, r.sheet, r.row_no, r.col_no
FROM stored.current_ratings r
JOIN stored.topics t ON t.topic = r.topic
JOIN queue e ON e.name_no = r.employee
JOIN people p ON p.name_no = r.rater
JOIN words s ON s.text_no = r.sheet
JOIN files f ON f.batch = r.batch
LEFT JOIN stored.comments said ON said.batch = r.batch AND said.seq = r.seq
WHERE r.cycle = (SELECT text_no FROM stored.texts WHERE text = $cycle)
  AND ($org = '' AND NOT $nominated OR r.employee IN (SELECT employee_no FROM scope))
  AND e.place > $behind AND e.place <= $behind + $most
ORDER BY e.place, t.dimension_no, p.place, f.place, s.place, r.row_no, r.col_no
