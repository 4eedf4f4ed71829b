package stats

import (
	"context"
	"math"
	"math/rand/v2"
	"testing"
)

// lastingPairs are two cycles in which the same raters rate the same people: what a rater thinks of a person has a part
// of standard deviation .3 that lasts and one of .1 that is new in each cycle. Nobody's severity moves.
func lastingPairs(t *testing.T, seed uint64) (Ratings, Factor) {
	random := rand.New(NewStream(seed, 11, 2))
	const employees, raters, dimensions = 60, 20, 8
	cycle := NewFactor("cycle", nil, 2)
	var unit, rater, item []int32
	var y []float64
	severity := make([]float64, raters)
	for j := range severity {
		severity[j] = .4 * random.NormFloat64()
	}
	for i := range employees {
		truth := 3.5 + .5*random.NormFloat64()
		for _, j := range random.Perm(raters)[:4] {
			lasts := .3 * random.NormFloat64()
			for c := range 2 {
				halo := lasts + .1*random.NormFloat64()
				for d := range dimensions {
					unit, rater, item = append(unit, int32(i)), append(rater, int32(j)), append(item, int32(d))
					y = append(y, truth-severity[j]+halo+.5*random.NormFloat64())
					cycle.Code = append(cycle.Code, int32(c))
				}
			}
		}
	}
	return table(t, unit, rater, item, y), cycle
}

// TestDriftOfLastingPairs: the errors of the two cycles correlate by the lasting share of what a pair deviates by,
// .3² of .3² + .1² + .5²/8 = .687, which the intervals of the change use: they hold the truth as often as they say, and
// false alarms stay rare.
func TestDriftOfLastingPairs(t *testing.T) {
	var changes coverage
	rho, alarms := 0.0, 0
	const seeds = 20
	for seed := range uint64(seeds) {
		r, cycle := lastingPairs(t, seed)
		d, err := NewDrift(context.Background(), r, cycle, SeverityOptions{})
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range d.Pairs[0].Rows {
			changes.add(row.Low, row.High, 0)
			if row.Verdict == VerdictDiffers {
				alarms++
			}
		}
		before, after := severitiesOf(t, r.only(cycle, 0)), severitiesOf(t, r.only(cycle, 1))
		rho += newSharedErrors(&before, &after).rho / seeds
	}
	if math.Abs(rho-.687) > .04 {
		t.Errorf("the errors correlate by %.3f, want .687", rho)
	}
	if share := changes.share(); share < .90 || share > .99 {
		t.Errorf("%.3f of %d intervals hold the truth", share, changes.all)
	}
	if alarms > changes.all/50 {
		t.Errorf("%d false alarms among %d", alarms, changes.all)
	}
	t.Logf("correlation %.3f; %.3f of %d intervals hold the truth; %d false alarms", rho, changes.share(), changes.all, alarms)
}

// TestSharedErrorsOfOneRater: a rater of whose four and six pairs three are in both cycles has rho times 3/√24 of the
// errors in common; a rater without common pairs, and cycles with few, have none.
func TestSharedErrorsOfOneRater(t *testing.T) {
	s := sharedErrors{rho: .5, common: map[string]float64{"a": 3}, before: map[string]float64{"a": 4, "b": 2}, after: map[string]float64{"a": 6, "b": 2}}
	near(t, "a", Known(s.of("a")), .5*3/math.Sqrt(24), 1e-12)
	near(t, "b", Known(s.of("b")), 0, 0)
	few := &Severities{deviations: map[personRater]float64{{"e", "a"}: 1, {"f", "a"}: -1}}
	if s := newSharedErrors(few, few); s.rho != 0 || s.common["a"] != 2 {
		t.Errorf("two common pairs: %+v", s)
	}
}
