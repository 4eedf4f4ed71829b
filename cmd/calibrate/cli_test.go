package main

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"unicode/utf8"
)

// Exit statuses are a contract: 0 done, 1 cannot be done, 2 wrong usage, 3 done
// and some cells were not read. What is said names what and what to do.
func TestExitStatus(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	good := write("good.csv", "Cycle,Employee,Rater,Relation,Dimension,Rating\n2026-H1,Ana,Bo,manager,Architecture,4\n")
	bad := write("bad.csv", "Cycle,Employee,Rater,Relation,Dimension,Rating\n2026-H1,Ana,Bo,manager,Architecture,4-5\n2026-H1,Ana,Bo,manager,Feedback,4\n")
	notes := write("notes.csv", "Dear all\nplease rate by Friday\n")
	one := write("one.csv", "Cycle,Employee ID,Name,Manager ID,Org,Level\n2026-H1,E1,Ana Ruiz,,Infra,SRE6\n")
	db, lone := filepath.Join(dir, "db.duckdb"), filepath.Join(dir, "lone.duckdb")
	tests := []struct {
		name   string
		args   []string
		status int
		says   string // on standard error
	}{
		{"version", []string{"version"}, statusDone, ""},
		{"version as a flag", []string{"--version"}, statusDone, ""},
		{"help", []string{"run", "--help"}, statusDone, ""},
		{"unknown command", []string{"runn"}, statusUsage, `unknown command "runn" for "calibrate"; did you mean run?`},
		{"no rules", []string{"run", good, "--rules", filepath.Join(dir, "absent.yaml"), "--db", db}, statusFailed, "absent.yaml cannot be opened"},
		{"unknown flag", []string{"run", "--no-such-flag", "x"}, statusUsage, "--no-such-flag"},
		{"no files", []string{"import"}, statusUsage, "write calibrate import FILE…"},
		{"no such file", []string{"import", filepath.Join(dir, "absent.xlsx"), "--db", db}, statusFailed, "absent.xlsx cannot be opened"},
		{"nothing imported, for the rules come first", []string{"analyze", "--db", db}, statusFailed, "import something first"},
		{"dry run stores nothing", []string{"import", good, "--dry-run", "--db", db}, statusDone, ""},
		{"still nothing imported", []string{"analyze", "--db", db}, statusFailed, "import something first"},
		{"read", []string{"import", good, "--db", db}, statusDone, ""},
		{"the same again", []string{"import", good, "--db", db}, statusDone, ""},
		{"a cell not read", []string{"import", bad, "--db", db}, statusUnread, ""},
		{"strict refuses", []string{"import", bad, "--strict", "--db", filepath.Join(dir, "strict.duckdb")}, statusFailed, "the file could not be read; the reason is listed"},
		{"no assessment in it", []string{"import", notes, "--db", filepath.Join(dir, "notes.duckdb")}, statusFailed, "the file could not be read"},
		{"history", []string{"history", "--db", db}, statusDone, ""},
		{"unknown job", []string{"analyze", "horoscope", "--db", db}, statusUsage, `no job "horoscope"; there are coverage, levels,`},
		{"the help of the command is named", []string{"analyze", "--no-such-flag"}, statusUsage, "Try 'calibrate analyze --help'"},
		{"help about nothing", []string{"help", "imprt"}, statusUsage, `unknown command "imprt" for "calibrate"; did you mean import?`},
		{"help about nothing below", []string{"help", "report", "workbok"}, statusUsage, "did you mean workbook?"},
		{"help about a command", []string{"help", "report", "packet"}, statusDone, ""},
		{"slots without a number", []string{"analyze", "--slots", "SRE4=x", "--db", db}, statusUsage, `"SRE4=x" is no level with a number; write SRE4=3`},
		{"fewer slots than none", []string{"analyze", "--slots", "SRE4=-1", "--db", db}, statusUsage, "-1 promotions to SRE4; 0 is the fewest"},
		{"slots of no level", []string{"analyze", "--slots", "SRE9=1", "--db", db}, statusUsage, "it has SRE1, SRE2"},
		{"slots of a level in small letters", []string{"analyze", "levels", "--slots", "sre4 = 1, Staff Site Reliability Engineer=2", "--db", db}, statusDone, ""},
		{"no number", []string{"analyze", "--budget", "some", "--db", db}, statusUsage, `"--budget" flag: write a whole number`},
		{"a scale no ladder has", []string{"import", good, "--scale", "stars", "--db", filepath.Join(dir, "unmade.duckdb")}, statusUsage, `--scale is "stars"; it takes levels, relative`},
		{"a scale of the ladder", []string{"import", good, "--scale", "Levels", "--dry-run", "--db", db}, statusDone, ""},
		{"a map that is none", []string{"import", good, "--map", "analysis/jobs/agenda.yaml", "--db", db}, statusFailed, "levels is no key of a map file"},
		{"a seed below 0", []string{"analyze", "--seed", "-1", "--db", db}, statusUsage, "write a whole number, 0 or more"},
		{"less budget than none", []string{"analyze", "--budget", "-3", "--db", db}, statusUsage, "-3 promotions; 0 is the fewest"},
		{"rules that are none", []string{"run", good, "--rules", good, "--db", filepath.Join(dir, "unmade.duckdb")}, statusFailed, "--rules " + good},
		{"nobody between commas", []string{"report", "workbook", "--people", "E1,", "--db", db}, statusUsage, "--people leaves out an id"},
		{"nobody at all", []string{"report", "workbook", "--people", "", "--db", db}, statusUsage, "--people leaves out an id"},
		{"unknown cycle", []string{"analyze", "--cycle", "1999-H1", "--db", db}, statusFailed, "2026-H1"},
		{"unknown reader", []string{"analyze", "--for", "0417", "--db", db}, statusFailed, `nobody in cycle 2026-H1 has the id "0417"`},
		{"a roster of one", []string{"import", one, "--db", lone}, statusDone, ""},
		{"the only one is the reader", []string{"analyze", "--for", "E1", "--db", lone}, statusFailed, "nobody is left"},
		{"the only one in the org is the reader", []string{"report", "packet", "--org", "Infra", "--for", "E1", "--db", lone, "-o", filepath.Join(dir, "packet")}, statusFailed, "nobody is left"},
		{"an org written wrong", []string{"analyze", "--org", "Infra / Storag", "--db", lone}, statusFailed, `"Infra" has no org below it`},
		{"unknown org", []string{"analyze", "--org", "Nowhere", "--db", db}, statusFailed, `"Nowhere"`},
		{"unknown audience", []string{"analyze", "--audience", "all", "--db", db}, statusUsage, "hr, director"},
		{"unknown statistic", []string{"stats", "vibes", good}, statusUsage, `no statistic "vibes"; there are icc,`},
		{"unknown dimension", []string{"ladder", "show", "Charisma"}, statusFailed, `named "Charisma"`},
		{"no ladder file", []string{"ladder", "check", filepath.Join(dir, "absent.yaml")}, statusFailed, "absent.yaml"},
		{"too small a sample", []string{"sample", filepath.Join(dir, "sample"), "--employees", "3"}, statusFailed, "50"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			status, out, errOut := calibrate(t, tt.args...)
			if status != tt.status || !strings.Contains(errOut, tt.says) {
				t.Errorf("status %d, want %d; want %q said\n%s%s", status, tt.status, tt.says, out, errOut)
			}
		})
	}
}

