package layouts

import (
	"fmt"
	"slices"

	"calibrate/ingest"
	"calibrate/ingest/vocab"
	"calibrate/ladder"
)

// shifted says why a row looks moved by one column against its headings: the
// cell at one end of the dimensions is blank, and a bare rating stands just
// beyond the other end, where ratings have no place. Its ratings would be read
// under their neighbours' headings.
func (t *table) shifted(row int) string {
	if t.tooLong(row) {
		return fmt.Sprintf("The line has more fields than the headings have, so a comma or another delimiter stands unquoted in one of them and what follows is moved: none of its ratings was read. Quote that field; the last heading is in column %s.", ladder.ColumnName(t.width))
	}
	n := len(t.dimensions)
	if n < 2 {
		return ""
	}
	left, right := t.dimensions[0].col, t.dimensions[n-1].col
	switch {
	case t.text(row, left) == "" && t.stray(row, right+1) && t.rare(right+1):
		return shiftMessage(right+1, "right")
	case t.text(row, right) == "" && t.personal(left-1) && t.stray(row, left-1) && t.rare(left-1):
		return shiftMessage(left-1, "left")
	}
	return ""
}

// tooLong reports whether a line of a delimited text goes on beyond the last
// heading. A remark in the last column may be cut in two: nothing stands behind
// it that could have moved.
func (t *table) tooLong(row int) bool {
	if t.Name != "" || t.Width(row) <= t.width {
		return false
	}
	if h := t.at(t.width); h.Is("comment") {
		return slices.ContainsFunc(t.dimensions, func(d dimensionColumn) bool {
			cell := t.At(row, d.col)
			return cell.Kind != ingest.Empty && !t.looksRated(row, d.col) && !isState(t.vocab, cell.Text)
		})
	}
	return true
}

func shiftMessage(col int, way string) string {
	return fmt.Sprintf("A rating stands in column %s, which is none of a dimension, and the other end of the row is blank: the row looks shifted to the %s, so none of its ratings was read. Move the cells back.", ladder.ColumnName(col), way)
}

// stray reports whether a bare level stands in a column whose heading wants
// none: a column of numbers or an unknown heading proves nothing.
func (t *table) stray(row, col int) bool {
	h := t.at(col)
	if h.Kind == vocab.Unknown && t.text(t.namesRow(), col) != "" || h.Kind == vocab.Dimension || h.Is("level") {
		return false
	}
	return t.isLevel(t.At(row, col))
}

// rare reports whether levels are exceptions in a column: ids can be small
// numbers throughout.
func (t *table) rare(col int) bool {
	if known, ok := t.rarity[col]; ok {
		return known
	}
	levels, rows := 0, 0
	for _, row := range t.dataRows() {
		rows++
		if t.stray(row, col) {
			levels++
		}
	}
	if t.rarity == nil {
		t.rarity = map[int]bool{}
	}
	t.rarity[col] = 3*levels <= rows
	return t.rarity[col]
}

// personal reports whether a column says who rates whom; ids may be numbers.
func (t *table) personal(col int) bool {
	switch h := t.at(col); h.Field {
	case "employee", "name", "rater", "relation", "last_name", "first_name", "manager":
		return h.Kind == vocab.Field
	}
	return false
}

// secondHeader finds a row below the header that heads other dimensions in the
// same columns; 0 when there is none. What stands below it would be read under
// the wrong headings.
func (t *table) secondHeader() int {
	for row := t.row + 1; row <= t.last(); row++ {
		other := 0
		for _, d := range t.dimensions {
			cell := t.At(row, d.col)
			if cell.Kind != ingest.String {
				continue
			}
			if number, ok := t.vocab.IsDimension(cell.Text); ok && number != d.number {
				other++
			}
		}
		if other >= 2 || other == 1 && len(t.dimensions) == 1 {
			return row
		}
	}
	return 0
}
