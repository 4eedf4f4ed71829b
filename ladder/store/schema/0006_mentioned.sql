-- What sheets of ratings say of employees, for cycles that have no roster: their
-- name, address, organisation and level. It is never a roster, and as soon as a
-- cycle has one nothing of this shows.
CREATE TABLE stored.mentioned (
    batch    INTEGER NOT NULL,
    seq      INTEGER NOT NULL,  -- counts on after the people of the batch
    sheet    INTEGER NOT NULL,
    row_no   INTEGER NOT NULL,
    col_no   INTEGER NOT NULL,
    cycle    INTEGER NOT NULL,  -- text number
    id       INTEGER NOT NULL,  -- name number
    name     VARCHAR NOT NULL,
    email    VARCHAR NOT NULL,
    org      VARCHAR NOT NULL,  -- '' when not stated
    ladder   VARCHAR NOT NULL,
    level    INTEGER CHECK (level >= 1),    -- NULL when not stated, or in two ways
    proposed INTEGER CHECK (proposed >= 1)
);

-- One line per cycle and id: the roster imported last holds.
CREATE VIEW stored.current_roster AS
    SELECT p.*
    FROM stored.people p SEMI JOIN stored.live v ON v.batch = p.batch
    QUALIFY row_number() OVER (PARTITION BY p.cycle, p.id ORDER BY p.batch DESC, p.seq) = 1;

CREATE VIEW stored.current_mentioned AS
    SELECT m.*
    FROM stored.mentioned m
    SEMI JOIN stored.live v ON v.batch = m.batch
    ANTI JOIN stored.current_roster p ON p.cycle = m.cycle;

-- Everybody a cycle knows. Of somebody whom several files describe it has what
-- they agree on: a level or organisation they differ in is unknown.
CREATE OR REPLACE VIEW stored.current_people AS
    WITH said AS (
        SELECT m.cycle, m.id, max(m.batch) AS batch, max(nullif(m.name, i.name)) AS name, max(m.email) AS email,
               CASE WHEN count(DISTINCT nullif(m.org, '')) = 1 THEN max(m.org) ELSE '' END AS org,
               CASE WHEN count(DISTINCT m.level) = 1 THEN max(m.level) END AS level,
               CASE WHEN count(DISTINCT m.proposed) = 1 THEN max(m.proposed) END AS proposed
        FROM stored.current_mentioned m JOIN stored.names i ON i.name_no = m.id
        GROUP BY m.cycle, m.id
    )
    SELECT batch, seq, sheet, row_no, col_no, cycle, id, name, email, manager, org, ladder, level, proposed,
           hired, level_since, true AS on_roster
    FROM stored.current_roster
    UNION ALL
    SELECT m.batch, m.seq, m.sheet, m.row_no, m.col_no, m.cycle, m.id, coalesce(s.name, m.name), s.email, '', s.org, m.ladder,
           s.level, s.proposed, NULL::DATE, NULL::DATE, false
    FROM stored.current_mentioned m
    JOIN said s ON s.cycle = m.cycle AND s.id = m.id AND s.batch = m.batch;

-- Where files differ about somebody no roster describes: each is told of the
-- latest other one.
CREATE VIEW stored.disagreements AS
    WITH stated AS (
        SELECT batch, seq, sheet, row_no, col_no, cycle, id, 'current level' AS what, level::VARCHAR AS value
        FROM stored.current_mentioned WHERE level IS NOT NULL
        UNION ALL
        SELECT batch, seq, sheet, row_no, col_no, cycle, id, 'proposed level', proposed::VARCHAR
        FROM stored.current_mentioned WHERE proposed IS NOT NULL
        UNION ALL
        SELECT batch, seq, sheet, row_no, col_no, cycle, id, 'organisation', org
        FROM stored.current_mentioned WHERE org <> ''
    )
    SELECT m.batch, m.sheet, m.row_no, m.col_no, 'statements_disagree' AS code, 'error' AS severity,
           'the ' || m.what || ' of ' || i.name || ' is ' || m.value || ' in this file and ' || o.value || ' in '
               || stored.source(b.file, s.text, o.row_no, o.col_no)
               || '; neither is used until one file is corrected, or a roster is imported' AS message,
           i.name AS text
    FROM stated m
    JOIN stated o ON o.cycle = m.cycle AND o.id = m.id AND o.what = m.what AND o.batch <> m.batch AND o.value <> m.value
    JOIN stored.batches b ON b.batch = o.batch
    JOIN stored.names i ON i.name_no = m.id
    JOIN stored.texts s ON s.text_no = o.sheet
    QUALIFY row_number() OVER (PARTITION BY m.batch, m.seq, m.what ORDER BY o.batch DESC) = 1;

-- All problems that no single file has.
CREATE VIEW stored.between_files AS
    SELECT * FROM stored.duplicates
    UNION ALL
    SELECT * FROM stored.disagreements;

