package stats

import "math"

// solver answers the questions REML asks about the mixed-model matrix C of one design at given variances.
type solver interface {
	prepare(variances) error
	solve(panel)                      // overwrites by C⁻¹ times it
	traces() []float64                // per term, the trace of its block of C⁻¹
	logDeterminant() float64          // of C
	scales() (term, shared []float64) // standard deviations per term and per shared unknown
}

// stratum is a part of the data whose likelihood multiplies with the others': a design, and its variances as linear
// functions of the parameters (one per random factor of the model, the residual last).
type stratum struct {
	d        *design
	solver   solver
	take     [][]float64 // per variance of the design (residual last): weights of the parameters
	constant float64     // what rescaling the responses adds to the criterion
}

// score is the criterion -2 log restricted likelihood with its gradient and the average information (Gilmour, Thompson &
// Cullis 1995), all with respect to the parameters.
type score struct {
	criterion float64
	gradient  []float64
	info      [][]float64
}

func newScore(parameters int) score {
	s := score{gradient: make([]float64, parameters), info: make([][]float64, parameters)}
	for i := range s.info {
		s.info[i] = make([]float64, parameters)
	}
	return s
}

func (st stratum) variances(theta []float64) variances {
	v := make([]float64, len(st.take))
	for i, row := range st.take {
		for k, w := range row {
			v[i] += w * theta[k]
		}
	}
	last := len(v) - 1
	return variances{term: v[:last], residual: v[last]}
}

// evaluate scores the parameters over all strata.
func evaluate(strata []stratum, theta []float64) (score, error) {
	total := newScore(len(theta))
	for _, st := range strata {
		v := st.variances(theta)
		if err := st.solver.prepare(v); err != nil {
			return total, err
		}
		st.addTo(&total, v)
	}
	return total, nil
}

func (st stratum) addTo(total *score, v variances) {
	d, copies := st.d, float64(len(st.d.responses))
	dim := float64(d.n - len(d.fixed))
	total.criterion += st.constant + copies*(dim*math.Log(2*math.Pi)+float64(d.n)*math.Log(v.residual)+st.solver.logDeterminant())
	own := newScore(len(v.term) + 1)
	st.traceGradient(own.gradient, v)
	for _, y := range d.responses {
		total.criterion += st.addResponse(&own, y, v)
	}
	for i, row := range st.take {
		for k, w := range row {
			total.gradient[k] += w * own.gradient[i]
			for j, other := range st.take {
				for l, x := range other {
					total.info[k][l] += w * x * own.info[i][j]
				}
			}
		}
	}
}

// traceGradient adds tr(P V_k) for every variance of the design.
func (st stratum) traceGradient(gradient []float64, v variances) {
	copies, left := float64(len(st.d.responses)), float64(st.d.n-len(st.d.fixed))
	for k, trace := range st.solver.traces() {
		explained := float64(len(st.d.terms[k].levels)) - trace
		gradient[k] += copies * explained / v.term[k]
		left -= explained
	}
	gradient[len(v.term)] += copies * left / v.residual
}

// addResponse takes off y'P V_k P y, adds the information from one response and returns y'Py.
func (st stratum) addResponse(own *score, y []float64, v variances) float64 {
	sol, residual := st.fitResponse(y, v)
	last := len(v.term)
	work := st.workVectors(sol, residual, v)
	own.gradient[last] -= dot(work[last], work[last])
	squares := make([]float64, last)
	for u, k := range st.d.lTerm {
		squares[k] += sol.local[u] * sol.local[u]
	}
	for u, k := range st.d.sTerm {
		if k >= 0 {
			squares[k] += sol.shared[u] * sol.shared[u]
		}
	}
	for k, s := range squares {
		own.gradient[k] -= s / v.term[k]
	}
	st.addInformation(own.info, work, v)
	return dot(y, residual) / v.residual
}

// fitResponse solves for the scaled effects and coefficients of one response and gives the residuals.
func (st stratum) fitResponse(y []float64, v variances) (panel, []float64) {
	term, shared := st.solver.scales()
	sol := st.d.scatter([][]float64{y}, term, shared)
	sol.scaleBy(1 / v.residual)
	st.solver.solve(sol)
	residual := append([]float64(nil), y...)
	st.d.subtractFitted(residual, sol, term, shared)
	return sol, residual
}

// workVectors are V_k P y, one per variance.
func (st stratum) workVectors(sol panel, residual []float64, v variances) [][]float64 {
	work := make([][]float64, len(v.term)+1)
	for k := range v.term {
		work[k] = st.d.effectColumn(k, sol, 1/math.Sqrt(v.term[k]))
	}
	last := make([]float64, len(residual))
	axpy(last, 1/v.residual, residual)
	work[len(v.term)] = last
	return work
}

// addInformation adds half of (V_j P y)'P(V_k P y).
func (st stratum) addInformation(info [][]float64, work [][]float64, v variances) {
	term, shared := st.solver.scales()
	t := st.d.scatter(work, term, shared)
	z := t.clone()
	st.solver.solve(z)
	back := t.cross(z)
	for j := range work {
		for k := range work {
			info[j][k] += (dot(work[j], work[k]) - back[j][k]/v.residual) / v.residual / 2
		}
	}
}

func dot(a, b []float64) float64 {
	var sum float64
	for i, x := range a {
		sum += x * b[i]
	}
	return sum
}
