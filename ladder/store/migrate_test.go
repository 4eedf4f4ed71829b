package store

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"calibrate/ladder"
)

// schemaSeven are rows as the program with schema 7 wrote them: a file with two
// raters of ana, one of them with a comment, and a second file that repeats one
// rating and contradicts the other.
const schemaSeven = `
INSERT INTO stored.names VALUES (0, 'ana'), (1, 'bob'), (2, 'cy');
INSERT INTO stored.texts VALUES (0, 'Ratings'), (1, '2026-H1'), (2, '3'), (3, 'number'), (4, ''), (5, 'blank'), (6, '3.5');
INSERT INTO stored.topics SELECT dimension_no, dimension_no, ladder_no, 'sre', name, dimension_no FROM stored.ladder_dimensions WHERE ladder_no = 0;
INSERT INTO stored.batches
	SELECT n, 'f' || n || '.csv', 'f' || n || '.csv', 'hash' || n, 10, 'read', '', TIMESTAMP '2026-06-30 12:00:00', 'calibrate', '', 0, 3, 0, 0, 0
	FROM range(1, 3) t(n);
INSERT INTO stored.ratings VALUES
	(1, 0, 1, 0, 1, 1, 0, 0, 3.0, 0, 2, 3, 2, 3, ''),
	(1, 1, 1, 0, 1, 1, 1, 1, NULL, 0, 2, 4, 4, 5, ''),
	(1, 2, 1, 0, 2, 3, 0, 0, 3.5, 0, 3, 3, 6, 3, 'well done'),
	(2, 0, 1, 0, 1, 1, 0, 0, 3.0, 0, 9, 3, 2, 3, ''),
	(2, 1, 1, 0, 2, 3, 0, 0, 3.0, 0, 9, 4, 2, 3, 'no');
INSERT INTO stored.marks VALUES (2, 0, 'same', 1, 0), (2, 1, 'conflict', 1, 2), (1, 2, 'conflict', 2, 1);`

func TestUpgrade(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.duckdb")
	all := migrations()
	old, err := open(ctx, path, Options{}, all[:7])
	if err != nil {
		t.Fatal(err)
	}
	if err := old.PutLadder(ctx, ladder.Default()); err != nil {
		t.Fatal(err)
	}
	if _, err := old.db.ExecContext(ctx, schemaSeven); err != nil {
		t.Fatal(err)
	}
	all7 := "SELECT batch, rater, relation, dimension_no, state, level, sheet, cell, text, rule, comment FROM ratings ORDER BY ALL"
	said := lines(t, old, all7)
	ids := lines(t, old, "SELECT * FROM rating_ids ORDER BY ALL")
	if err := old.Close(); err != nil {
		t.Fatal(err)
	}
	before := read(t, path)

	_, err = Open(ctx, path, Options{ReadOnly: true})
	wantError(t, err, ErrOlder, "run an import once")

	s := openTest(t, path)
	if got := lines(t, s, all7); len(got) != 4 || !slices.Equal(got, said) {
		t.Errorf("after the upgrade:\n%s\nbefore:\n%s", strings.Join(got, "\n"), strings.Join(said, "\n"))
	}
	if got := lines(t, s, "SELECT * FROM rating_ids ORDER BY ALL"); !slices.Equal(got, ids) {
		t.Error("after the upgrade:", got, "before:", ids)
	}
	add(t, s, file("c.csv", rating("dee", 0, 3)), ladder.Read)
	if got := lines(t, s, "SELECT rater, level FROM ratings WHERE file = 'c.csv'"); len(got) != 1 || got[0] != "dee | 3" {
		t.Error("a file stored after the upgrade:", got)
	}
	copied := path + ".schema7.bak"
	if string(read(t, copied)) != string(before) {
		t.Error("the copy is not what the database was")
	}
	if info, err := os.Stat(copied); err != nil || info.Mode().Perm() != 0o600 {
		t.Error("the copy's mode:", info.Mode(), err)
	}
}

func TestNewerSchema(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.duckdb")
	newer, err := open(ctx, path, Options{}, append(migrations(), migration{"9999_future", "CREATE TABLE stored.future (n INTEGER)"}))
	if err != nil {
		t.Fatal(err)
	}
	if err := newer.Close(); err != nil {
		t.Fatal(err)
	}
	_, err = Open(ctx, path, Options{})
	known := len(migrations())
	wantError(t, err, ErrNewer, fmt.Sprintf("has schema %d and this program knows schema %d", known+1, known), "use the newer calibrate")
}

func TestFailedStepLeavesNothing(t *testing.T) {
	path := stored(t)
	before := len(migrations())
	broken := append(migrations(), migration{"9998_half", "CREATE TABLE stored.half (n INTEGER); INSERT INTO stored.half VALUES (1); SELECT error('no')"})
	_, err := open(ctx, path, Options{}, broken)
	wantError(t, err, nil, "schema step 9998_half")
	s := openTest(t, path)
	version, err := s.version(ctx)
	if err != nil || version != before {
		t.Error("schema", version, err)
	}
	if got := lines(t, s, "SELECT count(*) FROM duckdb_tables() WHERE table_name = 'half'"); got[0] != "0" {
		t.Error("half of the step is there")
	}
}

func TestNoKeysNoIndexes(t *testing.T) {
	s := openTest(t, "")
	if got := lines(t, s, `SELECT index_name FROM duckdb_indexes() UNION ALL
		SELECT table_name || ' ' || constraint_type FROM duckdb_constraints() WHERE constraint_type NOT IN ('CHECK', 'NOT NULL')`); len(got) > 0 {
		t.Error(got)
	}
}
