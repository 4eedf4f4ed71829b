package stats

import (
	"context"
	"strings"
	"testing"
)

// The wine data: 72 bitterness ratings by 9 judges of 8 bottles (Randall 1989, Journal of the Science of Food and
// Agriculture 48:117). R ordinal 2022.11-16: m <- clmm(rating ~ temp + contact + (1|judge), data = wine); logLik is also
// printed in the package's vignette, -81.57.
func TestCLMMWine(t *testing.T) {
	f, y := factorsFrom(t, "testdata/wine.csv", "rating", "judge", "temp", "contact", "bottle")
	fit, err := FitCLMM(context.Background(), OrdinalModel{Y: y, Random: f[:1], Fixed: f[1:3]})
	if err != nil {
		t.Fatal(err)
	}
	approx(t, "log-likelihood", fit.LogLik, -81.5654, 1e-4)
	approx(t, "judge variance", fit.Components[0].Variance, 1.279461, 1e-4)
	approx(t, "warm", fit.Fixed[0].Estimate, 3.0629966, 1e-4)
	approx(t, "its error", fit.Fixed[0].SE, 0.5953762, 1e-3)
	approx(t, "contact", fit.Fixed[1].Estimate, 1.8348849, 1e-4)
	for k, want := range [][2]float64{{-1.6236669, 0.6824410}, {1.5133652, 0.6037533}, {4.2285267, 0.8089661}, {6.0887726, 0.9724537}} {
		approx(t, "cut "+fit.Cuts[k].Name, fit.Cuts[k].Estimate, want[0], 1e-4)
		approx(t, "its error", fit.Cuts[k].SE, want[1], 1e-3)
	}
	approx(t, "judge 1", fit.Effects[0].Levels[0].BLUP, 1.696178, 1e-4)
	approx(t, "its conditional SD", fit.Effects[0].Levels[0].CondSD, 0.553846, 1e-4)
}

// With a second, useless factor the likelihood stays and that variance is zero: clmm gives -81.56541 and 1.6e-11.
func TestCLMMCrossed(t *testing.T) {
	f, y := factorsFrom(t, "testdata/wine.csv", "rating", "judge", "temp", "contact", "bottle")
	fit, err := FitCLMM(context.Background(), OrdinalModel{Y: y, Random: []Factor{f[0], f[3]}, Fixed: f[1:3]})
	if err != nil {
		t.Fatal(err)
	}
	approx(t, "log-likelihood", fit.LogLik, -81.56541, 1e-4)
	if c := fit.Components[1]; !c.Boundary || c.Variance != 0 {
		t.Errorf("bottle %+v, want 0 at the boundary", c)
	}
}

// A factor with a level for each rating is fitted too: it can be told from the logistic noise, whose variance is given.
// R ordinal 2022.11-16: y <- factor(c(1,2,2,3,1,3,2,3,3,1,2,3)); clmm(y ~ 1 + (1|r) + (1|e)), r <- rep(1:3, each = 4),
// e <- 1:12; and, the first two of the same employee, e <- c(1, 1:11).
func TestCLMMSaturated(t *testing.T) {
	y, r := []float64{1, 2, 2, 3, 1, 3, 2, 3, 3, 1, 2, 3}, []int32{0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2}
	for _, tt := range []struct {
		e                 []int32
		logLik, cut, vare float64
	}{
		{[]int32{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}, -12.93067593, -1.09862198, 0},
		{[]int32{0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, -12.91401593, -1.20060697, 0.30079637},
	} {
		fit, err := FitCLMM(context.Background(), OrdinalModel{Y: y, Random: []Factor{{Name: "rater", Code: r}, {Name: "employee", Code: tt.e}}})
		if err != nil {
			t.Fatal(err)
		}
		approx(t, "log-likelihood", fit.LogLik, tt.logLik, 1e-6)
		approx(t, "first cut", fit.Cuts[0].Estimate, tt.cut, 1e-4)
		approx(t, "employee", fit.Components[1].Variance, tt.vare, 2e-4)
	}
}

// testdata/ordinal.csv: 40 employees, 15 raters, simulated in R with set.seed(3); clmm(factor(y) ~ 1 + (1|e) + (1|r)).
func TestCLMMTwoFactors(t *testing.T) {
	f, y := factorsFrom(t, "testdata/ordinal.csv", "y", "e", "r")
	fit, err := FitCLMM(context.Background(), OrdinalModel{Y: y, Levels: []float64{1, 2, 3, 4, 5, 6, 7}, Random: f})
	if err != nil {
		t.Fatal(err)
	}
	approx(t, "log-likelihood", fit.LogLik, -278.2624353, 1e-5)
	approx(t, "employee", fit.Components[0].Variance, 0.5659657, 2e-4)
	approx(t, "rater", fit.Components[1].Variance, 0.5577006, 2e-4)
	approx(t, "first cut", fit.Cuts[0].Estimate, -1.9606947, 2e-4)
	if !strings.Contains(strings.Join(fit.Notes, " "), "level 7 was never used") {
		t.Errorf("notes %q", fit.Notes)
	}
	if _, err := FitCLMM(context.Background(), OrdinalModel{Y: y, Levels: []float64{1, 2}, Random: f}); err == nil {
		t.Error("ratings off the declared levels were taken")
	}
}
