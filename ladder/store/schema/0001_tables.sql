-- What files gave, as it came: rows are added and never changed or deleted.
-- A batch is taken out by a row in retirements, a duplicate is settled by a row
-- in settlements; the views of 0002 show what holds now.
--
-- No table has a primary key, a unique constraint or an index. Nearly every
-- damaged DuckDB file reported in 2026 was an index met by a log replay or a
-- checkpoint; without any, a kill at any moment leaves whole imports only. The
-- program checks uniqueness by query inside the importing transaction.
--
-- NOT NULL on texts is a second guard: a text that is not UTF-8 reaches DuckDB
-- as NULL.

CREATE SCHEMA stored;

CREATE TABLE stored.migrations (number INTEGER NOT NULL, name VARCHAR NOT NULL);

-- Dictionaries: a text is kept once and referred to by its number.
CREATE TABLE stored.names (name_no INTEGER NOT NULL, name VARCHAR NOT NULL); -- employees and raters
CREATE TABLE stored.texts (text_no INTEGER NOT NULL, text VARCHAR NOT NULL); -- all other short texts

CREATE TABLE stored.ladders (
    ladder_no   INTEGER NOT NULL, -- counts up: the highest of one id is the latest put
    id          VARCHAR NOT NULL,
    version     VARCHAR NOT NULL,
    name        VARCHAR NOT NULL,
    source      VARCHAR NOT NULL,
    license     VARCHAR NOT NULL,
    meets_share DOUBLE NOT NULL CHECK (meets_share >= 0 AND meets_share <= 1)
);
-- One version can be spelled in several ways (aliases are no part of it): the
-- last row is the one to load.
CREATE TABLE stored.ladder_files (
    ladder_no INTEGER NOT NULL,
    file_no   INTEGER NOT NULL,
    hash      VARCHAR NOT NULL,
    yaml      VARCHAR NOT NULL
);
CREATE TABLE stored.ladder_levels (
    ladder_no INTEGER NOT NULL,
    number    INTEGER NOT NULL CHECK (number >= 1),
    name      VARCHAR NOT NULL,
    code      VARCHAR NOT NULL
);
CREATE TABLE stored.ladder_dimensions (
    ladder_no    INTEGER NOT NULL,
    dimension_no INTEGER NOT NULL CHECK (dimension_no >= 0),
    name         VARCHAR NOT NULL,
    code         VARCHAR NOT NULL,
    category_no  INTEGER NOT NULL,
    category     VARCHAR NOT NULL,
    weight       DOUBLE NOT NULL CHECK (weight >= 0 AND weight < 1e9)
);
CREATE TABLE stored.ladder_cells (
    ladder_no    INTEGER NOT NULL,
    dimension_no INTEGER NOT NULL,
    level_no     INTEGER NOT NULL,
    kind         VARCHAR NOT NULL CHECK (kind IN ('stated', 'inherited', 'none')),
    origin       INTEGER,         -- level that states the text; NULL for none, as the next two
    band_low     INTEGER,
    band_high    INTEGER,
    text         VARCHAR NOT NULL
);

-- A topic is one dimension of one ladder version, as ratings refer to it.
-- Topics of one ladder and dimension are kin whatever the version: kin is the
-- lowest of their numbers.
CREATE TABLE stored.topics (
    topic        INTEGER NOT NULL,
    kin          INTEGER NOT NULL,
    ladder_no    INTEGER,          -- NULL when no such ladder was put
    ladder       VARCHAR NOT NULL,
    dimension    VARCHAR NOT NULL,
    dimension_no INTEGER           -- NULL when the ladder has no such dimension
);

CREATE TABLE stored.batches (
    batch          INTEGER NOT NULL,   -- counts up in the order of import
    file           VARCHAR NOT NULL,   -- as the user named it
    path           VARCHAR NOT NULL,   -- the same, cleaned: ./a.csv and a.csv are one
    sha256         VARCHAR NOT NULL,
    bytes          BIGINT NOT NULL,
    status         VARCHAR NOT NULL CHECK (status IN ('read', 'replaced')),
    reason         VARCHAR NOT NULL,
    imported_at    TIMESTAMP NOT NULL, -- UTC
    program        VARCHAR NOT NULL,
    ladder_version VARCHAR NOT NULL,
    people         INTEGER NOT NULL,
    ratings        INTEGER NOT NULL,
    guidelines     INTEGER NOT NULL,
    decisions      INTEGER NOT NULL,
    problems       INTEGER NOT NULL
);
-- A batch with a row here is out, for good.
CREATE TABLE stored.retirements (
    batch      INTEGER NOT NULL,
    retired_by INTEGER,            -- the batch that replaced it; NULL when taken out by hand
    retired_at TIMESTAMP NOT NULL,   -- UTC
    reason     VARCHAR NOT NULL
);

