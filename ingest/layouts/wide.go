package layouts

import (
	"fmt"
	"iter"
	"slices"

	"calibrate/ingest"
	"calibrate/ladder"
)

// Wide is one row for each employee and rater, with the dimensions across.
var Wide = ingest.Layout{
	Name:  "wide",
	About: "one row for each employee and rater, one column for each dimension",
	Claim: func(s *ingest.Sheet, opt *ingest.Options) *ingest.Claim {
		v := look(s, opt)
		switch t, kind := v.wideOf(); kind {
		case plainWide:
			return t.claimTables(kind)
		case notWide:
			return v.nearlyWide()
		}
		return nil
	},
}

// claimTables understands a sheet with dimensions across, whatever its kind.
func (t *table) claimTables(kind wideKind) *ingest.Claim {
	if kind == formTool {
		t.stack = []*table{t}
		return t.claimWide(t.titleAbove(t.top))
	}
	return t.claimStacked((*table).claimWide)
}

// claimWide understands a table with dimensions across.
func (t *table) claimWide(title title) *ingest.Claim {
	w := &wide{table: t, title: title, raterFrom: title.rater(t.sight), relation: title.relation(t.sight)}
	if !t.has(employeeFields...) && !(w.saysSelf(w.relation.Text) && t.has(raterFields...)) {
		if unsure := w.employeeOfSheet(); unsure != nil || w.employeeFrom.Text() == "" {
			return unsure
		}
	}
	if unsure := w.unsureWho(); unsure != nil {
		return unsure
	}
	if unsure := w.unsureColumns(); unsure != nil {
		return unsure
	}
	if unsure := w.unsurePivot(); unsure != nil {
		return unsure
	}
	if row := t.secondHeader(); row > 0 {
		return t.unsure(fmt.Sprintf("row %d is a second header row, with other dimensions than row %d", row, t.row), "skip: true  # and put each table on a sheet of its own")
	}
	scale, unsure, cells := t.scaleOfAll()
	if unsure != "" {
		return t.unsure(unsure, settleScale(scale))
	}
	return &ingest.Claim{
		Named: w.named, NamedAs: w.namedAs, Settle: w.settle,
		HeaderRow:  t.row,
		Ladder:     t.vocab.Ladder.ID,
		Columns:    t.columns(),
		Problems:   t.headingProblems(),
		Cycle:      title.cycle(t.sight),
		Scale:      scale,
		Marks:      cells,
		Dimensions: t.dimensionHeadings(),
		Lines:      w.lines(),
		Read:       t.read(scale),
		Doubt:      t.doubt(scale),
		Relation:   t.vocab.Relation,
	}
}

func (t *table) dimensionHeadings() []ingest.DimensionHeading {
	var list []ingest.DimensionHeading
	for _, d := range t.dimensions {
		list = append(list, t.dimension(t.namesRow(), d.col, t.headings[d.col]))
	}
	return list
}

// unsure refuses a sheet that looks like one of the layout, with the map line
// that would settle it.
func (s *sight) unsure(reason, settle string) *ingest.Claim {
	return &ingest.Claim{Unsure: reason, Settle: s.MapLines(settle)}
}

// A wide is a table with dimensions across and what its title adds.
type wide struct {
	*table
	title     title
	raterFrom ingest.Mention // for all rows, when no column names the rater
	relation  ingest.Said    // likewise

	employeeFrom ingest.Mention // for all rows, when no column names the employee

	named           ingest.Mention // somebody whom only the sheet's name says
	namedAs, settle string         // "rater" or "employee", and the map lines that name one

	orgs       []int                       // columns of the employee's org path, once they were asked for
	statements map[[3]string]ingest.Stated // by the texts of level, proposed level and org
}

