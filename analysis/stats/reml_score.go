package stats

import (
	"math"
	"slices"

	"gonum.org/v1/gonum/floats"
)

// together is how many responses are solved at once.
const together = 8

// A begunScore has the criterion of one stratum at its own variances, and what its slopes are found from.
type begunScore struct {
	own score
	v   variances
	fit *responseFit // of the responses, where they are few; the slopes of many are in own
}

// begin finds the criterion.
func (st stratum) begin(v variances) (begunScore, error) {
	b := begunScore{own: newScore(len(st.take)), v: v}
	if st.plain != nil {
		st.plain.score(&b.own, v)
		return b, nil
	}
	if err := st.solver.prepare(v); err != nil {
		return b, err
	}
	d, copies := st.d, float64(len(st.d.responses))
	dim := float64(d.n - len(d.fixed))
	b.own.criterion = st.constant + copies*(dim*math.Log(2*math.Pi)+float64(d.n)*math.Log(v.residual)+st.solver.logDeterminant())
	for some := range slices.Chunk(d.responses, together) { // before the traces: an iterative solver runs both at once
		fit := st.fitResponses(some, v, climbTolerance)
		b.own.criterion += fit.square
		if len(d.responses) <= together {
			b.fit = &fit
			return b, nil
		}
		st.addResponses(&b.own, fit, v)
	}
	return b, nil
}

// finish adds gradient and information.
func (st stratum) finish(b *begunScore) {
	if st.plain != nil {
		return
	}
	if b.fit != nil {
		st.addResponses(&b.own, *b.fit, b.v)
	}
	st.traceGradient(&b.own, b.v)
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

// addResponses takes off y'P V_k P y and adds the information from the given responses.
func (st stratum) addResponses(own *score, fit responseFit, v variances) {
	last, sol := len(v.term), fit.sol
	for _, r := range fit.residuals {
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
	st.addInformation(own.info, st.workVectors(sol, fit.residuals, v), v)
}

// A responseFit is what the effects make of some responses.
type responseFit struct {
	sol       panel // scaled effects and coefficients
	residuals [][]float64
	square    float64 // the sum of y'Py
}

// fitResponses solves for the effects and coefficients of some responses.
func (st stratum) fitResponses(responses [][]float64, v variances, tolerance float64) responseFit {
	term, shared := st.solver.scales()
	fit := responseFit{sol: st.d.scatter(responses, term, shared)}
	fit.sol.scaleBy(1 / v.residual)
	st.solver.solve(fit.sol, tolerance)
	for _, y := range responses {
		fit.residuals = append(fit.residuals, slices.Clone(y))
	}
	st.d.subtractFitted(fit.residuals, fit.sol, term, shared)
	for c, r := range fit.residuals {
		fit.square += dot(responses[c], r) / v.residual
	}
	return fit
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
