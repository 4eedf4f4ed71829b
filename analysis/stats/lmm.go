package stats

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
)

// Model is y = intercept + fixed factors + random intercepts + residual. Every random factor adds independent normal
// effects with one variance; crossed and nested factors may be mixed freely. Fixed factors use treatment contrasts
// against their first level, as R does.
type Model struct {
	Y      []float64
	Random []Factor
	Fixed  []Factor
}

// LMMOptions tunes FitLMM; the zero value is right for almost everything.
type LMMOptions struct {
	MaxIterations int    // AI-REML steps, default 60
	ExactSize     int    // largest dense system solved exactly, default 2000; beyond it the iterative path is used
	Probes        int    // random probes per trace of the iterative path, default 32
	Seed          uint64 // of those probes
	NoEffects     bool   // components and coefficients only: Effects stays empty

	start []float64 // variances to begin at, per random factor and the residual last; nil for those of moments
}

// LMM is a model fitted by restricted maximum likelihood (Patterson & Thompson 1971).
type LMM struct {
	Method        string // how it was computed, for the audit trail
	NObs          int
	Fixed         []Coefficient
	Mean          Coefficient // the fixed part of an average rating; the intercept when there is no fixed factor
	Components    []Component // one per random factor, in the order given
	Residual      Component
	REMLCriterion float64       // -2 log restricted likelihood, as lme4 prints it
	LogLik        float64       // restricted log-likelihood
	Effects       []TermEffects // in the order of the factors; empty when they were not asked for
	Covariances   [][]float64   // of the estimates of Components and, last, Residual; rows of boundary components are 0
	Iterations    int
	Converged     bool
	Notes         []string
	read          *readout
}

// Coefficient is a fixed effect with its standard error.
type Coefficient struct {
	Name         string
	Estimate, SE float64
}

// Component is a variance component. SE comes from the average information; MCSE is the Monte-Carlo error of the
// iterative path (0 when exact). A component at the boundary is 0 and Upper95 is its one-sided 95 % limit by the quadratic
// approximation of the likelihood; elsewhere Upper95 is the upper end of the 95 % interval on the log scale.
type Component struct {
	Name         string
	Levels       int
	Variance, SE float64
	SD           float64
	MCSE         float64
	Boundary     bool
	Upper95      float64
}

// TermEffects are the predictions of one random factor, in the order of its levels.
type TermEffects struct {
	Term   string
	Levels []Effect
}

// Effect is the best linear unbiased prediction of one level, in the unit of y. PEVSD is the square root of Henderson's
// prediction error variance, which includes the uncertainty of the fixed effects; CondSD takes them as known (lme4's
// condVar); MeanSD is the prediction error of Mean + effect. NaN stands for one the iterative path did not compute.
type Effect struct {
	Level                       string
	Code, N                     int
	BLUP, PEVSD, CondSD, MeanSD float64
}

// Text renders a component for people: the value, or zero with the limit it cannot be told from.
func (c Component) Text() string {
	if c.Boundary {
		return fmt.Sprintf("0 (95 %% upper limit %.3g)", c.Upper95)
	}
	return fmt.Sprintf("%.3g (SE %.2g)", c.Variance, c.SE)
}

// Term returns the effects of the named random factor.
func (f *LMM) Term(name string) (TermEffects, bool) {
	i := slices.IndexFunc(f.Effects, func(t TermEffects) bool { return t.Term == name })
	if i < 0 {
		return TermEffects{}, false
	}
	return f.Effects[i], true
}

// Component returns the variance component of the named random factor.
func (f *LMM) Component(name string) (Component, bool) {
	i := slices.IndexFunc(f.Components, func(c Component) bool { return c.Name == name })
	if i < 0 {
		return Component{}, false
	}
	return f.Components[i], true
}

// FitLMM fits the model by REML. Errors say which column cannot be fitted and why; weaknesses of a fit that could be made
// travel as Notes.
func FitLMM(ctx context.Context, m Model, opt LMMOptions) (LMM, error) {
	if err := m.check(); err != nil {
		return LMM{}, err
	}
	d, err := newDesign(m)
	if err != nil {
		return LMM{}, err
	}
	fit, err := d.fit(ctx, opt.withDefaults())
	if err != nil {
		return LMM{}, fmt.Errorf("REML of %s: %w", m.formula(), err)
	}
	return fit, nil
}

func (o LMMOptions) withDefaults() LMMOptions {
	if o.MaxIterations == 0 {
		o.MaxIterations = 60
	}
	if o.ExactSize == 0 {
		o.ExactSize = 2000
	}
	if o.Probes == 0 {
		o.Probes = 32
	}
	return o
}

func (m Model) formula() string {
	s := "intercept"
	for _, f := range slices.Concat(m.Fixed, m.Random) {
		s += " + " + f.Name
	}
	return s
}

func (m Model) check() error {
	if len(m.Y) == 0 {
		return errors.New("no ratings to fit")
	}
	if len(m.Random) == 0 {
		return errors.New("no random factor: name at least one, such as employee or rater")
	}
	for i, y := range m.Y {
		if math.IsNaN(y) || math.IsInf(y, 0) {
			return fmt.Errorf("rating %d is not a number: leave missing ratings out", i+1)
		}
	}
	if slices.Min(m.Y) == slices.Max(m.Y) {
		return noVariance(len(m.Y), m.Y[0])
	}
	for _, f := range slices.Concat(m.Fixed, m.Random) {
		if len(f.Code) != len(m.Y) {
			return fmt.Errorf("%s has %d codes for %d ratings", f.Name, len(f.Code), len(m.Y))
		}
		if c := slices.Min(f.Code); c < 0 {
			return fmt.Errorf("%s has the code %d: leave ratings without a %s out", f.Name, c, f.Name)
		}
	}
	return nil
}

// noVariance says that all of n ratings are one value.
func noVariance(n int, value float64) error {
	if n == 1 {
		return fmt.Errorf("there is one rating, %g: there is no variance to divide", value)
	}
	return fmt.Errorf("all %d ratings are %g: there is no variance to divide", n, value)
}
