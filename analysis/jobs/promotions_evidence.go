package jobs

import (
	"cmp"
	"slices"

	"calibrate/analysis"
	"calibrate/ladder"
)

const unattributed = "comments are not attributed in a director's packet"

// shortfallTable sets beside each dimension below the proposed level what the
// ladder expects and what was written: a row per comment.
func shortfallTable(in analysis.Input, who directory, cases []promotionCase) analysis.Table {
	t := analysis.Table{Name: "promotion_shortfalls", Title: "Where each nomination falls short, what is expected and what was written", Columns: []analysis.Column{
		text("employee", "Employee"), text("dimension", "Dimension"), delta("gap", "Gap"), flag("would_have_to_rise", "In the smallest change"), text("expectation", "Expectation"),
		text("comment", "Comment"), text("relation", "By"), text("rater", "Rater"), rating("level_given", "Level given"), text("source", "Source"),
	}}
	for _, c := range cases {
		l := in.LadderOf(c.person())
		for _, d := range c.profile.Dimensions {
			if dimensionStatus(d) == "below" {
				t.Rows = append(t.Rows, shortfallRows(in, l, who, c, d)...)
			}
		}
	}
	return t
}

func shortfallRows(in analysis.Input, l *ladder.Ladder, who directory, c promotionCase, d analysis.DimensionProfile) [][]analysis.Value {
	inChange := "no"
	if slices.ContainsFunc(c.change, func(r rise) bool { return r.dimension.Number == d.Dimension.Number }) {
		inChange = "yes"
	}
	head := []analysis.Value{analysis.T(c.person().ID), analysis.T(d.Dimension.Name), analysis.N(d.TargetGap), analysis.T(inChange),
		analysis.T(l.Cell(d.Dimension.Number, c.profile.Target).Text)}
	var rows [][]analysis.Value
	for _, r := range c.ratings {
		if r.Dimension == d.Dimension.Name && r.Comment != "" {
			rows = append(rows, append(slices.Clone(head), commentValues(in, who, r)...))
		}
	}
	if rows == nil {
		none := analysis.Why("no comment")
		rows = append(rows, append(head, none, none, none, none, none))
	}
	return rows
}

// commentValues give a comment with who wrote it, the level given and where;
// to a director the comment alone.
func commentValues(in analysis.Input, who directory, r ladder.Rating) []analysis.Value {
	if in.Audience == analysis.Director {
		hidden := analysis.Hidden(unattributed)
		return []analysis.Value{analysis.T(r.Comment), hidden, hidden, hidden, hidden}
	}
	level := analysis.Why("no level given")
	if r.State == ladder.Rated {
		level = analysis.N(r.Level)
	}
	return []analysis.Value{analysis.T(r.Comment), analysis.T(string(r.Relation)), analysis.T(personLabel(who.person(r.Rater))), level, analysis.T(r.Source.String())}
}

// caseRaters lists who rated each nominated person: one row per rater, for a
// director one per relation.
func caseRaters(in analysis.Input, s *standings, cases []promotionCase) analysis.Table {
	t := analysis.Table{Name: "promotion_raters", Title: "Who rated each nominated person", Columns: []analysis.Column{
		text("employee", "Employee"), text("relation", "Relation"), text("rater", "Rater"), count("raters", "Raters", "people"),
		count("ratings", "Ratings", "ratings"), rating("mean", "Mean given"), delta("severity", "Severity of the rater (advice)"),
	}}
	for _, c := range cases {
		heard := s.voices(c.profile.Person.ID)
		slices.SortStableFunc(heard, func(a, b voice) int {
			return cmp.Compare(slices.Index(ladder.Relations, a.relation), slices.Index(ladder.Relations, b.relation))
		})
		if in.Audience == analysis.Director {
			t.Rows = append(t.Rows, relationRows(c.person().ID, heard)...)
			continue
		}
		for _, v := range heard {
			t.Rows = append(t.Rows, []analysis.Value{analysis.T(c.person().ID), analysis.T(string(v.relation)), analysis.T(personLabel(s.who.person(v.rater))), analysis.I(1),
				analysis.I(len(v.levels)), figure(v.mean()), figure(v.shown)})
		}
	}
	return t
}

func relationRows(id string, heard []voice) [][]analysis.Value {
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
			rows = append(rows, []analysis.Value{analysis.T(id), analysis.T(string(relation)), hidden, analysis.I(raters), analysis.I(ratings), hidden, hidden})
		}
	}
	return rows
}
