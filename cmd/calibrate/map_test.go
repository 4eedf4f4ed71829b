package main

import (
	"encoding/json"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

// TestMapOfAFolderReadsTheSame writes down how a folder with three cycles is
// understood, files of one name among them, and reads it by that map: people and
// ratings are the same, cell by cell.
func TestMapOfAFolderReadsTheSame(t *testing.T) {
	dir := t.TempDir()
	file, none := filepath.Join(dir, "map.yaml"), filepath.Join(dir, "none.duckdb")
	mustStatus(t, statusDone, "import", samplePath, "--write-map", file, "--db", none)
	detected := partsRead(t, samplePath, "--db", none)
	mapped := partsRead(t, samplePath, "--db", none, "--map", file)
	for _, part := range []string{"people", "ratings"} {
		if len(detected[part]) == 0 || !reflect.DeepEqual(detected[part], mapped[part]) {
			t.Errorf("%d %s without the map, %d by it, or not the same ones", len(detected[part]), part, len(mapped[part]))
		}
	}
}

// partsRead gives what import --json prints, by part.
func partsRead(t *testing.T, args ...string) map[string][]any {
	t.Helper()
	var report map[string][]any
	out := mustStatus(t, statusUnread, append([]string{"import", "--dry-run", "--json"}, args...)...)
	if err := json.Unmarshal([]byte(out), &report); err != nil {
		t.Fatal(err)
	}
	return report
}

// An entry of a map that names no sheet of the files is told of; one of any file, and
// one for a file that was refused whole, are not.
func TestIdleEntriesOfAMap(t *testing.T) {
	dir := t.TempDir()
	file, ratings, empty := filepath.Join(dir, "map.yaml"), filepath.Join(dir, "ratings.csv"), filepath.Join(dir, "empty.xlsx")
	writeText(t, ratings, "Employee,Rater,Innovation,Feedback\nAna Ruiz,Max Okafor,3,4\n")
	writeText(t, empty, "")
	writeText(t, file, `sheets:
  - {file: ratings.csv, sheet: "", scale: levels}
  - {sheet: "", cycle: 2026-H1}
  - {file: empty.xlsx, sheet: Team}
  - {file: ratings.csv, sheet: Draft, skip: true}
  - {file: rating.csv, sheet: "", skip: true}
`)
	_, _, errOut := calibrate(t, "import", ratings, empty, "--dry-run", "--map", file, "--db", filepath.Join(dir, "none.duckdb"))
	for _, want := range []string{`no file "ratings.csv" with a sheet "Draft"`, `no file "rating.csv" with a sheet ""`} {
		if !strings.Contains(errOut, want) {
			t.Errorf("%s is not said:\n%s", want, errOut)
		}
	}
	if n := strings.Count(errOut, "did nothing"); n != 2 {
		t.Errorf("%d entries are called idle, want 2:\n%s", n, errOut)
	}
}
