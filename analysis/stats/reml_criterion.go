package stats

import (
	"math"

	"gonum.org/v1/gonum/floats"
)

// solver answers the questions REML asks about the mixed-model matrix C of one design at given variances.
type solver interface {
	prepare(variances) error
	solve(p panel, tolerance float64) // overwrites by C⁻¹ times it; an exact solver ignores the tolerance
	diagonal() panel                  // of C⁻¹: prediction error variances in units of each term's variance
	traces() []float64                // per term, the trace of its block of C⁻¹
	traceNoise() [][]float64          // their Monte-Carlo covariance; nil when they are exact
	logDeterminant() float64          // of C; NaN when it is not known
	scales() (term, shared []float64) // standard deviations per term and per shared unknown
	method() string
	exact() bool
}

// Relative residuals at which an iterative solver stops: for estimates, for the average information, for the probes of
// traces, and for those of single effects' errors, whose noise is far above it.
const (
	solveTolerance  = 1e-9
	infoTolerance   = 1e-3
	traceTolerance  = 1e-4
	effectTolerance = 1e-3
)

// stratum is a part of the data whose likelihood multiplies with the others': a design, and its variances as linear
// functions of the parameters (one per random factor of the model, the residual last).
type stratum struct {
	d        *design
	solver   solver
	plain    *plainStratum // set instead of d and solver where there is nothing but noise
	take     [][]float64   // per variance of the design (residual last): weights of the parameters
	constant float64       // what rescaling the responses adds to the criterion
}

// score is the criterion -2 log restricted likelihood with its gradient and the average information (Gilmour, Thompson &
// Cullis 1995), all with respect to the parameters.
type score struct {
	criterion float64
	gradient  []float64
	info      [][]float64
	noise     [][]float64 // Monte-Carlo covariance of the gradient; zeros when it is exact
}

func newScore(parameters int) score {
	return score{gradient: make([]float64, parameters), info: squareOf(parameters), noise: squareOf(parameters)}
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
		v, own := st.variances(theta), newScore(len(st.take))
		if err := st.score(&own, v); err != nil {
			return total, err
		}
		total.add(own, st.take)
	}
	return total, nil
}

// add enters the score of a stratum, whose variances are take times the parameters.
func (s *score) add(own score, take [][]float64) {
	s.criterion += own.criterion
	for i, row := range take {
		for k, w := range row {
			s.gradient[k] += w * own.gradient[i]
			for j, other := range take {
				for l, x := range other {
					s.info[k][l] += w * x * own.info[i][j]
					s.noise[k][l] += w * x * own.noise[i][j]
				}
			}
		}
	}
}

// score evaluates one stratum at its own variances.
func (st stratum) score(own *score, v variances) error {
	if st.plain != nil {
		st.plain.score(own, v)
		return nil
	}
	if err := st.solver.prepare(v); err != nil {
		return err
	}
	d, copies := st.d, float64(len(st.d.responses))
	dim := float64(d.n - len(d.fixed))
	own.criterion = st.constant + copies*(dim*math.Log(2*math.Pi)+float64(d.n)*math.Log(v.residual)+st.solver.logDeterminant())
	st.traceGradient(own, v)
	for _, y := range d.responses {
		own.criterion += st.addResponse(own, y, v)
	}
	return nil
}

// traceGradient adds tr(P V_k) for every variance of the design, with its noise.
func (st stratum) traceGradient(own *score, v variances) {
	copies, left, last := float64(len(st.d.responses)), float64(st.d.n-len(st.d.fixed)), len(v.term)
	slope := make([][]float64, last+1) // of the gradient by each trace
	for k := range slope {
		slope[k] = make([]float64, last)
	}
	for k, trace := range st.solver.traces() {
		explained := float64(len(st.d.terms[k].levels)) - trace
		own.gradient[k] += copies * explained / v.term[k]
		left -= explained
		slope[k][k], slope[last][k] = -copies/v.term[k], copies/v.residual
	}
	own.gradient[last] += copies * left / v.residual
	if noise := st.solver.traceNoise(); noise != nil {
		for i, a := range slope {
			for j, b := range slope {
				for k, x := range a {
					own.noise[i][j] += x * dot(noise[k], b)
				}
			}
		}
	}
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
	st.solver.solve(sol, solveTolerance)
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
	st.solver.solve(z, infoTolerance)
	back := t.cross(z)
	for j := range work {
		for k := range work {
			info[j][k] += (dot(work[j], work[k]) - back[j][k]/v.residual) / v.residual / 2
		}
	}
}

// plainStratum is independent noise: its degrees of freedom, its sum of squares, and the log determinant of the
// cross-product of the fixed columns taken out.
type plainStratum struct{ df, squares, logDet float64 }

func (p *plainStratum) score(own *score, v variances) {
	r := v.residual
	own.criterion = p.df*math.Log(2*math.Pi*r) + p.squares/r + p.logDet
	own.gradient[len(v.term)] = p.df/r - p.squares/(r*r)
	own.info[len(v.term)][len(v.term)] = p.squares / (2 * r * r * r)
}

func dot(a, b []float64) float64 { return floats.Dot(a, b) }
