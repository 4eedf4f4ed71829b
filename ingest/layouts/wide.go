package layouts

import (
	"fmt"
	"iter"
	"slices"
	"strings"

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
	if row := t.secondHeader(); row > 0 {
		return t.unsure(fmt.Sprintf("row %d is a second header row, with other dimensions than row %d", row, t.row), "skip: true  # and put each table on a sheet of its own")
	}
	scale, unsure, cells := t.scale(t.markedCells())
	if unsure != "" {
		return t.unsure(unsure, "scale: levels  # or another scale of the ladder")
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
	return &ingest.Claim{Unsure: reason, Settle: fmt.Sprintf("sheets:\n  - sheet: %q\n    %s", s.Name, settle)}
}

// unsureWhom handles a table without a column of employees: nothing when no
// ratings stand below the dimensions, for it may be the ladder itself.
func (w *wide) unsureWhom() *ingest.Claim {
	if !slices.ContainsFunc(w.dimensions, func(d dimensionColumn) bool { return w.anyRated(d.col) }) {
		return nil
	}
	settle := "skip: true  # or add a column that names them"
	if col := w.unknownTexts(0); col > 0 {
		settle = fmt.Sprintf("columns: {%s: employee}  # the column that names them", ladder.ColumnName(col))
		if !w.related() && !w.has(append(raterFields, "relation")...) && w.raterFrom.Text()+w.relation.Text == "" {
			settle += "\n    rater: \"…\"  # who filled in this sheet"
		}
	}
	return w.unsure(fmt.Sprintf("row %d is headed by %d dimensions, but no column says whom the ratings are about", w.row, len(w.dimensions)), settle)
}

// employeeOfSheet takes the employee of a table of raters from the map, the title
// or the sheet's name, which the pipeline will look up among the people. A title
// that only says "Name", or a sheet's name, is not taken beside a column nobody
// knows: the employees may stand there.
func (w *wide) employeeOfSheet() *ingest.Claim {
	ofRaters := w.has(append(raterFields, "relation")...)
	switch said := w.title.person("employee", "employee_id", "employee_email"); {
	case w.sight.said.Employee != "":
		w.employeeFrom = ingest.Mention{Any: w.sight.said.Employee}
	case said.Text() != "" && (ofRaters || len(w.dataRows()) == 1):
		w.employeeFrom = said
	case !ofRaters || w.unknownTexts(0) > 0:
		return w.unsureWhom()
	case w.title.whom().Text() != "":
		w.employeeFrom = w.title.whom()
	case w.Name == "":
		return w.unsureWhom()
	default:
		w.employeeFrom = ingest.Mention{Any: w.Name}
		w.named, w.namedAs = w.employeeFrom, "employee"
	}
	return nil
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

// unsureWho refuses a table that does not say who rated. Where only the sheet's
// name is left, the pipeline will look it up among the people.
func (w *wide) unsureWho() *ingest.Claim {
	for _, field := range []string{"employee", "rater"} {
		if col := w.twice[field]; col > 0 {
			return w.unsure(fmt.Sprintf("columns %s and %s are both headed as the %s", ladder.ColumnName(w.fields[field]), ladder.ColumnName(col), field), w.leaveOut(col))
		}
	}
	if w.related() || w.has(raterFields...) || w.raterFrom.Text() != "" || w.saysSelf(w.relation.Text) || w.has("relation") {
		return nil
	}
	if w.named.Text() != "" {
		return w.unsure("no column or title says whom the ratings are about, nor who rated", "employee: \"…\"  # whom this sheet is about\n    rater: \"…\"  # who filled it in")
	}
	w.named, w.namedAs, w.settle = ingest.Mention{Any: w.Name}, "rater", w.settleRater()
	w.raterFrom = w.named
	if w.Name == "" {
		return &ingest.Claim{Unsure: "no column or title says who rated", Settle: w.settleRater()}
	}
	return nil
}

// leaveOut gives the map line that leaves out a second column for somebody: that
// column alone, or, where the other one comes twice as well, the second table
// that begins with it, whose ratings would be taken for the first one's people.
func (w *wide) leaveOut(col int) string {
	last := col
	if w.twice["employee"] > 0 && w.twice["rater"] > 0 {
		last = w.width
	}
	var skips []string
	for ; col <= last; col++ {
		skips = append(skips, ladder.ColumnName(col)+": skip")
	}
	line := "columns: {" + strings.Join(skips, ", ") + "}"
	if len(skips) > 1 {
		line += "  # and put the second table on a sheet of its own"
	}
	return line
}

func (w *wide) saysSelf(text string) bool {
	relation, ok := w.vocab.Relation(text)
	return ok && relation == ladder.Self
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
	if d.relation == ladder.Self || d.relation == ladder.Manager {
		line.Rater = ingest.Mention{Row: row, Col: d.col}
	}
}

// related reports whether the headings say of every dimension what its rater is.
func (w *wide) related() bool {
	return len(w.dimensions) > 0 && !slices.ContainsFunc(w.dimensions, func(d dimensionColumn) bool { return d.relation == "" })
}

// people fills in whom a row is about, who rated and what else the row says.
func (w *wide) people(line *ingest.Line, row int, fill *employeeFill) {
	line.Employee = fill.employee(row)
	line.Rater = w.rater(row)
	line.Relation = w.said(row, "relation")
	line.Cycle = w.said(row, "cycle")
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

// settleRater gives the map lines that name the rater. A manager named in the
// sheet may or may not be the one who rated: that is for people to say.
func (w *wide) settleRater() string {
	line := `rater: "…"  # who filled in this sheet`
	if col := w.unknownTexts(0); col > 0 {
		line += fmt.Sprintf("; or columns: {%s: rater}", ladder.ColumnName(col))
	}
	if col := w.firstOf("manager_id", "manager", "manager_email"); col > 0 {
		line = fmt.Sprintf("columns: {%s: rater}  # if the managers named there rated", ladder.ColumnName(col))
	} else if manager := w.title.person("manager", "manager_id", "manager_email"); manager.Text() != "" && len(w.stack) > 1 {
		line = `skip: true  # or write "Rater: NAME" above each table: the managers named there need not be one`
	} else if manager.Text() != "" {
		line = fmt.Sprintf("rater: %q  # if the manager named in %s%d rated", manager.Text(), ladder.ColumnName(manager.Col), manager.Row)
	}
	return fmt.Sprintf("sheets:\n  - sheet: %q\n    %s", w.Name, line)
}
