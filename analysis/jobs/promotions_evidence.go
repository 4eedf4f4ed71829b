package jobs

import (
	"cmp"
	"slices"

	"calibrate/analysis"
	"calibrate/ladder"
)

const unattributed = "comments are not attributed in a director's packet"

// shortfallTable sets beside each dimension below the proposed level what the
// ladder expects and what was written, the furthest first: a row per remark. What was written of
// the person as a whole follows.
func shortfallTable(in analysis.Input, who directory, cases []promotionCase) analysis.Table {
	t := analysis.Table{Name: "promotion_shortfalls", Title: "Where each nomination falls short, what is expected and what was written", Columns: []analysis.Column{
		text("employee", "Employee"), text("name", "Name"), text("dimension", "Dimension"), delta("gap", "Gap"), flag("would_have_to_rise", "In the smallest change"), text("expectation", "Expectation"),
		text("comment", "Comment"), text("relation", "By"), text("rater", "Rater"), rating("level_given", "Level given"), text("source", "Source"),
	}}
	for _, c := range cases {
		l := in.LadderOf(c.person())
		for _, d := range furthestBelow(c.profile.Dimensions) {
			if dimensionStatus(d) == "below" {
				t.Add(remarkRows(in, who, shortfallHead(l, c, d), about(c.remarks, d.Dimension.Name), true)...)
			}
		}
		whole := analysis.Why("said of the person as a whole")
		t.Add(remarkRows(in, who, []analysis.Value{analysis.T(c.person().ID), analysis.T(c.person().Name), whole, whole, whole, whole}, about(c.remarks, ""), false)...)
	}
	return t
}

// furthestBelow puts the dimensions in the order of the gap to the target.
func furthestBelow(dimensions []analysis.DimensionProfile) []analysis.DimensionProfile {
	sorted := slices.Clone(dimensions)
	slices.SortStableFunc(sorted, func(a, b analysis.DimensionProfile) int { return cmp.Compare(steady(a.TargetGap), steady(b.TargetGap)) })
	return sorted
}

// about picks the remarks about a dimension, "" for those about the whole person.
func about(remarks []remark, dimension string) []remark {
	var picked []remark
	for _, r := range remarks {
		if r.dimension == dimension {
			picked = append(picked, r)
		}
	}
	return picked
}

// shortfallHead is what the rows of one shortfall begin with.
func shortfallHead(l *ladder.Ladder, c promotionCase, d analysis.DimensionProfile) []analysis.Value {
	inChange := "no"
	if slices.ContainsFunc(c.change, func(r rise) bool { return r.dimension.Number == d.Dimension.Number }) {
		inChange = "yes"
	}
	return []analysis.Value{analysis.T(c.person().ID), analysis.T(c.person().Name), analysis.T(d.Dimension.Name), analysis.N(d.TargetGap), analysis.T(inChange),
		analysis.T(l.Cell(d.Dimension.Number, c.profile.Target).Text)}
}

// remarkRows has a row per remark; when a row must stand there in any case, one
// that says that there is none.
func remarkRows(in analysis.Input, who directory, head []analysis.Value, remarks []remark, always bool) [][]analysis.Value {
	var rows [][]analysis.Value
	for _, r := range remarks {
		rows = append(rows, append(slices.Clone(head), remarkValues(in, who, r)...))
	}
	if rows == nil && always {
		none := analysis.Why("no comment")
		rows = append(rows, append(head, none, none, none, none, none))
	}
	return rows
}

// remarkValues give a remark with who wrote it, the level given and where; to a
// director the remark alone.
func remarkValues(in analysis.Input, who directory, r remark) []analysis.Value {
	if in.Audience == analysis.Director {
		hidden := analysis.Hidden(unattributed)
		return []analysis.Value{analysis.T(r.text), hidden, hidden, hidden, hidden}
	}
	level := analysis.Why("no level given")
	if r.rating.State == ladder.Rated {
		level = analysis.N(r.rating.Level)
	}
	return []analysis.Value{analysis.T(r.text), analysis.T(string(r.rating.Relation)), analysis.T(personLabel(who.person(r.rating.Rater))), level, analysis.T(r.rating.Source.String())}
}

// caseRaters lists who rated each nominated person: one row per rater, for a
// director one per relation.
func caseRaters(in analysis.Input, s *standings, cases []promotionCase) analysis.Table {
	t := analysis.Table{Name: "promotion_raters", Title: "Who rated each nominated person", Columns: []analysis.Column{
		text("employee", "Employee"), text("name", "Name"), text("relation", "Relation"), text("rater", "Rater"), count("raters", "Raters", "people"),
		count("ratings", "Ratings", "ratings"), rating("mean", "Mean given"), delta("severity", "Severity of the rater (advice)"),
	}}
	for _, c := range cases {
		heard := s.voices(c.profile.Person.ID)
		slices.SortStableFunc(heard, func(a, b voice) int {
			return cmp.Compare(slices.Index(ladder.Relations, a.relation), slices.Index(ladder.Relations, b.relation))
		})
		if in.Audience == analysis.Director {
			t.Add(relationRows(c.person(), heard)...)
			continue
		}
		for _, v := range heard {
			t.Add([]analysis.Value{analysis.T(c.person().ID), analysis.T(c.person().Name), analysis.T(string(v.relation)), analysis.T(personLabel(s.who.person(v.rater))), analysis.I(1),
				analysis.I(len(v.levels)), figure(v.mean()), figure(v.shown)})
		}
	}
	return t
}

func relationRows(p ladder.Person, heard []voice) [][]analysis.Value {
	hidden := analysis.Hidden("raters are shown by relation only")
	var rows [][]analysis.Value
	for _, relation := range ladder.Relations {
		raters, ratings := 0, 0
		for _, v := range heard {
			if v.relation == relation {
				raters, ratings = raters+1, ratings+len(v.levels)
			}
		}
		if raters > 0 {
			rows = append(rows, []analysis.Value{analysis.T(p.ID), analysis.T(p.Name), analysis.T(string(relation)), hidden, analysis.I(raters), analysis.I(ratings), hidden, hidden})
		}
	}
	return rows
}
