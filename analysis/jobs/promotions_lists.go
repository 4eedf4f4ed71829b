package jobs

import (
	"cmp"
	"slices"

	"calibrate/analysis"
	"calibrate/analysis/stats"
)

// overlooked gives the people nobody proposed who meet the next level by plain
// means, or with severity taken off: those surest of it first.
func overlooked(in analysis.Input, s *standings) []standing {
	var found []standing
	for _, st := range s.people {
		if !st.proposed() && st.profile.Target > st.person().Level && (st.meetsTarget() || st.meetsAdjusted()) {
			found = append(found, st)
		}
	}
	slices.SortStableFunc(found, func(a, b standing) int {
		return cmp.Or(byFigure(a.chance(), b.chance()),
			byFigure(a.margin(in.LadderOf(a.person()), a.profile.Target), b.margin(in.LadderOf(b.person()), b.profile.Target)),
			cmp.Compare(a.person().ID, b.person().ID))
	})
	return found
}

// meetsTarget tells whether the plain rule gives the target level.
func (s standing) meetsTarget() bool {
	return s.profile.Target > 0 && s.profile.Assessment.Level >= s.profile.Target
}

// meetsAdjusted tells whether it does with severity taken off.
func (s standing) meetsAdjusted() bool {
	if s.outcomes == nil {
		return false
	}
	level, ok := s.outcomes.level.Get()
	return ok && s.profile.Target > 0 && int(level) >= s.profile.Target
}

// chance is that of truly meeting the target level.
func (s standing) chance() stats.Figure {
	if s.outcomes == nil {
		return stats.Unknown("not rated by others")
	}
	return s.outcomes.chance
}

func overlookedTable(in analysis.Input, a *adjuster, date referenceDate, found []standing) analysis.Table {
	t := analysis.Table{Name: "overlooked", Title: "People not proposed who meet the next level, the surest first (adjusted figures are advice)", Columns: []analysis.Column{
		text("employee", "Employee"), text("name", "Name"), text("org", "Org"), text("current", "Current"), text("next", "Next"), count("months_in_level", "Months in level", "months"),
		count("raters", "Raters", "people"), text("assessed", "Assessed"), text("adjusted", "Adjusted (advice)"), flag("met_by", "Next level met by"), flag("status", "With uncertainty"),
		share("met_next", "Next level met"), delta("margin", "Margin"), delta("margin_adjusted", "Margin, adjusted (advice)"), delta("margin_low", "95 % from"), delta("margin_high", "95 % to"), share("chance", "Chance of meeting the level"),
	}}
	for _, s := range found {
		t.Add(overlookedRow(in, a, date, s))
	}
	return t
}

func overlookedRow(in analysis.Input, a *adjuster, date referenceDate, s standing) []analysis.Value {
	l, p, by := in.LadderOf(s.person()), s.person(), "plain and adjusted"
	switch {
	case !s.meetsTarget():
		by = "adjusted only"
	case !s.meetsAdjusted():
		by = "plain only"
	}
	adjusted := analysis.Why("not on the ladder of these figures")
	if s.outcomes != nil {
		adjusted = levelFigure(l, s.outcomes.level)
	}
	line := s.adjustedMargin(in, a, s.profile.Target)
	return []analysis.Value{
		analysis.T(p.ID), analysis.T(p.Name), analysis.T(p.Org), levelName(l, p.Level, "not on the roster"), levelName(l, s.profile.Target, noTarget), date.timeInLevel(p),
		analysis.I(s.profile.Raters), levelName(l, s.profile.Assessment.Level, notAssessed), adjusted, analysis.T(by), analysis.T(line.status()),
		metShare(s.profile, s.profile.Target), figure(s.margin(l, s.profile.Target)), figure(line.value), figure(line.low), figure(line.high), figure(line.chance),
	}
}

// belowCurrentTable lists the candidates who do not meet the level they hold,
// the furthest below it first.
func belowCurrentTable(in analysis.Input, cases []promotionCase) analysis.Table {
	t := analysis.Table{Name: "below_current", Title: "People proposed who do not meet their current level by the rule", Columns: []analysis.Column{
		text("employee", "Employee"), text("name", "Name"), text("org", "Org"), text("current", "Current"), text("proposed", "Proposed"), text("assessed", "Assessed"),
		count("raters", "Raters", "people"), share("met_current", "Current level met"), delta("margin_current", "Margin to current"), delta("margin_proposed", "Margin to proposed"),
	}}
	var below []promotionCase
	for _, c := range cases {
		if c.belowCurrent() {
			below = append(below, c)
		}
	}
	current := func(c promotionCase) stats.Figure { return c.margin(in.LadderOf(c.person()), c.person().Level) }
	slices.SortStableFunc(below, func(a, b promotionCase) int {
		return cmp.Or(byFigure(current(b), current(a)), cmp.Compare(a.person().ID, b.person().ID))
	})
	for _, c := range below {
		l, p := in.LadderOf(c.person()), c.person()
		t.Add([]analysis.Value{analysis.T(p.ID), analysis.T(p.Name), analysis.T(p.Org), levelName(l, p.Level, ""), levelName(l, p.Proposed, ""),
			levelName(l, c.profile.Assessment.Level, notAssessed), analysis.I(c.profile.Raters), metShare(c.profile, p.Level), figure(current(c)), figure(c.plain)})
	}
	return t
}
