package jobs

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"calibrate/analysis"
	"calibrate/analysis/stats"
)

// Limits above which a person's adjusted mean is marked: levels that adjusting
// moves it, levels between it and the one pulled towards the mean of all,
// and the reliability below which little speaks for it.
const (
	largeShift      = 1
	largePull       = 0.5
	leastDependable = 0.5
)

// peopleTable gives each person's mean over all dimensions before and after
// adjusting, both ways: for a decision on one person nobody is pulled to the mean
// of all, for ranking and lists everybody is, the more the less is known.
// Beside them, how far the person's raters agree. Those moved furthest come first.
func peopleTable(in analysis.Input, s *standings, all []outcomes) analysis.Table {
	a := s.adjuster
	t := analysis.Table{Name: "dependence_people", Title: "Mean of all ratings of each person, plain and adjusted (advice)", Columns: append([]analysis.Column{
		text("employee", "Employee"), text("name", "Name"), text("org", "Org"), count("raters", "Raters", "people"), count("ratings", "Ratings", "ratings"),
		rating("mean", "Mean of ratings"), rating("adjusted", "Adjusted (advice)"), rating("low", "95 % from"), rating("high", "95 % to"), delta("shift", "Adjusted less mean"),
		rating("pulled", "For ranking: pulled to the mean of all"), rating("pulled_se", "SE"), stat("reliability", "Reliability"), flag("mark", "To look at"),
	}, withinColumns()...)}
	rows := make([][]analysis.Value, len(all))
	for i := range all {
		code := a.employees[all[i].person.ID]
		rows[i] = append(personValues(a, &all[i], code), a.withinValues(code, len(in.Ladder.Levels), byOthers(s.voices(all[i].person.ID)))...)
	}
	shift := slices.IndexFunc(t.Columns, func(c analysis.Column) bool { return c.Name == "shift" })
	moved := func(row []analysis.Value) float64 { x, _ := row[shift].Num(); return math.Abs(x) }
	slices.SortStableFunc(rows, func(a, b []analysis.Value) int { return cmp.Compare(moved(b), moved(a)) })
	t.Add(rows...)
	return t
}

func personValues(a *adjuster, o *outcomes, code int) []analysis.Value {
	p := o.person
	row := []analysis.Value{analysis.T(p.ID), analysis.T(p.Name), analysis.T(p.Org)}
	raters, ratings, mean := a.plainMean(code)
	row = append(row, analysis.I(raters), analysis.I(ratings), analysis.N(mean))
	why := o.level.Why()
	if why == "" && code >= len(a.people) {
		why = "the model gives nobody's mean"
	}
	if why != "" {
		u := analysis.Why(why)
		return append(row, u, u, u, u, u, u, u, analysis.T(cannotTell))
	}
	m := a.people[code]
	adjusted, half := m.Unshrunk.Estimate+a.raters, 1.96*m.Unshrunk.SD
	return append(row, analysis.N(adjusted), analysis.N(adjusted-half), analysis.N(adjusted+half), analysis.N(adjusted-mean),
		analysis.N(m.Shrunk.Estimate+a.raters), analysis.N(m.Shrunk.SD), figure(m.Reliability), analysis.T(toLookAt(m, adjusted-mean)))
}

// plainMean is the mean of a person's ratings by others, with their number and
// that of the raters. Rows stand by rater.
func (a *adjuster) plainMean(code int) (raters, ratings int, mean float64) {
	for i, row := range a.rows[code] {
		if i == 0 || a.table.Rater.Code[row] != a.table.Rater.Code[a.rows[code][i-1]] {
			raters++
		}
		mean += a.table.Value[row]
	}
	ratings = len(a.rows[code])
	return raters, ratings, mean / float64(ratings)
}

// toLookAt says why an adjusted mean needs a look; "" when it does not.
func toLookAt(m stats.Adjusted, shift float64) string {
	var why []string
	if math.Abs(shift) > largeShift {
		why = append(why, "moves by more than a level")
	}
	if math.Abs(m.Unshrunk.Estimate-m.Shrunk.Estimate) > largePull {
		why = append(why, "pulled by more than half a level")
	}
	if reliability, ok := m.Reliability.Get(); ok && reliability < leastDependable {
		why = append(why, fmt.Sprintf("reliability below %.1f", leastDependable))
	}
	return strings.Join(why, "; ")
}
