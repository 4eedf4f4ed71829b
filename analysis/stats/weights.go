package stats

import "math"

// Weighting says how much agreement two different levels count as.
type Weighting int

// The weightings: none counts equal levels only; linear and quadratic take the
// (squared) distance as a share of the (squared) width of the scale.
const (
	Unweighted Weighting = iota
	LinearWeights
	QuadraticWeights
)

// Weightings lists them all.
var Weightings = []Weighting{Unweighted, LinearWeights, QuadraticWeights}

// String is the weighting's name, as in the keys of the results.
func (w Weighting) String() string {
	return [...]string{"unweighted", "linear", "quadratic"}[w]
}

// matrix gives the agreement weights between levels, which are ascending.
func (w Weighting) matrix(levels []float64) [][]float64 {
	width := levels[len(levels)-1] - levels[0]
	out := make([][]float64, len(levels))
	for a := range levels {
		out[a] = make([]float64, len(levels))
		for b := range levels {
			out[a][b] = w.agreement(a == b, math.Abs(levels[a]-levels[b])/width)
		}
	}
	return out
}

func (w Weighting) agreement(same bool, distance float64) float64 {
	switch {
	case same:
		return 1
	case w == Unweighted:
		return 0
	case w == LinearWeights:
		return 1 - distance
	default:
		return 1 - distance*distance
	}
}
