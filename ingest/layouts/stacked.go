package layouts

import (
	"fmt"
	"iter"
	"maps"
	"slices"
	"strings"

	"calibrate/ingest"
	"calibrate/ingest/vocab"
	"calibrate/ladder"
)

// A reading makes the claim of one table of a sheet, under the title that holds
// for it.
type reading func(*table, title) *ingest.Claim

// claimStacked understands a table and those below it in the same sheet: under
// header rows of their own, or parted by a label such as "Rater: Eva Stone". What
// stands above a table holds for it and, where the next one says nothing else,
// for the next.
func (t *table) claimStacked(read reading) *ingest.Claim {
	parts, titles := []*table{t}, []title{t.titleAbove(t.top)}
	for {
		next, above, unsure := parts[len(parts)-1].next(&titles[len(titles)-1])
		if unsure != nil {
			return unsure
		}
		if next == nil {
			break
		}
		parts, titles = append(parts, next), append(titles, above)
	}
	if unsure := t.unsureSignature(parts, titles); unsure != nil {
		return unsure
	}
	var stack []*table
	for _, part := range parts {
		if len(parts) == 1 || len(part.dataRows()) > 0 {
			stack = append(stack, part)
		}
	}
	var claims []*ingest.Claim
	for i, part := range parts {
		if part.stack = stack; !slices.Contains(stack, part) {
			continue
		}
		claim := read(part, titles[i])
		if claim == nil || claim.Unsure != "" {
			return claim
		}
		claims = append(claims, claim)
	}
	whole := t.joined(claims)
	whole.HeaderRow = t.row
	return whole
}

// next finds the table below, with the title that holds for it; nil when there
// is none. The table itself then ends where that title begins.
func (t *table) next(said *title) (*table, title, *ingest.Claim) {
	for row := t.row + 1; row <= t.NumRows(); row++ {
		if t.labels(row) {
			if t.label == 0 {
				t.label = row
			}
			continue
		}
		below, from := t.headedAt(row)
		if below == nil && t.label > 0 && !t.blank(row) && !t.footer(row) && !t.totalsRow(row) && !t.repeatsHeader(row) {
			below, from = t.goesOn(row-1), t.label
		}
		if below == nil && t.foreign == 0 && t.headsOther(row) {
			t.foreign = row
		}
		if below == nil {
			continue
		}
		if t.label > 0 {
			from = t.label
		}
		above := t.titleBetween(from, min(below.top, row)-1)
		if t.repeatsHeader(row) && len(above.fields)+len(above.texts) == 0 {
			continue // the headings once more, as at the top of a printed page
		}
		if unsure := below.unsureTitle(&above, row); unsure != nil {
			return nil, title{}, unsure
		}
		if t.label > 0 && len(above.person(raterFields...).Text()) > 0 {
			below.labelAbove = t.label
		}
		above.inherit(said, t.sight)
		t.endAt(from - 1)
		return below, above, nil
	}
	if t.foreign > 0 {
		t.endAt(t.NumRows())
	}
	return nil, title{}, nil
}

// unsureSignature refuses a stack where a rater is named between two tables and
// could be the one of the table above: none is named above the first, or one is
// named below the last.
func (t *table) unsureSignature(parts []*table, titles []title) *ingest.Claim {
	for _, part := range parts[1:] {
		row := part.labelAbove
		if row == 0 || part.has(raterFields...) || t.sight.said.Rater != "" {
			continue
		}
		first, last := titles[0].rater(t.sight), parts[len(parts)-1]
		if first.Text() == "" && len(t.dataRows()) > 0 || last.label > 0 {
			return t.unsure(fmt.Sprintf("row %d names somebody between two tables, and it cannot be told whether for the one above or the one below", row),
				`rater: "…"  # who filled in the whole sheet; or write "Rater: NAME" above each table`)
		}
	}
	return nil
}

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
// such as averages: all its texts are headings, and none is a dimension.
func (t *table) headsOther(row int) bool {
	if !t.mayHead(row) || t.repeatsHeader(row) {
		return false
	}
	below := t.tableAt(row)
	return len(below.dimensions) == 0 && below.known() == t.filled(row)
}

// known counts the headings of a row that say something.
func (t *table) known() int {
	n := 0
	for col, h := range t.headings {
		if text := t.text(t.row, col); h.Kind != vocab.Unknown || isTotal(text) || computed.MatchString(text) {
			n++
		}
	}
	return n
}

