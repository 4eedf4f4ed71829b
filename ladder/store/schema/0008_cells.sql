-- What ratings share is kept once, not in every rating: who rates whom in which
-- cycle on which sheet in a line, what a cell says and how it was read in a
-- reading, what is said beside it in a comment, which often stands for a whole
-- line. A rating itself is seven numbers: that halves what storing a million of
-- them takes, and a query that asks for one cycle looks through the lines first.
CREATE TABLE stored.lines (
    line     INTEGER NOT NULL,     -- counts up over all batches
    batch    INTEGER NOT NULL,
    sheet    INTEGER NOT NULL,     -- text number
    cycle    INTEGER NOT NULL,     -- text number
    employee INTEGER NOT NULL,     -- name number
    rater    INTEGER NOT NULL,     -- name number
    relation TINYINT NOT NULL,     -- position in self, manager, skip, peer, report, other
    CHECK (relation BETWEEN 0 AND 5)
);
CREATE TABLE stored.readings (
    reading  INTEGER NOT NULL,
    state    TINYINT NOT NULL,     -- position in rated, blank, not_observed, not_applicable, too_new, unread
    level    DOUBLE,               -- in levels, half steps
    text     INTEGER NOT NULL,     -- text number
    rule     INTEGER NOT NULL,     -- text number
    CHECK (state BETWEEN 0 AND 5),
    CHECK ((state = 0) = (level IS NOT NULL)),
    -- In DuckDB NaN equals itself and is greater than any number: the upper
    -- bound is what refuses it.
    CHECK (level >= 0 AND level < 1000 AND level * 2 = floor(level * 2))
);
CREATE TABLE stored.cells (
    line    INTEGER NOT NULL,
    seq     INTEGER NOT NULL,      -- within the batch
    topic   INTEGER NOT NULL,
    reading INTEGER NOT NULL,
    row_no  INTEGER NOT NULL,
    col_no  INTEGER NOT NULL,
    comment INTEGER NOT NULL       -- comment number
);
CREATE TABLE stored.comments (
    comment INTEGER NOT NULL,      -- counts up over all batches; 0 says nothing
    text    VARCHAR NOT NULL
);
INSERT INTO stored.comments VALUES (0, '');

INSERT INTO stored.lines
    SELECT row_number() OVER (ORDER BY batch, min(seq)) - 1, batch, sheet, cycle, employee, rater, relation
    FROM stored.ratings GROUP BY batch, sheet, cycle, employee, rater, relation;
INSERT INTO stored.readings
    SELECT row_number() OVER (ORDER BY state, level, text, rule) - 1, state, level, text, rule
    FROM stored.ratings GROUP BY state, level, text, rule;
INSERT INTO stored.comments
    SELECT row_number() OVER (ORDER BY comment), comment FROM stored.ratings WHERE comment <> '' GROUP BY comment;
INSERT INTO stored.cells
    SELECT l.line, r.seq, r.topic, w.reading, r.row_no, r.col_no, s.comment
    FROM stored.ratings r
    JOIN stored.lines l ON l.batch = r.batch AND l.sheet = r.sheet AND l.cycle = r.cycle
        AND l.employee = r.employee AND l.rater = r.rater AND l.relation = r.relation
    JOIN stored.readings w ON w.state = r.state AND w.level IS NOT DISTINCT FROM r.level AND w.text = r.text AND w.rule = r.rule
    JOIN stored.comments s ON s.text = r.comment
    ORDER BY r.batch, r.seq;
DROP TABLE stored.ratings;

-- A rating as the table was before, but for its comment, which is a number.
CREATE VIEW stored.ratings AS
    SELECT l.batch, c.seq, l.cycle, l.employee, l.rater, l.relation, c.topic, w.state, w.level,
           l.sheet, c.row_no, c.col_no, w.text, w.rule, c.comment
    FROM stored.cells c
    JOIN stored.lines l ON l.line = c.line
    JOIN stored.readings w ON w.reading = c.reading;

