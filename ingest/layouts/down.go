package layouts

import (
	"iter"
	"slices"

	"calibrate/ingest"
	"calibrate/ingest/vocab"
	"calibrate/ladder"
)

// A down is a sheet with dimensions down a column.
type down struct {
	*sight
	blocks []*block
}

// downOf finds dimensions down one of the first columns; nil when there are
// none, or when the sheet is wide or lists single ratings.
func (s *sight) downOf() *down {
	if s.longTable() != nil {
		return nil
	}
	if t := s.wideTable(); t != nil && t.severalDimensions() {
		return nil
	}
	best, count := 0, 1
	for col := 1; col <= 4; col++ {
		if n := s.dimensionsDown(col); n > count {
			best, count = col, n
		}
	}
	if best == 0 {
		return nil
	}
	d := &down{sight: s, blocks: s.blocksIn(best)}
	for _, b := range d.blocks {
		b.readHeader()
	}
	return d
}

// severalDimensions reports whether a row names more than one dimension: forms
// side by side name one twice.
func (t *table) severalDimensions() bool {
	return slices.ContainsFunc(t.dimensions, func(d dimensionColumn) bool { return d.number != t.dimensions[0].number })
}

// dimensionsDown counts the different dimensions named in a column. A sheet
// that names none in its first rows is not searched to its end.
func (s *sight) dimensionsDown(col int) int {
	found := map[int]bool{}
	for row := 1; row <= s.NumRows() && (row <= 2*headerRows || len(found) > 0); row++ {
		if h := s.term(row, col); h.Kind == vocab.Dimension {
			found[h.Dimension] = true
		}
	}
	return len(found)
}

// blocksIn cuts a column into blocks: a new one begins where a dimension comes
// a second time, or where somebody is named between two dimensions.
func (s *sight) blocksIn(col int) []*block {
	var blocks []*block
	current := &block{sight: s, from: 1, col: col}
	for row := 1; row <= s.NumRows(); row++ {
		h := s.term(row, col)
		if h.Kind != vocab.Dimension {
			continue
		}
		if len(current.rows) > 0 && (slices.Contains(current.numbers, h.Dimension) || s.namesSomebody(current.last+1, row-1)) {
			blocks = append(blocks, current)
			current = &block{sight: s, from: current.last + 1, col: col}
		}
		if len(current.rows) == 0 {
			current.first = row
		}
		current.rows, current.numbers, current.last = append(current.rows, row), append(current.numbers, h.Dimension), row
	}
	return append(blocks, current)
}

// namesSomebody reports whether a title between two rows names a person.
func (s *sight) namesSomebody(from, to int) bool {
	t := s.titleBetween(from, to)
	return len(t.whom().Text())+len(t.person(raterFields...).Text()) > 0
}

// whom gives whom a title is about.
func (t *title) whom() ingest.Mention {
	if m := t.person("employee", "employee_id", "employee_email"); m.Text() != "" {
		return m
	}
	if m := t.person("name", "id", "email", "last_name"); m.Text() != "" {
		return m
	}
	for _, said := range t.texts {
		if m := assessmentOf.FindStringSubmatch(said.Text); m != nil {
			return ingest.Mention{Any: cycleBehind.ReplaceAllString(m[1], ""), Row: said.Row, Col: said.Col}
		}
	}
	return ingest.Mention{}
}

// cells gives the rating cells of all blocks, to find their scale.
func (d *down) cells() iter.Seq[ingest.Cell] {
	return func(yield func(ingest.Cell) bool) {
		for _, b := range d.blocks {
			for _, v := range b.columns {
				for _, row := range b.rows {
					if !yield(d.At(row, v.col)) {
						return
					}
				}
			}
		}
	}
}

// problems reports the rows between dimensions that hold ratings under a name
// nobody knows, and the dimensions that are missing.
func (d *down) problems() []ladder.Problem {
	var problems []ladder.Problem
	named := map[int]int{}
	for n, b := range d.blocks {
		for i, row := range b.rows {
			named[b.numbers[i]] = row
		}
		last := d.lastRow(n)
		for row := b.first; row <= last; row++ {
			problems = append(problems, b.strangeRow(row)...)
		}
		problems = append(problems, b.furtherDown(last+1, d.endOf(n))...)
	}
	return append(problems, d.missing(named, nil)...)
}

// lastRow is where a block's rows of ratings may end: a run of unknown
// dimensions directly below the last known one belongs to it.
func (d *down) lastRow(n int) int {
	row, end := d.blocks[n].last, d.endOf(n)
	for row < end && !d.blank(row+1) {
		row++
	}
	return row
}

// endOf is the last row that can belong to a block.
func (d *down) endOf(n int) int {
	if n+1 == len(d.blocks) {
		return d.NumRows()
	}
	if next := d.blocks[n+1]; next.header > 0 {
		return next.header - 1
	}
	return d.blocks[n+1].first - 1
}

// strangeRow reports a row that is rated but names no dimension.
func (b *block) strangeRow(row int) []ladder.Problem {
	text := b.text(row, b.col)
	h := b.term(row, b.col)
	if slices.Contains(b.rows, row) || text == "" || isTotal(text) || h.Kind == vocab.Field {
		return nil
	}
	rated := slices.ContainsFunc(b.columns, func(v valueFrom) bool { return b.looksRated(row, v.col) })
	if !rated && len(h.Near) == 0 && h.Kind != vocab.Ambiguous {
		return nil
	}
	code, message, suggestions := b.unknown(h, text)
	return []ladder.Problem{b.problem(row, b.col, code, ladder.Error, message, suggestions...)}
}
