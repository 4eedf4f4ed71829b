package stats

import (
	"math"
	"slices"
	"testing"
)

var six = []float64{1, 2, 3, 4, 5, 6}

func TestLevelDistance(t *testing.T) {
	// scipy 1.10.1: stats.wasserstein_distance(range(1,7), range(1,7),
	// [10,20,40,20,8,2], [5,25,30,25,10,5]) = 0.23.
	a, b := []float64{10, 20, 40, 20, 8, 2}, []float64{5, 25, 30, 25, 10, 5}
	got := must(LevelDistance(six, a, b))
	near(t, "moved", got.Moved, .23, 1e-12)
	near(t, "signed", got.Signed, (10+40+120+80+40+12-5-50-90-100-50-30)/100.0, 1e-12)
	back := must(LevelDistance(six, b, a))
	moved, _ := got.Moved.Get()
	near(t, "moved back", back.Moved, moved, 1e-12)
	all := must(LevelDistance(six, []float64{1, 0, 0, 0, 0, 0}, []float64{0, 0, 0, 0, 0, 7}))
	near(t, "end to end", all.Moved, 5, 1e-12)
	near(t, "end to end, signed", all.Signed, -5, 1e-12)
	unknown(t, "nobody", must(LevelDistance(six, make([]float64, 6), b)).Moved, "one of the distributions has nobody in it")
}

func TestDisperse(t *testing.T) {
	poles := Disperse([]float64{5, 0, 0, 0, 0, 5})
	near(t, "polarised", poles.LeikD, 1, 1e-12)
	near(t, "one bit", poles.Entropy, 1, 1e-12)
	near(t, "half", poles.GiniSimpson, .5, 1e-12)
	one := Disperse([]float64{0, 0, 9, 0, 0, 0})
	near(t, "consensus", one.LeikD, 0, 1e-12)
	near(t, "no entropy", one.Entropy, 0, 0)
	even := Disperse([]float64{2, 2, 2, 2, 2, 2})
	near(t, "even", even.Evenness, 1, 1e-12)
	// Cumulative 1/6 … 5/6: Σ min(F, 1−F) = (1+2+3+2+1)/6, times 2/5.
	near(t, "even D", even.LeikD, .6, 1e-12)
	unknown(t, "nobody", Disperse(make([]float64, 6)).LeikD, "nobody to describe, or fewer than two levels")
}

func TestApportion(t *testing.T) {
	tests := map[string]struct {
		n            int
		shares       []float64
		fewest, most []int
		want         []int
	}{
		"whole":              {100, []float64{.1, .2, .7}, nil, nil, []int{10, 20, 70}},
		"largest remainders": {10, []float64{.26, .33, .41}, nil, nil, []int{3, 3, 4}},
		"ties go first":      {1, []float64{.5, .5}, nil, nil, []int{1, 0}},
		"at most none":       {10, []float64{.5, .5}, nil, []int{3, 10}, []int{3, 7}},
		"at least":           {10, []float64{.05, .05, .9}, []int{2, 0, 0}, nil, []int{2, 0, 8}},
		"nobody":             {0, []float64{.5, .5}, nil, nil, []int{0, 0}},
	}
	for name, test := range tests {
		got, err := Apportion(test.n, test.shares, test.fewest, test.most)
		if err != nil || !slices.Equal(got, test.want) {
			t.Errorf("%s: %v, %v; want %v", name, got, err, test.want)
		}
	}
	for name, fails := range map[string]func() ([]int, error){
		"shares":   func() ([]int, error) { return Apportion(5, []float64{.5, .2}, nil, nil) },
		"too few":  func() ([]int, error) { return Apportion(5, []float64{.5, .5}, nil, []int{2, 2}) },
		"crossing": func() ([]int, error) { return Apportion(5, []float64{.5, .5}, []int{4, 0}, []int{3, 5}) },
	} {
		if got, err := fails(); err == nil {
			t.Errorf("%s: gave %v, should have failed", name, got)
		}
	}
}

