package stats

import (
	"math"
	"testing"
)

// near fails the test when a figure is unknown or not within tol of want.
func near(t *testing.T, what string, got Figure, want, tol float64) {
	t.Helper()
	v, ok := got.Get()
	if !ok {
		t.Errorf("%s: unknown (%s), want %v", what, got.Why(), want)
	} else if math.Abs(v-want) > tol {
		t.Errorf("%s = %.10g, want %.10g ± %g", what, v, want, tol)
	}
}

// unknown fails the test when a figure has a value or another reason.
func unknown(t *testing.T, what string, got Figure, why string) {
	t.Helper()
	if v, ok := got.Get(); ok || got.Why() != why {
		t.Errorf("%s = %v (%q), want unknown: %q", what, v, got.Why(), why)
	}
}

// fromRows makes a table of one row of ratings per unit, one column per rater,
// 0 for a missing rating.
func fromRows(rows [][]float64) Ratings {
	var unit, rater []int32
	var value []float64
	for u, row := range rows {
		for j, v := range row {
			if v != 0 {
				unit, rater, value = append(unit, int32(u)), append(rater, int32(j)), append(value, v)
			}
		}
	}
	r, err := NewRatings(unit, rater, nil, value)
	if err != nil {
		panic(err)
	}
	return r
}

// krippendorff2011 is the reliability data of section E of Krippendorff
// (2011), Computing Krippendorff's alpha-reliability: 12 units by 4 observers.
var krippendorff2011 = [][]float64{
	{1, 1, 0, 1}, {2, 2, 3, 2}, {3, 3, 3, 3}, {3, 3, 3, 3}, {2, 2, 2, 2}, {1, 2, 3, 4},
	{4, 4, 4, 4}, {1, 1, 2, 1}, {2, 2, 2, 2}, {0, 5, 5, 5}, {0, 0, 1, 1}, {0, 0, 3, 0},
}

