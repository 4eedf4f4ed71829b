package layouts

import (
	"fmt"
	"slices"
	"strings"

	"calibrate/ingest"
	"calibrate/ingest/vocab"
	"calibrate/ladder"
)

// A table is a header row and what its columns are for.
type table struct {
	*sight
	row        int // of the lowest headings: data stands below
	top        int // of the highest headings: the title stands above
	headingRow int // of the dimensions' names, when it is not row
	width      int
	only       *ladder.Category // the sheet is about this category alone
	headings   []vocab.Heading  // by column, from 1; headings[0] is empty
	fields     map[string]int   // field → its first column
	twice      map[string]int   // field → a second column for it
	dimensions []dimensionColumn
	comments   map[int]int // dimension column → its comment column
}

type dimensionColumn struct {
	col, number int
	heading     ingest.DimensionHeading
}

// tableAt reads a row as a header row.
func (s *sight) tableAt(row int) *table {
	t := &table{sight: s, row: row, top: row, width: s.Width(row)}
	t.headings = make([]vocab.Heading, t.width+1)
	for col := 1; col <= t.width; col++ {
		t.headings[col] = s.heading(row, col)
	}
	t.arrange()
	return t
}

// arrange sorts the headings into fields, dimensions and comments.
func (t *table) arrange() {
	t.dimensions, t.fields, t.twice, t.comments = nil, map[string]int{}, map[string]int{}, map[int]int{}
	general := t.plainComments()
	for col := 1; col <= t.width; col++ {
		switch h := t.headings[col]; h.Kind {
		case vocab.Dimension:
			t.dimensions = append(t.dimensions, dimensionColumn{col, h.Dimension, t.dimension(t.namesRow(), col, h)})
		case vocab.Field:
			if h.Field == "comment" && len(general) > 1 {
				continue // each belongs to the dimension before it
			}
			if _, taken := t.fields[h.Field]; !taken {
				t.fields[h.Field] = col
			} else if h.Field != "group" {
				t.twice[h.Field] = col
			}
		}
	}
	for _, d := range t.dimensions {
		if next := d.col + 1; len(general) > 1 && slices.Contains(general, next) {
			t.comments[d.col] = next
		}
		for col := 1; col <= t.width; col++ {
			if h := t.headings[col]; h.Kind == vocab.Comment && h.Dimension == d.number {
				t.comments[d.col] = col
			}
		}
	}
}

// namesRow is the row that names the dimensions.
func (t *table) namesRow() int {
	if t.headingRow > 0 {
		return t.headingRow
	}
	return t.row
}

// plainComments lists the columns headed "Comment" and nothing else.
func (t *table) plainComments() []int {
	var cols []int
	for col := 1; col <= t.width; col++ {
		if h := t.headings[col]; h.Kind == vocab.Field && h.Field == "comment" {
			cols = append(cols, col)
		}
	}
	return cols
}

// has reports whether the table has a column for one of the fields.
func (t *table) has(fields ...string) bool {
	return slices.ContainsFunc(fields, func(field string) bool { return t.fields[field] > 0 })
}

var (
	employeeFields = []string{"employee", "employee_id", "employee_email", "id", "name", "email", "last_name"}
	raterFields    = []string{"rater", "rater_id", "rater_email"}
)

// cell is the text of a field in a row, "" when the table lacks the field.
func (t *table) cell(row int, field string) string { return t.text(row, t.fields[field]) }

// said is the text of a field in a row, with its address.
func (t *table) said(row int, field string) ingest.Said {
	col := t.fields[field]
	if col == 0 {
		return ingest.Said{}
	}
	return ingest.Said{Text: t.text(row, col), Row: row, Col: col}
}

// employee reads whom a row is about. Plain headings such as "Name" and "ID"
// are the employee's: raters are always headed as such.
func (t *table) employee(row int) ingest.Mention {
	m := ingest.Mention{
		Any:   t.cell(row, "employee"),
		ID:    first(t.cell(row, "employee_id"), t.cell(row, "id")),
		Email: first(t.cell(row, "employee_email"), t.cell(row, "email")),
		Name:  first(t.cell(row, "name"), strings.TrimSpace(t.cell(row, "first_name")+" "+t.cell(row, "last_name"))),
		Row:   row,
	}
	if m.Any != "" && (m.ID != "" || m.Email != "") && m.Name == "" {
		m.Name, m.Any = m.Any, ""
	}
	m.Col = t.firstOf("employee", "employee_id", "id", "name", "employee_email", "email", "last_name", "first_name")
	return m
}

