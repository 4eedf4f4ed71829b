package jobs

import (
	"fmt"
	"math"

	"calibrate/analysis"
	"calibrate/analysis/stats"
)

// strictTitle is what other charts call the caterpillar by.
const strictTitle = "How strict each rater is"

// caterpillar draws the shown raters' severities with their intervals, from strict
// to lenient: of more than a chart has room for, the outermost with a figure. Those
// without a figure stand last and say why.
func caterpillar(in analysis.Input, who directory, s *severities, shown []bool) analysis.Chart {
	data := analysis.Intervals{Item: "Rater", Group: "End of the list", Axis: "severity, in levels (more: scores the same people lower)", Zero: 0}
	all, withFigure := s.bySeverity(shown), 0
	for _, code := range all {
		if _, known := s.raters[code].Value.Get(); known {
			withFigure++
		}
	}
	order := all
	if len(all) > chartPeople {
		order = picked(all[:withFigure])
	}
	for i, code := range order {
		r := s.raters[code]
		item := interval(r.Value, r.Low, r.High)
		item.Label, item.N, item.NUnit, item.Status = personLabel(who.person(s.table.Rater.Labels[code])), r.own.ratees, "people", r.status
		if len(order) < withFigure {
			item.Group = []string{"the strictest", "the most lenient"}[2*i/len(order)]
		}
		data.Items = append(data.Items, item)
	}
	return analysis.Chart{
		Name: "raters", Title: strictTitle,
		Subtitle: analysis.Said("severity with 95 %% interval, cycle %s; %d of %d raters have a figure", in.Cycle, withFigure, len(all)),
		Footnote: "Mixed model with halo, fitted to the ratings of " + headcount(s.table.Unit.Len()) + ofOrg(in) + "; self-ratings left out. Severity is measured from the mean of the raters linked with each other. " + byChance +
			leftOut(len(order), len(all), outermostRaters, "Severity of each rater"),
		Alt:  severitiesInWords(s, shown),
		Data: data,
	}
}

// byChance says why an interval off the line is not yet a finding.
const byChance = "Of many intervals some miss 0 by chance: differ is said only at q ≤ 0.10."

func severitiesInWords(s *severities, shown []bool) string {
	counts := map[string]int{}
	for code, r := range s.raters {
		if shown[code] {
			counts[r.status]++
		}
	}
	return fmt.Sprintf("One line per rater from strict to lenient: %d differ from the others, %d do not, of %d there is too little to say, of %d nothing can be told.",
		counts[stats.VerdictDiffers], counts[stats.VerdictSame], counts[stats.VerdictFew], counts[cannotTell])
}

// interval is a line of a chart: the estimate and its limits, or nothing.
func interval(estimate, low, high stats.Figure) analysis.IntervalItem {
	value, known := estimate.Get()
	from, bounded := low.Get()
	to, also := high.Get()
	if !known || !bounded || !also {
		return analysis.IntervalItem{Estimate: math.NaN(), Low: math.NaN(), High: math.NaN()}
	}
	return analysis.IntervalItem{Estimate: value, Low: from, High: to}
}
