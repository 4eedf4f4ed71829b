package stats

import (
	"context"
	"fmt"
	"math"
	"slices"
)

// SparseICC is the reliability of ratings from a design that is neither crossed nor nested, from a REML fit of
// employee + rater (Putka, Le, McCloy & Diaz 2008, JAP 93:959). Standard errors are by the delta method; 95 % intervals
// likewise, on the logit scale, so that they stay between 0 and 1.
type SparseICC struct {
	Fit       LMM    // components employee and rater, in this order; without effects
	A1, C1    Figure // one rater: absolute agreement Ve/(Ve+Vr+V0), consistency Ve/(Ve+V0)
	A1SE      Figure
	C1SE      Figure
	A1CI      Interval
	C1CI      Interval
	KHarmonic float64 // harmonic mean of the raters per employee
	Q         float64 // share of rater variance left in a difference of two means: 0 crossed, 1/KHarmonic nested
	GQK       Figure  // reliability of the means there are: Ve/(Ve + Q Vr + V0/KHarmonic)
	GQKSE     Figure
	GQKCI     Interval
	Few       string // why the intervals are wide, "" where there are raters and employees enough
	Notes     []string
}

// NewSparseICC fits the model and derives the coefficients. Ratings on several items are taken as they are, so that the
// residual holds the differences between items; k counts raters, not ratings.
func NewSparseICC(ctx context.Context, r Ratings) (SparseICC, error) {
	if err := checkGStudy(r); err != nil {
		return SparseICC{}, fmt.Errorf("reliability: %w", err)
	}
	fit, err := FitLMM(ctx, Model{Y: r.Value, Random: []Factor{named(r.Unit, "employee"), named(r.Rater, "rater")}}, LMMOptions{NoEffects: true})
	if err != nil {
		return SparseICC{}, fmt.Errorf("reliability: %w", err)
	}
	s := SparseICC{Fit: fit, KHarmonic: harmonicPartners(r.Unit.Code, r.Rater.Code), Notes: fit.Notes}
	s.Q = sharedRaterQ(r.Unit.Code, r.Rater.Code)
	s.A1, s.A1SE, s.A1CI = varianceShare(fit, func(v []float64) float64 { return v[0] / (v[0] + v[1] + v[2]) })
	s.C1, s.C1SE, s.C1CI = varianceShare(fit, func(v []float64) float64 { return v[0] / (v[0] + v[2]) })
	s.GQK, s.GQKSE, s.GQKCI = varianceShare(fit, func(v []float64) float64 { return v[0] / (v[0] + s.Q*v[1] + v[2]/s.KHarmonic) })
	s.note(r)
	return s, nil
}

// varianceShare is a function of the components and, last, the residual that lies between 0 and 1, with its standard error
// and its 95 % interval.
func varianceShare(fit LMM, f func([]float64) float64) (value, se Figure, ci Interval) {
	var v []float64
	for _, c := range append(slices.Clone(fit.Components), fit.Residual) {
		v = append(v, c.Variance)
	}
	x, error := f(v), deltaSE(f, v, fit.Covariances)
	value, se = Known(x), Known(error)
	if !(x > 0 && x < 1) {
		return value, se, unknownInterval("a variance is 0, at the boundary")
	}
	half := 1.96 * error / (x * (1 - x))
	at := math.Log(x / (1 - x))
	return value, se, knownInterval(1/(1+math.Exp(half-at)), 1/(1+math.Exp(-half-at)))
}

// OneWayICC is the reliability where raters are taken as interchangeable: ICC(1) of one rating, from a REML fit of employee
// alone, and its Spearman-Brown step up to k ratings.
type OneWayICC struct {
	One, K     Figure
	OneCI, KCI Interval
}

// NewOneWayICC fits the model; k is the number of ratings the mean is taken over.
func NewOneWayICC(ctx context.Context, r Ratings, k float64) (OneWayICC, error) {
	fit, err := FitLMM(ctx, Model{Y: r.Value, Random: []Factor{named(r.Unit, "employee")}}, LMMOptions{NoEffects: true})
	if err != nil {
		return OneWayICC{}, fmt.Errorf("reliability: %w", err)
	}
	o := OneWayICC{}
	o.One, _, o.OneCI = varianceShare(fit, func(v []float64) float64 { return v[0] / (v[0] + v[1]) })
	o.K, _, o.KCI = varianceShare(fit, func(v []float64) float64 { return v[0] / (v[0] + v[1]/k) })
	return o, nil
}

func (s *SparseICC) note(r Ratings) {
	twice := 0
	count := make([]int, codesIn(r.Unit.Code))
	for _, p := range distinctPairs(r.Unit.Code, r.Rater.Code) {
		if count[p[0]]++; count[p[0]] == 2 {
			twice++
		}
	}
	if twice < 20 || s.Fit.Components[1].Levels < 10 {
		s.Few = fmt.Sprintf("%d employees have two raters or more and there are %d raters: 20 and 10 are wanted, the interval is wide",
			twice, s.Fit.Components[1].Levels)
		s.Notes = append(s.Notes, s.Few)
	}
	if r.HasItems() {
		s.Notes = append(s.Notes, "ratings on several items are pooled: differences between items count as noise")
	}
}

// sharedRaterQ is 1/k less the mean over pairs of employees of (shared raters) / (n_i n_i'), in time linear in the pairs
// of employee and rater.
func sharedRaterQ(unit, rater []int32) float64 {
	pairs := distinctPairs(unit, rater)
	count := make([]float64, codesIn(unit))
	for _, p := range pairs {
		count[p[0]]++
	}
	sum, squares := make([]float64, codesIn(rater)), 0.0
	for _, p := range pairs {
		share := 1 / count[p[0]]
		sum[p[1]] += share
		squares += share * share
	}
	employees, inverse := 0.0, 0.0
	for _, c := range count {
		if c > 0 {
			employees, inverse = employees+1, inverse+1/c
		}
	}
	shared := dot(sum, sum) - squares
	return inverse/employees - shared/(employees*(employees-1))
}