// rater reads who rated in a row.
func (t *table) rater(row int) ingest.Mention {
	m := ingest.Mention{Any: nobody(t.cell(row, "rater")), ID: t.cell(row, "rater_id"), Email: nobody(t.cell(row, "rater_email")), Row: row}
	if m.Any != "" && (m.ID != "" || m.Email != "") {
		m.Name, m.Any = m.Any, ""
	}
	m.Col = t.firstOf(raterFields...)
	return m
}

// nobody drops what a form tool enters for a person it does not name: several
// such raters are not one.
func nobody(text string) string {
	switch vocab.Key(text) {
	case "anonymous", "anonym", "anonyme", "anonimo", "匿名":
		return ""
	}
	return text
}

// manager reads whom a roster row reports to.
func (t *table) manager(row int) ingest.Mention {
	m := ingest.Mention{Any: t.cell(row, "manager"), ID: t.cell(row, "manager_id"), Email: t.cell(row, "manager_email"), Row: row}
	if m.Any != "" && (m.ID != "" || m.Email != "") {
		m.Name, m.Any = m.Any, ""
	}
	m.Col = t.firstOf("manager", "manager_id", "manager_email")
	return m
}

func (t *table) firstOf(fields ...string) int {
	for _, field := range fields {
		if col := t.fields[field]; col > 0 {
			return col
		}
	}
	return 0
}

func first(texts ...string) string {
	for _, text := range texts {
		if text != "" {
			return text
		}
	}
	return ""
}

// columns lists what each column was taken for.
func (t *table) columns() []ingest.Column {
	var list []ingest.Column
	for col := 1; col <= t.width; col++ {
		text := first(t.text(t.namesRow(), col), t.text(t.row, col))
		if text == "" {
			continue
		}
		list = append(list, ingest.Column{Col: col, Text: text, As: t.describe(t.headings[col])})
	}
	return list
}

func (s *sight) describe(h vocab.Heading) string {
	switch h.Kind {
	case vocab.Dimension:
		return "dimension: " + s.vocab.Ladder.Dimensions[h.Dimension].Name
	case vocab.Comment:
		return "comment: " + s.vocab.Ladder.Dimensions[h.Dimension].Name
	case vocab.Field:
		return h.Field
	}
	return ""
}

// headingProblems reports dimensions named twice or not at all, and headings
// over ratings that name no dimension.
func (t *table) headingProblems() []ladder.Problem {
	var problems []ladder.Problem
	at := map[int]int{}
	for _, d := range t.dimensions {
		if other, taken := at[d.number]; taken {
			problems = append(problems, t.problem(t.namesRow(), d.col, ladder.DuplicateColumn, ladder.Warning,
				fmt.Sprintf("Column %s is headed %s as column %s is; both were read, and where they differ neither is used.", ladder.ColumnName(d.col), t.vocab.Ladder.Dimensions[d.number].Name, ladder.ColumnName(other))))
			continue
		}
		at[d.number] = d.col
	}
	for col := 1; col <= t.width; col++ {
		problems = append(problems, t.unknownHeading(col)...)
	}
	return append(problems, t.missing(at, t.only)...)
}

// missing lists in one warning the dimensions the sheet does not ask for, of one
// category or of all.
func (s *sight) missing(named map[int]int, only *ladder.Category) []ladder.Problem {
	var absent []string
	for _, d := range s.vocab.Ladder.Dimensions {
		if _, ok := named[d.Number]; !ok && (only == nil || d.Category == only.Number) {
			absent = append(absent, d.Name)
		}
	}
	if len(absent) == 0 || len(named) == 0 {
		return nil
	}
	p := s.problem(0, 0, ladder.MissingDimension, ladder.Warning,
		fmt.Sprintf("The sheet has no place for %d of the ladder's %d dimensions: %s. Nobody is rated in them here.", len(absent), len(s.vocab.Ladder.Dimensions), strings.Join(absent, ", ")))
	return []ladder.Problem{p}
}

