package stats

import (
	"math"
)

// readout turns the solution at the fitted variances into effects, errors and contrasts.
type readout struct {
	st       stratum
	d        *design
	v        variances
	solver   solver
	zero     []bool // per term: variance at the boundary
	solution panel
	diagonal panel
	fixed    panel     // columns of C⁻¹ that belong to the coefficients
	average  []float64 // share of the rows in which each coefficient applies
}

// newReadout solves at the given variances; zero marks the terms at the boundary, average is the mean row of the fixed
// columns.
func newReadout(st stratum, v variances, zero []bool, average []float64) (*readout, error) {
	d := st.d
	r := &readout{st: st, d: d, v: v, solver: st.solver, zero: zero, average: average}
	if err := st.solver.prepare(v); err != nil {
		return nil, err
	}
	r.solve()
	return r, nil
}

// solve gives the solution for the response and, with it, the coefficients' columns of C⁻¹.
func (r *readout) solve() {
	d, p := r.d, len(r.d.fixed)
	term, shared := r.solver.scales()
	response := d.scatter(d.responses[:1], term, shared)
	response.scaleBy(1 / r.v.residual)
	all := d.newPanel(1 + p)
	all.setColumns(0, response)
	for j := range p {
		all.shared[(d.nShared-p+j)*all.k+1+j] = 1
	}
	r.solver.solve(all, solveTolerance)
	r.solution, r.fixed = d.newPanel(1), d.newPanel(p)
	r.solution.takeColumns(0, all)
	r.fixed.takeColumns(1, all)
}

// mean is the fixed part of an average row with its standard error.
func (r *readout) mean() Coefficient {
	p := len(r.d.fixed)
	first := r.d.nShared - p
	c, variance := Coefficient{Name: "mean"}, 0.0
	for j, w := range r.average {
		c.Estimate += w * r.solution.shared[first+j]
		for k, x := range r.average {
			variance += w * x * r.fixed.shared[(first+j)*p+k]
		}
	}
	c.SE = math.Sqrt(variance)
	return c
}

func (r *readout) coefficients() []Coefficient {
	out := make([]Coefficient, len(r.d.fixed))
	for j, name := range r.d.fixed {
		u := r.d.nShared - len(r.d.fixed) + j
		out[j] = Coefficient{Name: name, Estimate: r.solution.shared[u], SE: math.Sqrt(r.fixed.shared[u*r.fixed.k+j])}
	}
	return out
}

func (r *readout) effects() []TermEffects {
	r.diagonal = r.solver.diagonal()
	out, known := make([]TermEffects, len(r.d.terms)), newKnownFixed(r)
	for k, t := range r.d.terms {
		out[k] = TermEffects{Term: t.factor.Name, Levels: make([]Effect, len(t.levels))}
		for level := range t.levels {
			out[k].Levels[level] = r.effect(k, level, known)
		}
	}
	return out
}

func (r *readout) effect(k, level int, known knownFixed) Effect {
	t, u := r.d.terms[k], r.d.unknown[k][level]
	e := Effect{Level: levelName(t.factor, t.levels[level]), Code: t.levels[level], N: t.count[level]}
	mean := known.mean
	if r.zero[k] {
		e.MeanSD = mean.SE
		return e
	}
	sd := math.Sqrt(r.v.term[k])
	own := r.diagonal.at(t.local, u, 0)
	e.BLUP = sd * r.solution.at(t.local, u, 0)
	e.PEVSD = sd * math.Sqrt(own)
	e.CondSD = sd * math.Sqrt(max(0, own-known.share(t.local, u)))
	together := 0.0
	for j, w := range r.average {
		together += w * r.fixed.at(t.local, u, j)
	}
	e.MeanSD = math.Sqrt(max(0, sd*sd*own+mean.SE*mean.SE+2*sd*together))
	return e
}

// knownFixed gives the part of an effect's prediction error that vanishes when the coefficients are known.
type knownFixed struct {
	r    *readout
	mean Coefficient
	chol []float64 // lower Cholesky factor of the coefficients' block of C⁻¹
	work []float64
}

func newKnownFixed(r *readout) knownFixed {
	p := len(r.d.fixed)
	k := knownFixed{r: r, mean: r.mean(), chol: make([]float64, p*p), work: make([]float64, p)}
	copy(k.chol, r.fixed.shared[(r.d.nShared-p)*p:])
	choleskyLower(k.chol, p)
	return k
}

func (k knownFixed) share(local bool, u int) float64 {
	for j := range k.work {
		k.work[j] = k.r.fixed.at(local, u, j)
	}
	solveLower(k.chol, len(k.work), k.work, 1)
	return dot(k.work, k.work)
}
