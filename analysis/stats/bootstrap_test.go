package stats

import "testing"

// The bootstrap and the jackknife over employees estimate the same error.
func TestAlphaBootstrapAgreesWithJackknife(t *testing.T) {
	got, err := Alpha(made(200, 6, 6, 6), AlphaOptions{Replicates: 1000, Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	e := got.Scale[OrdinalScale]
	low, _ := e.Bootstrap.Low.Get()
	high, _ := e.Bootstrap.High.Get()
	se, _ := e.SEEmployees.Get()
	if ratio := (high - low) / (2 * 1.96 * se); ratio < .9 || ratio > 1.1 {
		t.Errorf("bootstrap interval %.4f–%.4f against jackknife error %.4f: ratio %.2f", low, high, se, ratio)
	}
	if units, _ := e.SEUnits.Get(); units > .8*se {
		t.Errorf("error over units %.4f should be far below that over employees %.4f with a halo in the data", units, se)
	}
}

// With all weights 1 the two-way matrix is the plain one; resampling raters
// too makes the interval wider when raters differ in severity, and neither
// the order of rows nor threads change it.
func TestAlphaTwoWay(t *testing.T) {
	r := made(60, 4, 4, 6)
	opt := AlphaOptions{Replicates: 400, Seed: 11}
	plainly := must(NewTally(r, nil))
	same := weighted(cellsOf(r, plainly.Categories), plainly.Categories, ones(r.Unit.Len()), ones(r.Rater.Len()))
	for i, want := range plainly.coincidence().pairs {
		near(t, "weight 1", Known(same.pairs[i]), want, 1e-9)
	}
	got, err := AlphaTwoWay(r, opt)
	if err != nil {
		t.Fatal(err)
	}
	again, _ := AlphaTwoWay(shuffle(r, 5), opt)
	if got != again {
		t.Error("rows in another order gave another interval")
	}
	one := must(Alpha(r, opt)).Scale[OrdinalScale]
	width := func(i Interval) float64 {
		low, ok1 := i.Low.Get()
		high, ok2 := i.High.Get()
		if !ok1 || !ok2 {
			t.Fatal(i.Low.Why())
		}
		return high - low
	}
	if two, plain := width(got[OrdinalScale]), width(one.Bootstrap); two < 1.1*plain {
		t.Errorf("two-way interval of width %.3f, over employees %.3f: raters should add to it", two, plain)
	}
	unknown(t, "too few replicates", must(AlphaTwoWay(r, AlphaOptions{Replicates: 3}))[OrdinalScale].Low,
		"a percentile interval needs 40 bootstrap replicates, 3 were asked for")
}

func ones(n int) []float64 {
	w := make([]float64, n)
	for i := range w {
		w[i] = 1
	}
	return w
}
