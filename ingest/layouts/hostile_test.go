package layouts_test

import (
	"slices"
	"testing"
	"time"

	"calibrate/ingest"
)

// TestHostileGridsAreCheap reads grids made to be expensive: thousands of columns
// for one dimension, of comments, of nothing known; thousands of forms below one
// another; rows that all look shifted; prose as headings.
func TestHostileGridsAreCheap(t *testing.T) {
	wide := func(heading string, rows int) [][]string {
		grid := [][]string{append([]string{"Employee", "Rater"}, slices.Repeat([]string{heading}, 8000)...)}
		for range rows {
			grid = append(grid, append([]string{"Ana Ruiz", "Max Okafor"}, slices.Repeat([]string{"3"}, 8000)...))
		}
		return grid
	}
	var forms, shifted [][]string
	for range 10_000 {
		forms = append(forms, []string{"Employee:", "Ana Ruiz"}, []string{"Dimension", "Self"}, []string{"Feedback", "3"}, []string{"Delegation", "4"})
		shifted = append(shifted, []string{"Ana Ruiz", "Max Okafor", "", "3", "4"})
	}
	shifted = append([][]string{{"Employee", "Rater", "Feedback", "Delegation", "Comment"}}, shifted...)
	grids := map[string][][]string{
		"dimensions": wide("Feedback", 20), "comments": wide("Comment", 20), "unknown": wide("Charisma", 20), "prose": wide("1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1", 5),
		"forms": forms, "shifted": shifted,
	}
	for name, grid := range grids {
		start := time.Now()
		sheet := ingest.NewSheet("grid.csv", "", grid)
		ingest.ImportBook(&ingest.Book{File: "grid.csv", Sheets: []*ingest.Sheet{sheet}}, caseOptions(t, nil))
		took := time.Since(start)
		t.Logf("%s: %v", name, took)
		if took > 10*time.Second {
			t.Errorf("%s took %v", name, took)
		}
	}
}
