package stats

import (
	"math"
	"testing"
)

// Peak flow by two meters, 17 people: Bland & Altman 1986, Lancet 327:307, table 1
// (first reading of each). The paper prints bias −2.1 with 95 % interval −22.0 to
// 17.8 and SD 38.8; its limits take 2 SD, ours 1.96: −2.118 ± 1.96 × 38.765. The
// interval of a limit is worked out here by the formula of the 1999 paper,
// t(16, 0.975) = 2.1199 from its table.
func TestLimitsOfAgreement(t *testing.T) {
	large := []float64{494, 395, 516, 434, 476, 557, 413, 442, 650, 433, 417, 656, 267, 478, 178, 423, 427}
	mini := []float64{512, 430, 520, 428, 500, 600, 364, 380, 658, 445, 432, 626, 260, 477, 259, 350, 451}
	var differences []float64
	for i := range large {
		differences = append(differences, large[i]-mini[i])
	}
	got := Limits(differences)
	reach := 2.1199 * 38.765 * math.Sqrt(1.0/17+1.96*1.96/32)
	for _, c := range []struct {
		name      string
		figure    Figure
		want, off float64
	}{
		{"bias", got.Bias.Mean, -2.1, .05}, {"SD", got.Bias.SD, 38.8, .05},
		{"bias from", got.Bias.CI.Low, -22.0, .06}, {"bias to", got.Bias.CI.High, 17.8, .06},
		{"lower", got.Lower, -2.118 - 1.96*38.765, .02}, {"upper", got.Upper, -2.118 + 1.96*38.765, .02},
		{"lower from", got.LowerCI.Low, -2.118 - 1.96*38.765 - reach, .05}, {"upper to", got.UpperCI.High, -2.118 + 1.96*38.765 + reach, .05},
	} {
		if x, ok := c.figure.Get(); !ok || math.Abs(x-c.want) > c.off {
			t.Errorf("%s = %g (%v), want %g ± %g", c.name, x, ok, c.want, c.off)
		}
	}
	if _, ok := Limits([]float64{1}).Lower.Get(); ok {
		t.Error("one difference has limits")
	}
}
