package stats

import (
	"context"
	"math"
	"os"
	"strings"
	"testing"
)

func approx(t *testing.T, what string, got, want, tolerance float64) {
	t.Helper()
	if !(math.Abs(got-want) <= tolerance) {
		t.Errorf("%s = %.10g, want %.10g ± %g", what, got, want, tolerance)
	}
}

func fitted(t *testing.T, m Model, opt LMMOptions) LMM {
	t.Helper()
	fit, err := FitLMM(context.Background(), m, opt)
	if err != nil {
		t.Fatal(err)
	}
	if !fit.Converged {
		t.Error("not converged")
	}
	return fit
}

func factorsFrom(t testing.TB, path, value string, names ...string) ([]Factor, []float64) {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var wanted [][]string
	for _, name := range names {
		wanted = append(wanted, []string{name})
	}
	factors, y, err := ReadFactors(f, value, wanted...)
	if err != nil {
		t.Fatal(err)
	}
	return factors, y
}

// dyestuff is the yield of six batches of an intermediate, five samples each: Davies & Goldsmith (eds), Statistical
// Methods in Research and Production, 4th ed., 1972, table 6.3.
var dyestuff = []float64{
	1545, 1440, 1440, 1520, 1580,
	1540, 1555, 1490, 1560, 1495,
	1595, 1550, 1605, 1510, 1560,
	1445, 1440, 1595, 1465, 1545,
	1595, 1630, 1515, 1635, 1625,
	1520, 1455, 1450, 1480, 1445,
}

// penicillin is the diameter of growth inhibition on 24 plates (rows) by 6 samples (columns): Davies & Goldsmith, 1972,
// table 6.6.
var penicillin = []float64{
	27, 23, 26, 23, 23, 21,
	27, 23, 26, 23, 23, 21,
	25, 21, 25, 24, 24, 20,
	26, 23, 25, 23, 23, 20,
	25, 22, 26, 22, 23, 20,
	24, 22, 25, 23, 22, 19,
	24, 20, 23, 21, 22, 19,
	26, 22, 26, 24, 24, 21,
	24, 21, 24, 22, 22, 20,
	24, 21, 24, 23, 22, 19,
	26, 23, 26, 24, 24, 21,
	25, 22, 26, 24, 24, 20,
	26, 24, 26, 24, 25, 22,
	26, 23, 26, 23, 23, 20,
	26, 23, 25, 24, 24, 22,
	25, 22, 25, 23, 23, 20,
	25, 21, 24, 23, 23, 20,
	25, 22, 24, 23, 23, 19,
	24, 21, 23, 21, 21, 19,
	26, 23, 26, 24, 24, 21,
	25, 21, 24, 22, 22, 18,
	25, 22, 25, 22, 22, 20,
	24, 21, 24, 22, 24, 19,
	24, 21, 24, 22, 21, 18,
}

// Balanced one-way REML has a closed form: MS within 2451.25 and (MS between - MS within) / 5 = (11271.5 - 2451.25) / 5.
// The criterion is R lme4 1.1-31: REMLcrit(lmer(Yield ~ 1 + (1|Batch), Dyestuff)).
func TestLMMDyestuff(t *testing.T) {
	fit := fitted(t, Model{Y: dyestuff, Random: []Factor{NewFactor("batch", grid(6, 5, true), 6)}}, LMMOptions{})
	approx(t, "batch variance", fit.Components[0].Variance, 1764.05, 0.02)
	approx(t, "residual variance", fit.Residual.Variance, 2451.25, 0.01)
	approx(t, "criterion", fit.REMLCriterion, 319.6543, 1e-4)
	approx(t, "intercept", fit.Fixed[0].Estimate, 1527.5, 1e-9)
	approx(t, "its error", fit.Fixed[0].SE, math.Sqrt(11271.5/30), 1e-3)
}

// grid numbers a table of rows x columns: the row of each cell, or its column.
func grid(rows, columns int, byRow bool) []int32 {
	var code []int32
	for i := range rows * columns {
		if byRow {
			code = append(code, int32(i/columns))
		} else {
			code = append(code, int32(i%columns))
		}
	}
	return code
}