-- In all tables below: sheet is a text number, row_no and col_no count from 1
-- and are 0 when a whole sheet is meant, seq counts the rows of a batch from 0.
CREATE TABLE stored.sheets (
    batch      INTEGER NOT NULL,
    seq        INTEGER NOT NULL,
    sheet      VARCHAR NOT NULL,
    hidden     BOOLEAN NOT NULL,
    layout     VARCHAR NOT NULL,
    header_row INTEGER NOT NULL,
    reason     VARCHAR NOT NULL
);
CREATE TABLE stored.people (
    batch       INTEGER NOT NULL,
    seq         INTEGER NOT NULL,
    sheet       INTEGER NOT NULL,
    row_no      INTEGER NOT NULL,
    col_no      INTEGER NOT NULL,
    cycle       INTEGER NOT NULL,  -- text number
    id          INTEGER NOT NULL,  -- name number
    name        VARCHAR NOT NULL,
    email       VARCHAR NOT NULL,
    manager     VARCHAR NOT NULL,  -- '' at the top
    org         VARCHAR NOT NULL,
    ladder      VARCHAR NOT NULL,
    level       INTEGER CHECK (level >= 1),    -- NULL when unknown
    proposed    INTEGER CHECK (proposed >= 1), -- NULL when not nominated
    hired       DATE,
    level_since DATE
);
CREATE TABLE stored.person_groups (
    batch   INTEGER NOT NULL,
    seq     INTEGER NOT NULL,      -- of the person
    heading VARCHAR NOT NULL,
    value   VARCHAR NOT NULL
);
CREATE TABLE stored.ratings (
    batch      INTEGER NOT NULL,
    seq      INTEGER NOT NULL,
    cycle    INTEGER NOT NULL,     -- text number
    employee INTEGER NOT NULL,     -- name number
    rater    INTEGER NOT NULL,     -- name number
    relation TINYINT NOT NULL,     -- position in self, manager, skip, peer, report, other
    topic    INTEGER NOT NULL,
    state    TINYINT NOT NULL,     -- position in rated, blank, not_observed, not_applicable, too_new, unread
    level    DOUBLE,               -- in levels, half steps
    sheet    INTEGER NOT NULL,
    row_no   INTEGER NOT NULL,
    col_no   INTEGER NOT NULL,
    text     INTEGER NOT NULL,     -- text number
    rule     INTEGER NOT NULL,     -- text number
    comment  VARCHAR NOT NULL,
    CHECK (relation BETWEEN 0 AND 5),
    CHECK (state BETWEEN 0 AND 5),
    CHECK ((state = 0) = (level IS NOT NULL)),
    -- In DuckDB NaN equals itself and is greater than any number: the upper
    -- bound is what refuses it.
    CHECK (level >= 0 AND level < 1000 AND level * 2 = floor(level * 2))
);
CREATE TABLE stored.problems (
    batch       INTEGER NOT NULL,
    seq         INTEGER NOT NULL,
    sheet       INTEGER NOT NULL,
    row_no      INTEGER NOT NULL,
    col_no      INTEGER NOT NULL,
    code        VARCHAR NOT NULL,
    severity    VARCHAR NOT NULL CHECK (severity IN ('error', 'warning')),
    message     VARCHAR NOT NULL,
    text        VARCHAR NOT NULL,
    suggestions VARCHAR NOT NULL   -- one a line
);
CREATE TABLE stored.guidelines (
    batch      INTEGER NOT NULL,
    seq      INTEGER NOT NULL,
    sheet    INTEGER NOT NULL,
    row_no   INTEGER NOT NULL,
    col_no   INTEGER NOT NULL,
    cycle    INTEGER NOT NULL,
    org      VARCHAR NOT NULL,
    ladder   VARCHAR NOT NULL,
    levels   VARCHAR NOT NULL,     -- level numbers joined by commas
    operator VARCHAR NOT NULL CHECK (operator IN ('=', '≤', '≥', 'between')),
    share    DOUBLE NOT NULL CHECK (share >= 0 AND share <= 1),
    upper    DOUBLE NOT NULL CHECK (upper >= 0 AND upper <= 1)
);
CREATE TABLE stored.decisions (
    batch      INTEGER NOT NULL,
    seq        INTEGER NOT NULL,
    sheet      INTEGER NOT NULL,
    row_no     INTEGER NOT NULL,
    col_no     INTEGER NOT NULL,
    cycle      INTEGER NOT NULL,
    employee   INTEGER NOT NULL,   -- name number
    agreed     INTEGER NOT NULL CHECK (agreed >= 1),
    reason     VARCHAR NOT NULL,
    decided_by VARCHAR NOT NULL,
    date       VARCHAR NOT NULL    -- ISO 8601
);

-- The same cycle, employee, rater and dimension in two files. A mark counts
-- only while the other batch is live and the other row has not lost a
-- settlement, so retiring a file lifts its marks by itself.
--   same      this row repeats the other: it is not counted again
--   blank     this row is blank beside the other: it is not counted
--   conflict  the two differ: this row is unread (the other has its own mark)
CREATE TABLE stored.marks (
    batch       INTEGER NOT NULL,
    seq         INTEGER NOT NULL,
    kind        VARCHAR NOT NULL CHECK (kind IN ('same', 'blank', 'conflict')),
    other_batch INTEGER NOT NULL,
    other_seq   INTEGER NOT NULL
);
-- How a conflict was settled: the other row is used, this one is not. The last
-- settlement of a pair holds.
CREATE TABLE stored.settlements (
    settlement  INTEGER NOT NULL,  -- counts up
    settled_at  TIMESTAMP NOT NULL,
    prefer      VARCHAR NOT NULL,  -- 'latest' or the file preferred
    batch       INTEGER NOT NULL,
    seq         INTEGER NOT NULL,
    other_batch INTEGER NOT NULL,
    other_seq   INTEGER NOT NULL
);