// unknownHeading reports a heading that names no dimension although ratings
// stand below it, or that can name several.
func (t *table) unknownHeading(col int) []ladder.Problem {
	h, text := t.headings[col], t.text(t.namesRow(), col)
	if text == "" || marks[vocab.Key(text)] || h.Kind == vocab.Dimension || h.Kind == vocab.Comment || h.Kind == vocab.Field {
		return nil
	}
	code, message, suggestions := t.unknown(h, text)
	if h.Kind == vocab.Unknown && len(h.Near) == 0 && (isTotal(text) || !t.allRated(col)) {
		return nil
	}
	if h.Kind == vocab.Category && !t.anyRated(col) {
		return nil
	}
	severity := ladder.Error
	if h.Kind == vocab.Unknown && len(h.Near) == 0 && !t.between(col) {
		severity = ladder.Warning // it may be years of service as well
	}
	return []ladder.Problem{t.problem(t.namesRow(), col, code, severity, message, suggestions...)}
}

// between reports whether a column stands among the dimensions.
func (t *table) between(col int) bool {
	n := len(t.dimensions)
	return n > 0 && t.dimensions[0].col < col && col < t.dimensions[n-1].col
}

// unknown says why a heading names no dimension.
func (s *sight) unknown(h vocab.Heading, text string) (code, message string, suggestions []string) {
	switch h.Kind {
	case vocab.Ambiguous:
		names := s.vocab.Names(h.Candidates)
		return ladder.AmbiguousDimension, fmt.Sprintf("%q can mean %s; write the full name. Its ratings were not read.", text, strings.Join(names, " or ")), names
	case vocab.Category:
		return ladder.DimensionIsACategory, fmt.Sprintf("%q is a category of the ladder, and people are rated on its dimensions; its ratings were not read.", text), nil
	}
	names := s.vocab.Names(append(slices.Clone(h.Near), h.Like...))
	message = fmt.Sprintf("%q is no dimension of the ladder, so its ratings were not read; correct it, or add it to the ladder file as an alias.", text)
	if len(names) > 0 {
		message = fmt.Sprintf("%q is no dimension of the ladder, so its ratings were not read; perhaps %s is meant (--accept-suggestions takes a single slip).", text, strings.Join(names, " or "))
	}
	return ladder.UnknownDimension, message, names
}

// allRated reports whether a column holds ratings and nothing else.
func (t *table) allRated(col int) bool {
	rated := 0
	for row := range t.dataRows() {
		switch cell := t.At(row, col); {
		case cell.Kind == ingest.Empty:
		case t.looksRated(row, col):
			rated++
		case cell.Kind == ingest.String && isState(t.vocab, cell.Text):
		default:
			return false
		}
	}
	return rated > 0
}

func (t *table) anyRated(col int) bool {
	for row := t.row + 1; row <= t.NumRows(); row++ {
		if t.looksRated(row, col) {
			return true
		}
	}
	return false
}

func isState(words *vocab.Vocab, text string) bool {
	_, ok := words.State(text)
	return ok
}

// totals are the words that head a row or column computed from others.
var totals = func() map[string]bool {
	m := map[string]bool{}
	for _, word := range []string{
		"total", "totals", "subtotal", "grand total", "sum", "average", "averages", "avg", "mean", "median", "overall", "overall score", "overall average", "overall rating", "average score", "average rating", "mean score", "team average", "group average", "count", "min", "max", "std dev", "stdev", "standard deviation", "n",
		"Durchschnitt", "Mittelwert", "Summe", "Gesamt", "Gesamtergebnis", "Schnitt", "Moyenne", "Somme", "Total général", "Promedio", "Media", "Suma", "平均", "合計", "計",
	} {
		m[vocab.Key(word)] = true
	}
	return m
}()

func isTotal(text string) bool { return totals[vocab.Key(text)] }
