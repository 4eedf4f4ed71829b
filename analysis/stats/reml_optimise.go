package stats

import (
	"context"
	"errors"
	"math"
	"slices"

	"gonum.org/v1/gonum/mat"
)

// climb is the state of the maximiser: Newton steps with the average information, EM steps when one of those fails, and
// variances that would turn negative held at a floor that is zero for every purpose of printing.
type climb struct {
	strata     []stratum
	levels     []int   // per parameter: how many draws it governs, for the EM step
	total      float64 // variance of the data around the fixed part
	floor      float64 // of every variance
	theta      []float64
	score      score
	iterations int
	converged  bool
}

// The fall of the criterion that a further Newton step may promise at convergence: the estimates are then within 3e-4 of
// their standard errors, or within 1 % where traces are random anyway.
const predictedExact, predictedRandom = 3e-8, 1e-4

// rounding is the relative error of the criterion: a fall below it cannot be seen, and searching for it would cost a dozen
// evaluations.
const rounding = 3e-14

// What counts as zero, in units of the variance of the data.
const exactFloor, randomFloor = 1e-9, 1e-5

var errNoProgress = errors.New("the likelihood could not be raised and its slope is not flat: the components are not identified")

func (c *climb) run(ctx context.Context, limit int) error {
	var err error
	if c.score, err = evaluate(c.strata, c.theta); err != nil {
		return err
	}
	if c.random() {
		c.floor = randomFloor * c.total
	}
	for c.iterations = 0; c.iterations < limit; c.iterations++ {
		if err := ctx.Err(); err != nil {
			return err
		}
		step, promise := c.newtonStep()
		if step != nil && promise < c.enough() {
			c.converged = true
			return c.polish(step)
		}
		if step != nil && c.tryStep(step) {
			continue
		}
		if !c.tryStep(c.emStep()) {
			return c.settle(promise)
		}
	}
	return nil
}

// polish takes the last step, too small to be judged by the criterion, which rounding hides: the variances
// gain two digits or more.
func (c *climb) polish(step []float64) error {
	if c.random() {
		return nil
	}
	last := slices.Clone(c.theta)
	for k := range last {
		last[k] = max(c.floor, last[k]+step[k])
	}
	s, err := evaluate(c.strata, last)
	if err != nil {
		_, err = evaluate(c.strata, c.theta) // the solvers return to the accepted point
		return err
	}
	c.theta, c.score = last, s
	return nil
}

func (c *climb) enough() float64 {
	if c.random() {
		return predictedRandom
	}
	return predictedExact + rounding*math.Abs(c.score.criterion)
}

// random says that the criterion is not known and the traces are estimates.
func (c *climb) random() bool { return math.IsNaN(c.score.criterion) }

// settle accepts a point where rounding alone stops the climb.
func (c *climb) settle(promise float64) error {
	if promise > 1e-4 {
		return errNoProgress
	}
	c.converged = true
	_, err := evaluate(c.strata, c.theta) // the solvers return to the accepted point
	return err
}

// atFloor reports a parameter that is zero and that the likelihood would not raise. Where traces are random the slope
// that close to zero is mostly noise, and a parameter that came down to the floor stays.
func (c *climb) atFloor(k int) bool {
	return c.theta[k] <= c.floor*(1+1e-9) && (c.score.gradient[k] >= 0 || c.random())
}

// newtonStep solves information x step = -gradient/2 over the free parameters. A parameter that would fall below the
// floor is put on it and the others are solved again. It is nil when the information is singular.
func (c *climb) newtonStep() (step []float64, promise float64) {
	step = make([]float64, len(c.theta))
	free, held := c.free(), []int(nil)
	for {
		if !c.solveFree(free, held, step) {
			return nil, math.Inf(1)
		}
		low := slices.IndexFunc(free, func(k int) bool { return c.theta[k]+step[k] < c.floor })
		if low < 0 {
			break
		}
		k := free[low]
		step[k] = c.floor - c.theta[k]
		free, held = slices.Delete(free, low, low+1), append(held, k)
	}
	return step, -dot(c.score.gradient, step) / 2
}

func (c *climb) solveFree(free, held []int, step []float64) bool {
	if len(free) == 0 {
		return true
	}
	info, rhs := mat.NewSymDense(len(free), nil), mat.NewVecDense(len(free), nil)
	for i, k := range free {
		r := -c.score.gradient[k] / 2
		for _, h := range held {
			r -= c.score.info[k][h] * step[h]
		}
		rhs.SetVec(i, r)
		for j, l := range free[:i+1] {
			info.SetSym(i, j, c.score.info[k][l])
		}
		info.SetSym(i, i, info.At(i, i)+c.ridge(k))
	}
	var factor mat.Cholesky
	var x mat.VecDense
	if !factor.Factorize(info) || factor.SolveVecTo(&x, rhs) != nil {
		return false
	}
	for i, k := range free {
		step[k] = x.AtVec(i)
	}
	return true
}

// ridge keeps the information regular where the data hold next to none about a parameter, as when all its predicted
// effects are zero: a hundred-millionth of what its levels would tell if they were seen and as variable as the data.
func (c *climb) ridge(k int) float64 {
	return 1e-8 * float64(c.levels[k]) / (2 * c.total * c.total)
}

// emStep is the expectation-maximisation update written with the gradient: it never lowers the likelihood.
func (c *climb) emStep() []float64 {
	step := make([]float64, len(c.theta))
	for k, t := range c.theta {
		step[k] = -t * t * c.score.gradient[k] / float64(c.levels[k])
	}
	return step
}

// tryStep moves by the step or a fraction of it, whichever first lowers the criterion. Where that is not known it trusts
// the step, up to a change of each variance by a factor of ten.
func (c *climb) tryStep(step []float64) bool {
	if c.random() {
		return c.trustStep(step)
	}
	next := make([]float64, len(c.theta))
	for fraction := 1.0; fraction > 1.0/100; fraction /= 2 {
		for k, t := range c.theta {
			next[k] = max(c.floor, t+fraction*step[k])
		}
		if s, err := evaluateBelow(c.strata, next, c.score.criterion); err == nil {
			c.theta, c.score = next, s
			return true
		}
	}
	return false
}

func (c *climb) trustStep(step []float64) bool {
	next := make([]float64, len(c.theta))
	for k, t := range c.theta {
		next[k] = max(c.floor, min(max(t+step[k], t/10), 10*t))
	}
	s, err := evaluate(c.strata, next)
	if err != nil {
		return false
	}
	c.theta, c.score = next, s
	return true
}
