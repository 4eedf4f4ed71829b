package workbook

import (
	"fmt"

	"calibrate/analysis"
	"calibrate/ladder"
)

// mostRows is how many ratings one sheet takes. Excel has 1,048,576 rows; a
// variable so that a test need not fill them.
var mostRows = 1_000_000

// sourceColumns are those of a rating with the cell it was read from.
var sourceColumns = []analysis.Column{
	{Name: "employee", Head: "Employee", Kind: analysis.Text}, {Name: "name", Head: "Name", Kind: analysis.Text}, {Name: "org", Head: "Org", Kind: analysis.Text},
	{Name: "category", Head: "Category", Kind: analysis.Text}, {Name: "dimension", Head: "Dimension", Kind: analysis.Text},
	{Name: "rater", Head: "Rater", Kind: analysis.Text}, {Name: "rater_name", Head: "Rater name", Kind: analysis.Text},
	{Name: "relation", Head: "Relation", Kind: analysis.Text}, {Name: "state", Head: "State", Kind: analysis.Text},
	{Name: "level", Head: "Level", Unit: "levels", Kind: analysis.Rating},
	{Name: "text", Head: "As it stood", Kind: analysis.Text}, {Name: "rule", Head: "Read by rule", Kind: analysis.Text},
	{Name: "file", Head: "File", Kind: analysis.Text}, {Name: "sheet", Head: "Sheet", Kind: analysis.Text}, {Name: "cell", Head: "Cell", Kind: analysis.Text},
	{Name: "comment", Head: "Comment", Kind: analysis.Text},
}

var sourceWidths = []float64{12, 24, 30, 22, 28, 12, 24, 11, 14, 9, 16, 18, 34, 20, 9, 48}

const traceText = "To trace a figure, filter Employee and Dimension: the rows left are all that was said. Rows of state “rated” whose relation is not “self” " +
	"make the mean on the sheets of gaps; the other states are counted as coverage and enter no figure. File, Sheet and Cell say where each stood."

// A sourceWriter streams ratings over as many sheets as they need.
type sourceWriter struct {
	*summary
	grid  grid
	sheet *sheet
	top   int // row of the headings
	rows  int // on this sheet
	cells []cell
}

// sources writes every rating in scope with the cell it was read from.
func (s *summary) sources() error {
	w := &sourceWriter{summary: s, grid: grid{name: "sources", columns: sourceColumns, widths: sourceWidths}}
	if err := w.begin(); err != nil {
		return err
	}
	if err := s.bundle.EachEvidence(s.ctx, w.person); err != nil {
		return err
	}
	return w.end()
}

func (w *sourceWriter) begin() error {
	var err error
	if w.sheet, err = w.list(sourcesName); err != nil {
		return err
	}
	w.rows, w.top = 0, 4
	if err := w.sheet.widths(sourceWidths); err != nil {
		return err
	}
	if err := w.sheet.frozen(w.top, 2); err != nil {
		return err
	}
	if err := w.sheet.repeat(w.top, w.top); err != nil {
		return err
	}
	if err := w.sheet.line(24, cell{"Every rating, and the cell it was read from", titleLook}); err != nil {
		return err
	}
	if err := w.sheet.linked(link{"← Summary", frontName}); err != nil {
		return err
	}
	if err := w.sheet.spread(traceText, quietLook, 7, 150); err != nil {
		return err
	}
	return w.sheet.line(w.grid.headHeight(), w.grid.heads()...)
}

// end finishes the sheet. Its extent is known only now.
func (w *sourceWriter) end() error {
	w.listed(w.sheet, "", "Every rating with file, sheet, cell, text and rule", w.rows)
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
		w.fill(e.Profile.Person, r, categories[r.Dimension], who)
		if err := w.sheet.write(w.cells...); err != nil {
			return fmt.Errorf("sources of %s: %w", e.Profile.Person.ID, err)
		}
		w.rows++
	}
	return w.ctx.Err()
}

// fill makes the line of one rating.
func (w *sourceWriter) fill(p ladder.Person, r ladder.Rating, category string, who raterNames) {
	rater, name := who.of(r)
	w.cells = w.cells[:0]
	for _, text := range []string{p.ID, p.Name, p.Org, category, r.Dimension, rater, name, string(r.Relation), string(r.State)} {
		w.cells = append(w.cells, textCell(text, insetLook))
	}
	level := cell{analysis.NoFigure, noneLook}
	if r.State == ladder.Rated {
		level = cell{r.Level, look{color: black, format: analysis.ExcelFormat(analysis.Rating)}}
	}
	w.cells = append(w.cells, level)
	for _, text := range []string{r.Text, r.Rule, r.Source.File, r.Source.Sheet, r.Source.Cell(), r.Comment} {
		w.cells = append(w.cells, textCell(text, insetLook))
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
