package stats

import (
	"errors"
	"math"
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
	return evaluateBelow(strata, theta, math.Inf(1))
}

var errNotLower = errors.New("the criterion is not below the limit")

// evaluateBelow does so where the criterion is below a limit, and ends with errNotLower where it is not: slopes and
// traces, which are most of the work, are found of points alone that the climb will take.
func evaluateBelow(strata []stratum, theta []float64, limit float64) (score, error) {
	total, begun, criterion := newScore(len(theta)), make([]begunScore, len(strata)), 0.0
	for i, st := range strata {
		var err error
		if begun[i], err = st.begin(st.variances(theta)); err != nil {
			return total, err
		}
		criterion += begun[i].own.criterion
	}
	if !math.IsInf(limit, 1) && !(criterion < limit) {
		return total, errNotLower
	}
	for i, st := range strata {
		st.finish(&begun[i])
		total.add(begun[i].own, st.take)
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
