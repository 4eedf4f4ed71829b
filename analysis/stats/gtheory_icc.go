package stats

import (
	"context"
	"fmt"
)

// SparseICC is the reliability of ratings from a design that is neither crossed nor nested, from a REML fit of
// employee + rater (Putka, Le, McCloy & Diaz 2008, JAP 93:959). Standard errors are by the delta method.
type SparseICC struct {
	Fit       LMM    // components employee and rater, in this order; without effects
	A1, C1    Figure // one rater: absolute agreement Ve/(Ve+Vr+V0), consistency Ve/(Ve+V0)
	A1SE      Figure
	C1SE      Figure
	KHarmonic float64 // harmonic mean of the raters per employee
	Q         float64 // share of rater variance left in a difference of two means: 0 crossed, 1/KHarmonic nested
	GQK       Figure  // reliability of the means there are: Ve/(Ve + Q Vr + V0/KHarmonic)
	GQKSE     Figure
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
	v := []float64{fit.Components[0].Variance, fit.Components[1].Variance, fit.Residual.Variance}
	set := func(value, se *Figure, f func([]float64) float64) {
		*value, *se = Known(f(v)), Known(deltaSE(f, v, fit.Covariances))
	}
	set(&s.A1, &s.A1SE, func(v []float64) float64 { return v[0] / (v[0] + v[1] + v[2]) })
	set(&s.C1, &s.C1SE, func(v []float64) float64 { return v[0] / (v[0] + v[2]) })
	set(&s.GQK, &s.GQKSE, func(v []float64) float64 { return v[0] / (v[0] + s.Q*v[1] + v[2]/s.KHarmonic) })
	s.note(r)
	return s, nil
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
		s.Notes = append(s.Notes, fmt.Sprintf("%d employees have two raters or more and there are %d raters: 20 and 10 are wanted, the interval is wide",
			twice, s.Fit.Components[1].Levels))
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