// Any apportionment sums to n, keeps its limits and, without limits, is within
// one person of the share (the quota rule).
func TestApportionProperties(t *testing.T) {
	for seed := range uint64(300) {
		s := NewStream(seed, 0, 0)
		shares, n, left := make([]float64, 6), s.Below(200), 1.0
		for i := range 5 {
			shares[i] = left * s.Float64()
			left -= shares[i]
		}
		shares[5] = left
		got := must(Apportion(n, shares, nil, nil))
		total := 0
		for i, people := range got {
			total += people
			if math.Abs(float64(people)-float64(n)*shares[i]) >= 1 {
				t.Fatalf("seed %d: %d people for a quota of %v", seed, people, float64(n)*shares[i])
			}
		}
		if total != n {
			t.Fatalf("seed %d: %d people placed of %d", seed, total, n)
		}
	}
}

func TestBoundPeople(t *testing.T) {
	tests := []struct {
		bound        Bound
		n            int
		fewest, most int
	}{
		{Bound{Operator: AtMost, Share: .1}, 37, 0, 3},
		{Bound{Operator: AtMost, Share: .07}, 100, 0, 7}, // 7.000000000000001
		{Bound{Operator: AtLeast, Share: .1}, 37, 4, 37},
		{Bound{Operator: About, Share: .1}, 37, 3, 4},
		{Bound{Operator: Between, Share: .1, Upper: .2}, 37, 4, 7},
		{Bound{Operator: Between, Share: .1, Upper: .12}, 3, 0, 1}, // no whole number between .3 and .36
	}
	for _, test := range tests {
		if fewest, most := test.bound.People(test.n); fewest != test.fewest || most != test.most {
			t.Errorf("%+v of %d: %d to %d, want %d to %d", test.bound, test.n, fewest, most, test.fewest, test.most)
		}
	}
}

func TestGoodnessOfFit(t *testing.T) {
	// R 4.2.2: chisq.test(c(20,35,25,15,5), p = c(.1,.3,.35,.2,.05)).
	got := must(GoodnessOfFit([]int{20, 35, 25, 15, 5}, []float64{.1, .3, .35, .2, .05}, 1))
	if got.Method != FitChiSquare {
		t.Errorf("method %s, want chi-square", got.Method)
	}
	near(t, "chi-square", got.ChiSquare, 14.94047619047619, 1e-12)
	near(t, "p", got.P, .00482627912088, 5e-14)
	for i, want := range []float64{3.33333333333, 1.09108945118, -2.09656967344, -1.25, 0} {
		near(t, "residual", Known(got.Residual[i]), want, 5e-11)
	}
	near(t, "w", got.Effect, math.Sqrt(.1494047619), 1e-9)
	// Enumeration with scipy 1.10.1: the sum of stats.multinomial.pmf over all
	// outcomes of 10 people whose chi-square is at least 6.5833.
	exact := must(GoodnessOfFit([]int{3, 2, 5, 0}, []float64{.1, .3, .4, .2}, 1))
	if exact.Method != FitExact {
		t.Errorf("method %s, want exact", exact.Method)
	}
	near(t, "exact chi-square", exact.ChiSquare, 6.583333333333333, 1e-12)
	near(t, "exact p", exact.P, .08552565760000007, 1e-11)
	padded := must(GoodnessOfFit([]int{3, 0, 2, 5, 0}, []float64{1, 0, 3, 4, 2}, 1))
	near(t, "with an empty level, shares in tenths", padded.P, .08552565760000007, 1e-11)
}

func TestGoodnessOfFitDrawn(t *testing.T) {
	counts, shares := []int{9, 8, 5, 14, 22, 13}, []float64{.05, .15, .2, .25, .3, .05}
	got := must(GoodnessOfFit(counts, shares, 5))
	if got.Method != FitMonteCarlo {
		t.Fatalf("method %s, want Monte Carlo", got.Method)
	}
	if again := must(GoodnessOfFit(counts, shares, 5)); again.P != got.P {
		t.Error("the same seed gave another p")
	}
	exact := exactFit(10, []float64{.1, .3, .4, .2}, 6.583333333333333)
	drawn := drawnFit(10, []float64{.1, .3, .4, .2}, 6.583333333333333, 9)
	if math.Abs(exact-drawn) > 4*math.Sqrt(exact*(1-exact)/fitReplicates) {
		t.Errorf("drawn p %v is far from the exact %v", drawn, exact)
	}
	unknown(t, "impossible", must(GoodnessOfFit([]int{1, 4}, []float64{0, 1}, 1)).P, "the target has nobody on level 1; people there: 1")
	unknown(t, "nobody", must(GoodnessOfFit([]int{0, 0}, []float64{.5, .5}, 1)).P, "nobody to compare")
}
