package stats

import (
	"math"

	"gonum.org/v1/gonum/stat/distuv"
)

// summarise fills the spread of the facet, as a sample and as a whole, and the test that all measures are equal.
func (f *Facet) summarise() {
	n := float64(len(f.Levels))
	if n < 2 {
		why := Unknown("one element has no spread")
		f.Sample = Spread{why, why, why, why, why, why}
		f.Whole, f.ChiSq = f.Sample, ChiSquare{Value: why, P: why}
		return
	}
	var sum, squares, errors, weight, weighted, weightedSquares float64
	for _, m := range f.Levels {
		sum += m.Measure
		errors += m.SE * m.SE
		w := 1 / (m.SE * m.SE)
		weight, weighted, weightedSquares = weight+w, weighted+w*m.Measure, weightedSquares+w*m.Measure*m.Measure
	}
	for _, m := range f.Levels {
		squares += (m.Measure - sum/n) * (m.Measure - sum/n)
	}
	f.Sample, f.Whole = newSpread(squares/(n-1), errors/n), newSpread(squares/n, errors/n)
	chi := weightedSquares - weighted*weighted/weight
	f.ChiSq = ChiSquare{Value: Known(chi), DF: len(f.Levels) - 1, P: Known(distuv.ChiSquared{K: n - 1}.Survival(chi))}
}

// newSpread divides an observed variance of measures into error and true variance.
func newSpread(observed, errorVariance float64) Spread {
	trueVariance := max(0, observed-errorVariance)
	g := math.Sqrt(trueVariance / errorVariance)
	return Spread{SD: Known(math.Sqrt(observed)), RMSE: Known(math.Sqrt(errorVariance)), TrueSD: Known(math.Sqrt(trueVariance)),
		Separation: Known(g), Strata: Known((4*g + 1) / 3), Reliability: Known(trueVariance / observed)}
}
