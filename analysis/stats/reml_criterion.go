package stats

import (
	"math"
	"slices"

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

// Relative residuals at which an iterative solver stops: for estimates, for the slope while climbing (responses and the
// probes of traces alike), for the average information, and for the probes of single effects' errors, whose noise is far
// above it.
const (
	solveTolerance  = 1e-7
	climbTolerance  = 3e-5
	infoTolerance   = 1e-3
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

// together is how many responses are solved at once.
const together = 8

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
	for some := range slices.Chunk(d.responses, together) { // before the traces: an iterative solver runs both at once
		own.criterion += st.addResponses(own, some, v)
	}
	st.traceGradient(own, v)
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

// addResponses takes off y'P V_k P y, adds the information from the given responses and returns the sum of their y'Py.
func (st stratum) addResponses(own *score, responses [][]float64, v variances) (sum float64) {
	last := len(v.term)
	sol, residuals := st.fitResponses(responses, v, climbTolerance)
	for c, r := range residuals {
		sum += dot(responses[c], r) / v.residual
		own.gradient[last] -= dot(r, r) / (v.residual * v.residual)
	}
	squares := make([]float64, last)
	for u, k := range st.d.lTerm {
		row := sol.local[u*sol.k:][:sol.k]
		squares[k] += dot(row, row)
	}
	for u, k := range st.d.sTerm {
		if k >= 0 {
			row := sol.shared[u*sol.k:][:sol.k]
			squares[k] += dot(row, row)
		}
	}
	for k, s := range squares {
		own.gradient[k] -= s / v.term[k]
	}
	st.addInformation(own.info, st.workVectors(sol, residuals, v), v)
	return sum
}

// fitResponses solves for the scaled effects and coefficients of some responses and gives the residuals.
func (st stratum) fitResponses(responses [][]float64, v variances, tolerance float64) (panel, [][]float64) {
	term, shared := st.solver.scales()
	sol := st.d.scatter(responses, term, shared)
	sol.scaleBy(1 / v.residual)
	st.solver.solve(sol, tolerance)
	residuals := make([][]float64, len(responses))
	for c, y := range responses {
		residuals[c] = slices.Clone(y)
	}
	st.d.subtractFitted(residuals, sol, term, shared)
	return sol, residuals
}

// workVectors are V_k P y: for each response in turn, one per variance.
func (st stratum) workVectors(sol panel, residuals [][]float64, v variances) [][]float64 {
	var work [][]float64
	for c, r := range residuals {
		for k := range v.term {
			work = append(work, st.d.effectColumn(k, sol, c, 1/math.Sqrt(v.term[k])))
		}
		last := make([]float64, len(r))
		axpy(last, 1/v.residual, r)
		work = append(work, last)
	}
	return work
}

// addInformation adds half of (V_j P y)'P(V_k P y), summed over responses.
func (st stratum) addInformation(info, work [][]float64, v variances) {
	term, shared := st.solver.scales()
	t := st.d.scatter(work, term, shared)
	z := t.clone()
	st.solver.solve(z, infoTolerance)
	back := t.cross(z)
	for first := 0; first < len(work); first += len(info) {
		for j, own := range work[first:][:len(info)] {
			for k, other := range work[first:][:len(info)] {
				info[j][k] += (dot(own, other) - back[first+j][first+k]/v.residual) / v.residual / 2
			}
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
