-- The views anyone with DuckDB may read. Texts are '' and never NULL when there
-- is none; numbers and dates are NULL when unknown. Only live batches show,
-- except in history and changes. No view has an order: ask for one.

CREATE VIEW ratings AS
    SELECT c.text AS cycle, e.name AS employee, p.name AS rater,
           ['self', 'manager', 'skip', 'peer', 'report', 'other'][r.relation + 1] AS relation,
           t.ladder, t.dimension, t.dimension_no, coalesce(d.category, '') AS category,
           ['rated', 'blank', 'not_observed', 'not_applicable', 'too_new', 'unread'][r.state + 1] AS state,
           r.level, w.text, rule.text AS rule, r.comment,
           b.file, s.text AS sheet, r.row_no, r.col_no, stored.cell(r.row_no, r.col_no) AS cell,
           r.batch, coalesce(l.version, '') AS ladder_version
    FROM stored.current_ratings r
    JOIN stored.batches b ON b.batch = r.batch
    JOIN stored.texts c ON c.text_no = r.cycle
    JOIN stored.names e ON e.name_no = r.employee
    JOIN stored.names p ON p.name_no = r.rater
    JOIN stored.topics t ON t.topic = r.topic
    JOIN stored.texts s ON s.text_no = r.sheet
    JOIN stored.texts w ON w.text_no = r.text
    JOIN stored.texts rule ON rule.text_no = r.rule
    LEFT JOIN stored.ladders l ON l.ladder_no = t.ladder_no
    LEFT JOIN stored.ladder_dimensions d ON d.ladder_no = t.ladder_no AND d.dimension_no = t.dimension_no;

CREATE VIEW rating_ids AS
    SELECT c.text AS cycle, r.employee AS employee_no, r.rater AS rater_no, r.relation AS relation_no,
           t.dimension_no, r.state AS state_no, r.level, t.ladder
    FROM stored.current_ratings r
    JOIN stored.texts c ON c.text_no = r.cycle
    JOIN stored.topics t ON t.topic = r.topic
    WHERE t.dimension_no IS NOT NULL;

CREATE VIEW names AS SELECT name_no, name FROM stored.names;

CREATE VIEW employees AS
    SELECT c.text AS cycle, i.name AS id, p.name, p.email, p.manager, p.org, p.ladder, p.level, p.proposed,
           p.hired, p.level_since, b.file, s.text AS sheet, stored.cell(p.row_no, p.col_no) AS cell,
           p.row_no, p.col_no, p.id AS employee_no, p.batch, p.seq
    FROM stored.current_people p
    JOIN stored.batches b ON b.batch = p.batch
    JOIN stored.texts c ON c.text_no = p.cycle
    JOIN stored.names i ON i.name_no = p.id
    JOIN stored.texts s ON s.text_no = p.sheet;

CREATE VIEW employee_groups AS
    SELECT c.text AS cycle, i.name AS id, g.heading, g.value
    FROM stored.current_people p
    JOIN stored.person_groups g ON g.batch = p.batch AND g.seq = p.seq
    JOIN stored.texts c ON c.text_no = p.cycle
    JOIN stored.names i ON i.name_no = p.id;

CREATE VIEW cycles AS
    WITH used AS (
        SELECT cycle, count(*) AS people, 0 AS ratings FROM stored.current_people GROUP BY cycle
        UNION ALL
        SELECT cycle, 0, count(*) FROM stored.current_ratings GROUP BY cycle
    )
    SELECT c.text AS cycle, TRY_CAST(regexp_extract(c.text, '(19|20)[0-9]{2}') AS INTEGER) AS year,
           sum(u.people)::BIGINT AS people, sum(u.ratings)::BIGINT AS ratings
    FROM used u JOIN stored.texts c ON c.text_no = u.cycle GROUP BY c.text;

CREATE VIEW batches AS
    SELECT b.batch, b.file, b.sha256, b.bytes, b.status, b.imported_at, b.program, b.people, b.ratings,
           b.guidelines, b.decisions, b.problems, b.ladder_version, b.reason
    FROM stored.batches b SEMI JOIN stored.live v ON v.batch = b.batch;

