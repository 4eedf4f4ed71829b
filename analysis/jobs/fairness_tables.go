package jobs

import (
	"fmt"

	"calibrate/analysis"
	"calibrate/analysis/stats"
)

// guard gives a value that says something of the cut, or why it is hidden.
func (c cut) guard(v analysis.Value) analysis.Value {
	if c.hidden != "" {
		return analysis.Hidden(c.hidden)
	}
	return v
}

// say gives a status; nothing is said of everybody.
func (g fairGroup) say(status string) analysis.Value {
	if g.cut == 0 {
		return analysis.Why("everybody")
	}
	return analysis.T(status)
}

func rateTable(all []rateComparison) analysis.Table {
	t := analysis.Table{Name: "fairness_rates", Title: "Rate of each group against that of everybody else", Columns: []analysis.Column{
		text("question", "Rate of people"), text("attribute", "Attribute"), text("group", "Group"), count("n", "n", "people"),
		count("selected", "Of whom", "people"), share("rate", "Rate"), share("low", "95 % from"), share("high", "95 % to"),
		share("rate_others", "Rate of the others"), points("difference", "Difference in points"), points("difference_low", "95 % from"), points("difference_high", "95 % to"),
		stat("ratio", "Impact ratio"), stat("ratio_low", "95 % from"), stat("ratio_high", "95 % to"), chance("p", "Fisher's p"), chance("q", "q"), flag("status", "Status"),
		stat("one_more", "Ratio with one more"),
	}}
	for _, c := range all {
		for _, g := range c.groups {
			t.Add(g.rateRow(c))
		}
	}
	return t
}

func (g rateGroup) rateRow(c rateComparison) []analysis.Value {
	own := c.cuts[g.cut]
	row := []analysis.Value{analysis.T(c.title), analysis.T(g.heading), analysis.T(g.value), analysis.I(len(own.people)),
		own.guard(analysis.I(g.rate.Count)), own.guard(figure(g.rate.Share)), own.guard(figure(g.rate.CI.Low)), own.guard(figure(g.rate.CI.High))}
	if g.cut == 0 {
		for len(row) < 19 {
			row = append(row, analysis.Why("everybody"))
		}
		return row
	}
	i := g.impact
	for _, f := range []stats.Figure{i.Reference.Share, i.Difference.Difference, i.Difference.CI.Low, i.Difference.CI.High,
		i.Ratio, i.CI.Low, i.CI.High, i.FisherP, g.q} {
		row = append(row, own.guard(figure(f)))
	}
	return append(row, own.guard(g.say(g.status)), own.guard(figure(i.OneMore)))
}

func adjustedRates(all []rateComparison) analysis.Table {
	t := analysis.Table{Name: "fairness_adjusted", Title: "The same at the same level and time in level (Cochran, Mantel and Haenszel)", Columns: []analysis.Column{
		text("question", "Rate of people"), text("attribute", "Attribute"), text("group", "Group"), count("n", "n", "people"), count("strata", "Strata compared", ""),
		stat("odds_ratio", "Odds ratio"), stat("low", "95 % from"), stat("high", "95 % to"), chance("p", "p"), chance("q", "q"), flag("status", "Status"),
	}}
	for _, c := range all {
		for _, g := range c.groups[1:] {
			own := c.cuts[g.cut]
			row := []analysis.Value{analysis.T(c.title), analysis.T(g.heading), analysis.T(g.value), analysis.I(len(own.people)), own.guard(analysis.I(g.adjusted.Strata))}
			for _, f := range []stats.Figure{g.adjusted.OddsRatio, g.adjusted.CI.Low, g.adjusted.CI.High, g.adjusted.P, g.adjustedQ} {
				row = append(row, own.guard(figure(f)))
			}
			t.Add(append(row, own.guard(g.say(g.adjustedStatus))))
		}
	}
	return t
}

// fairCharts draws the rates of one question each.
func fairCharts(in analysis.Input, all []rateComparison) []analysis.Chart {
	var charts []analysis.Chart
	for _, c := range all {
		data := analysis.Intervals{Item: "Group", Group: "Attribute", Axis: "share of people", Kind: analysis.Share}
		data.Zero = c.groups[0].rateOf(c).Estimate
		for _, g := range c.groups[1:] {
			data.Items = append(data.Items, g.rateOf(c))
		}
		charts = append(charts, analysis.Chart{
			Name: "fairness_" + c.name, Title: "Rate of people " + c.title + ", by group",
			Subtitle: fmt.Sprintf("with 95 %% Wilson interval, n = %s; the line is the rate of everybody", headcount(len(c.people))),
			Footnote: "Cycle " + in.Cycle + ". Groups as the roster has them. A difference does not say where it comes from.",
			Alt:      fmt.Sprintf("One line per group with the rate of people %s and its interval.", c.title),
			Data:     data,
		})
	}
	return charts
}

func (g rateGroup) rateOf(c rateComparison) analysis.IntervalItem {
	item := interval(g.rate.Share, g.rate.CI.Low, g.rate.CI.High)
	own := c.cuts[g.cut]
	if own.hidden != "" {
		none := stats.Unknown(own.hidden)
		item = interval(none, none, none)
	}
	item.Label, item.Group, item.N, item.NUnit, item.Status = g.value, g.heading, len(own.people), "people", g.status
	if own.hidden != "" {
		item.Status = own.hidden
	}
	return item
}