-- A row with an effect is unread, unless it is hidden and not in force at all.
CREATE MACRO stored.state_in_force(state, hidden) AS CASE WHEN hidden IS NULL THEN state ELSE 5::TINYINT END;
CREATE MACRO stored.level_in_force(level, hidden) AS CASE WHEN hidden IS NULL THEN level END;

CREATE VIEW stored.current_lines AS SELECT l.* FROM stored.lines l SEMI JOIN stored.live v ON v.batch = l.batch;

CREATE OR REPLACE VIEW stored.current_ratings AS
    SELECT l.batch, c.seq, l.cycle, l.employee, l.rater, l.relation, c.topic,
           stored.state_in_force(w.state, e.hidden) AS state, stored.level_in_force(w.level, e.hidden) AS level,
           l.sheet, c.row_no, c.col_no, w.text, w.rule, c.comment
    FROM stored.cells c
    JOIN stored.current_lines l ON l.line = c.line
    JOIN stored.readings w ON w.reading = c.reading
    LEFT JOIN stored.effects e ON e.batch = l.batch AND e.seq = c.seq
    WHERE e.hidden IS DISTINCT FROM true;

-- Lines, readings and topics get their words before they meet the cells, of which
-- there are a hundred times as many. Left to itself DuckDB takes the joined cells
-- for few and builds its tables from them.
CREATE OR REPLACE VIEW ratings AS
    WITH line AS MATERIALIZED (
        SELECT l.line, l.batch, c.text AS cycle, e.name AS employee, p.name AS rater,
               ['self', 'manager', 'skip', 'peer', 'report', 'other'][l.relation + 1] AS relation, b.file, s.text AS sheet
        FROM stored.current_lines l
        JOIN stored.batches b ON b.batch = l.batch
        JOIN stored.texts c ON c.text_no = l.cycle
        JOIN stored.names e ON e.name_no = l.employee
        JOIN stored.names p ON p.name_no = l.rater
        JOIN stored.texts s ON s.text_no = l.sheet
    ), reading AS MATERIALIZED (
        SELECT w.reading, w.state, w.level, t.text, rule.text AS rule
        FROM stored.readings w
        JOIN stored.texts t ON t.text_no = w.text
        JOIN stored.texts rule ON rule.text_no = w.rule
    ), topic AS MATERIALIZED (
        SELECT t.topic, t.ladder, t.dimension, t.dimension_no, coalesce(d.category, '') AS category, coalesce(l.version, '') AS ladder_version
        FROM stored.topics t
        LEFT JOIN stored.ladders l ON l.ladder_no = t.ladder_no
        LEFT JOIN stored.ladder_dimensions d ON d.ladder_no = t.ladder_no AND d.dimension_no = t.dimension_no
    )
    SELECT l.cycle, l.employee, l.rater, l.relation, t.ladder, t.dimension, t.dimension_no, t.category,
           ['rated', 'blank', 'not_observed', 'not_applicable', 'too_new', 'unread'][stored.state_in_force(w.state, e.hidden) + 1] AS state,
           stored.level_in_force(w.level, e.hidden) AS level, w.text, w.rule, said.text AS comment,
           l.file, l.sheet, c.row_no, c.col_no, stored.cell(c.row_no, c.col_no) AS cell, l.batch, t.ladder_version
    FROM stored.cells c
    JOIN line l ON l.line = c.line
    JOIN reading w ON w.reading = c.reading
    JOIN topic t ON t.topic = c.topic
    JOIN stored.comments said ON said.comment = c.comment
    LEFT JOIN stored.effects e ON e.batch = l.batch AND e.seq = c.seq
    WHERE e.hidden IS DISTINCT FROM true;

CREATE OR REPLACE VIEW rating_ids AS
    WITH line AS MATERIALIZED (
        SELECT l.line, l.batch, c.text AS cycle, l.employee, l.rater, l.relation
        FROM stored.current_lines l JOIN stored.texts c ON c.text_no = l.cycle
    )
    SELECT l.cycle, l.employee AS employee_no, l.rater AS rater_no, l.relation AS relation_no,
           t.dimension_no, stored.state_in_force(w.state, e.hidden) AS state_no, stored.level_in_force(w.level, e.hidden) AS level,
           t.ladder, t.ladder_no AS version_no
    FROM stored.cells c
    JOIN line l ON l.line = c.line
    JOIN stored.readings w ON w.reading = c.reading
    JOIN stored.topics t ON t.topic = c.topic
    LEFT JOIN stored.effects e ON e.batch = l.batch AND e.seq = c.seq
    WHERE e.hidden IS DISTINCT FROM true AND t.dimension_no IS NOT NULL;

