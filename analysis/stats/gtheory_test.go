package stats

import (
	"context"
	"math"
	"math/rand/v2"
	"testing"
)

func table(t *testing.T, unit, rater, item []int32, value []float64) Ratings {
	t.Helper()
	r, err := NewRatings(unit, rater, item, value)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func studyOf(t *testing.T, r Ratings) GStudy {
	t.Helper()
	g, err := NewGStudy(context.Background(), r)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// Brennan (2001), Generalizability Theory, synthetic data set 1 (tables 2.1 and 2.2), persons x items: variance
// components .0574, .0754, .1269; with 12 items the coefficients are .844 and .773.
func TestGStudyBrennan1(t *testing.T) {
	rows := []string{"101000000000", "111001000000", "111110000000", "110110010000", "111110100000",
		"111011100000", "111111100000", "111101111100", "111111111110", "111111111111"}
	var y []float64
	for _, row := range rows {
		for _, c := range row {
			y = append(y, float64(c-'0'))
		}
	}
	g := studyOf(t, table(t, grid(10, 12, true), grid(10, 12, false), nil, y))
	for k, want := range []float64{.0574, .0754, .1269} {
		near(t, g.Components[k].Name, g.Components[k].Estimate, want, 5e-5)
	}
	near(t, "G", g.Random.G, .844, 5e-4)
	near(t, "Phi", g.Random.Phi, .773, 5e-4)
	approx(t, "items", g.Raters, 12, 1e-12)
}

// brennan3 is Brennan (2001), synthetic data set 3 (table 3.1): 10 persons x 2 occasions x 4 items; a row per person, the
// four items of occasion 1 and then of occasion 2. Occasions stand for raters and items for dimensions.
var brennan3 = []string{"26752555", "45676757", "55465455", "59865776", "43564564",
	"44476478", "26652775", "34456664", "05455553", "68766886"}

func brennanRatings(t *testing.T) Ratings {
	var unit, rater, item []int32
	var y []float64
	for p, row := range brennan3 {
		for k, c := range row {
			unit, rater, item, y = append(unit, int32(p)), append(rater, int32(k/4)), append(item, int32(k%4)), append(y, float64(c-'0'))
		}
	}
	return table(t, unit, rater, item, y)
}

// Table 3.2 of the same book: components p .5528, o .0074, i .4417, po .1009, pi .5750, oi .1565, poi .9352; with one
// occasion less or more the coefficients follow; with 2 and 4 they print as .64 and .55.
func TestGStudyBrennan3(t *testing.T) {
	g := studyOf(t, brennanRatings(t))
	for k, want := range []float64{.5528, .0074, .4417, .1009, .5750, .1565, .9352} {
		near(t, g.Components[k].Name, g.Components[k].Estimate, want, 6e-5)
	}
	near(t, "G", g.Random.G, .64, 5e-3)
	near(t, "Phi", g.Random.Phi, .55, 5e-3)
	// Items fixed: true variance .5528 + .5750/4, absolute error (.0074 + .1009)/2 + (.1565 + .9352)/8.
	tau := .5528 + .5750/4
	near(t, "Phi with items fixed", g.Fixed.Phi, tau/(tau+(.0074+.1009)/2+(.1565+.9352)/8), 1e-3)
}

// On complete data with positive estimates REML and mean squares agree, with their errors.
func TestGStudyLikelihoodAgrees(t *testing.T) {
	r := brennanRatings(t)
	var ems, reml GStudy
	want, ok := ems.meanSquares(r)
	if !ok {
		t.Fatal("the design is complete")
	}
	got, err := reml.likelihood(context.Background(), r)
	if err != nil {
		t.Fatal(err)
	}
	for k := range want {
		approx(t, gNames[k], got[k], want[k], 1e-4)
		approx(t, "SE of "+gNames[k], math.Sqrt(reml.covariance[k][k]), math.Sqrt(ems.covariance[k][k]), .02)
	}
}

// Raters needed: the least number whose Phi reaches .80, by trying them all.
func TestGStudyRatersNeeded(t *testing.T) {
	r := made(200, 3, 12, 6)
	g := studyOf(t, r)
	phi := func(raters int, fixed bool) float64 {
		v, _ := g.Point(float64(raters), g.Dimensions, fixed).Phi.Get()
		return v
	}
	n := g.Needed.RatersFixed
	if n < 1 || phi(n, true) < .8 || n > 1 && phi(n-1, true) >= .8 {
		t.Errorf("%d raters needed with dimensions fixed: Phi %.4f, one less %.4f", n, phi(n, true), phi(n-1, true))
	}
	if len(g.DStudy) == 0 || len(g.DStudy) != len(g.FixedStudy) {
		t.Errorf("decision tables have %d and %d rows", len(g.DStudy), len(g.FixedStudy))
	}
	poor := studyOf(t, brennanRatings(t))
	if poor.Needed.Raters != 0 || poor.Needed.WhyRandom == "" {
		t.Errorf("four random items cannot reach .80 whatever the raters, got %+v", poor.Needed)
	}
}

// A negative estimate is shown and counts as 0: two raters with mirror-image ratings.
func TestGStudyNegative(t *testing.T) {
	g := studyOf(t, table(t, grid(4, 2, true), grid(4, 2, false), nil, []float64{1, 4, 2, 3, 3, 2, 4, 1}))
	c := g.Components[0]
	if v, known := c.Estimate.Get(); !known || !(v < 0) || c.Used != 0 || len(g.Notes) == 0 {
		t.Errorf("component %+v, notes %q", c, g.Notes)
	}
}

// With one rater each, employee:rater is employee, and employee:dimension is a single rating: they have no estimates.
func TestGStudyConfounded(t *testing.T) {
	var unit, rater, item []int32
	var y []float64
	for e := range int32(12) {
		for d := range int32(3) {
			unit, rater, item, y = append(unit, e), append(rater, e/3), append(item, d), append(y, float64((e*7+d*5+e*d)%6))
		}
	}
	g := studyOf(t, table(t, unit, rater, item, y))
	for _, c := range g.Components {
		_, known := c.Estimate.Get()
		if alone := c.Name == "employee:rater" || c.Name == "employee:dimension"; alone == known || alone != (c.Why != "") {
			t.Errorf("%s: %+v", c.Name, c)
		}
	}
}

// Complete design: q = 0 and the coefficients are those of Shrout & Fleiss (1979), table 4: ICC(2,1) .29, ICC(3,1) .71 and
// ICC(3,4) .91. One rater each, all different: q = 1/k = 1.
func TestSparseICC(t *testing.T) {
	y := []float64{9, 2, 5, 8, 6, 1, 3, 2, 8, 4, 6, 8, 7, 1, 2, 6, 10, 5, 6, 9, 6, 2, 4, 7}
	s, err := NewSparseICC(context.Background(), table(t, grid(6, 4, true), grid(6, 4, false), nil, y))
	if err != nil {
		t.Fatal(err)
	}
	near(t, "ICC(A,1)", s.A1, .2898, 1e-4)
	near(t, "ICC(C,1)", s.C1, .7148, 1e-4)
	near(t, "G(q,k)", s.GQK, .9093, 1e-4)
	approx(t, "q", s.Q, 0, 1e-12)
	approx(t, "k", s.KHarmonic, 4, 1e-12)
	approx(t, "nested q", sharedRaterQ([]int32{0, 0, 1, 1}, []int32{0, 1, 2, 3}), .5, 1e-12)
	// Putka's formula by hand: raters {a, b}, {b, c}, {b}: 1/k = (1/2 + 1/2 + 1)/3; shared pairs 1/4, 1/2, 1/2, both ways, over 6.
	approx(t, "partly shared q", sharedRaterQ([]int32{0, 0, 1, 1, 2}, []int32{0, 1, 1, 2, 1}), 2./3-2*(.25+.5+.5)/6, 1e-12)
}

// On a complete balanced table the REML estimates are those of the analysis of variance, so that estimates equal the exact
// forms and, with many employees, intervals come close to the exact ones by F (Shrout & Fleiss 1979; see TestICC).
func TestReliabilityIntervals(t *testing.T) {
	const employees, raters = 400, 5
	random := rand.New(NewStream(3, 1, 4))
	severe := make([]float64, raters)
	for j := range severe {
		severe[j] = .3 * random.NormFloat64()
	}
	var y []float64
	for range employees {
		level := .7 * random.NormFloat64()
		for j := range raters {
			y = append(y, 3+level+severe[j]+.8*random.NormFloat64())
		}
	}
	r := table(t, grid(employees, raters, true), grid(employees, raters, false), nil, y)
	exact, err := ICC(r)
	if err != nil {
		t.Fatal(err)
	}
	sparse, err := NewSparseICC(context.Background(), r)
	if err != nil {
		t.Fatal(err)
	}
	one, err := NewOneWayICC(context.Background(), r, raters)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name  string
		value Figure
		ci    Interval
		want  ICCForm
	}{
		{"ICC(1)", one.One, one.OneCI, exact.ICC1},
		{"ICC(1,k)", one.K, one.KCI, exact.MeanICC1},
		{"ICC(C,1)", sparse.C1, sparse.C1CI, exact.ICC3},
	} {
		for what, pair := range map[string][2]Figure{"estimate": {c.value, c.want.Estimate}, "low": {c.ci.Low, c.want.CI.Low}, "high": {c.ci.High, c.want.CI.High}} {
			got, _ := pair[0].Get()
			want, _ := pair[1].Get()
			tolerance := .003
			if what == "estimate" {
				tolerance = 1e-6
			}
			approx(t, c.name+" "+what, got, want, tolerance)
		}
	}
}