CREATE VIEW sheets AS
    SELECT s.batch, b.file, s.sheet, s.hidden, s.layout, s.header_row, s.reason, s.seq
    FROM stored.sheets s
    JOIN stored.batches b ON b.batch = s.batch
    SEMI JOIN stored.live v ON v.batch = s.batch;

CREATE VIEW problems AS
    WITH problem AS (
        SELECT batch, sheet, row_no, col_no, code, severity, message, text, suggestions FROM stored.problems
        UNION ALL
        SELECT batch, sheet, row_no, col_no, code, severity, message, text, '' FROM stored.duplicates
    )
    SELECT p.batch, b.file, s.text AS sheet, stored.cell(p.row_no, p.col_no) AS cell, p.row_no, p.col_no,
           p.code, p.severity, p.message, p.text, p.suggestions
    FROM problem p
    JOIN stored.batches b ON b.batch = p.batch
    JOIN stored.texts s ON s.text_no = p.sheet
    SEMI JOIN stored.live v ON v.batch = p.batch;

CREATE VIEW guidelines AS
    SELECT c.text AS cycle, g.org, g.ladder, g.levels, g.operator, g.share, g.upper,
           b.file, s.text AS sheet, stored.cell(g.row_no, g.col_no) AS cell, g.row_no, g.col_no, g.batch, g.seq
    FROM stored.guidelines g
    JOIN stored.batches b ON b.batch = g.batch
    JOIN stored.texts c ON c.text_no = g.cycle
    JOIN stored.texts s ON s.text_no = g.sheet
    SEMI JOIN stored.live v ON v.batch = g.batch;

CREATE VIEW decisions AS
    SELECT c.text AS cycle, e.name AS employee, d.agreed, d.reason, d.decided_by, d.date,
           b.file, s.text AS sheet, stored.cell(d.row_no, d.col_no) AS cell, d.row_no, d.col_no, d.batch, d.seq
    FROM stored.decisions d
    JOIN stored.batches b ON b.batch = d.batch
    JOIN stored.texts c ON c.text_no = d.cycle
    JOIN stored.names e ON e.name_no = d.employee
    JOIN stored.texts s ON s.text_no = d.sheet
    SEMI JOIN stored.live v ON v.batch = d.batch
    QUALIFY row_number() OVER (PARTITION BY d.cycle, d.employee ORDER BY d.batch DESC, d.seq DESC) = 1;

CREATE VIEW ladders AS
    SELECT id AS ladder, version, name, source, license, meets_share,
           ladder_no = max(ladder_no) OVER (PARTITION BY id) AS latest
    FROM stored.ladders;

CREATE VIEW ladder_levels AS
    SELECT l.id AS ladder, l.version, v.number AS level_no, v.name AS level, v.code
    FROM stored.ladder_levels v JOIN stored.ladders l ON l.ladder_no = v.ladder_no;

CREATE VIEW ladder_dimensions AS
    SELECT l.id AS ladder, l.version, d.category_no, d.category, d.dimension_no, d.name AS dimension, d.code, d.weight
    FROM stored.ladder_dimensions d JOIN stored.ladders l ON l.ladder_no = d.ladder_no;

CREATE VIEW ladder_cells AS
    SELECT l.id AS ladder, l.version, d.category, d.name AS dimension, c.dimension_no, c.level_no, v.name AS level,
           c.kind, c.origin AS origin_level_no, c.band_low, c.band_high, c.text
    FROM stored.ladder_cells c
    JOIN stored.ladders l ON l.ladder_no = c.ladder_no
    JOIN stored.ladder_dimensions d ON d.ladder_no = c.ladder_no AND d.dimension_no = c.dimension_no
    JOIN stored.ladder_levels v ON v.ladder_no = c.ladder_no AND v.number = c.level_no;

