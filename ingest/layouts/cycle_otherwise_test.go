package layouts_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"calibrate/ingest"
	"calibrate/ingest/layouts"
	"calibrate/ladder"
)

// TestFileNamedOtherwise: the name of a file that says another cycle, or year, than its
// ratings are taken for is told; one of another kind, or a date, is not.
func TestFileNamedOtherwise(t *testing.T) {
	for name, told := range map[string]bool{
		"ratings 2025-H2.csv": true, "Ratings_2025.csv": true, "FY25 ratings.csv": true,
		"ratings 2026-H1.csv": false, "ratings 2026.csv": false, "FY26.csv": false, "ratings.csv": false,
		"export 2025-12-31.csv": false, "export 20251231.csv": false, "2025 to 2026.csv": false, "team 2099x.csv": false,
	} {
		file := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(file, []byte("Employee,Rater,Innovation\nAna Ruiz,Max Okafor,3\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		opt := ingest.Options{Ladder: ladder.Default(), Layouts: layouts.List, Cycle: "2026-H1"}
		for b, err := range ingest.Import(context.Background(), []string{file}, opt) {
			if err != nil {
				t.Fatal(err)
			}
			found := false
			for _, p := range b.Problems {
				found = found || p.Code == ladder.OtherCycle && p.Severity == ladder.Warning
			}
			if found != told || b.Ratings.Len() != 1 {
				t.Errorf("%s: told %v, want %v; %d ratings", name, found, told, b.Ratings.Len())
			}
		}
	}
}