// A folder that is a link is read where it is named, one below it is not and that is said;
// a pipe with the name of a spreadsheet is refused and not waited for.
func TestLinksAndPipes(t *testing.T) {
	dir := t.TempDir()
	for name, text := range twoDirectors {
		writeText(t, filepath.Join(dir, "real", name), text)
	}
	link, above := filepath.Join(dir, "link"), filepath.Join(dir, "above")
	writeText(t, filepath.Join(above, "one.csv"), "Cycle,Employee ID,Name,Manager ID,Org,Level\n2026-H1,E1,Ana Ruiz,,Infra,SRE6\n")
	err := errors.Join(os.Symlink("real", link), os.Symlink("../real", filepath.Join(above, "more")), syscall.Mkfifo(filepath.Join(above, "pipe.xlsx"), 0o600))
	if err != nil {
		t.Skip(err)
	}
	doc := importDoc(t, statusDone, link, "--dry-run", "--db", filepath.Join(dir, "none.duckdb"))
	if len(doc.Files) != len(twoDirectors) {
		t.Errorf("%d files of %d below the link", len(doc.Files), len(twoDirectors))
	}
	status, out, errOut := calibrate(t, "import", above, "--db", filepath.Join(dir, "a.duckdb"))
	if status != statusUnread || !strings.Contains(errOut, filepath.Join(above, "more")+" is left out: it is a link to a folder") || !strings.Contains(out, "this is a pipe") {
		t.Errorf("status %d\n%s%s", status, out, errOut)
	}
}

// TestImportJSON holds the JSON of import to its golden: one roster, one sheet of
// ratings with a cell of every kind.
func TestImportJSON(t *testing.T) {
	got := mustStatus(t, statusUnread, "import", "cmd/calibrate/testdata/import", "--dry-run", "--json", "--db", filepath.Join(t.TempDir(), "none.duckdb"))
	var document any
	if err := json.Unmarshal([]byte(got), &document); err != nil {
		t.Fatal(err)
	}
	pretty, err := json.MarshalIndent(document, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "import.json", string(pretty)+"\n")
}

// TestImportPrinted holds what a dry run prints to its golden, and to the width of
// a terminal.
func TestImportPrinted(t *testing.T) {
	got := mustStatus(t, statusUnread, "import", "cmd/calibrate/testdata/import", "--dry-run", "--db", filepath.Join(t.TempDir(), "none.duckdb"))
	for line := range strings.Lines(got) {
		if n := utf8.RuneCountInString(strings.TrimSuffix(line, "\n")); n > 100 {
			t.Errorf("a line of %d characters: %s", n, line)
		}
	}
	golden(t, "import.txt", got)
}

// golden compares a text with the file of that name under testdata.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("cmd", "calibrate", "testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs from its golden (renew with -update):\n%s", name, got)
	}
}
