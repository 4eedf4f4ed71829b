package stats

import (
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/gonum/stat/distuv"
)

// Habit is one way in which raters differ, measured for every rater against the other raters of the same people.
// Definitions differ in the literature (Saal, Downey & Lahey 1980 list several per effect and show that they disagree), so
// each carries its own.
type Habit struct {
	Name, Unit string
	Definition string
	Rows       []HabitRow // in rater code order
}

// HabitRow is a rater's value with its 95 % limits. The unit of error is the employee: values are means over employees, or
// the jackknife over employees, never over single ratings.
type HabitRow struct {
	Rater     string
	Code      int
	Employees int // the value rests on
	Ratings   int
	Value     Figure
	Low, High Figure
	P, Q      Figure
	Verdict   string // VerdictDiffers, VerdictSame or VerdictFew
	raw, se   float64
}

// HabitOptions tunes Habits.
type HabitOptions struct {
	Levels []float64 // the declared scale, ascending
	FDR    float64   // default 0.10, over the raters of one habit
}

const (
	habitEmployees  = 5  // least employees, rated by others too, for any habit
	habitDimensions = 10 // least dimensions per employee for halo and straight-lining
)

// Habits measures leniency, central tendency, range restriction, halo, straight-lining and inconsistency for every rater.
// Every figure is a comparison on cells (employee and dimension) that others rated too, because a rater's own mean or
// spread says as much about the people as about the rater.
func Habits(r Ratings, opt HabitOptions) ([]Habit, error) {
	if r.Len() == 0 {
		return nil, fmt.Errorf("rater habits: no ratings")
	}
	if len(opt.Levels) < 2 {
		return nil, fmt.Errorf("rater habits: declare the levels of the scale, at least two")
	}
	if opt.FDR == 0 {
		opt.FDR = 0.10
	}
	middle := (opt.Levels[0] + opt.Levels[len(opt.Levels)-1]) / 2
	matches := matchRatings(r, middle)
	habits := make([]Habit, len(habitMeasures))
	for k, m := range habitMeasures {
		habits[k] = m.Habit
		for code, byEmployee := range matches {
			if byEmployee == nil {
				continue
			}
			row := HabitRow{Rater: levelName(r.Rater, code), Code: code}
			row.measure(byEmployee, m)
			habits[k].Rows = append(habits[k].Rows, row)
		}
		habits[k].judge(opt.FDR, m.relative)
	}
	return habits, nil
}

// measure fills one row with the jackknife over employees; for a mean over employees that is the usual t interval.
func (row *HabitRow) measure(people []matched, m habitMeasure) {
	people = slices.DeleteFunc(slices.Clone(people), func(p matched) bool { return !m.usable(p) })
	row.Employees = len(people)
	for _, p := range people {
		row.Ratings += p.n
	}
	row.Verdict = VerdictFew
	if len(people) < habitEmployees {
		row.unknown(fmt.Sprintf("people to compare on: %d, %d wanted", len(people), habitEmployees))
		return
	}
	value, se := jackknifePeople(people, m.value)
	if math.IsNaN(value) {
		row.unknown("the ratings do not vary enough to compute it")
		return
	}
	t := distuv.StudentsT{Mu: 0, Sigma: 1, Nu: float64(len(people) - 1)}
	half := t.Quantile(0.975) * se
	row.raw, row.se = value, se
	row.Value, row.Low, row.High = Known(m.back(value)), Known(m.back(value-half)), Known(m.back(value+half))
}

func (row *HabitRow) unknown(why string) {
	f := Unknown(why)
	row.Value, row.Low, row.High, row.P, row.Q = f, f, f, f, f
}

// judge tests each row against 0, or against the median rater when relative, and sets the verdicts by the false
// discovery rate over the habit's raters.
func (h *Habit) judge(fdr float64, relative bool) {
	p := make([]Figure, len(h.Rows))
	null := 0.0
	if relative {
		null = h.median()
	}
	for i := range h.Rows {
		h.Rows[i].test(null, relative)
		p[i] = h.Rows[i].P
	}
	for i, q := range BenjaminiHochberg(p) {
		h.Rows[i].Q = q
		if _, ok := q.Get(); ok {
			h.Rows[i].Verdict = verdictOf(p[i], q, fdr)
		}
	}
}

func (h *Habit) median() float64 {
	var known []float64
	for _, row := range h.Rows {
		if _, ok := row.Value.Get(); ok {
			known = append(known, row.raw)
		}
	}
	slices.Sort(known)
	if len(known) == 0 {
		return 0
	}
	return Quantile(known, 0.5)
}

// test gives p by Student's t. Where every employee gives the same value there is no spread to take an error from: then the
// signs of the values are turned round in all ways, of which two in 2^n give a mean as far from 0 (Fisher 1935, The Design
// of Experiments, §21).
func (row *HabitRow) test(null float64, relative bool) {
	if _, ok := row.Value.Get(); !ok {
		return
	}
	t := distuv.StudentsT{Mu: 0, Sigma: 1, Nu: float64(row.Employees - 1)}
	switch {
	case row.se > 0:
		row.P = Known(2 * t.Survival(math.Abs(row.raw-null)/row.se))
	case math.Abs(row.raw-null) <= sameValue:
		row.P = Known(1)
	default:
		none := Unknown("every employee gives the same value: no interval can be made of it")
		row.Low, row.High, row.P = none, none, none
		if !relative {
			row.P = Known(math.Pow(2, float64(1-row.Employees)))
		}
	}
}

// sameValue is up to how far values apart are one: means of ratings differ by hundredths or by float noise.
const sameValue = 1e-12

// jackknifePeople is a statistic of people with its delete-one standard error, 0 when all give the same value.
func jackknifePeople(people []matched, statistic func([]matched) float64) (value, se float64) {
	n := len(people)
	left, mean := make([]float64, n), 0.0
	rest := make([]matched, 0, n)
	for i := range people {
		rest = append(append(rest[:0], people[:i]...), people[i+1:]...)
		left[i] = statistic(rest)
		mean += left[i] / float64(n)
	}
	for _, x := range left {
		se += (x - mean) * (x - mean)
	}
	if se = math.Sqrt(se * float64(n-1) / float64(n)); se <= sameValue {
		se = 0
	}
	return statistic(people), se
}
