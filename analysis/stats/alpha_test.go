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

// The matrices of single employees add up to that of all.
func TestCoincidenceAdds(t *testing.T) {
	counted := must(NewTally(made(30, 4, 5, 5), nil))
	all := NewCoincidence(counted.Categories)
	counted.EachEmployee(func(_ int, one *Coincidence) {
		for i, v := range one.pairs {
			all.pairs[i] += v
		}
	})
	for _, s := range Scales {
		want, _ := coincidenceOf(counted.Categories, counted.patterns()).Alpha(s).Alpha.Get()
		near(t, s.String(), all.Alpha(s).Alpha, want, 1e-12)
	}
}

// Amounts with very many values, two to a unit: on the interval scale Do is the
// mean squared difference within units and De twice the variance of all values.
func TestAlphaManyValues(t *testing.T) {
	var unit, rater []int32
	var value []float64
	stream := NewStream(4, 0, 0)
	var within, total, mean float64
	const units = 60
	for u := range int32(units) {
		a := 10 * stream.Float64()
		b := a + stream.Float64()
		unit, rater, value = append(unit, u, u), append(rater, 0, 1), append(value, a, b)
		within += (a - b) * (a - b)
		mean += (a + b) / (2 * units)
	}
	for _, v := range value {
		total += (v - mean) * (v - mean)
	}
	n := float64(len(value))
	do, de := 2*within/n, 2*total/(n-1)
	got := must(Alpha(must(NewRatings(unit, rater, nil, value)), AlphaOptions{Replicates: 100}))
	near(t, "alpha", got.Scale[IntervalScale].Alpha, 1-do/de, 1e-12)
	near(t, "De", got.Scale[IntervalScale].De, de, 1e-12)
	if se, ok := got.Scale[OrdinalScale].SEUnits.Get(); !ok || se <= 0 {
		t.Errorf("jackknife error %v", se)
	}
	unknown(t, "bootstrap", got.Scale[OrdinalScale].Bootstrap.Low, "more than 64 different values: use the jackknife")
	for i := range value {
		value[i] -= 5
	}
	below := must(Alpha(must(NewRatings(unit, rater, nil, value)), AlphaOptions{}))
	unknown(t, "ratio of negative values", below.Scale[RatioScale].Alpha, whyNegativeRatio)
	near(t, "interval alpha moved", below.Scale[IntervalScale].Alpha, 1-do/de, 1e-12)
	if _, err := Alpha(fromRows([][]float64{{1, 2}, {3, 4}}), AlphaOptions{Levels: []float64{1, 2, 3}}); err == nil {
		t.Error("a value outside the declared levels was taken")
	}
}
