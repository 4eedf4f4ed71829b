-- What ratings share is kept once, not in every rating: who rates whom in which
-- cycle on which sheet in a line, what a cell says and how it was read in a
-- reading, the few comments by themselves. A rating itself is six numbers: that
-- halves what storing a million of them takes, and a query that asks for one
-- cycle looks through the lines first.
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
    col_no  INTEGER NOT NULL
);
CREATE TABLE stored.comments (
    batch   INTEGER NOT NULL,
    seq     INTEGER NOT NULL,
    comment VARCHAR NOT NULL
);

INSERT INTO stored.lines
    SELECT row_number() OVER (ORDER BY batch, min(seq)) - 1, batch, sheet, cycle, employee, rater, relation
    FROM stored.ratings GROUP BY batch, sheet, cycle, employee, rater, relation;
INSERT INTO stored.readings
    SELECT row_number() OVER (ORDER BY state, level, text, rule) - 1, state, level, text, rule
    FROM stored.ratings GROUP BY state, level, text, rule;
INSERT INTO stored.cells
    SELECT l.line, r.seq, r.topic, w.reading, r.row_no, r.col_no
    FROM stored.ratings r
    JOIN stored.lines l ON l.batch = r.batch AND l.sheet = r.sheet AND l.cycle = r.cycle
        AND l.employee = r.employee AND l.rater = r.rater AND l.relation = r.relation
    JOIN stored.readings w ON w.state = r.state AND w.level IS NOT DISTINCT FROM r.level AND w.text = r.text AND w.rule = r.rule
    ORDER BY r.batch, r.seq;
INSERT INTO stored.comments SELECT batch, seq, comment FROM stored.ratings WHERE comment <> '' ORDER BY batch, seq;
DROP TABLE stored.ratings;

-- A rating as the table was before, but for its comment.
CREATE VIEW stored.ratings AS
    SELECT l.batch, c.seq, l.cycle, l.employee, l.rater, l.relation, c.topic, w.state, w.level,
           l.sheet, c.row_no, c.col_no, w.text, w.rule
    FROM stored.cells c
    JOIN stored.lines l ON l.line = c.line
    JOIN stored.readings w ON w.reading = c.reading;

CREATE OR REPLACE VIEW stored.current_ratings AS
    SELECT l.batch, c.seq, l.cycle, l.employee, l.rater, l.relation, c.topic,
           CASE WHEN e.hidden IS NULL THEN w.state ELSE 5 END AS state,
           CASE WHEN e.hidden IS NULL THEN w.level END AS level,
           l.sheet, c.row_no, c.col_no, w.text, w.rule
    FROM stored.cells c
    JOIN (SELECT * FROM stored.lines SEMI JOIN stored.live USING (batch)) l ON l.line = c.line
    JOIN stored.readings w ON w.reading = c.reading
    LEFT JOIN stored.effects e ON e.batch = l.batch AND e.seq = c.seq
    WHERE e.hidden IS DISTINCT FROM true;

CREATE OR REPLACE VIEW ratings AS
    SELECT c.text AS cycle, e.name AS employee, p.name AS rater,
           ['self', 'manager', 'skip', 'peer', 'report', 'other'][r.relation + 1] AS relation,
           t.ladder, t.dimension, t.dimension_no, coalesce(d.category, '') AS category,
           ['rated', 'blank', 'not_observed', 'not_applicable', 'too_new', 'unread'][r.state + 1] AS state,
           r.level, w.text, rule.text AS rule, coalesce(said.comment, '') AS comment,
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
    LEFT JOIN stored.comments said ON said.batch = r.batch AND said.seq = r.seq
    LEFT JOIN stored.ladders l ON l.ladder_no = t.ladder_no
    LEFT JOIN stored.ladder_dimensions d ON d.ladder_no = t.ladder_no AND d.dimension_no = t.dimension_no;

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
