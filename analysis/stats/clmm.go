package stats

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/gonum/diff/fd"
	"gonum.org/v1/gonum/mat"
)

// OrdinalModel is a cumulative-logit mixed model: logit P(Y <= level k) = cut(k) - fixed effects - random intercepts. It
// takes levels as ordered only; variances are on the latent logistic scale (residual variance pi²/3), so its components
// and reliabilities are not comparable with those of FitLMM, but its order of raters and employees is.
type OrdinalModel struct {
	Y      []float64
	Levels []float64 // declared, ascending; nil for those that occur
	Random []Factor
	Fixed  []Factor
}

// CLMM is an OrdinalModel fitted by maximum likelihood with the Laplace approximation (Christensen 2019, R ordinal::clmm).
// With few ratings per level its variances are biased downward.
type CLMM struct {
	Method     string
	NObs       int
	LogLik     float64
	Cuts       []Coefficient // between neighbouring levels that occur
	Fixed      []Coefficient // no intercept: the cuts hold it
	Components []Component   // SE by the delta method from the log standard deviation
	Effects    []TermEffects // conditional modes; PEVSD, CondSD and MeanSD are all the conditional SD, parameters taken as known
	Converged  bool
	Notes      []string
}

// FitCLMM fits the model. Levels nobody used get no cut, with a note: the likelihood does not depend on them.
func FitCLMM(ctx context.Context, m OrdinalModel) (CLMM, error) {
	c, err := newCumulative(m)
	if err != nil {
		return CLMM{}, fmt.Errorf("cumulative-logit model: %w", err)
	}
	at, converged, err := c.maximise(ctx)
	if err != nil {
		return CLMM{}, fmt.Errorf("cumulative-logit model: %w", err)
	}
	fit := CLMM{Method: "maximum likelihood, Laplace approximation, quasi-Newton", NObs: c.d.n, Converged: converged, Notes: c.d.notes}
	fit.LogLik = -c.negative(at)
	fit.read(c, at)
	return fit, nil
}

// cumulative evaluates the Laplace likelihood; parameters are the first cut, log increments between cuts, coefficients, and
// log standard deviations.
type cumulative struct {
	d        *design
	solver   *exactSolver
	y        []int     // row: index among the used levels
	used     []float64 // the levels that occur
	cuts     int
	names    []string
	fixedCol [][]int32
	mode     panel // of the standardised effects; kept as the next start
}

func newCumulative(m OrdinalModel) (*cumulative, error) {
	base := Model{Y: m.Y, Random: m.Random, Fixed: m.Fixed}
	if err := base.check(); err != nil {
		return nil, err
	}
	d := &design{n: len(m.Y), responses: [][]float64{m.Y}}
	for _, f := range m.Random {
		t, err := newTerm(f)
		if err != nil && !errors.Is(err, errSaturated) {
			return nil, err
		}
		d.terms = append(d.terms, t)
	}
	if err := errors.Join(d.checkDistinct(), d.setFixed(m.Fixed)); err != nil {
		return nil, err
	}
	names := d.fixed[1:]
	d.fixed = nil // the coefficients are parameters here, not unknowns
	d = d.asRows()
	d.arrange(d.n)
	d.weight = make([]float64, d.n)
	c := &cumulative{d: d, names: names, fixedCol: d.fixedCol, solver: newExactSolver(d), mode: d.newPanel(1)}
	return c, c.setLevels(m.Levels)
}

func (c *cumulative) setLevels(declared []float64) error {
	used := slices.Clone(c.d.responses[0])
	slices.Sort(used)
	used = slices.Compact(used)
	c.used, c.y, c.cuts = used, make([]int, c.d.n), len(used)-1
	for i, y := range c.d.responses[0] {
		if declared != nil && !slices.Contains(declared, y) {
			return fmt.Errorf("a rating is %g, which is not one of the declared levels %v", y, declared)
		}
		c.y[i], _ = slices.BinarySearch(used, y)
	}
	for _, level := range declared {
		if !slices.Contains(used, level) {
			c.d.notes = append(c.d.notes, fmt.Sprintf("level %g was never used: it has no cut", level))
		}
	}
	return nil
}

// start is the marginal cuts and standard deviations of a half.
func (c *cumulative) start() []float64 {
	count := make([]float64, c.cuts+1)
	for _, k := range c.y {
		count[k]++
	}
	x, below, last := make([]float64, c.cuts+len(c.names)+len(c.d.terms)), 0.0, 0.0
	for k := range c.cuts {
		below += count[k]
		cut := math.Log(below / (float64(c.d.n) - below))
		if k == 0 {
			x[0] = cut
		} else {
			x[k] = math.Log(max(cut-last, 1e-3))
		}
		last = cut
	}
	for k := range c.d.terms {
		x[c.cuts+len(c.names)+k] = math.Log(0.5)
	}
	return x
}

// covariance is the inverse of the observed information at the optimum.
func (c *cumulative) covariance(at []float64) (*mat.SymDense, bool) {
	n := len(at)
	hessian := mat.NewSymDense(n, nil)
	fd.Hessian(hessian, c.negative, at, &fd.Settings{Formula: fd.Central, Step: 1e-3})
	var factor mat.Cholesky
	var inverse mat.SymDense
	if !factor.Factorize(hessian) || factor.InverseTo(&inverse) != nil {
		return nil, false
	}
	return &inverse, true
}
