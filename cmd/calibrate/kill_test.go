package main

import (
	"context"
	"database/sql"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"calibrate/ladder/store"
)

// Fifty times the real program is killed while it imports a folder of files. Each
// time the database must open again and hold each file whole or not at all.
func TestKillWhileImporting(t *testing.T) {
	if testing.Short() {
		t.Skip("kills the built program 50 times")
	}
	program, err := binary()
	if err != nil {
		t.Fatal(err)
	}
	folder, perFile := manyFiles(t)
	db := filepath.Join(t.TempDir(), "killed.duckdb")
	random := rand.New(rand.NewPCG(417, 50))
	whole, killed := 0, 0
	for round := range 50 {
		if whole == len(perFile) { // all in: start over
			os.Remove(db)
			os.Remove(db + ".wal")
			whole = 0
		}
		if killAfter(t, time.Duration(30+random.IntN(500))*time.Millisecond, program, "import", folder, "--db", db, "--quiet") {
			killed++
		}
		now := storedFiles(t, db, perFile)
		if now < whole {
			t.Fatalf("round %d: %d files are whole, %d were before the kill", round, now, whole)
		}
		whole = now
	}
	if killed < 25 {
		t.Errorf("only %d of 50 runs were still at work when they were killed: the test kills too late", killed)
	}
}

// killAfter starts a program and kills it; false when it had ended by itself.
func killAfter(t *testing.T, delay time.Duration, program string, args ...string) bool {
	t.Helper()
	command := exec.Command(program, args...)
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	time.Sleep(delay)
	command.Process.Kill()
	return command.Wait() != nil && command.ProcessState.ExitCode() == -1
}

// storedFiles opens the database and counts the files in it, each of which must
// hold all of its ratings.
func storedFiles(t *testing.T, db string, perFile map[string]int) int {
	t.Helper()
	if _, err := os.Stat(db); err != nil {
		return 0 // killed before there was one
	}
	st, err := store.Open(context.Background(), db, store.Options{})
	if err != nil {
		t.Fatalf("after a kill: %v", err)
	}
	defer st.Close()
	type count struct {
		file            string
		claimed, stored int
	}
	counts, err := store.Select(context.Background(), st,
		`SELECT b.file, b.ratings, count(r.employee) FROM batches b LEFT JOIN ratings r ON r.batch = b.batch
		 GROUP BY b.file, b.ratings ORDER BY b.file`,
		func(rows *sql.Rows) (c count, err error) {
			err = rows.Scan(&c.file, &c.claimed, &c.stored)
			return c, err
		})
	if err != nil {
		t.Fatalf("after a kill: %v", err)
	}
	for _, c := range counts {
		if want := perFile[filepath.Base(c.file)]; c.stored != want || c.claimed != want {
			t.Fatalf("%s holds %d ratings and claims %d, want %d", c.file, c.stored, c.claimed, want)
		}
	}
	return len(counts)
}

// manyFiles writes 40 CSV files and says how many ratings each has.
func manyFiles(t *testing.T) (folder string, perFile map[string]int) {
	t.Helper()
	folder, perFile = t.TempDir(), map[string]int{}
	for f := range 40 {
		var text strings.Builder
		text.WriteString("Cycle,Employee,Rater,Relation,Dimension,Rating\n")
		n := 0
		for employee := range 40 {
			for _, dimension := range []string{"Tools and Tech", "Architecture", "Feedback", "Delegation", "Innovation"} {
				fmt.Fprintf(&text, "2026-H1,E%02d-%03d,R%02d,manager,%s,%d\n", f, employee, f, dimension, 1+(employee+n)%6)
				n++
			}
		}
		name := fmt.Sprintf("ratings-%02d.csv", f)
		perFile[name] = n
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text.String()), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return folder, perFile
}
