package layouts

import (
	"calibrate/ingest"
	"calibrate/ingest/vocab"
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
	skipped []int       // columns of ratings that the map leaves out, and of agreed levels
	remarks []int       // columns of comments on those, or of a rater without ratings
	second  []int       // further columns of comments on ratings that have one
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
	var comments []int
	for col := b.col + 1; col <= width; col++ {
		if b.isComments(col) {
			comments = append(comments, col)
		} else {
			b.readColumn(col)
		}
	}
	b.readComments(comments)
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

// headings lists the dimensions of a block as the claim's headings.
func (b *block) headings() []ingest.DimensionHeading {
	var list []ingest.DimensionHeading
	for i, row := range b.rows {
		list = append(list, b.dimension(row, b.col, vocab.Heading{Kind: vocab.Dimension, Dimension: b.numbers[i]}))
	}
	return list
}