// mayHead is a quick look at whether a row can head a table: texts only, none of
// them a rating, and one that is the heading of a person. Nearly every row of
// data is told by its ratings, before any text is looked up.
func (t *table) mayHead(row int) bool {
	width, texts := t.Width(row), 0
	for col := width; col >= 1; col-- {
		switch cell := t.At(row, col); {
		case cell.Kind == ingest.Empty:
		case cell.Kind != ingest.String || len(cell.Text) <= 4 && t.vocab.IsRating(cell.Text):
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

// unsureTitle refuses a stack where the rater, or the employee, is named above
// the tables and what stands above this one may name another.
func (t *table) unsureTitle(above *title, row int) *ingest.Claim {
	from := above.rater(t.sight)
	rater := t.has(append(raterFields, "relation")...) || from.Text() != "" || above.relation(t.sight).Text != ""
	employee := t.has(employeeFields...) || above.whom().Text() != ""
	if rater && employee {
		return nil
	}
	for _, said := range above.texts {
		if t.namesNobody(said.Text) {
			continue
		}
		who := "rated"
		settle := `rater: "…"  # who filled in the whole sheet; or write "Rater: NAME" above each table`
		if rater {
			who, settle = "is rated", `skip: true  # or write "Employee: NAME" above each table`
		}
		return t.unsure(fmt.Sprintf("%q in %s%d, above the table in row %d, does not say plainly who %s there", said.Text, ladder.ColumnName(said.Col), said.Row, row, who), settle)
	}
	return nil
}

// namesNobody reports whether a text above a table is the title of a part of the
// ladder, a cycle, or a remark.
func (t *table) namesNobody(text string) bool {
	switch h := t.vocab.Heading(text); h.Kind {
	case vocab.Category, vocab.Dimension, vocab.Ambiguous:
		return true
	}
	return isTotal(text) || ingest.CycleIn(text) != "" || len(strings.Fields(text)) > 5
}

// inherit takes from the title of the table above what this one does not say. Who
// rated and what the rater is go together.
func (t *title) inherit(from *title, s *sight) {
	rater, relation, whom := t.rater(s), t.relation(s), t.whom()
	fields := maps.Clone(from.fields)
	if rater.Text()+relation.Text != "" {
		without(fields, append([]string{"relation"}, raterFields...))
	}
	if whom.Text() != "" {
		without(fields, employeeFields)
	}
	maps.Copy(fields, t.fields)
	t.fields = fields
	if len(t.texts) == 0 {
		t.texts = from.texts
	}
}

func without(fields map[string]ingest.Said, names []string) {
	for _, name := range names {
		delete(fields, name)
	}
}

// markedCells gives the cells of ratings of all tables of a sheet, to find the
// scale they share.
func (t *table) markedCells() iter.Seq[ingest.Cell] {
	return func(yield func(ingest.Cell) bool) {
		for _, part := range t.stack {
			columns := part.ratedIn()
			for _, row := range part.dataRows() {
				for _, col := range columns {
					if !yield(t.At(row, col)) {
						return
					}
				}
			}
		}
	}
}

// ratedIn lists the columns of ratings.
func (t *table) ratedIn() []int {
	if t.rating > 0 {
		return []int{t.rating}
	}
	var cols []int
	for _, d := range t.dimensions {
		cols = append(cols, d.col)
	}
	return cols
}

// joined puts the claims of the tables of a sheet together.
func (t *table) joined(claims []*ingest.Claim) *ingest.Claim {
	if len(claims) == 1 {
		return claims[0]
	}
	whole := *claims[0]
	whole.Columns, whole.Dimensions, whole.Problems, whole.Cycle = nil, nil, nil, ingest.Said{}
	var offsets []int
	named, same := map[int]int{}, true
	for _, c := range claims {
		offsets = append(offsets, len(whole.Dimensions))
		whole.Dimensions = append(whole.Dimensions, c.Dimensions...)
		whole.Columns = append(whole.Columns, c.Columns...)
		whole.Problems = append(whole.Problems, slices.DeleteFunc(c.Problems, func(p ladder.Problem) bool { return p.Code == ladder.MissingDimension })...)
		if whole.Named.Text() == "" {
			whole.Named, whole.NamedAs, whole.Settle = c.Named, c.NamedAs, c.Settle
		}
		same = same && c.Cycle.Text == claims[0].Cycle.Text
	}
	if same {
		whole.Cycle = claims[0].Cycle
	}
	slices.SortStableFunc(whole.Columns, func(a, b ladder.Column) int { return a.Col - b.Col })
	whole.Columns = slices.Compact(whole.Columns)
	for _, d := range whole.Dimensions {
		if number, ok := t.vocab.IsDimension(d.Names[t.vocab.Ladder.ID]); ok {
			named[number] = d.Col
		}
	}
	whole.Problems = append(whole.Problems, t.missing(named, t.only)...)
	whole.Lines = func(yield func(*ingest.Line) bool) {
		for i, c := range claims {
			for line := range c.Lines {
				if line.Cycle.Text == "" {
					line.Cycle = c.Cycle
				}
				for k := range line.Marks {
					line.Marks[k].Dimension += offsets[i]
				}
				if !yield(line) {
					return
				}
			}
		}
	}
	return &whole
}

// otherTable says that a table of something else stands below and was not read.
func (t *table) otherTable() []ladder.Problem {
	if t.foreign == 0 {
		return nil
	}
	return []ladder.Problem{t.problem(t.foreign, 1, ladder.UnsureLayout, ladder.Warning,
		fmt.Sprintf("Row %d heads another table, which has no dimension; it and the rows under it were not read.", t.foreign))}
}
