package workbook

import (
	"fmt"

	"calibrate/analysis"
	"calibrate/ladder"
)

// mostRows is how many ratings one sheet takes. Excel has 1,048,576 rows; a
// variable so that a test need not fill them.
var mostRows = 1_000_000

// A sourceColumn is one column of a rating with the cell it was read from.
type sourceColumn struct {
	analysis.Column
	width float64
	hr    bool // left out for a director: it may give the rater away
	of    func(l sourceLine) cell
}

// A sourceLine is one rating with what its line says of people and dimension.
type sourceLine struct {
	person            ladder.Person
	rating            ladder.Rating
	category          string
	rater, raterNamed string
}

var sourceColumns = []sourceColumn{
	sourceText("employee", "Employee", 12, func(l sourceLine) string { return l.person.ID }),
	sourceText("name", "Name", 24, func(l sourceLine) string { return l.person.Name }),
	sourceText("org", "Org", 30, func(l sourceLine) string { return l.person.Org }),
	sourceText("category", "Category", 22, func(l sourceLine) string { return l.category }),
	sourceText("dimension", "Dimension", 28, func(l sourceLine) string { return l.rating.Dimension }),
	sourceText("rater", "Rater", 12, func(l sourceLine) string { return l.rater }),
	forHR(sourceText("rater_name", "Rater name", 24, func(l sourceLine) string { return l.raterNamed })),
	sourceText("relation", "Relation", 11, func(l sourceLine) string { return string(l.rating.Relation) }),
	sourceText("state", "State", 14, func(l sourceLine) string { return string(l.rating.State) }),
	{Column: analysis.Column{Name: "level", Head: "Level", Unit: "levels", Kind: analysis.Rating}, width: 9, of: sourceLevel},
	sourceText("text", "As it stood", 16, func(l sourceLine) string { return l.rating.Text }),
	sourceText("rule", "Read by rule", 18, func(l sourceLine) string { return l.rating.Rule }),
	forHR(sourceText("file", "File", 34, func(l sourceLine) string { return l.rating.Source.File })),
	forHR(sourceText("sheet", "Sheet", 20, func(l sourceLine) string { return l.rating.Source.Sheet })),
	sourceText("cell", "Cell", 9, func(l sourceLine) string { return l.rating.Source.Cell() }),
	forHR(sourceText("comment", "Comment", 48, func(l sourceLine) string { return l.rating.Comment })),
}

func sourceText(name, head string, width float64, of func(l sourceLine) string) sourceColumn {
	return sourceColumn{Column: analysis.Column{Name: name, Head: head, Kind: analysis.Text}, width: width,
		of: func(l sourceLine) cell { return textCell(of(l), insetLook) }}
}

func forHR(c sourceColumn) sourceColumn {
	c.hr = true
	return c
}

func sourceLevel(l sourceLine) cell {
	if l.rating.State != ladder.Rated {
		return cell{analysis.NoFigure, noneLook}
	}
	return cell{l.rating.Level, look{color: black, format: analysis.ExcelFormat(analysis.Rating)}}
}

const (
	traceText = "To trace a figure, filter Employee and Dimension: the rows left are all that was said. Rows of state “rated” whose relation is not “self” " +
		"make the mean on the sheets of gaps; the other states are counted as coverage and enter no figure."
	traceHR       = " File, Sheet and Cell say where each stood."
	traceDirector = " Files, sheets and comments are in the workbook for HR: they may give a rater away."
)

// A sourceWriter streams ratings over as many sheets as they need.
type sourceWriter struct {
	*summary
	columns []sourceColumn
	grid    grid
	trace   string
	sheet   *sheet
	top     int // row of the headings
	rows    int // on this sheet
	cells   []cell
}

// sources writes every rating in scope with the cell it was read from.
func (s *summary) sources() error {
	w := s.sourceWriter()
	if err := w.begin(); err != nil {
		return err
	}
	if err := s.bundle.EachEvidence(s.ctx, w.person); err != nil {
		return err
	}
	return w.end()
}

