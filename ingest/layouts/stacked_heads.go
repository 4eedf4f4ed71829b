package layouts

import (
	"fmt"
	"slices"
	"strings"

	"calibrate/ingest"
	"calibrate/ingest/vocab"
	"calibrate/ladder"
)

// headedAt reads a row as the header of a further table, giving the first row of
// what stands above it; nil when it heads none.
func (t *table) headedAt(row int) (*table, int) {
	if !t.mayHead(row) {
		return nil, 0
	}
	below := t.tableAt(row)
	if t.rating > 0 {
		if !below.headsList() {
			return nil, 0
		}
	} else if below = below.headsAcross(); below == nil {
		return nil, 0
	} else if t.only != nil {
		below = below.within(t.only.Number)
	}
	from := below.top
	for from-1 > t.row && (t.blank(from-1) || t.labels(from-1) || t.filled(from-1) == 1) {
		from--
	}
	return below, from
}

// headsAcross gives the table whose dimensions stand across in a row, joined
// with the row above or below where the heading takes two; nil when it is none.
func (t *table) headsAcross() *table {
	if len(t.dimensions) == 0 && t.row < t.NumRows() {
		if lower := t.tableAt(t.row + 1); len(lower.dimensions) > 0 && t.heads(lower) {
			return lower.under(t)
		}
	}
	if len(t.dimensions) == 0 || !t.has(append(raterFields, employeeFields...)...) || 2*t.known() < t.filled(t.row) {
		return nil
	}
	if both := t.withSecondRow(); both != nil {
		return both
	}
	return t
}

// headsOther reports whether a row heads a table of something else than ratings,
// such as averages: all its texts are headings by themselves, whatever a map file
// says of their columns, and none is a dimension.
func (t *table) headsOther(row int) bool {
	if !t.mayHead(row) || t.repeatsHeader(row) {
		return false
	}
	for col := 1; col <= t.Width(row); col++ {
		text := t.text(row, col)
		if h := t.vocab.Heading(text); h.Kind == vocab.Dimension || text != "" && !saysSomething(h, text) {
			return false
		}
	}
	return true
}

// known counts the headings of a row that say something.
func (t *table) known() int {
	n := 0
	for col, h := range t.headings {
		if saysSomething(h, t.text(t.row, col)) {
			n++
		}
	}
	return n
}

func saysSomething(h vocab.Heading, text string) bool {
	return h.Kind != vocab.Unknown || isTotal(text) || computed.MatchString(text)
}

// mayHead is a quick look at whether a row can head a table: texts only, none of
// them a rating or a word for none, such as "n/o", which could head numbers, and one that is the heading of a person. Nearly every row of
// data is told by its ratings, before any text is looked up.
func (t *table) mayHead(row int) bool {
	width, texts := t.Width(row), 0
	for col := width; col >= 1; col-- {
		switch cell := t.At(row, col); {
		case cell.Kind == ingest.Empty:
		case cell.Kind != ingest.String || t.isMark(cell.Text):
			return false
		default:
			texts++
		}
	}
	people := false
	for col := 1; texts > 1 && col <= width && !people; col++ {
		field, ok := t.vocab.IsField(t.At(row, col).Text)
		people = ok && (slices.Contains(employeeFields, field) || slices.Contains(raterFields, field))
	}
	return people
}

// isMark reports whether a text is as short as a rating or a word for none, and is one.
func (s *sight) isMark(text string) bool { return len(text) <= 4 && s.vocab.IsMark(text) }

// labels reports whether a row is a label with its value that says who rated,
// what the rater is, or, where no column does, whom the rows below are about.
func (t *table) labels(row int) bool {
	label, filled := "", 0
	for col := t.Width(row); col >= 1; col-- {
		if cell := t.At(row, col); cell.Kind == ingest.String {
			label = cell.Text
			filled++
		} else if cell.Kind != ingest.Empty {
			label = ""
			filled++
		}
		if filled > 3 {
			return false
		}
	}
	label, _, colon := strings.Cut(strings.ReplaceAll(label, "：", ":"), ":")
	field, ok := t.vocab.IsField(label)
	about := slices.Contains(raterFields, field) || field == "relation" || !t.has(employeeFields...) && slices.Contains(employeeFields, field)
	if !ok || !about {
		return false
	}
	return colon || !slices.ContainsFunc(t.dimensions, func(d dimensionColumn) bool { return t.looksRated(row, d.col) })
}

// goesOn is the table whose rows stand below a row of labels, under the same
// headings.
func (t *table) goesOn(row int) *table {
	below := *t
	below.headingRow, below.row, below.top, below.foreign, below.label, below.labelAbove, below.data, below.rarity = t.namesRow(), row, row+1, 0, 0, 0, nil, nil
	return &below
}

// endAt cuts a table off where the next one begins.
func (t *table) endAt(row int) {
	t.end, t.data, t.rarity = row, nil, nil
	if t.foreign > 0 {
		t.end = t.foreign - 1
	}
	if t.headingRow == 0 {
		t.arrange() // a column that counts the rows may begin again below
	}
}

// last is the last row of a table.
func (t *table) last() int {
	if t.end > 0 {
		return t.end
	}
	return t.NumRows()
}

// otherTable says that a table of something else stands below and was not read.
func (t *table) otherTable() []ladder.Problem {
	if t.foreign == 0 {
		return nil
	}
	return []ladder.Problem{t.problem(t.foreign, 1, ladder.UnsureLayout, ladder.Warning,
		fmt.Sprintf("Row %d heads another table, which has no dimension; it and the rows under it were not read.", t.foreign))}
}
