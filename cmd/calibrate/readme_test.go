package main

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"calibrate/analysis/jobs"
)

// Every command the README shows is run, in its order, in a folder that holds
// the sample as "cycle": the manual must work word for word.
func TestCommandsOfTheREADME(t *testing.T) {
	text, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := os.CopyFS(filepath.Join(dir, "cycle"), os.DirFS(samplePath)); err != nil {
		t.Fatal(err)
	}
	t.Chdir(dir)
	ran := 0
	for line := range strings.Lines(string(text)) {
		command, shown := strings.CutPrefix(line, "    calibrate ")
		if !shown {
			continue
		}
		ran++
		status, out, errOut := calibrate(t, words(t, command)...)
		if status != statusDone && status != statusUnread {
			t.Errorf("calibrate %s: status %d\n%s%s", command, status, out, errOut)
		}
	}
	if ran < 3 {
		t.Errorf("only %d commands found in the README", ran)
	}
}

// TestJobsOfTheREADME: the README names every job and what it answers.
func TestJobsOfTheREADME(t *testing.T) {
	text, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, job := range jobs.List {
		if row := "| `" + job.Name + "` | " + job.Question + " |"; !strings.Contains(string(text), row) {
			t.Errorf("the README lacks the row\n%s", row)
		}
	}
}

// words splits a command line at spaces, keeping what stands in quotes together.
func words(t *testing.T, line string) []string {
	t.Helper()
	r := csv.NewReader(strings.NewReader(strings.TrimSpace(line)))
	r.Comma = ' '
	fields, err := r.Read()
	if err != nil {
		t.Fatal(err)
	}
	return fields
}
