package stats

import (
	"context"
	"math"
	"math/rand/v2"
	"testing"
)

// profiledCompany has people with profiles of standard deviation .5 over dimensions, halo of .3, noise of .5.
func profiledCompany(t *testing.T, seed uint64) Ratings {
	random := rand.New(NewStream(seed, 3, 9))
	const employees, raters, dimensions = 60, 15, 6
	severity := make([]float64, raters)
	for j := range severity {
		severity[j] = .4 * random.NormFloat64()
	}
	var unit, rater, item []int32
	var y []float64
	for i := range employees {
		truth := make([]float64, dimensions)
		for d := range truth {
			truth[d] = .5 * random.NormFloat64()
		}
		for _, j := range random.Perm(raters)[:3] {
			halo := .3 * random.NormFloat64()
			for d, x := range truth {
				if random.Float64() < .1 {
					continue
				}
				unit, rater, item = append(unit, int32(i)), append(rater, int32(j)), append(item, int32(d))
				y = append(y, 3.5+x-severity[j]+halo+.5*random.NormFloat64())
			}
		}
	}
	return table(t, unit, rater, item, y)
}

// TestHaloWithProfiles: the severity model alone misses .5²/6 = .042 of the planted .09; corrected it is there,
// and as the study that has a term for profiles finds it.
func TestHaloWithProfiles(t *testing.T) {
	var plain, corrected, study float64
	const seeds = 20
	for seed := range uint64(seeds) {
		r := profiledCompany(t, seed)
		s := severitiesOf(t, r)
		g, err := NewGStudy(context.Background(), r)
		if err != nil {
			t.Fatal(err)
		}
		plain += s.Fit.Components[2].Variance / seeds
		corrected += s.Halo.Variance / seeds
		study += g.Components[3].Used / seeds
		if math.Abs(s.Halo.SD-math.Sqrt(s.Halo.Variance)) > 1e-12 || !s.Halo.Boundary && s.Halo.Upper95 <= s.Halo.Variance {
			t.Errorf("seed %d: %+v", seed, s.Halo)
		}
	}
	// Of 180 pairs some 105 are free: the error of a seed's variance is about .13·√(2/105) = .018, of the mean .004.
	if math.Abs(corrected-.09) > .012 || math.Abs(corrected-study) > .005 || plain > .065 {
		t.Errorf("halo %.4f, by the study %.4f, uncorrected %.4f; planted .09", corrected, study, plain)
	}
	t.Logf("halo %.4f, by the study %.4f, uncorrected %.4f", corrected, study, plain)
}

// Differences 0, 2 and 1 on the three dimensions of both, who rated four and three, have the variance 1: half of it is
// noise. A third rater with one common dimension has no spread, and 1/4 and none in common.
func TestCompareRaters(t *testing.T) {
	r := table(t, []int32{0, 0, 0, 0, 0, 0, 0, 0}, []int32{0, 0, 0, 0, 1, 1, 1, 2}, []int32{0, 1, 2, 3, 0, 1, 2, 3},
		[]float64{3, 5, 4, 4, 3, 3, 3, 2})
	p := compareRaters(r)
	near(t, "noise", Known(p.noise()), .5, 1e-12)
	near(t, "in common", Known(p.common), 3./12+1./4, 1e-12)
	if p.df != 2 || p.pairs != 3 {
		t.Errorf("%+v", p)
	}
	if p := compareRaters(r.only(r.Rater, 0)); p.df != 0 {
		t.Error("one rater has no differences")
	}
}
