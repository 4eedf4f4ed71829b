package layouts

import (
	"cmp"
	"iter"
	"slices"

	"calibrate/ingest"
	"calibrate/ingest/vocab"
	"calibrate/ladder"
)

// Transposed is a wide sheet turned on its side: dimensions down, one column
// for each employee and rater, with labelled rows above that say who they are;
// or one column for each employee under a title that names the rater.
var Transposed = ingest.Layout{
	Name:  "transposed",
	About: "a wide sheet turned on its side: dimensions down, one column for each employee",
	Claim: func(s *ingest.Sheet, opt *ingest.Options) *ingest.Claim {
		d := look(s, opt).downOf()
		if d == nil || len(d.blocks) > 1 || !d.blocks[0].isTransposed() {
			return nil
		}
		return d.claimTransposed()
	},
}

// isTransposed reports whether the columns of a block are employees: they are named
// over groups of columns, a labelled row names several, or the title names the rater and no employee while the
// headings name people.
func (b *block) isTransposed() bool {
	if len(b.columns) == 0 {
		return false
	}
	if b.isGrouped() || len(b.labelRows()["employee"]) > 0 || b.labelled() {
		return true
	}
	from := b.title.rater(b.sight)
	named := slices.ContainsFunc(b.columns, func(v valueFrom) bool { return v.person.Text() != "" && v.relation == "" })
	return from.Text() != "" && b.title.whom().Text() == "" && named
}

// labelled reports whether a row says who rated in each column, under headings
// that name the employees.
func (b *block) labelled() bool {
	if len(b.labelRows()["rater"]) == 0 || b.title.whom().Text() != "" {
		return false
	}
	return !slices.ContainsFunc(b.columns, func(v valueFrom) bool { return v.person.Text() == "" })
}

// labelRows finds the rows above the dimensions that say something of each
// column: employee, rater, relation, cycle. A row counts when it fills at least
// two columns of ratings, or the only one there is.
func (b *block) labelRows() map[string][]int {
	rows := map[string][]int{}
	for row := b.from; row < b.first; row++ {
		field := b.labelOf(row)
		filled := 0
		for _, v := range b.columns {
			if b.text(row, v.col) != "" {
				filled++
			}
		}
		if field != "" && filled >= 2 {
			rows[side(field)] = append(rows[side(field)], row)
		}
	}
	return rows
}

// labelOf gives the field the label of a row names, in the dimensions' column
// or before it.
func (b *block) labelOf(row int) string {
	for col := b.col; col >= 1; col-- {
		if h := b.vocab.Heading(b.text(row, col)); h.Kind == vocab.Field {
			return h.Field
		}
	}
	return ""
}

// side says whom a field is about: the employee, the rater, or itself.
func side(field string) string {
	switch {
	case slices.Contains(employeeFields, field):
		return "employee"
	case slices.Contains(raterFields, field):
		return "rater"
	}
	return field
}

func (d *down) claimTransposed() *ingest.Claim {
	if unsure := d.unsureBeside(); unsure != nil {
		return unsure
	}
	b := d.blocks[0]
	t := &transposed{block: b, labels: b.labelRows()}
	if unsure := t.unsureRater(); unsure != nil {
		return unsure
	}
	scale, unsure, cells := d.scaleOfBlocks()
	if unsure != "" {
		return d.unsure(unsure, settleScale(scale))
	}
	header := b.header
	if rows := t.labels["employee"]; len(rows) > 0 {
		header = rows[0]
	}
	return &ingest.Claim{
		HeaderRow: header, Ladder: d.vocab.Ladder.ID, Columns: b.columnUses(), Problems: append(b.leftProblems(), d.problems()...),
		Cycle: b.title.cycle(d.sight), Scale: scale, Marks: cells, Dimensions: b.headings(), Lines: t.lines(), Read: d.read(scale), Doubt: d.doubt(scale), Relation: d.vocab.Relation,
	}
}

// A transposed is a block whose columns are employees.
type transposed struct {
	*block
	labels map[string][]int // rows by what they say
}

