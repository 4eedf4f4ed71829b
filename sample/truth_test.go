package sample

import (
	"math"
	"slices"
	"testing"

	"calibrate/ladder"
)

func company(t *testing.T, opt Options) *Company {
	t.Helper()
	c, err := New(opt)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// The truth must be there to be found: plain means of the ratings, put through
// the ladder's rule, give the true level of nine in ten who have three raters.
func TestTruthCanBeRecovered(t *testing.T) {
	for _, opt := range []Options{{}, {Employees: 50}, {Employees: 400, Seed: 3}, {Employees: 1000, Seed: 99}} {
		c := company(t, opt)
		right, all := recovered(c)
		t.Logf("%d employees, seed %d: %d of %d right", opt.Employees, opt.Seed, right, all)
		if all == 0 || float64(right) < 0.9*float64(all) {
			t.Errorf("%+v: the raw means give the true level of %d of %d people", opt, right, all)
		}
	}
}

func recovered(c *Company) (right, all int) {
	sum, n := map[string]map[int]float64{}, map[string]map[int]float64{}
	raters := map[string]map[string]bool{}
	for r := range c.Ratings(c.last().name) {
		if r.Relation == ladder.Self || r.State != ladder.Rated {
			continue
		}
		if sum[r.Employee] == nil {
			sum[r.Employee], n[r.Employee], raters[r.Employee] = map[int]float64{}, map[int]float64{}, map[string]bool{}
		}
		d, _ := c.ladder.DimensionByName(r.Dimension)
		sum[r.Employee][d.Number] += r.Level
		n[r.Employee][d.Number]++
		raters[r.Employee][r.Rater] = true
	}
	for p := range c.Truths() {
		if len(raters[p.ID]) < 3 {
			continue
		}
		means := map[int]float64{}
		for d, total := range sum[p.ID] {
			means[d] = total / n[p.ID][d]
		}
		all++
		if c.ladder.Assess(means).Level == p.Assessed {
			right++
		}
	}
	return right, all
}

func TestPlantedRaters(t *testing.T) {
	raters := slices.Collect(company(t, Options{}).Raters())
	if len(raters) != 30 {
		t.Errorf("%d raters, want 30", len(raters))
	}
	var far []string
	for i, r := range raters {
		last := r.Severity[len(r.Severity)-1]
		t.Logf("%2d %s %-22s %-9s %+.2f %v %s ratees %d drift %v unlinked %v peersonly %v", i, r.ID, r.Name, r.Role, last, r.Step, r.Habit, r.Ratees, r.Drifts, r.Unlinked, r.PeersOnly)
		if math.Abs(last) > 0.5 && r.Ratees >= 8 {
			far = append(far, r.ID)
		}
	}
	if len(far) < 5 {
		t.Errorf("raters beyond ±0.5 with 8 ratees: %v, want at least 5", far)
	}
}

func TestPlantedPeople(t *testing.T) {
	c := company(t, Options{})
	for p := range c.Truths() {
		if p.Assessed != c.career(c.seatOf(p.ID)).trueLevel() {
			t.Errorf("%s %s: planted level differs from the one assessed %d", p.ID, p.Name, p.Assessed)
		}
		t.Logf("%s %-24s %-40s L%d P%d A%d %s near=%v disp=%v", p.ID, p.Name, p.Org, p.Current, p.Proposed, p.Assessed, p.Standing, p.NearLine, p.Disputed)
	}
}

func (c *Company) seatOf(id string) seat {
	for no := range c.people() {
		if c.id(no) == id {
			return c.seat(no)
		}
	}
	panic("no " + id)
}
