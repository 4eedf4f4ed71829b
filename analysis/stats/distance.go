package stats

import (
	"errors"
	"math"
)

// Shift is how far apart two distributions over the same levels are.
type Shift struct {
	Moved  Figure // Wasserstein-1: mean number of levels a person would have to move; 0 or more
	Signed Figure // mean level of the first less that of the second
}

// LevelDistance asks how many levels one must move people, on average, to turn
// the distribution a into b: the earth mover's (Wasserstein-1) distance, the
// area between the two cumulative distributions (Vallender 1974). Weights are
// counts or shares; only their proportions matter. Levels ascend. When every
// person would move the same way, Moved is the size of Signed.
func LevelDistance(levels, a, b []float64) (Shift, error) {
	if len(a) != len(levels) || len(b) != len(levels) {
		return Shift{}, errors.New("a distribution needs one weight for each level")
	}
	sumA, sumB := sum(a), sum(b)
	if sumA <= 0 || sumB <= 0 {
		u := Unknown("one of the distributions has nobody in it")
		return Shift{u, u}, nil
	}
	var moved, signed, ahead float64
	for i, level := range levels {
		if i > 0 {
			moved += math.Abs(ahead) * (level - levels[i-1])
		}
		ahead += a[i]/sumA - b[i]/sumB
		signed += level * (a[i]/sumA - b[i]/sumB)
	}
	return Shift{Known(moved), Known(signed)}, nil
}

func sum(values []float64) float64 {
	total := 0.0
	for _, v := range values {
		total += v
	}
	return total
}
