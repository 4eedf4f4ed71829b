package stats

import (
	"fmt"
	"math"
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

// Difference is the effect of level a less that of level b of a random factor (positions in Term(name).Levels), with the
// error variance PEV(a) + PEV(b) - 2 PEV(a, b).
func (f *LMM) Difference(name string, a, b int) (Contrast, error) {
	k, err := f.termNumber(name)
	if err != nil {
		return Contrast{}, err
	}
	t := f.Effects[k]
	if n := len(t.Levels); a < 0 || b < 0 || a >= n || b >= n {
		return Contrast{}, fmt.Errorf("%s has levels 0..%d, not %d and %d", name, n-1, a, b)
	}
	w := make([]float64, len(t.Levels))
	w[a]++
	w[b]--
	cov, err := f.Covariance(name, w)
	if err != nil {
		return Contrast{}, err
	}
	return Contrast{Estimate: t.Levels[a].BLUP - t.Levels[b].BLUP, SD: math.Sqrt(max(0, cov[a]-cov[b]))}, nil
}

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
