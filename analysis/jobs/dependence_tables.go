package jobs

import (
	"math"
	"strings"

	"calibrate/analysis"
	"calibrate/analysis/stats"
	"calibrate/ladder"
)

func dependenceTable(in analysis.Input, named raterNames, ordered []*outcomes) analysis.Table {
	t := analysis.Table{Name: "dependence", Title: "Whose outcome depends on who rated them (adjusted figures are advice)", Columns: []analysis.Column{
		text("employee", "Employee"), text("name", "Name"), text("org", "Org"),
		text("current", "Current"), text("proposed", "Proposed"), text("target", "Target"), count("raters", "Raters", "people"),
		text("assessed", "Assessed"), flag("meets", "Target met"), flag("status", "Does it stand?"),
		text("without_low", "Lowest without one rater"), text("without_high", "Highest without one rater"), text("decided_by", "Without any of these it would be another"),
		text("adjusted", "Adjusted for severity (advice)"), flag("meets_adjusted", "Target met, adjusted"),
		text("level_low", "Level, 95 % from"), text("level_high", "Level, 95 % to"), share("chance", "Chance of meeting the target"),
	}}
	for _, o := range ordered {
		t.Add(dependenceRow(in.Ladder, named, o))
	}
	return t
}

func dependenceRow(l *ladder.Ladder, named raterNames, o *outcomes) []analysis.Value {
	const nothing = "nothing reaches the lowest level"
	p := o.person
	low, high := o.withoutRange(l)
	return []analysis.Value{
		analysis.T(p.ID), analysis.T(p.Name), analysis.T(p.Org),
		levelName(l, p.Level, "not on the roster"), levelName(l, p.Proposed, "not proposed"), levelName(l, o.target, noTarget), analysis.I(o.raters),
		levelName(l, o.assessed, nothing), o.metBy(stats.Known(float64(o.assessed))), analysis.T(o.status()),
		low, high, analysis.T(o.decidedBy(named)),
		levelFigure(l, o.level), o.metBy(o.level), levelFigure(l, o.low), levelFigure(l, o.high), figure(o.chance),
	}
}

// levelFigure names the level with a number that may be missing.
func levelFigure(l *ladder.Ladder, f stats.Figure) analysis.Value {
	number, ok := f.Get()
	if !ok {
		return analysis.Why(f.Why())
	}
	return levelName(l, int(number), "nothing reaches the lowest level")
}

// metBy says whether a level meets the person's target.
func (o *outcomes) metBy(level stats.Figure) analysis.Value {
	number, ok := level.Get()
	switch {
	case o.target == 0:
		return analysis.Why(noTarget)
	case !ok:
		return analysis.Why(level.Why())
	case o.meets(int(number)):
		return analysis.T("yes")
	}
	return analysis.T("no")
}

// withoutRange is the lowest and the highest level without one of the raters.
func (o *outcomes) withoutRange(l *ladder.Ladder) (low, high analysis.Value) {
	if len(o.without) == 0 {
		one := analysis.Why("one rater")
		return one, one
	}
	least, most := math.MaxInt, 0
	for _, w := range o.without {
		least, most = min(least, w.level), max(most, w.level)
	}
	const nothing = "nothing reaches the lowest level"
	return levelName(l, least, nothing), levelName(l, most, nothing)
}

// decidedBy names the raters without whom the outcome would be another.
func (o *outcomes) decidedBy(named raterNames) string {
	if o.target == 0 {
		return ""
	}
	var names []string
	for _, rater := range o.decisive() {
		names = append(names, named.name(rater))
	}
	return strings.Join(names, "; ")
}

// withoutTable has one row for each person and rater. To a director it has none
// for raters from outside the org: the difference would tell what they gave.
func withoutTable(in analysis.Input, named raterNames, all []outcomes) analysis.Table {
	t := analysis.Table{Name: "dependence_without", Title: "Assessed level without each rater in turn", Columns: []analysis.Column{
		text("employee", "Employee"), text("name", "Name"), text("without", "Without rater"), text("assessed", "Assessed by all"), text("assessed_without", "Assessed without"),
		flag("meets_without", "Target met without"), flag("changes", "Outcome changes"),
	}}
	t.Rows = rowsOfEach(all, func(o *outcomes) int { return len(o.withoutShown(named)) },
		func(o *outcomes, i int) []analysis.Value {
			return withoutRow(in.Ladder, named, o, o.withoutShown(named)[i])
		})
	return t
}

// withoutShown leaves out the raters that the reader may not know.
func (o *outcomes) withoutShown(named raterNames) []withoutRater {
	if named.in.Audience != analysis.Director {
		return o.without
	}
	var shown []withoutRater
	for _, w := range o.without {
		if named.shown(w.rater) {
			shown = append(shown, w)
		}
	}
	return shown
}

func withoutRow(l *ladder.Ladder, named raterNames, o *outcomes, w withoutRater) []analysis.Value {
	met, changes := o.metBy(stats.Known(float64(w.level))), analysis.T("no")
	switch {
	case o.target == 0:
		changes = analysis.Why(noTarget)
	case o.turns(w.level):
		changes = analysis.T("yes")
	}
	const nothing = "nothing reaches the lowest level"
	return []analysis.Value{analysis.T(o.person.ID), analysis.T(o.person.Name), analysis.T(named.name(w.rater)),
		levelName(l, o.assessed, nothing), levelName(l, w.level, nothing), met, changes}
}

func adjustedTable(in analysis.Input, all []outcomes) analysis.Table {
	t := analysis.Table{Name: "dependence_profile", Title: "Means of each person and dimension, plain and adjusted for severity (advice)", Columns: []analysis.Column{
		text("employee", "Employee"), text("name", "Name"), text("category", "Category"), text("dimension", "Dimension"), count("n", "Raters", "ratings"),
		rating("mean", "Mean"), rating("adjusted", "Adjusted (advice)"), rating("low", "95 % from"), rating("high", "95 % to"), delta("shift", "Adjusted less mean"),
	}}
	t.Rows = rowsOfEach(all, func(o *outcomes) int { return len(o.adjusted) },
		func(o *outcomes, i int) []analysis.Value { return adjustedRow(in.Ladder, o, o.adjusted[i]) })
	return t
}

func adjustedRow(l *ladder.Ladder, o *outcomes, m adjustedMean) []analysis.Value {
	shift := figure(m.value)
	if value, ok := m.value.Get(); ok {
		shift = analysis.N(value - m.raw)
	}
	d := m.dimension
	return []analysis.Value{analysis.T(o.person.ID), analysis.T(o.person.Name), analysis.T(l.Categories[d.Category].Name), analysis.T(d.Name),
		analysis.I(m.n), analysis.N(m.raw), figure(m.value), figure(m.low()), figure(m.high()), shift}
}