-- The ladder is compared after the join: within it, it would turn a hash join
-- into a comparison of everything with everything.
CREATE VIEW gaps AS
    WITH placed AS (
        SELECT m.cycle, m.employee, m.ladder_no, m.ladder, m.dimension, m.dimension_no, m.n, m.mean,
               CASE WHEN p.ladder IN ('', m.ladder) THEN p.level END AS level,
               CASE WHEN p.ladder IN ('', m.ladder) THEN p.proposed END AS proposed
        FROM stored.means m
        LEFT JOIN stored.current_people p ON p.cycle = m.cycle AND p.id = m.employee
    )
    SELECT c.text AS cycle, e.name AS employee, m.dimension, m.n, m.mean, m.level, m.proposed,
           stored.gap(m.mean, here.band_low, here.band_high) AS gap_current,
           stored.gap(m.mean, above.band_low, above.band_high) AS gap_next,
           stored.gap(m.mean, wanted.band_low, wanted.band_high) AS gap_proposed,
           m.ladder, m.dimension_no, d.category, m.employee AS employee_no
    FROM placed m
    JOIN stored.texts c ON c.text_no = m.cycle
    JOIN stored.names e ON e.name_no = m.employee
    JOIN stored.ladder_dimensions d ON d.ladder_no = m.ladder_no AND d.dimension_no = m.dimension_no
    LEFT JOIN stored.ladder_cells here
        ON here.ladder_no = m.ladder_no AND here.dimension_no = m.dimension_no AND here.level_no = m.level
    LEFT JOIN stored.ladder_cells above
        ON above.ladder_no = m.ladder_no AND above.dimension_no = m.dimension_no AND above.level_no = m.level + 1
    LEFT JOIN stored.ladder_cells wanted
        ON wanted.ladder_no = m.ladder_no AND wanted.dimension_no = m.dimension_no AND wanted.level_no = m.proposed;

CREATE VIEW history AS
    SELECT b.batch, b.file, b.sha256, b.imported_at, b.people, b.ratings, b.problems,
           r.retired_at, r.retired_by, coalesce(r.reason, '') AS reason
    FROM stored.batches b LEFT JOIN stored.retirements r ON r.batch = b.batch;

-- Ratings of one batch meet those of its replacement by what they are about, for
-- rows move about in a corrected file; a pair that stands more than once in a
-- file meets in the order of the file.
CREATE VIEW changes AS
    WITH numbered AS (
        SELECT *, row_number() OVER (
            PARTITION BY batch, cycle, employee, rater, ladder, dimension ORDER BY seq) AS nth
        FROM stored.spelled_ratings
    ), before AS (
        SELECT n.*, r.retired_by FROM numbered n JOIN stored.retirements r ON r.batch = n.batch
        WHERE r.retired_by IS NOT NULL
    ), after AS (
        SELECT n.*, r.batch AS retired FROM numbered n JOIN stored.retirements r ON r.retired_by = n.batch
    )
    SELECT coalesce(o.batch, n.retired) AS batch, coalesce(o.retired_by, n.batch) AS retired_by,
           coalesce(o.cycle, n.cycle) AS cycle, coalesce(o.employee, n.employee) AS employee,
           coalesce(o.rater, n.rater) AS rater, coalesce(o.ladder, n.ladder) AS ladder,
           coalesce(o.dimension, n.dimension) AS dimension,
           coalesce(o.sheet, '') AS sheet_before, coalesce(o.cell, '') AS cell_before,
           coalesce(o.state, '') AS state_before, o.level AS level_before, coalesce(o.text, '') AS text_before,
           coalesce(n.sheet, '') AS sheet_after, coalesce(n.cell, '') AS cell_after,
           coalesce(n.state, '') AS state_after, n.level AS level_after, coalesce(n.text, '') AS text_after
    FROM before o FULL JOIN after n
        ON n.batch = o.retired_by AND n.retired = o.batch AND n.nth = o.nth
        AND n.cycle = o.cycle AND n.employee = o.employee AND n.rater = o.rater
        AND n.ladder = o.ladder AND n.dimension = o.dimension
    WHERE o.state IS DISTINCT FROM n.state OR o.level IS DISTINCT FROM n.level OR o.text IS DISTINCT FROM n.text;
