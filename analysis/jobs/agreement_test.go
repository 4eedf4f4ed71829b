package jobs

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"calibrate/analysis"
	"calibrate/ladder"
)

func TestAgreement(t *testing.T) {
	r := runJob(t, agreement, inputOf(plantedStore(t, false)))
	goldenResult(t, "agreement", r)
	// Self-ratings of the planted company run neither high nor low.
	table := tableNamed(t, r, "agreement_by_relation")
	low, high := numberAt(t, table, "self–manager", "difference_low"), numberAt(t, table, "self–manager", "difference_high")
	if low > 0 || high < 0 {
		t.Errorf("self less manager: %.2f to %.2f, want 0 inside", low, high)
	}
}

// Twenty people are rated in one dimension by a manager, by two peers and by
// themselves: the manager and one peer alike, the other peer a level above,
// the person two.
func agreementStore(t *testing.T) analysis.Input {
	s := newStore(t)
	var people []ladder.Person
	var ratings []ladder.Rating
	for i := range 20 {
		id, level := fmt.Sprintf("p%02d", i), float64(1+i%4)
		org := "A"
		if i >= 16 {
			org = "B"
		}
		people = append(people, person(id, org, 3, 0))
		ratings = append(ratings, rate(id, "m", ladder.Manager, 0, level), rate(id, "q", ladder.Peer, 0, level),
			rate(id, "r", ladder.Peer, 0, level+1), rate(id, id, ladder.Self, 0, level+2))
	}
	add(t, s, "all.xlsx", people, ratings)
	return inputOf(s)
}

func TestAgreementByHand(t *testing.T) {
	r := runJob(t, agreement, agreementStore(t))
	var row []analysis.Value
	for values := range tableNamed(t, r, "agreement").Rows.All() {
		if label, _ := values[1].Text(); label == "Tools and Tech" {
			row = values
		}
	}
	// Of the pairs m-q, m-r, q-r one in three is exact and all are adjacent, for
	// each person: the jackknife over people has no spread.
	want := []float64{20, 20, 60, 1. / 3, 1. / 3, 1. / 3, 1. / 3, 1, 1, 1, 1}
	for i, w := range want {
		if got, ok := row[2+i].Num(); !ok || math.Abs(got-w) > 1e-12 {
			t.Errorf("column %d: %v, want %v", i, got, w)
		}
	}
	table := tableNamed(t, r, "agreement_by_relation")
	for _, tt := range []struct {
		pair, column string
		want         float64
	}{
		{"self–manager", "difference", 2},
		{"self–manager", "exact", 0},
		{"manager–peer", "pairs", 40}, // not the pairs of the two peers
		{"manager–peer", "exact", .5},
		{"manager–peer", "difference", -.5},
		{"peer–peer", "pairs", 20},
		{"peer–peer", "exact", 0},
	} {
		if got := numberAt(t, table, tt.pair, tt.column); math.Abs(got-tt.want) > 1e-12 {
			t.Errorf("%s, %s: %v, want %v", tt.pair, tt.column, got, tt.want)
		}
	}
}

// Org B has four people: neither it nor, by subtraction, anything of it shows.
func TestAgreementSuppressed(t *testing.T) {
	in := agreementStore(t)
	r := runJob(t, agreement, in)
	shown := 0
	for row := range tableNamed(t, r, "agreement_by_org").Rows.All() {
		if !row[4].IsHidden() {
			shown++
		}
		if org, _ := row[0].Text(); org == "B" && !row[4].IsHidden() {
			t.Errorf("org B shows %v", row)
		}
	}
	if shown != 1 {
		t.Errorf("%d orgs are shown, want the company alone: A and the company would give B away", shown)
	}
	if !strings.Contains(resultText(r), "suppressed: ") {
		t.Error("no note says that groups are suppressed")
	}
	in.Org, in.MinGroup = "B", 5
	if _, ok := firstRow(t, tableNamed(t, runJob(t, agreement, in), "agreement"))[5].Num(); ok {
		t.Error("the agreement of four people is shown when their org is asked for")
	}
}