// Balanced two-way REML has a closed form too: mean squares of plates 4.6038, samples 89.8444, error 0.30242
// (aov(diameter ~ plate + sample)), so plates (4.6038 - 0.3024)/6 and samples (89.8444 - 0.3024)/24. The criterion is
// lme4's, REMLcrit(lmer(diameter ~ 1 + (1|plate) + (1|sample), Penicillin)).
func TestLMMPenicillin(t *testing.T) {
	fit := fitted(t, Model{Y: penicillin, Random: []Factor{
		NewFactor("plate", grid(24, 6, true), 24), NewFactor("sample", grid(24, 6, false), 6)}}, LMMOptions{})
	ms := penicillinMeanSquares()
	approx(t, "plate", fit.Components[0].Variance, (ms[0]-ms[2])/6, 1e-6)
	approx(t, "sample", fit.Components[1].Variance, (ms[1]-ms[2])/24, 1e-5)
	approx(t, "residual", fit.Residual.Variance, ms[2], 1e-7)
	approx(t, "criterion", fit.REMLCriterion, 330.860589, 1e-6)
	approx(t, "intercept", fit.Fixed[0].Estimate, 22.9722222222, 1e-9)
	approx(t, "its error", fit.Fixed[0].SE, 0.8086, 1e-4)
}

func penicillinMeanSquares() (ms [3]float64) {
	r, err := NewRatings(grid(24, 6, true), grid(24, 6, false), nil, penicillin)
	if err != nil {
		panic(err)
	}
	m, _ := effectMeanSquares(r, [3]float64{24, 6, 1}, gEffects(false))
	copy(ms[:], m)
	return ms
}

// sixTerms is testdata/lmm_six.csv: 60 employees, 25 raters, 8 dimensions simulated in R with set.seed(7), every tenth row
// dropped. The references are R 4.2, lme4 1.1-31, with optCtrl = list(ftol_abs = 1e-14):
//
//	m <- lmer(value ~ 1 + (1|employee) + (1|rater) + (1|dimension) + (1|employee:rater) + (1|employee:dimension) +
//	  (1|rater:dimension), d); VarCorr(m); REMLcrit(m); ranef(m, condVar = TRUE)
//
// and Henderson's prediction error variances from the inverse of the mixed-model equations built with getME.
func sixTerms(t testing.TB) (e, r, d Factor, y []float64) {
	f, y := factorsFrom(t, "testdata/lmm_six.csv", "value", "employee", "rater", "dimension")
	return f[0], f[1], f[2], y
}

func sixModel(e, r, d Factor, y []float64) Model {
	return Model{Y: y, Random: []Factor{e, r, d, Interact(e, r), Interact(e, d), Interact(r, d)}}
}

func TestLMMSixTerms(t *testing.T) {
	fit := fitted(t, sixModel(sixTerms(t)), LMMOptions{})
	approx(t, "criterion", fit.REMLCriterion, 2241.98895397, 1e-6)
	want := []float64{0.26803997, 0.08907059, 0.06577577, 0.10568953, 0.11217670, 0.04400621}
	for k, c := range fit.Components {
		approx(t, c.Name, c.Variance, want[k], 5e-5*want[k])
	}
	approx(t, "residual", fit.Residual.Variance, 0.2539238, 1e-5)
	approx(t, "intercept", fit.Fixed[0].Estimate, 3.57915686, 1e-6)
	approx(t, "its error", fit.Fixed[0].SE, 0.13451168, 1e-5)
	raters, _ := fit.Term("rater")
	for i, want := range [][3]float64{{0.14548405, 0.17749564, 0.17930532}, {0.09860522, 0.17037893, 0.17254701}, {0.21991390, 0.16406751, 0.16699382}} {
		e := raters.Levels[i]
		approx(t, "effect of rater "+e.Level, e.BLUP, want[0], 1e-5)
		approx(t, "conditional SD", e.CondSD, want[1], 1e-5)
		approx(t, "prediction error", e.PEVSD, want[2], 1e-5)
	}
	approx(t, "error of mean + rater 1", raters.Levels[0].MeanSD, 0.20834531, 1e-5)
	difference := make([]float64, len(raters.Levels)) // rater 1 less rater 2
	difference[0], difference[1] = 1, -1
	covariance, err := fit.Covariance("rater", difference)
	if err != nil {
		t.Fatal(err)
	}
	approx(t, "error of a difference", math.Sqrt(covariance[0]-covariance[1]), 0.23535564, 1e-5)
	pairs, _ := fit.Term("employee:dimension")
	approx(t, "employee:dimension 1:1", pairs.Levels[0].BLUP, 0.64560365, 1e-5)
}

