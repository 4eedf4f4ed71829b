package stats

import (
	"context"
	"fmt"

	"gonum.org/v1/gonum/stat"
)

// minRanked is the fewest raters whose order is compared.
const minRanked = 5

// SeverityAgreement is Spearman's rank correlation between the severities of the linear model and those of one that takes
// levels as ordered only, by rater code, over the raters of the largest subset that the linear model shows: how far the
// answer depends on taking levels as equally spaced. n is the number of raters.
func SeverityAgreement(linear []Severity, ordinal map[int]float64) (rho Figure, n int) {
	var a, b []float64
	for _, s := range linear {
		value, known := s.Value.Get()
		logits, both := ordinal[s.Code]
		if known && both && s.Subset == 0 {
			a, b = append(a, value), append(b, logits)
		}
	}
	if len(a) < minRanked {
		return Unknown(fmt.Sprintf("%d raters have a severity in both models, %d wanted", len(a), minRanked)), len(a)
	}
	first, _ := midRanks(a)
	second, _ := midRanks(b)
	r := stat.Correlation(first, second, nil)
	if r != r {
		return Unknown("all raters have the same severity"), len(a)
	}
	return Known(r), len(a)
}

// Severities are the measures of the raters by code, in logits.
func (f Facets) Severities() map[int]float64 {
	out := map[int]float64{}
	for _, m := range f.Rater.Levels {
		out[m.Code] = m.Measure
	}
	return out
}

// OrdinalSeverities fits employee + rater + employee:rater as a cumulative-logit mixed model and gives the severities of
// the raters by code, on the latent scale. Dimensions are left to the residual: an unbiased order of raters needs them
// only where raters rate different ones.
func OrdinalSeverities(ctx context.Context, r Ratings, levels []float64) (map[int]float64, error) {
	terms := []Factor{r.Unit, r.Rater}
	if r.HasItems() {
		terms = append(terms, Interact(r.Unit, r.Rater))
	}
	fit, err := FitCLMM(ctx, OrdinalModel{Y: r.Value, Levels: levels, Random: terms})
	if err != nil {
		return nil, err
	}
	out := map[int]float64{}
	for _, e := range fit.Effects[1].Levels {
		out[e.Code] = -e.BLUP
	}
	return out, nil
}