COMMENT ON VIEW ratings IS 'Every rating in force, with its words and the cell it was read from. Of a rating that two files give alike one is here; where they differ both are, as unread.';
COMMENT ON COLUMN ratings.cycle IS 'one round of assessments, such as 2026-H1';
COMMENT ON COLUMN ratings.employee IS 'the rated person''s id, or the text as it stood when no roster knows it';
COMMENT ON COLUMN ratings.rater IS 'the rater''s id, or the text as it stood';
COMMENT ON COLUMN ratings.relation IS 'what the rater is to the employee: self, manager, skip, peer, report, other';
COMMENT ON COLUMN ratings.ladder IS 'short name of the ladder';
COMMENT ON COLUMN ratings.dimension IS 'name of the dimension';
COMMENT ON COLUMN ratings.dimension_no IS 'position of the dimension in its ladder, from 0; NULL when the ladder has no such dimension';
COMMENT ON COLUMN ratings.category IS 'category of the dimension, '''' when the ladder has no such dimension';
COMMENT ON COLUMN ratings.state IS 'rated, blank, not_observed, not_applicable, too_new or unread; only rated has a level';
COMMENT ON COLUMN ratings.level IS 'the rating in levels, half steps; NULL unless rated';
COMMENT ON COLUMN ratings.text IS 'the cell as it stood';
COMMENT ON COLUMN ratings.rule IS 'the rule that read the text';
COMMENT ON COLUMN ratings.comment IS 'the rater''s comment';
COMMENT ON COLUMN ratings.file IS 'the file, as the user named it';
COMMENT ON COLUMN ratings.sheet IS 'name of the sheet, '''' for CSV';
COMMENT ON COLUMN ratings.row_no IS 'row, from 1; 0 when a whole sheet is meant';
COMMENT ON COLUMN ratings.col_no IS 'column, from 1; 0 when a whole sheet is meant';
COMMENT ON COLUMN ratings.cell IS 'address in the sheet, such as F14; '''' when a whole sheet is meant';
COMMENT ON COLUMN ratings.batch IS 'number of the import, counting up';
COMMENT ON COLUMN ratings.ladder_version IS 'SHA-256 of the ladder''s meaning';
COMMENT ON VIEW cycles IS 'The cycles there are people or ratings of.';
COMMENT ON VIEW problems IS 'What could not be taken, or only with a warning; also ratings that two files give.';
COMMENT ON VIEW ladders IS 'Ladder versions that ratings were made against.';
COMMENT ON VIEW rating_ids IS 'Ratings as numbers, for fast scans. Ratings of dimensions no ladder has are left out.';
COMMENT ON COLUMN rating_ids.cycle IS 'one round of assessments, such as 2026-H1';
COMMENT ON COLUMN rating_ids.employee_no IS 'number of the id in names';
COMMENT ON COLUMN rating_ids.rater_no IS 'number of the rater in names';
COMMENT ON COLUMN rating_ids.relation_no IS '0 self, 1 manager, 2 skip, 3 peer, 4 report, 5 other';
COMMENT ON COLUMN rating_ids.dimension_no IS 'position of the dimension in its ladder, from 0';
COMMENT ON COLUMN rating_ids.state_no IS '0 rated, 1 blank, 2 not_observed, 3 not_applicable, 4 too_new, 5 unread';
COMMENT ON COLUMN rating_ids.level IS 'the rating in levels, half steps; NULL unless rated';
COMMENT ON COLUMN rating_ids.ladder IS 'short name of the ladder';
COMMENT ON COLUMN rating_ids.version_no IS 'number of the ladder''s version in ladders, whose dimensions dimension_no counts';
