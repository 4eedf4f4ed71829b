package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"calibrate/ladder"
)

// What people fill in or edit is never written over: a second time the same is
// fine, and where the file has changed the command says so and leaves it.
func TestNothingFilledInIsWrittenOver(t *testing.T) {
	db := sampleDB(t)
	dir := t.TempDir()
	roster := filepath.Join("sample", "2026-h1", "roster.xlsx")
	for _, c := range []struct {
		file string
		args []string
	}{
		{"blank/decisions.xlsx", []string{"template", filepath.Join(dir, "blank"), "--roster", roster, "--db", db}},
		{"agreed.xlsx", []string{"report", "decisions-sheet", "-o", filepath.Join(dir, "agreed.xlsx"), "--db", db}},
		{"ours.yaml", []string{"ladder", "export", filepath.Join(dir, "ours.yaml")}},
		{"ours.xlsx", []string{"ladder", "export", filepath.Join(dir, "ours.xlsx")}},
		{"map.yaml", []string{"import", roster, "--write-map", filepath.Join(dir, "map.yaml"), "--db", db}},
	} {
		mustStatus(t, statusDone, c.args...)
		mustStatus(t, statusDone, c.args...)
		path := filepath.Join(dir, c.file)
		const filled = "filled in"
		if err := os.WriteFile(path, []byte(filled), 0o600); err != nil {
			t.Fatal(err)
		}
		status, _, errOut := calibrate(t, c.args...)
		if status != statusFailed || !strings.Contains(errOut, path+" is there already") {
			t.Errorf("%v over a file that was filled in: status %d, %s", c.args, status, errOut)
		}
		if content, err := os.ReadFile(path); err != nil || string(content) != filled {
			t.Errorf("%v wrote over %s: %q, %v", c.args, c.file, content, err)
		}
	}
}

// A packet takes the place of an earlier one, and of no other page; what is written where a
// file stood that others could read, they cannot.
func TestPacketIsWrittenOverPacketsOnly(t *testing.T) {
	dir := t.TempDir()
	for name, text := range twoDirectors {
		writeText(t, filepath.Join(dir, "in", name), text)
	}
	db := filepath.Join(dir, "c.duckdb")
	at := func(parts ...string) string { return filepath.Join(append([]string{dir, "made"}, parts...)...) }
	for _, c := range []struct {
		page string
		args []string
	}{
		{at("out", "packet", "index.html"), []string{"run", filepath.Join(dir, "in"), "-o", at("out")}},
		{at("packet", "index.html"), []string{"report", "packet", "-o", at("packet")}},
		{at("packets", "index.html"), []string{"report", "packets", "-o", at("packets")}},
		{at("packets", "002", "packet", "index.html"), []string{"report", "packets", "-o", at("packets")}},
	} {
		args := append(c.args, "--db", db, "--quiet")
		for range 2 {
			if status, _, errOut := calibrate(t, args...); status == statusFailed {
				t.Fatalf("%v: %s", args, errOut)
			}
		}
		const mine = "<p>mine</p>"
		writeText(t, c.page, mine)
		status, _, errOut := calibrate(t, args...)
		content, err := os.ReadFile(c.page)
		if status != statusFailed || !strings.Contains(errOut, c.page+" is there already") || err != nil || string(content) != mine {
			t.Errorf("%v over a page of somebody's: status %d, %s; it holds %.40q, %v", args, status, errOut, content, err)
		}
		if err := os.Remove(c.page); err != nil {
			t.Fatal(err)
		}
	}
	picture := at("charts", "levels.png")
	writeText(t, picture, "x")
	if err := os.Chmod(picture, 0o644); err != nil {
		t.Fatal(err)
	}
	mustStatus(t, statusDone, "report", "charts", "-o", at("charts"), "--db", db, "--quiet")
	if info, err := os.Stat(picture); err != nil || info.Mode().Perm() != 0o600 || info.Size() == 1 {
		t.Errorf("the picture that others could read is %v now, %v", info.Mode(), err)
	}
}