// lines gives one line for each data row, or one for each relation where the
// headings put several side by side.
func (w *wide) lines() iter.Seq[*ingest.Line] {
	return func(yield func(*ingest.Line) bool) {
		var line ingest.Line
		groups, fill := w.byRelation(), w.newEmployeeFill()
		for _, row := range w.dataRows() {
			w.people(&line, row, fill)
			line.Shifted = w.shifted(row)
			rater, relation := line.Rater, line.Relation
			for _, group := range groups {
				line.Rater, line.Relation, line.Marks = rater, relation, line.Marks[:0]
				w.relate(&line, row, w.dimensions[group[0]])
				for _, i := range group {
					d := w.dimensions[i]
					line.Marks = append(line.Marks, ingest.Mark{Row: row, Col: d.col, Dimension: i, Comment: w.text(row, w.comments[d.col])})
				}
				if !yield(&line) {
					return
				}
			}
		}
	}
}

// byRelation groups the dimensions by what their headings say the rater is.
func (w *wide) byRelation() [][]int {
	var groups [][]int
	at := map[ladder.Relation]int{}
	for i, d := range w.dimensions {
		n, known := at[d.relation]
		if !known {
			n = len(groups)
			at[d.relation] = n
			groups = append(groups, nil)
		}
		groups[n] = append(groups[n], i)
	}
	return groups
}

// relate puts the relation of a group of columns on the line. The roster says
// who the manager is; for other relations the row must name the rater.
func (w *wide) relate(line *ingest.Line, row int, d dimensionColumn) {
	if d.relation == "" {
		return
	}
	line.Relation = ingest.Said{Text: string(d.relation), Row: w.row, Col: d.col}
	switch d.relation {
	case ladder.Self:
		line.Rater = ingest.Mention{Row: row, Col: d.col}
	case ladder.Manager:
		if line.Rater = w.manager(row); line.Rater.Text() == "" {
			line.Rater = ingest.Mention{Row: row, Col: d.col} // the roster knows who it is
		}
	default:
		if line.Rater.Text() == "" {
			line.Rater.Row, line.Rater.Col = row, d.col
		}
	}
}

// related reports whether the headings say of every dimension, or of every column of
// ratings, what its rater is.
func (w *wide) related() bool {
	return len(w.byRater) > 0 || len(w.dimensions) > 0 && !slices.ContainsFunc(w.dimensions, func(d dimensionColumn) bool { return d.relation == "" })
}

// people fills in whom a row is about, who rated and what else the row says.
func (w *wide) people(line *ingest.Line, row int, fill *employeeFill) {
	line.Employee = fill.employee(row)
	line.Rater = w.rater(row)
	line.Relation = w.said(row, "relation")
	line.Cycle = fill.cycleOf(row)
	line.Comment = w.cell(row, "comment")
	line.Stated = w.stated(row)
	if line.Relation.Text == "" && !w.has("relation") {
		line.Relation = w.relation
	}
	if line.Employee.Text() == "" && !w.has(employeeFields...) {
		line.Employee = w.employeeFrom
		if w.employeeFrom.Text() == "" {
			line.Employee = line.Rater // a sheet of self-ratings names each person once
		}
	}
	w.relationForRater(line)
	if line.Rater.Text() != "" {
		return
	}
	if w.saysSelf(line.Relation.Text) {
		line.Rater = line.Employee
	} else if !w.has(raterFields...) {
		line.Rater = w.raterFrom
	}
	if line.Rater.Row == 0 {
		line.Rater.Row, line.Rater.Col = row, w.firstOf("relation", "employee", "employee_id", "id", "name", "email")
	}
}

// relationForRater moves a word such as "Self" or "Manager" in the rater's column
// to where it belongs: it says what the rater is, not who.
func (w *wide) relationForRater(line *ingest.Line) {
	if _, ok := w.vocab.Relation(line.Rater.Any); ok && line.Relation.Text == "" {
		line.Relation = ingest.Said{Text: line.Rater.Any, Row: line.Rater.Row, Col: line.Rater.Col}
		line.Rater.Any = ""
	}
}
