package layouts

import (
	"cmp"
	"slices"
	"strconv"

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
	end        int              // last row, where another table stands below; 0 when none does
	foreign    int              // row below that heads a table of something else, 0 when none does
	label      int              // first row below that says who rated what follows it, 0 when none does
	labelAbove int              // the same, above the table
	rating     int              // column of the ratings where each row is one, as long sheets have them; else 0
	byRater    []valueFrom      // of such sheets with columns of ratings by several raters, these; rating is the first of them
	stack      []*table         // all tables of the sheet, this one among them
	scaled     *scaleFound      // of the first of them: the scale they share, once it was asked for
	only       *ladder.Category // the sheet is about this category alone
	headings   []vocab.Heading  // by column, from 1; headings[0] is empty
	fields     map[string]int   // field → its first column
	twice      map[string]int   // field → a second column for it
	dimensions []dimensionColumn
	comments   map[int]int  // dimension column → its comment column
	rarity     map[int]bool // column → whether levels are exceptions in it
	data       []int        // rows of data, once they were asked for
	computed   []int        // rows left out of them as made from others
	legends    []int        // rows left out of them as explaining the ratings
	explained  []int        // those of them that only stand below the heading of a legend
}

type dimensionColumn struct {
	col, number int
	relation    ladder.Relation // of its raters, "" when the heading does not say
}

// tableAt reads a row as a header row.
func (s *sight) tableAt(row int) *table {
	t := &table{sight: s, row: row, top: row, width: max(s.Width(row), s.mappedWidth(row))}
	t.headings = make([]vocab.Heading, t.width+1)
	for col := 1; col <= t.width; col++ {
		t.headings[col] = s.heading(row, col)
	}
	t.arrange()
	return t
}

// mappedWidth gives the last column that the map file explains of the row it says is the
// header: that row may end before, where another one above it heads the ratings.
func (s *sight) mappedWidth(row int) int {
	width := 0
	for col := 1; row == s.said.Header && row < s.NumRows() && col <= s.Width(row+1); col++ {
		if s.said.Columns[ladder.ColumnName(col)] != "" {
			width = col
		}
	}
	return width
}

// runningNumber finds a column that only counts the rows: headed "No." or the
// like, holding 1, 2, 3 …, beside a column that names people.
func (t *table) runningNumber() bool {
	col := t.fields["id"]
	switch vocab.Key(t.text(t.row, col)) {
	case "no", "nr", "number", "nummer", "numero", "番号":
	default:
		return false
	}
	count := 0
	for row := t.row + 1; row <= t.last(); row++ {
		if text := t.text(row, col); text != "" {
			if count++; text != strconv.Itoa(count) {
				return false
			}
		}
	}
	return count > 0 && t.has("employee", "employee_id", "employee_email", "name", "email", "last_name")
}

// arrange sorts the headings into fields, dimensions and comments.
func (t *table) arrange() {
	t.dimensions, t.fields, t.twice, t.comments = nil, map[string]int{}, map[string]int{}, map[int]int{}
	t.data, t.rarity = nil, nil
	general := t.plainComments()
	for col := 1; col <= t.width; col++ {
		switch h := t.headings[col]; h.Kind {
		case vocab.Dimension:
			t.dimensions = append(t.dimensions, dimensionColumn{col, h.Dimension, h.Relation})
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
	if t.fields["id"] > 0 && t.runningNumber() {
		t.headings[t.fields["id"]] = vocab.Heading{Kind: vocab.Field} // of no use, and no dimension
		delete(t.fields, "id")
	}
	t.placeComments(len(general) > 1)
}

// namesRow is the row that names the dimensions.
func (t *table) namesRow() int {
	if t.headingRow > 0 {
		return t.headingRow
	}
	return t.row
}

// headedAs lists the columns headed as a field.
func (t *table) headedAs(field string) []int {
	var cols []int
	for col := 1; col <= t.width; col++ {
		if h := t.headings[col]; h.Is(field) {
			cols = append(cols, col)
		}
	}
	return cols
}

// has reports whether the table has a column for one of the fields.
func (t *table) has(fields ...string) bool {
	return slices.ContainsFunc(fields, func(field string) bool { return t.fields[field] > 0 })
}

// cell is the text of a field in a row, "" when the table lacks the field.
func (t *table) cell(row int, field string) string { return t.text(row, t.fields[field]) }

// said is the text of a field in a row, with its address: where its cell is
// merged down over the row, that of the cell above.
func (t *table) said(row int, field string) ingest.Said {
	col := t.fields[field]
	if col == 0 {
		return ingest.Said{}
	}
	if top, ok := t.merged[[2]int{row, col}]; ok && t.text(row, col) == "" {
		row = top
	}
	return ingest.Said{Text: t.text(row, col), Row: row, Col: col}
}

// columns lists what each column was taken for.
func (t *table) columns() []ladder.Column {
	var list []ladder.Column
	for col := 1; col <= t.width; col++ {
		text := cmp.Or(t.text(t.namesRow(), col), t.text(t.row, col), t.text(t.top, col))
		if text == "" {
			continue
		}
		list = append(list, ladder.Column{Col: col, Text: text, As: t.describe(t.headings[col])})
	}
	return list
}

func (s *sight) describe(h vocab.Heading) string {
	switch h.Kind {
	case vocab.Dimension:
		name := s.vocab.Ladder.Dimensions[h.Dimension].Name
		if h.Relation != "" {
			name += " – " + string(h.Relation)
		}
		return "dimension: " + name
	case vocab.Comment:
		return "comment: " + s.vocab.Ladder.Dimensions[h.Dimension].Name
	case vocab.Field:
		return cmp.Or(h.Field, "skip") // one without a field is of no use
	}
	return ""
}
