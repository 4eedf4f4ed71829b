package workbook

import (
	"calibrate/analysis"
	"calibrate/ladder"
)

// A sourceColumn is one column of a rating with the cell it was read from.
type sourceColumn struct {
	analysis.Column
	width float64
	hr    bool                         // left out for a director: it may give the rater away
	fill  func(c *cell, l *sourceLine) // c is what the row above has
}

// A sourceLine is one rating with what its line says of people and dimension.
type sourceLine struct {
	person            *ladder.Person
	rating            *ladder.Rating
	category          string
	rater, raterNamed string
}

var sourceColumns = []sourceColumn{
	sourceText("employee", "Employee", 12, func(l *sourceLine) string { return l.person.ID }),
	sourceText("name", "Name", 24, func(l *sourceLine) string { return l.person.Name }),
	sourceText("org", "Org", 30, func(l *sourceLine) string { return l.person.Org }),
	sourceText("category", "Category", 22, func(l *sourceLine) string { return l.category }),
	sourceText("dimension", "Dimension", 28, func(l *sourceLine) string { return l.rating.Dimension }),
	sourceText("rater", "Rater", 12, func(l *sourceLine) string { return l.rater }),
	forHR(sourceText("rater_name", "Rater name", 24, func(l *sourceLine) string { return l.raterNamed })),
	sourceText("relation", "Relation", 11, func(l *sourceLine) string { return string(l.rating.Relation) }),
	sourceText("state", "State", 14, func(l *sourceLine) string { return string(l.rating.State) }),
	{Column: analysis.Column{Name: "level", Head: "Level", Unit: "levels", Kind: analysis.Rating}, width: 9, fill: sourceLevel},
	sourceText("text", "As it stood", 16, func(l *sourceLine) string { return l.rating.Text }),
	sourceText("rule", "Read by rule", 18, func(l *sourceLine) string { return l.rating.Rule }),
	forHR(sourceText("file", "File", 34, func(l *sourceLine) string { return l.rating.Source.File })),
	forHR(sourceText("sheet", "Sheet", 20, func(l *sourceLine) string { return l.rating.Source.Sheet })),
	sourceText("cell", "Cell", 9, func(l *sourceLine) string { return l.rating.Source.Cell() }),
	forHR(sourceText("comment", "Comment", 48, func(l *sourceLine) string { return l.rating.Comment })),
}

func sourceText(name, head string, width float64, of func(l *sourceLine) string) sourceColumn {
	return sourceColumn{Column: analysis.Column{Name: name, Head: head, Kind: analysis.Text}, width: width,
		fill: func(c *cell, l *sourceLine) { c.text(of(l), insetLook) }}
}

func forHR(c sourceColumn) sourceColumn {
	c.hr = true
	return c
}

func sourceLevel(c *cell, l *sourceLine) {
	if l.rating.State != ladder.Rated {
		*c = cell{analysis.NoFigure, noneLook}
		return
	}
	*c = cell{l.rating.Level, numberLook(analysis.Rating)}
}
