package layouts

import (
	"iter"
	"slices"
	"strings"

	"calibrate/ingest"
	"calibrate/ingest/vocab"
	"calibrate/ladder"
)

// A block is a run of dimensions down one column, with the rows above them.
type block struct {
	*sight
	from    int // first row of its title
	first   int // row of the first dimension
	last    int // row of the last one
	col     int // column of the dimensions
	rows    []int
	numbers []int       // of the dimensions, by row
	title   title       // of this block, with what the sheet's first title adds
	columns []valueFrom // columns of ratings
	header  int         // row of the headings over the values, 0 when there is none
}

// A valueFrom is a column of ratings and whose they are.
type valueFrom struct {
	col, comment int // comment is 0 when there is none
	heading      string
	relation     string         // a word for what the rater is, "" when the heading has none
	person       ingest.Mention // named by the heading, empty when it names none
}

// A down is a sheet with dimensions down a column.
type down struct {
	*sight
	blocks []*block
}

// downOf finds dimensions down one of the first columns; nil when there are
// none, or when the sheet is wide or lists single ratings.
func (s *sight) downOf() *down {
	if t, _ := s.longTable(); t != nil {
		return nil
	}
	if t := s.wideTable(); t != nil && len(t.dimensions) > 1 {
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
	if m := t.person("name", "id", "email"); m.Text() != "" {
		return m
	}
	for _, said := range t.texts {
		if m := assessmentOf.FindStringSubmatch(said.Text); m != nil {
			return ingest.Mention{Any: m[1], Row: said.Row, Col: said.Col}
		}
	}
	return ingest.Mention{}
}

// readHeader finds the headings over the values and says what each column is.
func (b *block) readHeader() {
	b.header = b.headerRow()
	end := b.first - 1
	if b.header > 0 {
		end = b.header - 1
	}
	b.title = b.titleBetween(b.from, end)
	width := 0
	for _, row := range b.rows {
		width = max(width, b.Width(row))
	}
	for col := b.col + 1; col <= width; col++ {
		b.readColumn(col)
	}
}

// headerRow finds the row with headings over the values: the nearest row above
// the first dimension with texts there that is no label and value.
func (b *block) headerRow() int {
	for row := b.first - 1; row >= b.from; row-- {
		if b.blank(row) {
			continue
		}
		label := b.term(row, b.col)
		texts := 0
		for col := b.col + 1; col <= b.Width(row); col++ {
			if b.text(row, col) != "" {
				texts++
			}
		}
		isHead := label.Kind != vocab.Field || label.Field == "dimension" || label.Field == "category"
		if texts > 0 && isHead {
			return row
		}
		if label.Kind != vocab.Category {
			return 0
		}
	}
	return 0
}

// readColumn takes a column for ratings, for comments on the ratings before it,
// or for something else.
func (b *block) readColumn(col int) {
	text := ""
	if b.header > 0 {
		text = b.text(b.header, col)
	}
	h := b.vocab.Heading(text)
	if h.Kind == vocab.Field && h.Field == "comment" {
		if n := len(b.columns); n > 0 && b.columns[n-1].comment == 0 {
			b.columns[n-1].comment = col
		}
		return
	}
	if isTotal(text) || b.said.Columns[ladder.ColumnName(col)] == "skip" || h.Kind == vocab.Field && b.otherField(h.Field) || !b.anyRating(col) {
		return
	}
	v := valueFrom{col: col, heading: text}
	v.relation, v.person = b.readPerson(text, col)
	b.columns = append(b.columns, v)
}

// otherField reports whether a heading names a field that holds no ratings:
// what the dimension is called, whom the row is about.
func (b *block) otherField(field string) bool {
	switch field {
	case "rating", "level", "manager", "employee", "rater":
		return false
	}
	return true
}

// anyRating reports whether a column of the block holds a rating or a state.
func (b *block) anyRating(col int) bool {
	for _, row := range b.rows {
		if b.looksRated(row, col) || b.text(row, col) != "" && isState(b.vocab, b.text(row, col)) {
			return true
		}
	}
	return b.header > 0 && b.saysWho(b.text(b.header, col)) && b.emptyColumn(col)
}

// emptyColumn reports whether nothing stands in a column of the block.
func (b *block) emptyColumn(col int) bool {
	return !slices.ContainsFunc(b.rows, func(row int) bool { return b.text(row, col) != "" })
}

// saysWho reports whether a heading says who rates, so that blanks below it are
// ratings left out.
func (b *block) saysWho(text string) bool {
	relation, person := b.readPerson(text, 1)
	return relation != "" && person.Text() == "" && text != ""
}

// readPerson takes the heading of a column of ratings apart into what the rater
// is and who: "Peer: Ana Ruiz", "Ana Ruiz (peer)", "Self", "Rated by Ana Ruiz".
func (b *block) readPerson(text string, col int) (relation string, person ingest.Mention) {
	if _, ok := b.vocab.Relation(text); ok {
		return text, person
	}
	if h := b.vocab.Heading(text); h.Kind == vocab.Field || text == "" {
		return "", person
	}
	name := text
	for _, parts := range splitHeading(text) {
		if _, ok := b.vocab.Relation(parts[0]); ok {
			relation, name = parts[0], parts[1]
			break
		}
		if h := b.vocab.Heading(parts[0]); h.Kind == vocab.Field && (h.Field == "rating" || strings.HasPrefix(h.Field, "rater")) {
			name = parts[1]
			break
		}
	}
	if name = strings.TrimSpace(name); b.vocab.Heading(name).Kind == vocab.Field || strings.TrimRight(name, "0123456789 ") == "" {
		return relation, person // "Peer rating", "Peer 1"
	}
	return relation, ingest.Mention{Any: name, Row: b.header, Col: col}
}

// splitHeading gives the ways to cut a heading in two, each in both orders.
func splitHeading(text string) [][2]string {
	var ways [][2]string
	add := func(a, b string) {
		a, b = strings.TrimSpace(a), strings.TrimSpace(b)
		ways = append(ways, [2]string{a, b}, [2]string{b, a})
	}
	if m := inBrackets.FindStringSubmatch(text); m != nil {
		add(m[1], m[2])
	}
	for _, mark := range []string{":", " - ", " – ", " — ", "\n", "/"} {
		if a, b, ok := strings.Cut(text, mark); ok {
			add(a, b)
		}
	}
	words := strings.Fields(text)
	for cut := 1; cut < len(words); cut++ {
		add(strings.Join(words[:cut], " "), strings.Join(words[cut:], " "))
	}
	return ways
}

// headings lists the dimensions of a block as the claim's headings.
func (b *block) headings() []ingest.DimensionHeading {
	var list []ingest.DimensionHeading
	for i, row := range b.rows {
		list = append(list, b.dimension(row, b.col, vocab.Heading{Kind: vocab.Dimension, Dimension: b.numbers[i]}))
	}
	return list
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
	for _, b := range d.blocks {
		for i, row := range b.rows {
			named[b.numbers[i]] = row
		}
		for row := b.first; row <= d.lastRow(b); row++ {
			problems = append(problems, b.strangeRow(row)...)
		}
	}
	return append(problems, d.missing(named, nil)...)
}

// lastRow is where a block's rows of ratings may end: a run of unknown
// dimensions directly below the last known one belongs to it.
func (d *down) lastRow(b *block) int {
	row := b.last
	for row+1 <= d.NumRows() && !d.blank(row+1) && !d.startsBlock(row+1) {
		row++
	}
	return row
}

func (d *down) startsBlock(row int) bool {
	return slices.ContainsFunc(d.blocks, func(b *block) bool { return row >= b.first && row <= b.last || row == b.header })
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
