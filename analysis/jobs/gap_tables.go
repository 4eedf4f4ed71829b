package jobs

import (
	"calibrate/analysis"
	"calibrate/ladder"
)

// assessedTable has everybody in the order in which a meeting takes them.
func assessedTable(in analysis.Input, profiles []analysis.Profile) analysis.Table {
	t := analysis.Table{Name: "assessed", Title: "Assessed level of each person", Columns: []analysis.Column{
		text("employee", "Employee"), text("name", "Name"), text("org", "Org"),
		text("current", "Current"), text("proposed", "Proposed"), text("target", "Target"), text("assessed", "Assessed"),
		column(analysis.LevelNo, "current_level", "Current level", "level"), column(analysis.LevelNo, "assessed_level", "Assessed level", "level"),
		count("raters", "Raters", "people"), count("dimensions", "Dimensions rated", "dimensions"),
		share("met_current", "Current level met"), share("met_target", "Target level met"),
		delta("mean_gap", "Mean gap to target"), count("below", "Dimensions below target", "dimensions"), flag("outcome", "Outcome"),
	}}
	for _, p := range byLevel(profiles) {
		t.Add(assessedRow(in.LadderOf(p.Person), p))
	}
	return t
}

func assessedRow(l *ladder.Ladder, p analysis.Profile) []analysis.Value {
	why := "nothing reaches the lowest level"
	if p.Assessment.Dimensions == 0 {
		why = "not rated by others"
	}
	mean, n := meanTargetGap(p)
	gapValue := analysis.N(mean)
	if n == 0 {
		gapValue = analysis.Why("no dimension rated against the target")
	}
	return []analysis.Value{
		analysis.T(p.Person.ID), analysis.T(p.Person.Name), analysis.T(p.Person.Org),
		levelName(l, p.Person.Level, "not on the roster"), levelName(l, p.Person.Proposed, "not proposed"),
		levelName(l, p.Target, "no level known"), levelName(l, p.Assessment.Level, why),
		number(p.Person.Level, "not on the roster"), number(p.Assessment.Level, why),
		analysis.I(p.Raters), analysis.I(p.Assessment.Dimensions),
		metShare(p, p.Person.Level), metShare(p, p.Target), gapValue, belowTarget(p), analysis.T(outcome(p)),
	}
}

// number is a level's number, or says that there is none.
func number(level int, reason string) analysis.Value {
	if level == 0 {
		return analysis.Why(reason)
	}
	return analysis.I(level)
}

// metShare is the share of the rated weight that meets a level.
func metShare(p analysis.Profile, level int) analysis.Value {
	if level < 1 || level > len(p.Assessment.Tallies) {
		return analysis.Why("no level known")
	}
	met, ok := p.Assessment.Tallies[level-1].Share()
	if !ok {
		return analysis.Why("nothing rated against this level")
	}
	return analysis.N(met)
}

func belowTarget(p analysis.Profile) analysis.Value {
	if p.Target < 1 || p.Assessment.Dimensions == 0 {
		return analysis.Why("nothing to compare")
	}
	return analysis.I(len(p.Assessment.Tallies[p.Target-1].Unmet))
}

func tallyTable(in analysis.Input, profiles []analysis.Profile) analysis.Table {
	t := analysis.Table{Name: "assessed_tally", Title: "How each assessed level came about, level by level", Columns: []analysis.Column{
		text("employee", "Employee"), text("name", "Name"), text("level", "Level"), count("met", "Dimensions met", "dimensions"),
		count("unmet", "Dimensions below", "dimensions"), stat("weight_met", "Weight met"), stat("weight_rated", "Weight rated"),
		share("share", "Share met"), count("categories_unmet", "Categories wholly unmet", "categories"), flag("passed", "Level met"),
	}}
	t.Rows = rowsOfEach(profiles, func(p *analysis.Profile) int {
		if p.Assessment.Dimensions == 0 {
			return 0
		}
		return len(p.Assessment.Tallies)
	}, func(p *analysis.Profile, i int) []analysis.Value { return tallyRow(in.LadderOf(p.Person), p, i) })
	return t
}

func tallyRow(l *ladder.Ladder, p *analysis.Profile, i int) []analysis.Value {
	tally, passed := p.Assessment.Tallies[i], "no"
	if tally.Passed {
		passed = "yes"
	}
	return []analysis.Value{
		analysis.T(p.Person.ID), analysis.T(p.Person.Name), levelName(l, tally.Level, ""), analysis.I(len(tally.Met)), analysis.I(len(tally.Unmet)),
		analysis.N(tally.WeightMet), analysis.N(tally.WeightRated), metShare(*p, tally.Level),
		analysis.I(len(tally.WhollyUnmet)), analysis.T(passed),
	}
}

func gapTable(in analysis.Input, profiles []analysis.Profile) analysis.Table {
	t := analysis.Table{Name: "gap", Title: "Gap of each person in each dimension", Columns: []analysis.Column{
		text("employee", "Employee"), text("name", "Name"), text("category", "Category"), text("dimension", "Dimension"),
		count("n", "Raters", "ratings"), rating("mean", "Mean"), rating("low", "Lowest"), rating("high", "Highest"), rating("spread", "SD"), rating("self", "Self"),
		text("band", "Band of current"), delta("gap_current", "Gap to current"), text("target_band", "Band of target"), delta("gap_target", "Gap to target"),
	}}
	t.Rows = rowsOfEach(profiles, func(p *analysis.Profile) int { return len(p.Dimensions) },
		func(p *analysis.Profile, i int) []analysis.Value {
			return gapRow(in.LadderOf(p.Person), p, p.Dimensions[i])
		})
	return t
}

func gapRow(l *ladder.Ladder, p *analysis.Profile, d analysis.DimensionProfile) []analysis.Value {
	mean, low, high, spread := analysis.N(d.Mean), analysis.N(d.Low), analysis.N(d.High), analysis.N(d.SD)
	if d.N == 0 {
		none := analysis.Why("not rated by others")
		mean, low, high, spread = none, none, none, none
	} else if d.N == 1 {
		spread = analysis.Why("one rater")
	}
	self := analysis.Why("no self-rating")
	if d.HasSelf {
		self = analysis.N(d.Self)
	}
	return []analysis.Value{
		analysis.T(p.Person.ID), analysis.T(p.Person.Name), analysis.T(l.Categories[d.Dimension.Category].Name), analysis.T(d.Dimension.Name),
		analysis.I(d.N), mean, low, high, spread, self,
		bandName(l, d.Band), gapValue(d.Gap, d.HasGap, d), bandName(l, d.TargetBand), gapValue(d.TargetGap, d.HasTarget, d),
	}
}

func gapValue(gap float64, ok bool, d analysis.DimensionProfile) analysis.Value {
	switch {
	case ok:
		return analysis.N(gap)
	case d.N == 0:
		return analysis.Why("not rated by others")
	}
	return analysis.Why("no expectation at this level")
}

// bandName names a band by the codes of its levels, such as "SRE2–SRE3".
func bandName(l *ladder.Ladder, b ladder.Band) analysis.Value {
	low, ok := l.LevelByNumber(b.Low)
	if !ok {
		return analysis.Why("no expectation at this level")
	}
	if b.High == b.Low {
		return analysis.T(low.Code)
	}
	high, _ := l.LevelByNumber(b.High)
	return analysis.T(low.Code + "–" + high.Code)
}
