package stats

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
)

// SeverityOptions tunes NewSeverities.
type SeverityOptions struct {
	Fixed []Factor // further columns whose levels shift ratings, such as the relation of rater to employee
	FDR   float64  // false discovery rate of the verdicts, default 0.10
}

// Severities is how far raters score below others on the same people, and what employees' scores are after adjusting.
type Severities struct {
	Fit        LMM
	Raters     []Severity
	Employees  []Adjusted
	Connection Connection
	Notes      []string
	Halo       Component // the variance of employee:rater, with profiles told apart; no Name where halo is left out
	deviations map[personRater]float64
}

// Severity of one rater, in the unit of the ratings: minus the rater's predicted effect, relative to the mean of the raters
// in the same subset; positive is strict. SE, limits and P come from the prediction error variance of that contrast.
type Severity struct {
	Rater        string
	Code, Subset int
	Ratings      int
	Employees    int // rated
	Shared       int // of those, rated by somebody else too
	Value        Figure
	SE           Figure
	Low, High    Figure // 95 %
	Reliability  Figure // 1 - PEV / variance of raters: how much of the value is data and not prior
	Half         Figure // probability that the true severity is beyond half a level on the side of the estimate
	P, Q         Figure
	Verdict      string // VerdictDiffers, VerdictSame or VerdictFew
	Why          string // why there are too few, empty otherwise
}

// NewSeverities fits employee + rater, with dimension as a fixed factor and employee:rater (the halo) when the table
// carries them. Self-ratings should be left out before.
func NewSeverities(ctx context.Context, r Ratings, opt SeverityOptions) (Severities, error) {
	if err := checkGStudy(r); err != nil {
		return Severities{}, fmt.Errorf("severity: %w", err)
	}
	if opt.FDR == 0 {
		opt.FDR = 0.10
	}
	s := Severities{}
	m := s.model(r, opt)
	var err error
	if s.Connection, err = Connect(r.Unit, r.Rater); err != nil {
		return Severities{}, fmt.Errorf("severity: %w", err)
	}
	if s.Fit, err = FitLMM(ctx, m, LMMOptions{}); err != nil {
		return Severities{}, fmt.Errorf("severity: %w", err)
	}
	s.Notes = append(s.Notes, s.Connection.Notes...)
	s.Notes = append(s.Notes, s.Fit.Notes...)
	pair := m.halo()
	if pair != nil {
		s.Halo = s.Fit.Components[2].profiled(r, s.Fit.Residual.Variance)
	}
	s.setDeviations(r, pair)
	if err := errors.Join(s.rateRaters(r, opt), s.adjustEmployees(r)); err != nil {
		return Severities{}, fmt.Errorf("severity: %w", err)
	}
	return s, nil
}

// model adds the halo only when pairs have more than one rating and differ from both employees and raters.
func (s *Severities) model(r Ratings, opt SeverityOptions) Model {
	e, j := named(r.Unit, "employee"), named(r.Rater, "rater")
	m := Model{Y: r.Value, Random: []Factor{e, j}, Fixed: slices.Clone(opt.Fixed)}
	if r.HasItems() {
		m.Fixed = append(m.Fixed, named(r.Item, "dimension"))
	}
	pair := Interact(e, j)
	switch n := len(pair.Labels); {
	case n == r.Len():
		s.Notes = append(s.Notes, "one rating per employee and rater: their halo cannot be told from the residual")
	case n == distinctCodes(e) || n == distinctCodes(j):
		s.Notes = append(s.Notes, "every employee has one rater, or every rater one employee: halo is left out")
	default:
		m.Random = append(m.Random, pair)
	}
	return m
}

// halo is the third random term, nil where it was left out.
func (m Model) halo() *Factor {
	if len(m.Random) < 3 {
		return nil
	}
	return &m.Random[2]
}

// rateRaters turns predicted effects into severities against the mean of each subset.
func (s *Severities) rateRaters(r Ratings, opt SeverityOptions) error {
	employees, shared := sharedEmployees(r)
	effects := s.Fit.Effects[1].Levels
	variance := s.Fit.Components[1].Variance
	s.Raters = make([]Severity, len(effects))
	for subset := range s.Connection.Subsets {
		members := s.members(subset)
		mean, sd, err := s.Fit.againstMean("rater", members, members)
		if err != nil {
			return err
		}
		for i, at := range members {
			e := effects[at]
			v := Severity{Rater: e.Level, Code: e.Code, Subset: subset, Ratings: e.N, Employees: employees[e.Code], Shared: shared[e.Code]}
			v.set(mean-e.BLUP, sd[i], e.PEVSD, variance)
			s.Raters[at] = v
		}
	}
	s.judge(opt.FDR)
	return nil
}

// members are the positions of a subset's raters among the effects.
func (s *Severities) members(subset int) (at []int) {
	for i, e := range s.Fit.Effects[1].Levels {
		if s.Connection.RaterSubset[e.Code] == subset {
			at = append(at, i)
		}
	}
	return at
}

// againstMean gives the mean of the effects of some levels of a random factor (positions), and the error of others, or the
// same, each less that mean.
func (f *LMM) againstMean(name string, members, of []int) (mean float64, sd []float64, err error) {
	k, err := f.termNumber(name)
	if err != nil {
		return 0, nil, err
	}
	effects := f.Effects[k].Levels
	weights, share := make([]float64, len(effects)), 1/float64(len(members))
	for _, i := range members {
		weights[i] = share
		mean += effects[i].BLUP * share
	}
	cov := f.read.covariance(k, weights)
	ofMean := dot(cov, weights)
	for _, i := range of {
		sd = append(sd, math.Sqrt(max(0, effects[i].PEVSD*effects[i].PEVSD-2*cov[i]+ofMean)))
	}
	return mean, sd, nil
}

// sharedEmployees counts per rater code the employees rated, and those somebody else rated too.
func sharedEmployees(r Ratings) (employees, shared []int) {
	pairs := distinctPairs(r.Unit.Code, r.Rater.Code)
	raters := make([]int, codesIn(r.Unit.Code))
	for _, p := range pairs {
		raters[p[0]]++
	}
	employees, shared = make([]int, codesIn(r.Rater.Code)), make([]int, codesIn(r.Rater.Code))
	for _, p := range pairs {
		employees[p[1]]++
		if raters[p[0]] > 1 {
			shared[p[1]]++
		}
	}
	return employees, shared
}