CREATE OR REPLACE VIEW problems AS
    WITH problem AS (
        SELECT batch, sheet, row_no, col_no, code, severity, message, text, suggestions FROM stored.problems
        UNION ALL
        SELECT batch, sheet, row_no, col_no, code, severity, message, text, '' FROM stored.between_files
    )
    SELECT p.batch, b.file, s.text AS sheet, stored.cell(p.row_no, p.col_no) AS cell, p.row_no, p.col_no,
           p.code, p.severity, p.message, p.text, p.suggestions
    FROM problem p
    JOIN stored.batches b ON b.batch = p.batch
    JOIN stored.texts s ON s.text_no = p.sheet
    SEMI JOIN stored.live v ON v.batch = p.batch;

CREATE OR REPLACE VIEW employees AS
    SELECT c.text AS cycle, i.name AS id, p.name, p.email, p.manager, p.org, p.ladder, p.level, p.proposed,
           p.hired, p.level_since, b.file, s.text AS sheet, stored.cell(p.row_no, p.col_no) AS cell,
           p.row_no, p.col_no, p.id AS employee_no, p.batch, p.seq, p.on_roster
    FROM stored.current_people p
    JOIN stored.batches b ON b.batch = p.batch
    JOIN stored.texts c ON c.text_no = p.cycle
    JOIN stored.names i ON i.name_no = p.id
    JOIN stored.texts s ON s.text_no = p.sheet;

CREATE OR REPLACE VIEW cycles AS
    WITH used AS (
        SELECT cycle, count(*) AS people, 0 AS ratings FROM stored.current_roster GROUP BY cycle
        UNION ALL
        SELECT cycle, 0, count(*) FROM stored.current_ratings GROUP BY cycle
    )
    SELECT c.text AS cycle, TRY_CAST(regexp_extract(c.text, '(19|20)[0-9]{2}') AS INTEGER) AS year,
           sum(u.people)::BIGINT AS people, sum(u.ratings)::BIGINT AS ratings
    FROM used u JOIN stored.texts c ON c.text_no = u.cycle GROUP BY c.text;

COMMENT ON VIEW employees IS 'People by cycle: one line each, from the roster imported last; of a cycle without a roster, as its sheets of ratings describe them.';
COMMENT ON COLUMN employees.cycle IS 'one round of assessments, such as 2026-H1';
COMMENT ON COLUMN employees.id IS 'the person''s id';
COMMENT ON COLUMN employees.name IS 'full name';
COMMENT ON COLUMN employees.email IS 'e-mail address';
COMMENT ON COLUMN employees.manager IS 'id of the manager, '''' at the top';
COMMENT ON COLUMN employees.org IS 'path from the top, parts joined by '' / ''';
COMMENT ON COLUMN employees.ladder IS 'short name of the ladder the person is on, '''' for the one in use';
COMMENT ON COLUMN employees.level IS 'number of the current level; NULL when unknown';
COMMENT ON COLUMN employees.proposed IS 'number of the level the person is nominated for; NULL when not nominated';
COMMENT ON COLUMN employees.hired IS 'day of hire; NULL when unknown';
COMMENT ON COLUMN employees.level_since IS 'day the current level was reached; NULL when unknown';
COMMENT ON COLUMN employees.file IS 'the file, as the user named it';
COMMENT ON COLUMN employees.sheet IS 'name of the sheet, '''' for CSV';
COMMENT ON COLUMN employees.cell IS 'address in the sheet, such as F14; '''' when a whole sheet is meant';
COMMENT ON COLUMN employees.row_no IS 'row, from 1; 0 when a whole sheet is meant';
COMMENT ON COLUMN employees.col_no IS 'column, from 1; 0 when a whole sheet is meant';
COMMENT ON COLUMN employees.employee_no IS 'number of the id in names';
COMMENT ON COLUMN employees.batch IS 'number of the import, counting up';
COMMENT ON COLUMN employees.seq IS 'position in the import, from 0';
COMMENT ON COLUMN employees.on_roster IS 'whether a roster says so; else sheets of ratings do, and manager, hired and level_since are unknown';

COMMENT ON VIEW problems IS 'What could not be taken, or only with a warning; also ratings that two files give.';
COMMENT ON COLUMN problems.batch IS 'number of the import, counting up';
COMMENT ON COLUMN problems.file IS 'the file, as the user named it';
COMMENT ON COLUMN problems.sheet IS 'name of the sheet, '''' for CSV';
COMMENT ON COLUMN problems.cell IS 'address in the sheet, such as F14; '''' when a whole sheet is meant';
COMMENT ON COLUMN problems.row_no IS 'row, from 1; 0 when a whole sheet is meant';
COMMENT ON COLUMN problems.col_no IS 'column, from 1; 0 when a whole sheet is meant';
COMMENT ON COLUMN problems.code IS 'stable name of the kind of problem';
COMMENT ON COLUMN problems.severity IS 'error: not taken; warning: taken all the same';
COMMENT ON COLUMN problems.message IS 'what was seen, what was expected, what to do';
COMMENT ON COLUMN problems.text IS 'the cell as it stood';
COMMENT ON COLUMN problems.suggestions IS 'what may have been meant, one a line';

COMMENT ON VIEW cycles IS 'The cycles there are people or ratings of.';
COMMENT ON COLUMN cycles.cycle IS 'one round of assessments, such as 2026-H1';
COMMENT ON COLUMN cycles.year IS 'the year in its name; NULL when there is none';
COMMENT ON COLUMN cycles.people IS 'people in the roster';
COMMENT ON COLUMN cycles.ratings IS 'ratings in force';
