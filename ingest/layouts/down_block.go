package layouts

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

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
	agreed  []int       // columns of what was agreed on, which nobody's rating is
	left    []int       // columns of short texts, none of them a rating
	header  int         // row of the headings over the values, 0 when there is none
}

// A valueFrom is a column of ratings and whose they are.
type valueFrom struct {
	col, comment int // comment is 0 when there is none
	heading      string
	relation     string         // a word for what the rater is, "" when the heading has none
	person       ingest.Mention // named by the heading, empty when it names none
	employee     ingest.Mention // named over a group of columns, empty when none is
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
	b.groupEmployees()
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
		if label.Kind != vocab.Category && !(texts > 1 && ofEachColumn(label)) {
			return 0
		}
	}
	return 0
}

// ofEachColumn reports whether a label is that of a row which says something of
// each column and may stand below the headings.
func ofEachColumn(label vocab.Heading) bool {
	return label.Kind == vocab.Field && (side(label.Field) == "rater" || label.Field == "relation")
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
	if isTotal(text) || computed.MatchString(text) || b.vocab.SaysNoPerson(text) && h.Kind != vocab.Field || b.said.Columns[ladder.ColumnName(col)] == "skip" || h.Kind == vocab.Field && b.otherField(h.Field) {
		return
	}
	if !b.anyRating(col) {
		if text != "" && b.shortMarks(col) {
			b.left = append(b.left, col)
		}
		return
	}
	if vocab.SaysAgreed(text) && h.Kind == vocab.Unknown {
		b.agreed = append(b.agreed, col)
		return
	}
	v := valueFrom{col: col, heading: text}
	v.relation, v.person = b.readPerson(text, col)
	b.columns = append(b.columns, v)
}

// leftProblems says of each column of what was agreed on that it was left out, and warns
// of those of short texts that were not taken for ratings: nobody may have been able to
// read some that are.
func (b *block) leftProblems() []ladder.Problem {
	return append(
		b.columnProblems(b.agreed, "was taken for what was agreed on, not for a rater's ratings, so it was not read; if somebody gave these ratings, put the name over them."),
		b.columnProblems(b.left, "holds nothing that can be read as a rating, so it was not used; if these are ratings, write levels, and who gave them over the column.")...)
}

// columnProblems says of each of some columns what became of it.
func (b *block) columnProblems(cols []int, became string) (problems []ladder.Problem) {
	for _, col := range cols {
		problems = append(problems, b.problem(b.header, col, ladder.UnknownHeading, ladder.Warning,
			fmt.Sprintf("The column is headed %.80q and %s", b.text(b.header, col), became)))
	}
	return problems
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

// anyRating reports whether a column of the block holds a rating or a state, or is
// headed as one that does and holds nothing else of another length.
func (b *block) anyRating(col int) bool {
	for _, row := range b.rows {
		if b.looksRated(row, col) || b.text(row, col) != "" && isState(b.vocab, b.text(row, col)) {
			return true
		}
	}
	text := ""
	if b.header > 0 {
		text = b.text(b.header, col)
	}
	h := b.vocab.Heading(text)
	if h.Kind == vocab.Field && h.Field == "rating" {
		return b.shortMarks(col)
	}
	return b.saysWho(text) && (b.emptyColumn(col) || b.shortMarks(col))
}

// emptyColumn reports whether nothing stands in a column of the block.
func (b *block) emptyColumn(col int) bool {
	return !slices.ContainsFunc(b.rows, func(row int) bool { return b.text(row, col) != "" })
}

// longestMark is the longest text in characters that may be meant as a rating.
const longestMark = 20

// shortMarks reports whether a column of the block holds something, and nothing
// too long to be meant as a rating.
func (b *block) shortMarks(col int) bool {
	return !b.emptyColumn(col) && !slices.ContainsFunc(b.rows, func(row int) bool { return utf8.RuneCountInString(b.text(row, col)) > longestMark })
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
