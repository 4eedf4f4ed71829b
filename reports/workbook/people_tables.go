package workbook

import (
	"math"

	"calibrate/analysis"
	"calibrate/ladder"
)

// missing is the figure of a chart that there is none of.
var missing = math.NaN()

// expectedTable sets what the target level asks for beside what raters found.
func expectedTable(l *ladder.Ladder, p analysis.Profile) analysis.Table {
	head := func(name, head string, kind analysis.Kind) analysis.Column {
		return analysis.Column{Name: name, Head: head, Kind: kind}
	}
	t := analysis.Table{Name: "expected_" + p.Person.ID, Columns: []analysis.Column{
		head("category", "Category", analysis.Text), head("dimension", "Dimension", analysis.Text), head("stated", "Text of level", analysis.Text),
		head("expectation", "What "+codeOf(l, p.Target)+" asks for", analysis.Text), head("n", "n", analysis.Count), head("mean", "Mean", analysis.Rating),
		head("low", "Lowest", analysis.Rating), head("high", "Highest", analysis.Rating), head("self", "Self", analysis.Rating),
		head("gap", "Gap to current", analysis.Delta), head("target_gap", "Gap to target", analysis.Delta),
	}}
	for i, d := range p.Dimensions {
		c := l.Cell(i, p.Target)
		stated, text := codeOf(l, c.Origin), c.Text
		if c.Kind == ladder.None {
			stated, text = analysis.NoFigure, "no expectation at this level"
		}
		rated := func(x float64, known bool) analysis.Value {
			if !known {
				return analysis.Why("not rated")
			}
			return analysis.N(x)
		}
		t.Add([]analysis.Value{
			analysis.T(l.Categories[d.Dimension.Category].Name), analysis.T(d.Dimension.Name), analysis.T(stated), analysis.T(text), analysis.I(d.N),
			rated(d.Mean, d.N > 0), rated(d.Low, d.N > 0), rated(d.High, d.N > 0), rated(d.Self, d.HasSelf), rated(d.Gap, d.HasGap), rated(d.TargetGap, d.HasTarget),
		})
	}
	return t
}

// ratingTable has every rating of a person. A director does not see what may give
// a rater away, here as on the sheet of sources.
func (s *summary) ratingTable(l *ladder.Ladder, e analysis.Evidence, names analysis.RaterNames) analysis.Table {
	hr := s.bundle.Manifest.Audience != analysis.Director
	head := func(name, head string, kind analysis.Kind) analysis.Column {
		return analysis.Column{Name: name, Head: head, Kind: kind}
	}
	t := analysis.Table{Name: "ratings_" + e.Profile.Person.ID, Columns: []analysis.Column{
		head("category", "Category", analysis.Text), head("dimension", "Dimension", analysis.Text), head("rater", "Rater", analysis.Text),
		head("comment", "Comment", analysis.Text), head("relation", "Relation", analysis.Text), head("state", "State", analysis.Text),
		head("level", "Level", analysis.Rating), head("text", "As it stood", analysis.Text), head("rule", "Read by rule", analysis.Text), head("cell", "Cell", analysis.Text),
	}}
	if hr {
		t.Columns = append(t.Columns, head("file", "File", analysis.Text), head("sheet", "Sheet", analysis.Text), head("rater_name", "Rater name", analysis.Text))
	}
	said := map[[2]string]bool{}
	for _, r := range e.Ratings {
		category := ""
		if d, ok := l.DimensionByName(r.Dimension); ok {
			category = l.Categories[d.Category].Name
		}
		level := analysis.Why(string(r.State))
		if r.State == ladder.Rated {
			level = analysis.N(r.Level)
		}
		rater, name := names.Of(r)
		row := []analysis.Value{analysis.T(category), analysis.T(r.Dimension), analysis.T(rater), analysis.T(shownComment(r, hr, said)), analysis.T(string(r.Relation)), analysis.T(analysis.StateWords(r.State)),
			level, analysis.T(r.Text), analysis.T(analysis.RuleWords(r.Rule)), analysis.T(r.Source.Cell())}
		if hr {
			row = append(row, analysis.T(r.Source.File), analysis.T(r.Source.Sheet), analysis.T(name))
		}
		t.Add(row)
	}
	return t
}

// shownComment is a rating's comment: once where it is of the whole form, which goes with
// each of its dimensions, and by HR alone.
func shownComment(r ladder.Rating, hr bool, said map[[2]string]bool) string {
	once := [2]string{r.Rater, r.Comment}
	switch {
	case r.Comment == "":
		return ""
	case !hr:
		return "in the workbook for HR"
	case said[once]:
		return "as above"
	}
	said[once] = true
	return r.Comment
}
