package ingest

import (
	"slices"
	"strings"
	"testing"
)

// TestManyHiddenRows: a filter over a long sheet hides rows here and there; what is
// told stays short and leaves none out.
func TestManyHiddenRows(t *testing.T) {
	s := NewSheet("a.xlsx", "Data", slices.Repeat([][]string{{"Ana"}, {"Bo"}, {"Cy"}}, 1000))
	s.hiddenRows = map[int]bool{}
	for row := 3; row <= s.NumRows(); row += 3 {
		s.hiddenRows[row] = true
	}
	problems := hiddenData(s)
	if len(problems) != mostHidden+1 {
		t.Fatalf("%d warnings", len(problems))
	}
	last := problems[mostHidden]
	if last.Source.Cell() != "A153" || !strings.HasPrefix(last.Message, "Row 153 and others below it, in 950 places, are hidden") {
		t.Errorf("at %s: %s", last.Source.Cell(), last.Message)
	}
}