func (s *summary) sourceWriter() *sourceWriter {
	w := &sourceWriter{summary: s, grid: grid{name: "sources"}, trace: traceText + traceHR}
	director := s.bundle.Manifest.Audience == analysis.Director
	if director {
		w.trace = traceText + traceDirector
	}
	for _, c := range sourceColumns {
		if director && c.hr {
			continue
		}
		w.columns = append(w.columns, c)
		w.grid.columns, w.grid.widths = append(w.grid.columns, c.Column), append(w.grid.widths, c.width)
	}
	return w
}

func (w *sourceWriter) begin() error {
	var err error
	if w.sheet, err = w.list(sourcesName); err != nil {
		return err
	}
	w.rows, w.top = 0, 4
	if err := w.sheet.widths(w.grid.widths); err != nil {
		return err
	}
	if err := w.sheet.wide(w.grid.widths); err != nil {
		return err
	}
	if err := w.sheet.frozen(w.top, 2); err != nil {
		return err
	}
	if err := w.sheet.repeat(w.top, 2); err != nil {
		return err
	}
	if err := w.sheet.line(24, cell{"Every rating, and the cell it was read from", titleLook}); err != nil {
		return err
	}
	if err := w.sheet.linked(link{"← Summary", frontName}); err != nil {
		return err
	}
	if err := w.sheet.spread(w.trace, quietLook, 7, 150); err != nil {
		return err
	}
	return w.sheet.line(w.grid.headHeight(), w.grid.heads()...)
}

// end finishes the sheet. Its extent is known only now.
func (w *sourceWriter) end() error {
	w.listed(w.sheet, "", "Every rating with its cell, text and rule", w.rows)
	if w.rows == 0 {
		if err := w.sheet.write(cell{"No ratings.", quietLook}); err != nil {
			return err
		}
	} else if err := w.sheet.finish(w.grid, w.top, w.sheet.next-1); err != nil {
		return err
	}
	return w.sheet.close()
}

func (w *sourceWriter) person(e analysis.Evidence) error {
	l := w.bundle.Input.LadderOf(e.Profile.Person)
	who := newRaterNames(w.bundle, e.Ratings)
	categories := map[string]string{}
	for _, d := range l.Dimensions {
		categories[d.Name] = l.Categories[d.Category].Name
	}
	for _, r := range e.Ratings {
		if w.rows == mostRows {
			if err := w.end(); err != nil {
				return err
			}
			if err := w.begin(); err != nil {
				return err
			}
		}
		rater, name := who.of(r)
		w.fill(sourceLine{e.Profile.Person, r, categories[r.Dimension], rater, name})
		if err := w.sheet.write(w.cells...); err != nil {
			return fmt.Errorf("sources of %s: %w", e.Profile.Person.ID, err)
		}
		w.rows++
	}
	return w.ctx.Err()
}

// fill makes the line of one rating.
func (w *sourceWriter) fill(l sourceLine) {
	w.cells = w.cells[:0]
	for _, c := range w.columns {
		w.cells = append(w.cells, c.of(l))
	}
}

// raterNames says who a rater is, as far as the reader may know: a director sees
// what raters are to the person, not who they are.
type raterNames struct {
	bundle analysis.Bundle
	number map[string]int // of each rater among those with the same relation
}

func newRaterNames(b analysis.Bundle, ratings []ladder.Rating) raterNames {
	n := raterNames{bundle: b, number: map[string]int{}}
	counts := map[ladder.Relation]int{}
	for _, r := range ratings {
		if _, known := n.number[r.Rater]; !known {
			counts[r.Relation]++
			n.number[r.Rater] = counts[r.Relation]
		}
	}
	return n
}

// of gives the rater of a rating and the name, "" where there is none to give.
func (n raterNames) of(r ladder.Rating) (rater, name string) {
	if n.bundle.Manifest.Audience == analysis.Director {
		return fmt.Sprintf("%s %d", r.Relation, n.number[r.Rater]), ""
	}
	return r.Rater, n.bundle.Names[r.Rater]
}
