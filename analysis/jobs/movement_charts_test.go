package jobs

import (
	"testing"

	"calibrate/analysis"
	"calibrate/ladder"
)

// Up from the proposed level is no promotion, and is not called one.
func TestMovesUpAreNoPromotions(t *testing.T) {
	flow := moveFlow(analysis.Input{Ladder: ladder.Default()}, []move{{before: 3, after: 4}})
	if up := flow.Data.(analysis.Flow).Up; up != "moved up" {
		t.Errorf("from the proposed level up is called %q", up)
	}
}
