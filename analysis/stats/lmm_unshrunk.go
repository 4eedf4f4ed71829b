package stats

import (
	"math"
	"slices"
)

// Unshrunk gives, for every level of a random factor, Mean + effect with that factor's levels taken as fixed: adjusted for
// the other factors but not pulled to the mean. Use it where a decision is about one level.
func (f *LMM) Unshrunk(name string) ([]Contrast, error) {
	k, err := f.termNumber(name)
	if err != nil {
		return nil, err
	}
	return f.read.unshrunk(k)
}

// looseness is how many times the largest variance stands for a prior so wide that levels are as good as fixed.
const looseness = 1e6

// unshrunk solves with the prior of term k made loose: the generalized least-squares estimates with the other variances as
// fitted. The solver is put back afterwards.
func (r *readout) unshrunk(k int) ([]Contrast, error) {
	loose := r.v
	loose.term = slices.Clone(r.v.term)
	loose.term[k] = looseness * max(r.v.residual, slices.Max(r.v.term))
	if err := r.solver.prepare(loose); err != nil {
		return nil, err
	}
	free := &readout{st: r.st, d: r.d, v: loose, solver: r.solver, zero: make([]bool, len(r.zero)), average: r.average}
	free.solve()
	var out []Contrast
	if r.solver.exact() {
		free.diagonal = r.solver.diagonal()
		out = free.unshrunkExact(k)
	} else {
		out = free.unshrunkRough(k, r)
	}
	return out, r.solver.prepare(r.v)
}

func (r *readout) unshrunkExact(k int) []Contrast {
	mean, known := r.mean(), newKnownFixed(r)
	out := make([]Contrast, len(r.d.terms[k].levels))
	for level := range out {
		e := r.effect(k, level, known)
		out[level] = Contrast{Estimate: mean.Estimate + e.BLUP, SD: e.MeanSD}
	}
	return out
}

// unshrunkRough takes the error from the shrunken fit, because probes are too coarse for the difference of two large
// numbers: the data's information about a level is what its prediction error variance knows beyond the prior.
func (r *readout) unshrunkRough(k int, shrunk *readout) []Contrast {
	t, mean, sd := r.d.terms[k], r.mean(), math.Sqrt(r.v.term[k])
	out := make([]Contrast, len(t.levels))
	for level, u := range r.d.unknown[k] {
		information := float64(t.count[level]) / r.v.residual
		if !shrunk.zero[k] {
			v := shrunk.v.term[k]
			pev := min(v*shrunk.diagonal.at(t.local, u, 0), 0.999*v)
			information = 1/pev - 1/v
		}
		out[level] = Contrast{Estimate: mean.Estimate + sd*r.solution.at(t.local, u, 0), SD: 1 / math.Sqrt(information)}
	}
	return out
}
