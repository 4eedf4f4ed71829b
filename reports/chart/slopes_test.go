package chart

import (
	"fmt"
	"testing"

	"calibrate/analysis"
)

// TestStatusesOfLinesApart: no two statuses share a colour and a dash, in whatever order
// their lines come.
func TestStatusesOfLinesApart(t *testing.T) {
	words := []string{"moved up", "moved down and returned", "", "moved down", "moved up and returned", "further the same way", "moved down"}
	items := make([]analysis.SlopeItem, len(words))
	for i, status := range words {
		items[i] = analysis.SlopeItem{Label: fmt.Sprint(i), Values: []float64{1, 2}, Status: status}
	}
	statuses, pens := slopeStatuses(items), map[pen]string{}
	if len(statuses) != 5 {
		t.Fatalf("statuses are %q", statuses)
	}
	for _, status := range statuses {
		p := penOf(status, statuses)
		if also, taken := pens[p]; taken {
			t.Errorf("%q and %q look the same", status, also)
		}
		pens[p] = status
	}
	if keys := slopeKeys(statuses); len(keys) != 6 || keys[5].label != "others" {
		t.Errorf("%d keys, want one of each status and one of the others", len(keys))
	}
}
