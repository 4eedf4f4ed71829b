package sample

import (
	"math"
	"testing"

	"calibrate/ladder"
)

// Ratings keep to the ladder and to the rater's steps, and every state occurs
// but unread, which files alone give.
func TestRatings(t *testing.T) {
	c := company(t, Options{})
	steps := map[string]float64{}
	for r := range c.Raters() {
		steps[r.ID] = r.Step
	}
	states := map[ladder.State]int{}
	for _, cycle := range c.Cycles() {
		for r := range c.Ratings(cycle) {
			states[r.State]++
			if r.State != ladder.Rated {
				continue
			}
			step := steps[r.Rater]
			if step == 0 {
				step = 0.5 // people who rate themselves alone
			}
			if r.Level < 1 || r.Level > 6 || math.Mod(r.Level, step) != 0 {
				t.Fatalf("rating %+v is not on steps of %v", r, step)
			}
		}
	}
	for _, state := range []ladder.State{ladder.Rated, ladder.Blank, ladder.NotObserved, ladder.NotApplicable, ladder.TooNew} {
		if states[state] < 20 {
			t.Errorf("%d ratings are %s, want at least 20", states[state], state)
		}
	}
	if rated := states[ladder.Rated]; rated < 25_000 || states[ladder.Unread] > 0 {
		t.Errorf("%d ratings are rated, %d unread", rated, states[ladder.Unread])
	}
}

// Self-ratings run above the truth by what is planted, less what the top of the
// ladder cuts off.
func TestSelfRatingsRunHigh(t *testing.T) {
	c := company(t, Options{Employees: 2000})
	truth := map[string][]float64{}
	for p := range c.Truths() {
		if p.Assessed <= 3 {
			truth[p.ID] = p.Levels
		}
	}
	sum, n := 0.0, 0.0
	for r := range c.Ratings(DefaultCycle) {
		if levels, ok := truth[r.Employee]; ok && r.Relation == ladder.Self && r.State == ladder.Rated {
			d, _ := c.ladder.DimensionByName(r.Dimension)
			sum, n = sum+r.Level-levels[d.Number], n+1
		}
	}
	// The standard error is that of about 1,000 people's halo: 0.25/√1000 = 0.008.
	if got := sum / n; math.Abs(got-SelfLeniency) > 0.03 {
		t.Errorf("self-ratings lie %.3f above the truth, want %.2f", got, SelfLeniency)
	}
}

// The drifting raters move by what is planted.
func TestDrift(t *testing.T) {
	c := company(t, Options{})
	for r := range c.Raters() {
		first, last := r.Severity[0], r.Severity[len(r.Severity)-1]
		if r.Drifts != (first != last) || (r.Drifts && math.Abs(math.Abs(last-first)-0.6) > 1e-9) {
			t.Errorf("%s: severity %v, drifts %v", r.Name, r.Severity, r.Drifts)
		}
	}
}

// Every dimension of the ladder has its examples.
func TestEvidence(t *testing.T) {
	l := ladder.Default()
	for _, d := range l.Dimensions {
		if says := evidence[d.Name]; says.above == "" || says.below == "" {
			t.Errorf("%s has no examples", d.Name)
		}
	}
	if len(evidence) != len(l.Dimensions) {
		t.Errorf("examples for %d dimensions, the ladder has %d", len(evidence), len(l.Dimensions))
	}
}
