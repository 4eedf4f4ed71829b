package stats

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strings"
)

// fit maximises the restricted likelihood and reads the fit out. Rows that are complete over a factor are split into
// strata for the maximum when they are too many for the exact path; effects are always read from the design as a whole.
func (d *design) fit(ctx context.Context, opt LMMOptions) (LMM, error) {
	c := &climb{}
	c.start(d, opt.start)
	rows, noise := d.condense()
	rows.arrange(opt.ExactSize)
	if !rows.exact && noise == nil {
		c.strata = d.completeStrata(opt)
	}
	split := c.strata != nil
	if !split {
		c.strata = rows.strata(noise, opt)
	}
	if err := c.run(ctx, opt.MaxIterations); err != nil {
		return LMM{}, err
	}
	fit := LMM{NObs: d.n, Method: "AI-REML, " + c.method(split), Iterations: c.iterations, Converged: c.converged, Notes: d.notes}
	fit.REMLCriterion, fit.LogLik = c.score.criterion, -c.score.criterion/2
	fit.setComponents(d, c)
	whole := c.strata[0]
	if (split || !rows.exact) && !opt.NoEffects {
		whole = rows.whole(rows.effectSolver(opt))
		fit.Method += "; effects " + whole.solver.method()
	} else if split {
		whole = rows.whole(rows.newSolver(1, effectTolerance, opt))
	}
	if err := fit.readOut(whole, c, d.averageRow()); err != nil {
		return LMM{}, err
	}
	if !opt.NoEffects {
		fit.Effects = fit.read.effects()
	}
	fit.note(opt.NoEffects || whole.solver.exact())
	return fit, nil
}

// strata are the rows as they are, and the noise within them if there is any.
func (d *design) strata(noise *plainStratum, opt LMMOptions) []stratum {
	out := []stratum{d.whole(d.newSolver(d.climbProbes(opt), climbTolerance, opt))}
	if noise != nil && noise.df > 0 {
		residual := make([]float64, len(d.terms)+1)
		residual[len(d.terms)] = 1
		out = append(out, stratum{plain: noise, take: [][]float64{residual}})
	}
	return out
}

// whole is the design as it is: its variances are the parameters.
func (d *design) whole(s solver) stratum {
	take := squareOf(len(d.terms) + 1)
	for i := range take {
		take[i][i] = 1
	}
	return stratum{d: d, solver: s, take: take}
}

func (d *design) newSolver(probes int, tolerance float64, opt LMMOptions) solver {
	if d.exact {
		return newExactSolver(d)
	}
	return newIterativeSolver(d, probes, tolerance, opt.Seed)
}

// effectSolver gives exact prediction errors where one evaluation, though not many, is within reach.
func (d *design) effectSolver(opt LMMOptions) solver {
	if d.withinReach(opt.ExactSize*3/2, 3) {
		return newExactSolver(d)
	}
	return d.newSolver(d.effectProbes(opt), effectTolerance, opt)
}

// effectProbes are the probes for prediction errors of single effects: more where they cost little.
func (d *design) effectProbes(opt LMMOptions) int {
	return min(max(opt.Probes, opt.Probes*5000/(d.nLocal+d.nShared)), 8*opt.Probes)
}

// climbProbes are the probes for variances: a trace averages over all levels, so that many levels need few probes, a
// single effect's error does not. Seven and a response make a panel of eight.
func (d *design) climbProbes(opt LMMOptions) int {
	if d.nLocal+d.nShared < 5000 {
		return opt.Probes
	}
	return max(7, opt.Probes/4-1)
}

func (c *climb) method(split bool) string {
	var parts []string
	for _, st := range c.strata {
		if st.plain == nil {
			parts = append(parts, st.solver.method())
		}
	}
	if split {
		return "rows complete, split into mean and contrasts; " + strings.Join(parts, "; ")
	}
	return parts[0]
}

// readOut solves at the fitted variances for the coefficients.
func (f *LMM) readOut(whole stratum, c *climb, average []float64) error {
	zero := make([]bool, len(whole.d.terms))
	for k := range zero {
		zero[k] = c.atFloor(k)
	}
	var err error
	if f.read, err = newReadout(whole, whole.variances(c.theta), zero, average); err != nil {
		return err
	}
	f.Fixed, f.Mean = f.read.coefficients(), f.read.mean()
	return nil
}

// start sets the parameters to those given, or else from moments, none below 2 % of the whole so that the climb begins
// inside the cone.
func (c *climb) start(d *design, given []float64) {
	y := d.leastSquaresResiduals(d.responses[0])
	total := dot(y, y) / float64(d.n-len(d.fixed))
	c.total, c.floor, c.theta = total, exactFloor*total, slices.Clone(given)
	least := startFloor * total
	if c.theta == nil {
		c.theta, least = momentVariances(d, y), 0.02*total
	}
	for k := range c.theta {
		c.theta[k] = min(max(c.theta[k], least), total)
	}
	for _, t := range d.terms {
		c.levels = append(c.levels, len(t.levels))
	}
	c.levels = append(c.levels, d.n)
}

func (f *LMM) setComponents(d *design, c *climb) {
	se, upper := c.uncertainty()
	mcse := c.monteCarlo()
	component := func(k int, name string, levels int) Component {
		v := Component{Name: name, Levels: levels, Variance: c.theta[k], SE: se[k], Upper95: upper[k], MCSE: mcse[k]}
		if c.atFloor(k) {
			v.Variance, v.Boundary = 0, true
		}
		v.SD = math.Sqrt(v.Variance)
		return v
	}
	for k, t := range d.terms {
		f.Components = append(f.Components, component(k, t.factor.Name, len(t.levels)))
	}
	f.Residual = component(len(d.terms), "residual", d.n)
	f.Covariances = c.covariances()
}

// note says what is weak; exactErrors tells that no effect has an error from probes.
func (f *LMM) note(exactErrors bool) {
	if math.IsNaN(f.REMLCriterion) {
		f.Notes = append(f.Notes, "the likelihood itself is not computed on the iterative path; each component has its Monte-Carlo error (MCSE)")
	}
	if !exactErrors {
		f.Notes = append(f.Notes, "prediction errors of single effects come from random probes: their standard deviations are good to 5 to 10 %")
	}
	if !f.Converged {
		f.Notes = append(f.Notes, fmt.Sprintf("not converged after %d iterations: treat the components as rough", f.Iterations))
	}
	if f.Residual.Boundary {
		f.Notes = append(f.Notes, "the factors give every rating exactly: there is no noise, and no error to judge effects by")
	}
	for _, c := range f.Components {
		switch {
		case c.Boundary:
			f.Notes = append(f.Notes, fmt.Sprintf("differences by %s do not show: their variance is %s", c.Name, c.Text()))
		case c.Levels < 20:
			f.Notes = append(f.Notes, fmt.Sprintf("differences by %s rest on %d of them only: their variance is known only roughly", c.Name, c.Levels))
		}
	}
}
