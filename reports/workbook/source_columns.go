package workbook

import (
	"calibrate/analysis"
	"calibrate/ladder"
)

// A sourceColumn is one column of a rating with the cell it was read from.
type sourceColumn struct {
	analysis.Column
	width float64
	hr    bool                       // left out for a director: it may give the rater away
	once  bool                       // no other person has such texts
	of    func(l *sourceSaid) string // of a column of texts
}

// A sourceSaid is one rating with what its line says of people and dimension.
type sourceSaid struct {
	person            *ladder.Person
	rating            *ladder.Rating
	category          string
	rater, raterNamed string
}

var sourceColumns = []sourceColumn{
	sourceText("employee", "Employee", 12, func(l *sourceSaid) string { return l.person.ID }),
	sourceText("name", "Name", 24, func(l *sourceSaid) string { return l.person.Name }),
	sourceText("org", "Org", 30, func(l *sourceSaid) string { return l.person.Org }),
	sourceText("category", "Category", 22, func(l *sourceSaid) string { return l.category }),
	sourceText("dimension", "Dimension", 28, func(l *sourceSaid) string { return l.rating.Dimension }),
	sourceText("rater", "Rater", 12, func(l *sourceSaid) string { return l.rater }),
	forHR(sourceText("rater_name", "Rater name", 24, func(l *sourceSaid) string { return l.raterNamed })),
	sourceText("relation", "Relation", 11, func(l *sourceSaid) string { return string(l.rating.Relation) }),
	sourceText("state", "State", 14, func(l *sourceSaid) string { return analysis.StateWords(l.rating.State) }),
	{Column: analysis.Column{Name: "level", Head: "Level", Unit: "levels", Kind: analysis.Rating}, width: 9},
	sourceText("text", "As it stood", 16, func(l *sourceSaid) string { return l.rating.Text }),
	sourceText("rule", "Read by rule", 24, func(l *sourceSaid) string { return analysis.RuleWords(l.rating.Rule) }),
	forHR(sourceText("file", "File", 34, func(l *sourceSaid) string { return l.rating.Source.File })),
	forHR(sourceText("sheet", "Sheet", 20, func(l *sourceSaid) string { return l.rating.Source.Sheet })),
	sourceText("cell", "Cell", 9, func(l *sourceSaid) string { return l.rating.Source.Cell() }),
	forHR(onlyOnce(sourceText("comment", "Comment", 48, func(l *sourceSaid) string { return l.rating.Comment }))),
}

func sourceText(name, head string, width float64, of func(l *sourceSaid) string) sourceColumn {
	return sourceColumn{Column: analysis.Column{Name: name, Head: head, Kind: analysis.Text}, width: width,
		of: of}
}

func forHR(c sourceColumn) sourceColumn {
	c.hr = true
	return c
}

func onlyOnce(c sourceColumn) sourceColumn {
	c.once = true
	return c
}

// A sourceLine is one rating as its row is written: the numbers of its texts, and its
// level when it is rated.
type sourceLine struct {
	texts []sharedText // by column
	level float64
	rated bool
}

// levelCell is the cell of a line's level.
func (l *sourceLine) levelCell() cell {
	if !l.rated {
		return cell{analysis.NoFigure, noneLook}
	}
	return cell{l.level, numberLook(analysis.Rating)}
}
