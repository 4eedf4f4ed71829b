package layouts_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"calibrate/ingest"
	"calibrate/ingest/layouts"
	"calibrate/ladder"
)

// TestManyAlike: where a file names people otherwise throughout, twenty are told of, the
// last of them for the others.
func TestManyAlike(t *testing.T) {
	var text strings.Builder
	text.WriteString("Employee,Rater,Innovation\n")
	for i := range 30 {
		name := strings.Repeat(string(rune('a'+i%26)), 2+i/26)
		fmt.Fprintf(&text, "%s Ito,Eva Stone,3\nDr. %s Ito,Max Okafor,3\n", name, name)
	}
	file := filepath.Join(t.TempDir(), "ratings.csv")
	if err := os.WriteFile(file, []byte(text.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	told, last := 0, ""
	for _, p := range importAll(t, []string{file}, ingest.Options{Ladder: ladder.Default(), Layouts: layouts.List, Cycle: "2026-H1"})[0].Problems {
		if p.Code == ladder.SamePersonTwice {
			told, last = told+1, p.Message
		}
	}
	if told != 20 || !strings.Contains(last, "Further ones") {
		t.Errorf("%d told, the last: %s", told, last)
	}
}
