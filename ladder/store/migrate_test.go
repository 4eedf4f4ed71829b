package store

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"calibrate/ladder"
)

func TestUpgradeKeepsACopy(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.duckdb")
	all := migrations()
	old, err := open(ctx, path, Options{}, all[:2])
	if err != nil {
		t.Fatal(err)
	}
	if err := old.PutLadder(ctx, ladder.Default()); err != nil {
		t.Fatal(err)
	}
	add(t, old, file("a.csv", rating("bob", 0, 3)), ladder.Read)
	if err := old.Close(); err != nil {
		t.Fatal(err)
	}
	before := read(t, path)

	_, err = Open(ctx, path, Options{ReadOnly: true})
	wantError(t, err, ErrOlder, "run an import once")

	s := openTest(t, path)
	if got := lines(t, s, "SELECT employee, level FROM ratings"); len(got) != 1 || got[0] != "ana | 3" {
		t.Error("after the upgrade:", got)
	}
	copied := path + ".schema2.bak"
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
