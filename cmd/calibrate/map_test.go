package main

import (
	"encoding/json"
	"path/filepath"
	"reflect"
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
