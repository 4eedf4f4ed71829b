package stats

import (
	"math"

	"gonum.org/v1/gonum/stat/distuv"
)

// LimitsOfAgreement is how far two ways to measure the same people differ.
type LimitsOfAgreement struct {
	Bias         MeanEstimate // of the differences
	Lower, Upper Figure       // between them lie 95 % of differences
	LowerCI      Interval     // 95 %
	UpperCI      Interval
}

// Limits asks between which limits 95 % of the differences of two raters lie: bias
// ± 1.96 standard deviations. It takes differences of different people as
// independent and normal. The error of a limit is SD·√(1/n + 1.96²/(2(n−1))), with
// Student's t on n−1 degrees (Bland & Altman 1999, Stat Methods Med Res 8, §2.3).
func Limits(differences []float64) LimitsOfAgreement {
	out := LimitsOfAgreement{Bias: Mean(differences)}
	mean, known := out.Bias.Mean.Get()
	sd, spreads := out.Bias.SD.Get()
	if !known || !spreads {
		u := Unknown("fewer than two differences have no limits of agreement")
		out.Lower, out.Upper, out.LowerCI, out.UpperCI = u, u, Interval{u, u}, Interval{u, u}
		return out
	}
	const z = 1.959963984540054
	n := float64(len(differences))
	reach := distuv.StudentsT{Mu: 0, Sigma: 1, Nu: n - 1}.Quantile(.975) * sd * math.Sqrt(1/n+z*z/(2*(n-1)))
	lower, upper := mean-z*sd, mean+z*sd
	out.Lower, out.Upper = Known(lower), Known(upper)
	out.LowerCI, out.UpperCI = knownInterval(lower-reach, lower+reach), knownInterval(upper-reach, upper+reach)
	return out
}
