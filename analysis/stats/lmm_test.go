package stats

import (
	"context"
	"math"
	"testing"
)

// dyestuff is the yield of six batches of an intermediate, five samples each: Davies & Goldsmith (eds), Statistical
// Methods in Research and Production, 4th ed., 1972, table 6.1. It is lme4's Dyestuff.
var dyestuff = []float64{
	1545, 1440, 1440, 1520, 1580,
	1540, 1555, 1490, 1560, 1495,
	1595, 1550, 1605, 1510, 1560,
	1445, 1440, 1595, 1465, 1545,
	1595, 1630, 1515, 1635, 1625,
	1520, 1455, 1450, 1480, 1445,
}

func approx(t *testing.T, what string, got, want, tolerance float64) {
	t.Helper()
	if !(math.Abs(got-want) <= tolerance) {
		t.Errorf("%s = %.8g, want %.8g ± %g", what, got, want, tolerance)
	}
}

// R 4.5, lme4 1.1-31: fit <- lmer(Yield ~ 1 + (1|Batch), Dyestuff).
// Balanced one-way REML has a closed form: MSwithin = 2451.25, (MSbetween - MSwithin)/5 = (11271.5 - 2451.25)/5 = 1764.05.
func TestLMMDyestuff(t *testing.T) {
	batch := make([]int32, 30)
	for i := range batch {
		batch[i] = int32(i / 5)
	}
	fit, err := FitLMM(context.Background(), Model{Y: dyestuff, Random: []Factor{NewFactor("batch", batch, 6)}}, LMMOptions{})
	if err != nil {
		t.Fatal(err)
	}
	approx(t, "batch variance", fit.Components[0].Variance, 1764.05, 0.01)
	approx(t, "residual variance", fit.Residual.Variance, 2451.25, 0.01)
	approx(t, "criterion", fit.REMLCriterion, 319.6543, 1e-4)
	approx(t, "intercept", fit.Fixed[0].Estimate, 1527.5, 1e-9)
	approx(t, "its error", fit.Fixed[0].SE, math.Sqrt(11271.5/30), 1e-3)
}
