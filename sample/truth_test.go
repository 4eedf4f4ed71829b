package sample

import (
	"math"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

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
	for _, opt := range []Options{{}, {Seed: 2}, {Employees: 400, Seed: 3}, {Employees: 1000, Seed: 99}} {
		c := company(t, opt)
		right, all := recovered(c)
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
	count := map[string]int{}
	for _, r := range raters {
		last := r.Severity[len(r.Severity)-1]
		far := math.Abs(last) > 0.5
		if far && r.Ratees >= 8 {
			count["far off, with 8 ratees"]++
		}
		if !far && !r.Unlinked && math.Abs(last) > 0.3 {
			t.Errorf("%s: severity %.2f is neither usual nor far off", r.Name, last)
		}
		if r.Drifts {
			count["drifts"]++
		}
		if r.Unlinked {
			count["unlinked"]++
		}
		if r.PeersOnly {
			count["peers only"]++
		}
		count[string(r.Habit)]++
	}
	want := map[string]int{"far off, with 8 ratees": 6, "drifts": 2, "unlinked": 1, "peers only": 6,
		"plain": 28, "central_tendency": 1, "straight_lining": 1}
	if diff := cmp.Diff(want, count); diff != "" {
		t.Error(diff)
	}
}

// A rater planted beyond ±0.5 stands out against colleagues who rate the same
// people, on the side planted, whatever the seed.
func TestSeverityCanBeRecovered(t *testing.T) {
	for seed := range uint64(20) {
		c := company(t, Options{Seed: seed + 1})
		below := belowOthers(c)
		for r := range c.Raters() {
			planted := r.Severity[len(r.Severity)-1]
			if math.Abs(planted) > 0.5 && r.Ratees >= 8 && planted*below[r.ID] <= 0 {
				t.Errorf("seed %d: %s was planted at %+.2f and rates %.2f below others", seed+1, r.Name, planted, below[r.ID])
			}
		}
	}
}

// belowOthers gives, by rater, how far the rater's means of the same people lie
// below those of others.
func belowOthers(c *Company) map[string]float64 {
	type pair struct{ employee, rater string }
	sum, n := map[pair]float64{}, map[pair]float64{}
	raters := map[string][]string{}
	for r := range c.Ratings(c.last().name) {
		if r.Relation == ladder.Self || r.State != ladder.Rated {
			continue
		}
		p := pair{r.Employee, r.Rater}
		if n[p] == 0 {
			raters[r.Employee] = append(raters[r.Employee], r.Rater)
		}
		sum[p], n[p] = sum[p]+r.Level, n[p]+1
	}
	below, pairs := map[string]float64{}, map[string]float64{}
	for employee, all := range raters {
		for _, a := range all {
			for _, b := range all {
				if a != b {
					below[a] += sum[pair{employee, b}]/n[pair{employee, b}] - sum[pair{employee, a}]/n[pair{employee, a}]
					pairs[a]++
				}
			}
		}
	}
	for rater := range below {
		below[rater] /= pairs[rater]
	}
	return below
}

func TestPlantedPeople(t *testing.T) {
	c := company(t, Options{})
	count := map[string]int{}
	for p := range c.Truths() {
		count[string(p.Standing)]++
		for trait, has := range map[string]bool{"near line": p.NearLine, "disputed": p.Disputed, "anchor": p.Anchor, "unlinked": p.Unlinked, "leads": p.Leads} {
			if has {
				count[trait]++
			}
		}
		want := map[Standing]int{Settled: 0, NotReady: 0, Ready: 1, Overlooked: 1, Below: -1, Overreaching: -1}[p.Standing]
		if p.Assessed-p.Current != want {
			t.Errorf("%s is %s at level %d, but is truly at %d", p.Name, p.Standing, p.Current, p.Assessed)
		}
		if nominated := p.Standing == Ready || p.Standing == NotReady || p.Standing == Overreaching; nominated != (p.Proposed == p.Current+1) {
			t.Errorf("%s is %s at level %d, but is proposed for %d", p.Name, p.Standing, p.Current, p.Proposed)
		}
	}
	want := map[string]int{"settled": 94, "ready": 7, "not_ready": 7, "overlooked": 5, "below": 3, "overreaching": 4,
		"near line": 3, "disputed": 3, "anchor": 2, "unlinked": 9, "leads": 19}
	if diff := cmp.Diff(want, count); diff != "" {
		t.Error(diff)
	}
}
