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

// unshrunk gives the generalized least-squares estimates with the other variances as fitted.
func (r *readout) unshrunk(k int) (out []Contrast, err error) {
	err = r.loosened(k, looseness, func(free *readout) {
		if r.solver.exact() {
			free.diagonal = r.solver.diagonal()
			out = free.unshrunkExact(k)
		} else {
			out = free.unshrunkRough(k, r)
		}
	})
	return out, err
}

// loosened solves with the prior of term k made loose, by so many times the largest variance. The solver is put back
// afterwards.
func (r *readout) loosened(k int, by float64, read func(*readout)) error {
	loose := r.v
	loose.term = slices.Clone(r.v.term)
	loose.term[k] = by * max(r.v.residual, slices.Max(r.v.term))
	if err := r.solver.prepare(loose); err != nil {
		return err
	}
	free := &readout{st: r.st, d: r.d, v: loose, solver: r.solver, zero: make([]bool, len(r.zero)), average: r.average}
	free.solve()
	read(free)
	return r.solver.prepare(r.v)
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

// contrastLooseness is that of contrasts between levels, whose errors are small differences of large ones.
const contrastLooseness = 1e3

// unshrunkAgainstMean gives effects of some levels of a random factor (positions) less the mean of those of others, the
// factor's levels taken as fixed.
func (f *LMM) unshrunkAgainstMean(name string, members, of []int) (out []Contrast, err error) {
	k, err := f.termNumber(name)
	if err != nil {
		return nil, err
	}
	var sd []float64
	rough := !f.read.solver.exact()
	if rough {
		if sd, err = f.roughUnshrunkErrors(k, name, members, of); err != nil {
			return nil, err
		}
	}
	err = f.read.loosened(k, contrastLooseness, func(free *readout) {
		out = free.lessMean(k, members, of)
		if rough {
			for i := range out {
				out[i].SD = sd[i]
			}
			return
		}
		free.errorsLessMean(k, members, of, out)
	})
	return out, err
}

func (r *readout) lessMean(k int, members, of []int) []Contrast {
	t, sd := r.d.terms[k], math.Sqrt(r.v.term[k])
	effect := func(level int) float64 { return sd * r.solution.at(t.local, r.d.unknown[k][level], 0) }
	mean := 0.0
	for _, level := range members {
		mean += effect(level) / float64(len(members))
	}
	out := make([]Contrast, len(of))
	for i, level := range of {
		out[i].Estimate = effect(level) - mean
	}
	return out
}

func (r *readout) errorsLessMean(k int, members, of []int, out []Contrast) {
	t, diagonal := r.d.terms[k], r.solver.diagonal()
	weights := make([]float64, len(t.levels))
	for _, level := range members {
		weights[level] = 1 / float64(len(members))
	}
	cov := r.covariance(k, weights)
	ofMean := dot(cov, weights)
	for i, level := range of {
		own := r.v.term[k] * diagonal.at(t.local, r.d.unknown[k][level], 0)
		out[i].SD = math.Sqrt(max(0, own-2*cov[level]+ofMean))
	}
}

// roughUnshrunkErrors takes the errors from the shrunken fit, as unshrunkRough does: a level's own information is what
// its prediction error variance knows beyond the prior, so that its error without the prior is larger by the root of
// the reliability.
func (f *LMM) roughUnshrunkErrors(k int, name string, members, of []int) ([]float64, error) {
	_, sd, err := f.againstMean(name, members, of)
	if err != nil {
		return nil, err
	}
	variance := f.Components[k].Variance
	for i, level := range of {
		pev := f.Effects[k].Levels[level].PEVSD
		sd[i] /= math.Sqrt(max(1e-3, 1-pev*pev/variance))
	}
	return sd, nil
}