// lmer(value ~ factor(dimension) + (1|employee) + (1|rater) + (1|employee:rater), d).
func TestLMMFixedFactor(t *testing.T) {
	e, r, d, y := sixTerms(t)
	fit := fitted(t, Model{Y: y, Random: []Factor{e, r, Interact(e, r)}, Fixed: []Factor{d}}, LMMOptions{})
	approx(t, "criterion", fit.REMLCriterion, 2299.94317028, 1e-6)
	approx(t, "employee", fit.Components[0].Variance, 0.27684891, 1e-5)
	approx(t, "rater", fit.Components[1].Variance, 0.09044614, 1e-5)
	approx(t, "halo", fit.Components[2].Variance, 0.08547898, 1e-5)
	approx(t, "intercept", fit.Fixed[0].Estimate, 3.52660624, 1e-6)
	approx(t, "dimension 2", fit.Fixed[1].Estimate, -0.07347412, 1e-6)
	approx(t, "its error", fit.Fixed[1].SE, 0.07800174, 1e-6)
	again := fitted(t, Model{Y: y, Random: []Factor{e, r, Interact(e, r)}, Fixed: []Factor{d, named(d, "copy")}}, LMMOptions{})
	approx(t, "criterion with an aliased factor", again.REMLCriterion, fit.REMLCriterion, 1e-8)
	if !strings.Contains(strings.Join(again.Notes, "; "), "dropped") {
		t.Errorf("no note on the aliased columns: %q", again.Notes)
	}
}

func TestLMMBoundary(t *testing.T) {
	// Two raters score mirror images, so that the means of employees are all equal: no variance between employees.
	y := []float64{1, 5, 2, 4, 3, 3, 4, 2, 5, 1, 2, 4}
	fit := fitted(t, Model{Y: y, Random: []Factor{NewFactor("employee", grid(6, 2, true), 6)}}, LMMOptions{})
	c := fit.Components[0]
	if !c.Boundary || c.Variance != 0 || !(c.Upper95 > 0) {
		t.Errorf("component %+v: want 0 at the boundary with an upper limit", c)
	}
	if e := fit.Effects[0].Levels[0]; e.BLUP != 0 || e.PEVSD != 0 {
		t.Errorf("effect %+v of a factor without variance: want 0", e)
	}
	approx(t, "residual", fit.Residual.Variance, 22.0/11, 1e-6) // all is residual: the sample variance
	if !strings.Contains(strings.Join(fit.Notes, " "), "differences by employee do not show") {
		t.Errorf("notes %q do not say that differences by employee do not show", fit.Notes)
	}
}

// Ratings that are exactly employee + rater: the variances are those of the effects, 3.5 for 0..5, and no noise is said.
func TestLMMNoNoise(t *testing.T) {
	var y []float64
	for i := range 6 {
		for j := range 4 {
			y = append(y, float64(i)+float64(j*j)/2)
		}
	}
	fit := fitted(t, Model{Y: y, Random: []Factor{NewFactor("employee", grid(6, 4, true), 6), NewFactor("rater", grid(6, 4, false), 4)}}, LMMOptions{})
	approx(t, "employee", fit.Components[0].Variance, 3.5, 1e-3)
	if !fit.Residual.Boundary || !strings.Contains(strings.Join(fit.Notes, " "), "no noise") {
		t.Errorf("residual %+v, notes %q", fit.Residual, fit.Notes)
	}
}

func TestLMMRefusals(t *testing.T) {
	y := []float64{1, 2, 3, 4, 3, 2}
	two := NewFactor("employee", []int32{0, 0, 0, 1, 1, 1}, 2)
	one := NewFactor("rater", make([]int32, 6), 1)
	for _, c := range []struct {
		name  string
		model Model
		say   string
	}{
		{"empty", Model{Random: []Factor{two}}, "no ratings"},
		{"no factor", Model{Y: y}, "no random factor"},
		{"same values", Model{Y: []float64{3, 3, 3, 3, 3, 3}, Random: []Factor{two}}, "no variance"},
		{"not a number", Model{Y: []float64{1, 2, math.NaN(), 4, 3, 2}, Random: []Factor{two}}, "rating 3"},
		{"one rater", Model{Y: y, Random: []Factor{two, one}}, "rater has one level (1)"},
		{"one rating each", Model{Y: y, Random: []Factor{NewFactor("pair", grid(6, 1, true), 6)}}, "as many levels as there are ratings"},
		{"same grouping", Model{Y: y, Random: []Factor{two, named(two, "team")}}, "employee and team"},
		{"length", Model{Y: y[:5], Random: []Factor{two}}, "6 codes for 5"},
		{"hole", Model{Y: y, Random: []Factor{{Name: "rater", Code: []int32{0, 1, -1, 0, 1, 0}}}}, "without a rater"},
	} {
		_, err := FitLMM(context.Background(), c.model, LMMOptions{})
		if err == nil || !strings.Contains(err.Error(), c.say) {
			t.Errorf("%s: error %v, want one with %q", c.name, err, c.say)
		}
	}
}
