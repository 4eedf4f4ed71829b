-- What holds now: live batches, duplicates settled, dictionary numbers still in
-- place. The views of 0003 give these their words.

-- Spreadsheet notation of a cell, '' when a whole sheet is meant: (14, 6) is F14.
CREATE MACRO stored.cell(row_no, col_no) AS
    CASE WHEN row_no < 1 OR col_no < 1 THEN ''
         ELSE CASE WHEN col_no > 702 THEN chr((65 + ((col_no - 703) // 676) % 26)::INTEGER) ELSE '' END
           || CASE WHEN col_no > 26 THEN chr((65 + ((col_no - 27) // 26) % 26)::INTEGER) ELSE '' END
           || chr((65 + (col_no - 1) % 26)::INTEGER) || row_no::VARCHAR
    END;

-- "file, sheet, cell", leaving out what is empty.
CREATE MACRO stored.source(file, sheet, row_no, col_no) AS
    concat_ws(', ', file, nullif(sheet, ''), nullif(stored.cell(row_no, col_no), ''));

-- Signed distance of a rating from a band, both in levels: 0 inside, both ends
-- included; NULL when the band is.
CREATE MACRO stored.gap(rating, low, high) AS
    CASE WHEN low IS NULL THEN NULL
         WHEN rating < low THEN rating - low
         WHEN rating > high THEN rating - high
         ELSE 0::DOUBLE
    END;

CREATE VIEW stored.live AS
    SELECT b.batch FROM stored.batches b ANTI JOIN stored.retirements r ON r.batch = b.batch;

-- Rows that lost a conflict to a row of a live batch, by the last settlement of the pair.
CREATE VIEW stored.settled AS
    WITH last AS (
        SELECT batch, seq, other_batch, other_seq FROM stored.settlements
        QUALIFY row_number() OVER (
            PARTITION BY least(batch, other_batch), greatest(batch, other_batch),
                         CASE WHEN batch < other_batch THEN seq ELSE other_seq END,
                         CASE WHEN batch < other_batch THEN other_seq ELSE seq END
            ORDER BY settlement DESC) = 1
    )
    SELECT l.batch, l.seq, l.other_batch, l.other_seq
    FROM last l SEMI JOIN stored.live v ON v.batch = l.other_batch;

-- Marks whose other row is still in play.
CREATE VIEW stored.marks_in_force AS
    SELECT m.batch, m.seq, m.kind, m.other_batch, m.other_seq
    FROM stored.marks m
    SEMI JOIN stored.live own ON own.batch = m.batch
    SEMI JOIN stored.live other ON other.batch = m.other_batch
    ANTI JOIN stored.settled s ON s.batch = m.other_batch AND s.seq = m.other_seq;

-- What marks and settlements make of a row: hidden (not counted) or unread.
CREATE VIEW stored.effects AS
    WITH effect AS (
        SELECT batch, seq, kind <> 'conflict' AS hidden FROM stored.marks_in_force
        UNION ALL
        SELECT batch, seq, true FROM stored.settled
    )
    SELECT batch, seq, bool_or(hidden) AS hidden FROM effect GROUP BY batch, seq;

CREATE VIEW stored.current_ratings AS
    SELECT r.batch, r.seq, r.cycle, r.employee, r.rater, r.relation, r.topic,
           CASE WHEN e.hidden IS NULL THEN r.state ELSE 5 END AS state,
           CASE WHEN e.hidden IS NULL THEN r.level END AS level,
           r.sheet, r.row_no, r.col_no, r.text, r.rule, r.comment
    FROM stored.ratings r
    SEMI JOIN stored.live v ON v.batch = r.batch
    LEFT JOIN stored.effects e ON e.batch = r.batch AND e.seq = r.seq
    WHERE e.hidden IS DISTINCT FROM true;

-- One line per cycle and id: the roster imported last holds.
CREATE VIEW stored.current_people AS
    SELECT p.*
    FROM stored.people p SEMI JOIN stored.live v ON v.batch = p.batch
    QUALIFY row_number() OVER (PARTITION BY p.cycle, p.id ORDER BY p.batch DESC, p.seq) = 1;

-- Means over everyone but the employee. Levels are half steps, so a DOUBLE sum of
-- them is exact in any order and the mean is the same in every run; avg() is not.
-- A dimension rated against two versions of its ladder is judged by the later.
CREATE VIEW stored.means AS
    WITH mean AS (
        SELECT r.cycle, r.employee, t.kin, max(t.ladder_no) AS ladder_no,
               count(*) AS n, sum(r.level) / count(*) AS mean
        FROM stored.current_ratings r JOIN stored.topics t ON t.topic = r.topic
        WHERE r.state = 0 AND r.relation <> 0 AND t.dimension_no IS NOT NULL
        GROUP BY r.cycle, r.employee, t.kin
    )
    SELECT m.cycle, m.employee, m.ladder_no, t.ladder, t.dimension, t.dimension_no, m.n, m.mean
    FROM mean m JOIN stored.topics t ON t.kin = m.kin AND t.ladder_no = m.ladder_no;

-- A rating with its words, whether it is in force or not.
CREATE VIEW stored.spelled_ratings AS
    SELECT r.batch, r.seq, c.text AS cycle, e.name AS employee, p.name AS rater,
           ['self', 'manager', 'skip', 'peer', 'report', 'other'][r.relation + 1] AS relation,
           t.ladder, t.dimension,
           ['rated', 'blank', 'not_observed', 'not_applicable', 'too_new', 'unread'][r.state + 1] AS state,
           r.level, s.text AS sheet, r.row_no, r.col_no, stored.cell(r.row_no, r.col_no) AS cell, w.text
    FROM stored.ratings r
    JOIN stored.texts c ON c.text_no = r.cycle
    JOIN stored.names e ON e.name_no = r.employee
    JOIN stored.names p ON p.name_no = r.rater
    JOIN stored.topics t ON t.topic = r.topic
    JOIN stored.texts s ON s.text_no = r.sheet
    JOIN stored.texts w ON w.text_no = r.text;

-- Problems that no single file has: they come and go with the files. A person in
-- two rosters of a cycle is no conflict: the roster imported last holds.
CREATE VIEW stored.duplicates AS
    SELECT m.batch, r.sheet, r.row_no, r.col_no,
           CASE m.kind WHEN 'same' THEN 'duplicate_same' ELSE 'duplicate_conflict' END AS code,
           CASE m.kind WHEN 'same' THEN 'warning' ELSE 'error' END AS severity,
           CASE m.kind
               WHEN 'same' THEN 'the same rating of ' || e.name || ' by ' || p.name || ' in ' || t.dimension
                   || ' stands in ' || stored.source(b.file, os.text, o.row_no, o.col_no) || '; it is counted once'
               ELSE p.name || ' rates ' || e.name || ' in ' || t.dimension || ' "' || w.text || '" in '
                   || stored.source(mine.file, s.text, r.row_no, r.col_no) || ' and "' || ow.text || '" in '
                   || stored.source(b.file, os.text, o.row_no, o.col_no)
                   || '; neither is used until one file is corrected, or preferred with --prefer latest or --prefer FILE'
           END AS message,
           w.text
    FROM stored.marks_in_force m
    JOIN stored.ratings r ON r.batch = m.batch AND r.seq = m.seq
    JOIN stored.ratings o ON o.batch = m.other_batch AND o.seq = m.other_seq
    JOIN stored.batches mine ON mine.batch = m.batch
    JOIN stored.batches b ON b.batch = m.other_batch
    JOIN stored.names e ON e.name_no = r.employee
    JOIN stored.names p ON p.name_no = r.rater
    JOIN stored.topics t ON t.topic = r.topic
    JOIN stored.texts s ON s.text_no = r.sheet
    JOIN stored.texts os ON os.text_no = o.sheet
    JOIN stored.texts w ON w.text_no = r.text
    JOIN stored.texts ow ON ow.text_no = o.text
    ANTI JOIN stored.settled lost ON lost.batch = m.batch AND lost.seq = m.seq
    WHERE m.kind <> 'blank'
    UNION ALL
    SELECT p.batch, p.sheet, p.row_no, p.col_no, 'duplicate_id', 'warning',
           'the later roster ' || stored.source(b.file, s.text, c.row_no, c.col_no) || ' says something else of '
               || i.name || '; this line is not used',
           i.name
    FROM stored.people p
    SEMI JOIN stored.live v ON v.batch = p.batch
    JOIN stored.current_people c ON c.cycle = p.cycle AND c.id = p.id AND c.batch > p.batch
    JOIN stored.batches b ON b.batch = c.batch
    JOIN stored.texts s ON s.text_no = c.sheet
    JOIN stored.names i ON i.name_no = p.id
    WHERE (p.name, p.email, p.manager, p.org, p.ladder, p.level, p.proposed, p.hired, p.level_since)
        IS DISTINCT FROM (c.name, c.email, c.manager, c.org, c.ladder, c.level, c.proposed, c.hired, c.level_since);