func TestAlphaKrippendorff2011(t *testing.T) {
	got, err := Alpha(fromRows(krippendorff2011), AlphaOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if got.UnitsTotal != 12 || got.UnitsPairable != 11 || got.ValuesTotal != 41 || got.ValuesPairable != 40 {
		t.Errorf("counts %+v, want 12 units, 11 pairable, 41 values, 40 pairable", got)
	}
	// Printed in section E: nominal .743, ordinal .815, interval .849, ratio .797.
	for s, want := range []float64{.743, .815, .849, .797} {
		near(t, Scale(s).String(), got.Scale[s].Alpha, want, .0005)
	}
	// The nominal alpha to five digits and its parts are in irrCAC 1.0's
	// overview vignette, krippen.alpha.raw(cac.raw4raters): 0.74342, and
	// krippen.alpha.raw(…, weights = "quadratic"): 0.84911.
	near(t, "nominal", got.Scale[NominalScale].Alpha, .74342, 5e-6)
	near(t, "interval", got.Scale[IntervalScale].Alpha, .84911, 5e-6)
}

// Three coders of fifteen units, from the Wikipedia article on Krippendorff's
// alpha: nominal .691, interval .811, 26 pairable values.
func TestAlphaThreeCoders(t *testing.T) {
	a := []float64{0, 0, 0, 0, 0, 3, 4, 1, 2, 1, 1, 3, 3, 0, 3}
	b := []float64{1, 0, 2, 1, 3, 3, 4, 3, 0, 0, 0, 0, 0, 0, 0}
	c := []float64{0, 0, 2, 1, 3, 4, 4, 0, 2, 1, 1, 3, 3, 0, 4}
	rows := make([][]float64, len(a))
	for i := range a {
		rows[i] = []float64{a[i], b[i], c[i]}
	}
	got, err := Alpha(fromRows(rows), AlphaOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if got.ValuesPairable != 26 {
		t.Errorf("pairable values %d, want 26", got.ValuesPairable)
	}
	near(t, "nominal", got.Scale[NominalScale].Alpha, .691, .0005)
	near(t, "interval", got.Scale[IntervalScale].Alpha, .811, .0005)
}

// The path for many different values must agree with the coincidence matrix.
func TestAlphaPathsAgree(t *testing.T) {
	r := made(40, 5, 6, 6)
	small, err := Alpha(r, AlphaOptions{})
	if err != nil {
		t.Fatal(err)
	}
	many := alphaOfMany(r, AlphaOptions{})
	if small.UnitsPairable != many.UnitsPairable || small.ValuesTotal != many.ValuesTotal || small.EmployeesPairable != many.EmployeesPairable {
		t.Errorf("counts differ: %+v and %+v", small, many)
	}
	for _, s := range Scales {
		a, b := small.Scale[s], many.Scale[s]
		for what, pair := range map[string][2]Figure{
			"alpha": {a.Alpha, b.Alpha}, "Do": {a.Do, b.Do}, "De": {a.De, b.De},
			"se units": {a.SEUnits, b.SEUnits}, "se employees": {a.SEEmployees, b.SEEmployees},
		} {
			want, ok := pair[0].Get()
			if !ok {
				t.Fatalf("%s %s: %s", s, what, pair[0].Why())
			}
			near(t, s.String()+" "+what, pair[1], want, 1e-9*(1+math.Abs(want)))
		}
	}
}

// The jackknife by patterns must equal leaving out units one by one.
func TestAlphaJackknifeByHand(t *testing.T) {
	rows := krippendorff2011[:11] // all pairable
	var values []float64
	for out := range rows {
		var rest [][]float64
		for i, row := range rows {
			if i != out {
				rest = append(rest, row)
			}
		}
		got, err := Alpha(fromRows(rest), AlphaOptions{})
		if err != nil {
			t.Fatal(err)
		}
		v, _ := got.Scale[OrdinalScale].Alpha.Get()
		values = append(values, v)
	}
	mean, ss := 0.0, 0.0
	for _, v := range values {
		mean += v / 11
	}
	for _, v := range values {
		ss += (v - mean) * (v - mean)
	}
	got, err := Alpha(fromRows(rows), AlphaOptions{})
	if err != nil {
		t.Fatal(err)
	}
	near(t, "se", got.Scale[OrdinalScale].SEUnits, math.Sqrt(10.0/11*ss), 1e-10)
	near(t, "se employees", got.Scale[OrdinalScale].SEEmployees, math.Sqrt(10.0/11*ss), 1e-10)
}

func TestAlphaUndefined(t *testing.T) {
	tests := map[string]struct {
		rows [][]float64
		why  string
	}{
		"one rater":     {[][]float64{{1}, {2}, {3}}, whyNothingPairable},
		"one category":  {[][]float64{{2, 2}, {2, 2}, {2, 2}}, whyOneCategory},
		"no two raters": {[][]float64{{1, 0}, {0, 2}}, whyNothingPairable},
	}
	for name, test := range tests {
		got, err := Alpha(fromRows(test.rows), AlphaOptions{Replicates: 100})
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range Scales {
			unknown(t, name+" "+s.String(), got.Scale[s].Alpha, test.why)
			unknown(t, name+" bootstrap", got.Scale[s].Bootstrap.Low, test.why)
		}
	}
	// One disagreeing unit is exactly 0; leaving it out leaves one category.
	got, err := Alpha(fromRows([][]float64{{1, 2}, {1, 1}, {1, 1}}), AlphaOptions{})
	if err != nil {
		t.Fatal(err)
	}
	near(t, "one disagreement", got.Scale[OrdinalScale].Alpha, 0, 1e-12)
	unknown(t, "its jackknife", got.Scale[OrdinalScale].SEUnits, "the jackknife leaves out one of the units without which alpha is not defined")
	perfect, _ := Alpha(fromRows([][]float64{{1, 1}, {2, 2}, {3, 3}}), AlphaOptions{})
	near(t, "perfect agreement", perfect.Scale[RatioScale].Alpha, 1, 0)
	opposed, _ := Alpha(fromRows([][]float64{{1, 2}, {2, 1}}), AlphaOptions{})
	near(t, "opposed", opposed.Scale[NominalScale].Alpha, -.5, 1e-12) // Do = 1, De = 8/12
	if _, err := Alpha(fromRows([][]float64{{1, 7}}), AlphaOptions{Levels: []float64{1, 2, 3, 4, 5, 6}}); err == nil {
		t.Error("a value outside the declared levels was taken")
	}
}

// Alpha does not depend on the order of rows, the names of raters, threads, or
// on declared levels nobody used.
func TestAlphaInvariance(t *testing.T) {
	r := made(30, 4, 5, 5)
	opt := AlphaOptions{Replicates: 200, Seed: 7}
	want, err := Alpha(r, opt)
	if err != nil {
		t.Fatal(err)
	}
	shuffled := shuffle(r, 3)
	if got, _ := Alpha(shuffled, opt); got != want {
		t.Errorf("rows in another order: %+v, want %+v", got, want)
	}
	opt.Levels = []float64{0, 1, 2, 3, 4, 5, 6, 7}
	padded, _ := Alpha(r, opt)
	for _, s := range Scales {
		v, _ := want.Scale[s].Alpha.Get()
		near(t, "padded "+s.String(), padded.Scale[s].Alpha, v, 1e-12)
		low, _ := want.Scale[s].Bootstrap.Low.Get()
		near(t, "padded bootstrap "+s.String(), padded.Scale[s].Bootstrap.Low, low, 1e-12)
	}
}

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
