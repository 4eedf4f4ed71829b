package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// What is imported for a later cycle, another version of the ladder among it,
// leaves the packets of earlier cycles as they are.
func TestVerifyAfterALaterCycle(t *testing.T) {
	dir := t.TempDir()
	db, packet := filepath.Join(dir, "c.duckdb"), filepath.Join(dir, "packet")
	writeTiny(t, filepath.Join(dir, "2026-H1"))
	mustStatus(t, statusUnread, "import", filepath.Join(dir, "2026-H1"), "--db", db)
	mustStatus(t, statusDone, "report", "packet", "-o", packet, "--db", db, "--quiet")

	later := filepath.Join(dir, "2026-H2")
	for name, text := range tinyCompany {
		writeText(t, filepath.Join(later, name), strings.ReplaceAll(text, "2026-H1", "2026-H2"))
	}
	ours := filepath.Join(dir, "ours.yaml")
	mustStatus(t, statusDone, "ladder", "export", ours)
	text, err := os.ReadFile(ours)
	if err != nil {
		t.Fatal(err)
	}
	writeText(t, ours, strings.Replace(string(text), "meets_share: 0.75", "meets_share: 0.8", 1))
	mustStatus(t, statusUnread, "import", later, "--ladder", ours, "--db", db)
	if v := verifyJSON(t, statusDone, packet, "--db", db); !v.Same || !v.Listed {
		t.Errorf("after a later cycle: %+v", v)
	}
	if out := mustStatus(t, statusDone, "analyze", "coverage", "--cycle", "2026-H2", "--db", db); !strings.Contains(out, "2026-H1/roster.csv") || !strings.Contains(out, "2026-H2/roster.csv") {
		t.Errorf("the later cycle does not list all files of both:\n%s", out)
	}
}

// states lists what became of files as "state name", same ones left out.
func states(v verdict) (all []string) {
	for _, f := range v.Files {
		if f.State != fileSame {
			all = append(all, f.State+" "+f.File)
		}
	}
	return all
}

// tamper changes one byte in a file of each kind, takes one away and adds one.
func tamper(t *testing.T, out string) (want []string) {
	t.Helper()
	for _, name := range []string{"charts/contact.png", "packet/packet.pdf", "summary.xlsx"} {
		path := filepath.Join(out, name)
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		b[len(b)/2]++
		writeText(t, path, string(b))
	}
	if err := os.Remove(filepath.Join(out, "charts", "levels.svg")); err != nil {
		t.Fatal(err)
	}
	writeText(t, filepath.Join(out, "packet", "more.html"), "<p>not of this packet</p>")
	return []string{"edited charts/contact.png", "edited packet/packet.pdf", "edited summary.xlsx", "foreign packet/more.html", "missing charts/levels.svg"}
}

// Whatever is changed by hand in what the built program wrote is named: while the
// inputs are the same, when they changed as well, and when the database is that of
// another company.
func TestVerifyNamesWhatWasEdited(t *testing.T) {
	dir := t.TempDir()
	writeTiny(t, filepath.Join(dir, "cycle"))
	ran(t, statusUnread, dir, nil, "run", "cycle", "--quiet")
	ran(t, statusDone, dir, nil, "report", "verify", "out")
	want := tamper(t, filepath.Join(dir, "out"))
	out, db := filepath.Join(dir, "out"), filepath.Join(dir, "calibrate.duckdb")
	check := func(changes int, args ...string) {
		t.Helper()
		v := verifyJSON(t, statusFailed, append([]string{out}, args...)...)
		got := states(v)
		slices.Sort(got)
		if !slices.Equal(got, want) || len(v.Changes) != changes || v.Same {
			t.Errorf("%d changes and files %q; want %d and %q", len(v.Changes), got, changes, want)
		}
	}
	check(0, "--db", db)

	peers := filepath.Join(dir, "cycle", "assessments", "peers.csv")
	writeText(t, peers, strings.Replace(tinyCompany["assessments/peers.csv"], "E5,E4,peer,4,", "E5,E4,peer,3,", 1))
	ran(t, statusDone, dir, nil, "import", "cycle/assessments/peers.csv", "--quiet")
	check(1, "--db", db)

	writeText(t, filepath.Join(dir, "other", "roster.csv"), strings.ReplaceAll(tinyCompany["roster.csv"], "2026-H1", "2020-H1"))
	other := filepath.Join(dir, "other.duckdb")
	mustStatus(t, statusDone, "import", filepath.Join(dir, "other"), "--db", other)
	check(1, "--db", other) // "the store gave this packet"

	if err := os.Remove(filepath.Join(out, "SHA256SUMS")); err != nil {
		t.Fatal(err)
	}
	if text := ran(t, statusFailed, dir, nil, "report", "verify", "out"); !strings.Contains(text, "cannot be told") {
		t.Errorf("without a list of files: %s", text)
	}
}

// A run into a folder that was used takes away what the earlier run wrote there,
// and nothing else.
func TestRunTakesAwayWhatAnEarlierOneWrote(t *testing.T) {
	dir := t.TempDir()
	out := filepath.Join(dir, "charts")
	for _, name := range []string{"old.svg", "edited.svg", "mine.txt"} {
		writeText(t, filepath.Join(out, name), name)
	}
	const sums = "%s  old.svg\n%s  edited.svg\n%s  ../outside.txt\n"
	writeText(t, filepath.Join(dir, "outside.txt"), "outside")
	// sha256sum of "old.svg", of nothing, and of "outside", by coreutils
	writeText(t, filepath.Join(out, "SHA256SUMS"), fmt.Sprintf(sums,
		"d857b8561113a1c26bcc16f2f1a58f053e5bed8e344d7791efa282462347c901",
		"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
		"31207a2065f46a5b948fce6fe5c13e85abaf5631e2f894b47dcd4fce14f6c57b"))
	writeTiny(t, filepath.Join(dir, "cycle"))
	db := filepath.Join(dir, "c.duckdb")
	mustStatus(t, statusUnread, "import", filepath.Join(dir, "cycle"), "--db", db)
	mustStatus(t, statusDone, "report", "charts", "-o", out, "--db", db, "--quiet")
	for name, there := range map[string]bool{"charts/old.svg": false, "charts/edited.svg": true, "charts/mine.txt": true, "outside.txt": true, "charts/levels.svg": true} {
		if got := isFile(filepath.Join(dir, name)); got != there {
			t.Errorf("%s is there: %v, want %v", name, got, there)
		}
	}
}
