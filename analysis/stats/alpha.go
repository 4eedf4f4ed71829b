package stats

import (
	"errors"
	"math"
)

// AlphaOptions says how to compute the uncertainty of alpha.
type AlphaOptions struct {
	Levels     []float64 // the declared scale; nil for the values seen
	Replicates int       // of the bootstrap over employees; 0 for none
	Seed       uint64    // of the bootstrap
	Scales     []Scale   // those whose alpha is wanted, one at least; nil for all
}

func (o AlphaOptions) scales() []Scale {
	if o.Scales == nil {
		return Scales
	}
	return o.Scales
}

// AlphaResult is Krippendorff's alpha on four scales. A unit is an employee on
// an item, and pairable when two raters or more gave it a value.
type AlphaResult struct {
	UnitsTotal, UnitsPairable   int
	ValuesTotal, ValuesPairable int
	EmployeesPairable           int              // employees with a pairable unit: the clusters
	Scale                       [4]AlphaEstimate // by Scale; nothing where it was not wanted
}

// AlphaEstimate is alpha on one scale with its uncertainty. SEUnits resamples
// units and is much too small when an employee has many of them; SEEmployees
// and Bootstrap resample whole employees.
type AlphaEstimate struct {
	AlphaValue
	SEUnits     Figure   // jackknife over pairable units
	SEEmployees Figure   // jackknife over employees
	Bootstrap   Interval // 95 %, percentiles over resampled employees
}

// Alpha asks how far raters agree beyond what chance, given the values in use,
// would give: Krippendorff's alpha = 1 − Do/De with missing data, on the
// nominal, ordinal, interval and ratio scale. It takes raters as exchangeable,
// so severity and noise both lower it; it is 0 for agreement at chance level
// and below 0 for systematic disagreement. It is not defined when no unit has
// two ratings, or when all paired ratings are equal (some programs print 1).
//
// Krippendorff, K. (2011), Computing Krippendorff's alpha-reliability;
// jackknife: Efron & Tibshirani (1993), chapter 11, over units as well as over
// employees, who are the independent draws.
func Alpha(r Ratings, opt AlphaOptions) (AlphaResult, error) {
	t, err := NewTally(r, opt.Levels)
	if errors.Is(err, errManyValues) && opt.Levels == nil {
		return alphaOfMany(r, opt), nil
	}
	if err != nil {
		return AlphaResult{}, err
	}
	return t.Alpha(opt), nil
}

// Alpha is Krippendorff's alpha of counted units; see the function [Alpha].
func (t *Tally) Alpha(opt AlphaOptions) AlphaResult {
	var out AlphaResult
	patterns := t.patterns()
	all := coincidenceOf(t.Categories, patterns)
	for _, p := range patterns {
		out.UnitsTotal += p.units
		out.ValuesTotal += p.units * p.raters
		if p.raters >= 2 {
			out.UnitsPairable += p.units
			out.ValuesPairable += p.units * p.raters
		}
	}
	scales := opt.scales()
	overUnits := jackknifeUnits(all, patterns, scales)
	overEmployees := t.jackknifeEmployees(all, scales)
	out.EmployeesPairable = overEmployees[scales[0]].n
	replicates := t.bootstrapAlpha(opt)
	for _, s := range scales {
		value := all.Alpha(s)
		out.Scale[s] = AlphaEstimate{
			AlphaValue:  value,
			SEUnits:     overUnits[s].standardError(value.Alpha, "units"),
			SEEmployees: overEmployees[s].standardError(value.Alpha, "employees"),
			Bootstrap:   percentileInterval(value.Alpha, replicates[s], opt.Replicates),
		}
	}
	return out
}

// coincidence is the matrix of all units.
func (t *Tally) coincidence() *Coincidence { return coincidenceOf(t.Categories, t.patterns()) }

func coincidenceOf(categories []float64, patterns []pattern) *Coincidence {
	all := NewCoincidence(categories)
	for _, p := range patterns {
		all.AddUnit(p.counts, float64(p.units))
	}
	return all
}

// jackknifeUnits leaves out each pairable unit in turn; units with the same
// counts give the same alpha.
func jackknifeUnits(all *Coincidence, patterns []pattern, scales []Scale) (out [4]jackknife) {
	one, rest := NewCoincidence(all.Categories), NewCoincidence(all.Categories)
	for _, p := range patterns {
		if p.raters < 2 {
			continue
		}
		clear(one.pairs)
		one.AddUnit(p.counts, 1)
		rest.without(all, one)
		for _, s := range scales {
			out[s].add(rest.Alpha(s).Alpha, p.units)
		}
	}
	return out
}

// jackknifeEmployees leaves out all units of each employee in turn.
func (t *Tally) jackknifeEmployees(all *Coincidence, scales []Scale) (out [4]jackknife) {
	rest := NewCoincidence(all.Categories)
	t.EachEmployee(func(_ int, one *Coincidence) {
		rest.without(all, one)
		for _, s := range scales {
			out[s].add(rest.Alpha(s).Alpha, 1)
		}
	})
	return out
}

// EachEmployee calls visit with the coincidence matrix of every employee who
// has a pairable unit, by code. The matrix is reused from call to call; those
// of any group of employees add up to the group's.
func (t *Tally) EachEmployee(visit func(employee int, one *Coincidence)) {
	one := NewCoincidence(t.Categories)
	for e := range t.Employees {
		clear(one.pairs)
		pairable := false
		from, to := t.unitsOf(e)
		for u := from; u < to; u++ {
			counts := t.Counts(u)
			one.AddUnit(counts, 1)
			pairable = pairable || total(counts) >= 2
		}
		if pairable {
			visit(e, one)
		}
	}
}

// jackknife gathers leave-one-out values by Welford's recurrence.
type jackknife struct {
	n         int
	mean, ss  float64
	undefined bool
}

func (j *jackknife) add(value Figure, times int) {
	v, ok := value.Get()
	if !ok {
		j.undefined = true
	}
	j.n += times
	d := v - j.mean
	j.mean += d * float64(times) / float64(j.n)
	j.ss += d * (v - j.mean) * float64(times)
}

// standardError is √((n−1)/n Σ(value − mean)²).
func (j *jackknife) standardError(estimate Figure, of string) Figure {
	if _, ok := estimate.Get(); !ok {
		return Unknown(estimate.Why())
	}
	if j.n < 2 {
		return Unknown("the jackknife needs two pairable " + of)
	}
	if j.undefined {
		return Unknown("the jackknife leaves out one of the " + of + " without which alpha is not defined")
	}
	return Known(math.Sqrt(float64(j.n-1) / float64(j.n) * j.ss))
}
