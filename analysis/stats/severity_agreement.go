package stats

import (
	"fmt"

	"gonum.org/v1/gonum/stat"
)

// minRanked is the fewest raters whose order is compared.
const minRanked = 5

// SeverityAgreement is Spearman's rank correlation between the severities of the linear and the many-facet model, over
// the raters of the largest subset that the linear model shows: how far the answer depends on taking levels as equally
// spaced. n is the number of raters.
func SeverityAgreement(linear []Severity, facets Facets) (rho Figure, n int) {
	measure := map[int]float64{}
	for _, m := range facets.Rater.Levels {
		measure[m.Code] = m.Measure
	}
	var a, b []float64
	for _, s := range linear {
		value, known := s.Value.Get()
		logits, both := measure[s.Code]
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
