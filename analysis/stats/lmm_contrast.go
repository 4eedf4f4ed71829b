package stats

import (
	"fmt"
	"slices"
)

func (f *LMM) termNumber(name string) (int, error) {
	k := slices.IndexFunc(f.Effects, func(t TermEffects) bool { return t.Term == name })
	if k < 0 {
		return 0, fmt.Errorf("there are no effects of a random factor %s", name)
	}
	return k, nil
}

// Contrast is a weighted sum of effects with the standard deviation of its prediction error.
type Contrast struct{ Estimate, SD float64 }

// Covariance is, for every level of a random factor, the covariance of its prediction error with that of the weighted sum
// of all levels. It serves contrasts against a mean: one call for all levels of a subset.
func (f *LMM) Covariance(name string, weights []float64) ([]float64, error) {
	k, err := f.termNumber(name)
	if err != nil {
		return nil, err
	}
	if n := len(f.Effects[k].Levels); len(weights) != n {
		return nil, fmt.Errorf("%s has %d levels, %d weights given", name, n, len(weights))
	}
	return f.read.covariance(k, weights), nil
}

func (r *readout) covariance(k int, weights []float64) []float64 {
	out := make([]float64, len(weights))
	if r.zero[k] {
		return out
	}
	p, local := r.d.newPanel(1), r.d.terms[k].local
	for level, u := range r.d.unknown[k] {
		if local {
			p.local[u] = weights[level]
		} else {
			p.shared[u] = weights[level]
		}
	}
	r.solver.solve(p, solveTolerance)
	for level, u := range r.d.unknown[k] {
		out[level] = r.v.term[k] * p.at(local, u, 0)
	}
	return out
}