// A summary takes the place of an earlier one, and of nothing else: least of all of a
// workbook it is made from.
func TestSummaryIsWrittenOverSummariesOnly(t *testing.T) {
	dir := t.TempDir()
	writeTiny(t, dir)
	out, db := filepath.Join(dir, "out"), filepath.Join(dir, "c.duckdb")
	summary := filepath.Join(out, "summary.xlsx")
	for _, c := range [][]string{{"run", dir, "-o", out, "--db", db}, {"report", "workbook", "-o", summary, "--db", db}} {
		if status, _, errOut := calibrate(t, c...); status == statusFailed {
			t.Fatalf("%v: %s", c, errOut)
		}
	}
	filled := filepath.Join("sample", "2026-h1", "roster.xlsx")
	content, err := os.ReadFile(filled)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(summary, content, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range [][]string{{"run", dir, "-o", out, "--db", db}, {"report", "workbook", "-o", summary, "--db", db}} {
		status, _, errOut := calibrate(t, c...)
		if status != statusFailed || !strings.Contains(errOut, summary+" is there already") {
			t.Errorf("%v over a roster: status %d, %s", c, status, errOut)
		}
		if kept, err := os.ReadFile(summary); err != nil || !bytes.Equal(kept, content) {
			t.Errorf("%v wrote over the roster: %v", c, err)
		}
	}
}

// A summary that lies in the folder of the assessments, as "run ." leaves one, is no
// input of the next run; named by itself it is refused.
func TestSummariesAreNoInput(t *testing.T) {
	dir := t.TempDir()
	writeTiny(t, dir)
	summary, db := filepath.Join(dir, "out", "summary.xlsx"), filepath.Join(dir, "c.duckdb")
	status, first, _ := calibrate(t, "run", dir, "-o", filepath.Join(dir, "out"), "--db", db)
	again, second, errOut := calibrate(t, "run", dir, "-o", filepath.Join(dir, "out"), "--db", db)
	if status != again || first != second || !strings.Contains(errOut, summary+" is left out") {
		t.Errorf("run twice: status %d, then %d\n%s", status, again, errOut)
	}
	out := mustStatus(t, statusFailed, "import", summary, "--dry-run", "--json", "--db", db)
	if !strings.Contains(out, "a summary that calibrate wrote") {
		t.Errorf("a summary named by itself gives %s", out)
	}
}

// A file that was taken out of the folder is still in the database, and run says so.
func TestRunNamesFilesTakenAway(t *testing.T) {
	dir := t.TempDir()
	writeTiny(t, filepath.Join(dir, "in"))
	db, extra := filepath.Join(dir, "c.duckdb"), filepath.Join(dir, "in", "extra.csv")
	writeText(t, extra, "Cycle,Employee ID,Rater ID,Innovation\n2026-H1,E2,E1,4\n")
	args := []string{"run", filepath.Join(dir, "in"), "-o", filepath.Join(dir, "out"), "--db", db}
	if _, _, errOut := calibrate(t, args...); strings.Contains(errOut, "not named now") {
		t.Errorf("all files are named, and the run says %s", errOut)
	}
	if err := os.Remove(extra); err != nil {
		t.Fatal(err)
	}
	if _, _, errOut := calibrate(t, args...); !strings.Contains(errOut, "still counted in cycle 2026-H1: "+extra) {
		t.Errorf("extra.csv was taken away and still counts; the run says %s", errOut)
	}
}

// Run names 20 problems: what could not be read comes before warnings, however many of
// these stand in earlier files.
func TestErrorsComeFirst(t *testing.T) {
	dir := t.TempDir()
	writeTiny(t, filepath.Join(dir, "in"))
	head, row := "Cycle,Employee ID,Rater ID", "2026-H1,E1,E3"
	for _, d := range ladder.Default().Dimensions {
		head, row = head+",\""+d.Name+"\"", row+",3"
	}
	writeText(t, filepath.Join(dir, "in", "a.csv"), head+"\n"+row+"\n"+row+"\n") // 26 warnings: each stands twice
	_, _, errOut := calibrate(t, "run", filepath.Join(dir, "in"), "-o", filepath.Join(dir, "out"), "--db", filepath.Join(dir, "c.duckdb"))
	if !strings.Contains(errOut, `"maybe" is no level`) || !strings.Contains(errOut, "more; all of them") {
		t.Errorf("of the tiny company one cell says maybe; the run says\n%s", errOut)
	}
}

// A file imported by mistake is taken out by its number, stays in the history with the
// reason, and is back when it is imported again.
func TestTakeOut(t *testing.T) {
	dir := t.TempDir()
	writeTiny(t, dir)
	db, extra := filepath.Join(dir, "c.duckdb"), filepath.Join(dir, "extra.csv")
	writeText(t, extra, "Cycle,Employee ID,Rater ID,Innovation\n2026-H1,E1,E2,4\n")
	mustStatus(t, statusUnread, "import", dir, "--db", db, "--quiet")
	counted := func() bool {
		return strings.Contains(mustStatus(t, statusDone, "analyze", "coverage", "--json", "--db", db), "extra.csv")
	}
	number := numberInHistory(t, db, "extra.csv")
	if !counted() {
		t.Fatal("extra.csv does not count before it is taken out")
	}
	mustStatus(t, statusUsage, "history", "take-out", number, "--db", db)
	mustStatus(t, statusUsage, "history", "take-out", "extra.csv", "--because", "a draft", "--db", db)
	mustStatus(t, statusFailed, "history", "take-out", "99", "--because", "a draft", "--db", db)
	if out := mustStatus(t, statusDone, "history", "take-out", number, "--because", "a draft", "--db", db); !strings.Contains(out, "0 roster lines and 1 rating cell no longer count") {
		t.Errorf("taken out: %s", out)
	}
	if history := mustStatus(t, statusDone, "history", "--db", db); counted() || !strings.Contains(history, "no: a draft") {
		t.Errorf("extra.csv is taken out and counts, or the history does not say why:\n%s", history)
	}
	mustStatus(t, statusFailed, "history", "take-out", number, "--because", "a draft", "--db", db)
	mustStatus(t, statusDone, "import", extra, "--db", db, "--quiet")
	if !counted() {
		t.Error("extra.csv was imported again and does not count")
	}
}

// numberInHistory is the number of a file, as the history lists it.
func numberInHistory(t *testing.T, db, file string) string {
	t.Helper()
	for line := range strings.Lines(mustStatus(t, statusDone, "history", "--db", db)) {
		if fields := strings.Fields(line); len(fields) > 2 && strings.Contains(line, file) {
			return fields[1]
		}
	}
	t.Fatalf("the history does not list %s", file)
	return ""
}

func TestStoppedByTheUser(t *testing.T) {
	ctx, stop := context.WithCancel(context.Background())
	stop()
	var out, errOut bytes.Buffer
	status := run(ctx, []string{"import", filepath.Join("sample", "2026-h1", "roster.xlsx"), "--db", filepath.Join(t.TempDir(), "c.duckdb")}, strings.NewReader(""), &out, &errOut)
	if status != statusFailed || !strings.Contains(errOut.String(), "stopped: every file imported so far is stored whole") {
		t.Errorf("stopped: status %d, %s", status, errOut.String())
	}
}
