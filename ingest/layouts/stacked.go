package layouts

import (
	"cmp"
	"fmt"
	"iter"
	"slices"

	"calibrate/ingest"
	"calibrate/ladder"
)

// A reading makes the claim of one table of a sheet, under the title that holds
// for it.
type reading func(*table, title) *ingest.Claim

// maxTables is the most tables that are read from one sheet.
const maxTables = 2000

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
		if len(parts) > maxTables {
			return t.unsure(fmt.Sprintf("more than %d tables stand below one another", maxTables), "skip: true  # or put them on sheets of their own")
		}
	}
	if unsure := t.unsureSignature(parts, titles); unsure != nil {
		return unsure
	}
	var stack []*table // those with data, or the last where none has any
	var above []title
	for i, part := range parts {
		if len(part.dataRows()) > 0 || i == len(parts)-1 && len(stack) == 0 {
			stack, above = append(stack, part), append(above, titles[i])
		}
	}
	var claims []*ingest.Claim
	for i, part := range stack {
		part.stack = stack
		claim := read(part, above[i])
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
		below, from := t.belowAt(row)
		if below == nil {
			continue
		}
		above := t.titleBetween(from, min(below.top, row)-1)
		if t.repeatsHeader(row) && len(above.fields)+len(above.texts) == 0 {
			continue // the headings once more, as at the top of a printed page
		}
		if unsure := below.unsureTitle(&above, row); unsure != nil {
			return nil, title{}, unsure
		}
		if unsure := below.unsureManager(&above, said); unsure != nil {
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

// belowAt gives the table that begins in a row, headed or after a label, and the row its
// title begins in; nil for none. It notes the first row that heads something else.
func (t *table) belowAt(row int) (below *table, from int) {
	if below, from = t.headedAt(row); below == nil && t.label > 0 && t.holdsData(row) {
		below = t.goesOn(row - 1)
	}
	if below == nil && t.foreign == 0 && t.headsOther(row) {
		t.foreign = row
	}
	if t.label > 0 {
		from = t.label
	}
	return below, from
}

// holdsData reports whether a row is neither blank nor about the table it stands in.
func (t *table) holdsData(row int) bool {
	return !t.blank(row) && !t.footer(row) && !t.totalsRow(row) && !t.repeatsHeader(row)
}

// scaleOfAll finds the scale that all tables of a sheet share, once.
func (t *table) scaleOfAll() (name, unsure string, cells int) {
	shared := t.stack[0]
	if shared.scaled == nil {
		around := append(rowsTo(1, shared.row), shared.legends...)
		name, unsure, cells := t.scale(t.markedCells(), append(around, t.stack[len(t.stack)-1].rowsUnder()...))
		if name == "" && t.askedScale() == "" {
			unsure = cmp.Or(unsure, shared.unsureAround())
		}
		unsure = cmp.Or(unsure, shared.unsureWords(name, shared.top-1))
		shared.scaled = &scaleFound{name, unsure, cells}
	}
	return shared.scaled.name, shared.scaled.unsure, shared.scaled.cells
}

// rowsUnder lists the last rows of the sheet, as far as they hold no rating.
func (t *table) rowsUnder() []int {
	end, columns := t.NumRows(), t.ratedIn()
	row := end
	for row > t.row && row > end-2*headerRows && !slices.ContainsFunc(columns, func(col int) bool { return t.looksRated(row, col) }) {
		row--
	}
	return rowsTo(row+1, end)
}

// scaleBeside looks to the right of the table's first rows for what its numbers mean.
func (t *table) scaleBeside() string {
	for row := t.row + 1; row <= min(t.row+headerRows, t.NumRows()); row++ {
		if _, unsure := t.statedIn(row, t.width+1); unsure != "" {
			return unsure
		}
	}
	return ""
}

type scaleFound struct {
	name, unsure string
	cells        int
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
	if t.rating > 0 && len(t.byRater) == 0 {
		return []int{t.rating}
	}
	var cols []int
	for _, v := range t.byRater {
		cols = append(cols, v.col)
	}
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
	var offsets []int // of the dimensions of each claim
	same := true
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
	named := map[int]int{}
	for _, d := range whole.Dimensions {
		if number, ok := t.vocab.IsDimension(d.Names[t.vocab.Ladder.ID]); ok {
			named[number] = d.Col
		}
	}
	whole.Problems = append(whole.Problems, t.missing(named, t.only)...)
	whole.Lines = linesOfAll(claims, offsets)
	return &whole
}

// linesOfAll gives the lines of one table after the other, each with the cycle of its
// table and its dimensions by their place among all.
func linesOfAll(claims []*ingest.Claim, offsets []int) iter.Seq[*ingest.Line] {
	return func(yield func(*ingest.Line) bool) {
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
}
