package main

import (
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// oldStore unpacks a database that the program wrote when its schema was 6: the
// tiny company, imported from its files, but for ana.csv, which it could not read.
func oldStore(t *testing.T) string {
	t.Helper()
	packed, err := os.Open(filepath.Join("cmd", "calibrate", "testdata", "schema6.duckdb.gz"))
	if err != nil {
		t.Fatal(err)
	}
	defer packed.Close()
	plain, err := gzip.NewReader(packed)
	if err != nil {
		t.Fatal(err)
	}
	b, err := io.ReadAll(plain)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "old.duckdb")
	writeText(t, path, string(b))
	return path
}

// A command that only reads brings the database of an older program up to date,
// says so once, keeps the old one, and answers as from the files themselves.
func TestReadingAnOlderDatabase(t *testing.T) {
	db := oldStore(t)
	status, old, said := calibrate(t, "analyze", "gap", "agreement", "--json", "--db", db)
	if status != statusDone || !strings.Contains(said, "older calibrate") {
		t.Fatalf("status %d, said %q", status, said)
	}
	if !isFile(db + ".schema6.bak") {
		t.Error("the database as it was is gone")
	}
	if _, _, said := calibrate(t, "analyze", "gap", "--db", db); strings.Contains(said, "older calibrate") {
		t.Errorf("brought up to date twice: %s", said)
	}
	cycle, fresh := filepath.Join(t.TempDir(), "cycle"), filepath.Join(t.TempDir(), "new.duckdb")
	writeTiny(t, cycle)
	mustStatus(t, statusDone, "import", filepath.Join(cycle, "roster.csv"), filepath.Join(cycle, "assessments", "peers.csv"), "--db", fresh)
	results := func(doc string) string { return doc[strings.Index(doc, `"results":`):] }
	if made := mustStatus(t, statusDone, "analyze", "gap", "agreement", "--json", "--db", fresh); results(made) != results(old) {
		t.Error("another answer than from the files themselves")
	}
}