func (t *transposed) unsureRater() *ingest.Claim {
	from, relation := t.title.rater(t.sight), t.title.relation(t.sight)
	self, _ := t.vocab.Relation(relation.Text)
	if t.isGrouped() || len(t.labels["rater"])+len(t.labels["relation"]) > 0 || from.Text() != "" || self == ladder.Self {
		return nil
	}
	return t.unsure("no row or title says who rated", "rater: \"…\"  # who filled in this sheet")
}

// lines gives one line for each column.
func (t *transposed) lines() iter.Seq[*ingest.Line] {
	return func(yield func(*ingest.Line) bool) {
		var last ingest.Mention
		for _, v := range t.columns {
			line := t.line(v, last)
			if t.computedColumn(line) {
				continue
			}
			last = line.Employee
			if !yield(line) {
				return
			}
		}
	}
}

// computedColumn reports whether a column is made from others, such as averages:
// its label says so where the others name the employee, and nobody is named
// beside it.
func (t *transposed) computedColumn(line *ingest.Line) bool {
	if !isComputed(t.vocab, line.Employee.Text()) {
		return false
	}
	return len(t.labels["rater"]) == 0 || line.Rater.Text() == ""
}

func (t *transposed) line(v valueFrom, last ingest.Mention) *ingest.Line {
	line := &ingest.Line{
		Employee: t.mention("employee", v.col), Rater: t.mention("rater", v.col),
		Relation: t.label("relation", v.col), Cycle: t.label("cycle", v.col), Comment: t.label("comment", v.col).Text,
	}
	if len(t.labels["employee"]) == 0 {
		line.Employee = v.person
	}
	if t.isGrouped() {
		line.Employee, line.Rater = v.employee, v.person
		line.Relation = ingest.Said{Text: v.relation, Row: t.header, Col: v.col}
	}
	if line.Employee.Text() == "" && line.Rater.Text() != "" && t.mergedAcross(v.col, last) {
		line.Employee = last
	}
	if line.Relation.Text == "" && len(t.labels["relation"]) == 0 {
		line.Relation = t.title.relation(t.sight)
	}
	if relation, _ := t.vocab.Relation(line.Relation.Text); line.Rater.Text() == "" && relation == ladder.Self {
		line.Rater = line.Employee
	} else if line.Rater.Text() == "" && len(t.labels["rater"]) == 0 {
		line.Rater = t.title.rater(t.sight)
	}
	if line.Rater.Row == 0 {
		line.Rater.Row, line.Rater.Col = t.first, v.col
	}
	line.Stated = t.stated(t.label("level", v.col), t.label("proposed", v.col), t.label("org", v.col))
	for i, row := range t.rows {
		line.Marks = append(line.Marks, ingest.Mark{Row: row, Col: v.col, Dimension: i, Comment: t.text(row, v.comment)})
	}
	return line
}

// mention reads a person from the labelled rows above a column.
func (t *transposed) mention(who string, col int) ingest.Mention {
	var m ingest.Mention
	for _, row := range t.labels[who] {
		text := t.text(row, col)
		if m.Row == 0 {
			m.Row, m.Col = row, col
		}
		switch field := t.labelOf(row); field {
		case who + "_id", "id":
			m.ID = text
		case who + "_email", "email":
			m.Email = text
		default:
			m.Any = cmp.Or(m.Any, text)
		}
	}
	if m.Any != "" && (m.ID != "" || m.Email != "") {
		m.Name, m.Any = m.Any, ""
	}
	return m
}

func (t *transposed) label(field string, col int) ingest.Said {
	for _, row := range t.labels[field] {
		if text := t.text(row, col); text != "" {
			return ingest.Said{Text: text, Row: row, Col: col}
		}
	}
	return ingest.Said{}
}

// mergedAcross reports whether the employee's cell to the left is merged over a
// column.
func (t *transposed) mergedAcross(col int, last ingest.Mention) bool {
	return slices.ContainsFunc(t.Merges, func(m ingest.Range) bool {
		return last.Row > 0 && m.Row1 == last.Row && m.Col1 <= last.Col && col <= m.Col2
	})
}
