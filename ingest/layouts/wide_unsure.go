package layouts

import (
	"fmt"
	"strings"

	"calibrate/ingest"
	"calibrate/ingest/vocab"
	"calibrate/ladder"
)

// unsureColumns refuses a table whose headings leave open which column holds the
// ratings of a dimension, or whose they are.
func (w *wide) unsureColumns() *ingest.Claim {
	who := ""
	if w.named.Text() != "" {
		who = "\n    " + w.namedAs + ": \"…\"  # unless the sheet's name says so"
	}
	if row := w.partedBelow(); row > 0 {
		return w.unsure(fmt.Sprintf("row %d parts the columns under each dimension, and nothing says which of them holds the ratings", row), w.settleParted(row)+who)
	}
	if again := w.repeated(); len(again) > 1 {
		return w.unsure(fmt.Sprintf("%d dimensions of row %d come twice, first again in column %s, and nothing says who gave the second ratings", len(again), w.namesRow(), ladder.ColumnName(again[0])),
			"columns: {"+strings.Join(uses(again, "skip"), ", ")+"}  # and put the second ratings on a sheet of their own"+who)
	}
	return nil
}

// repeated lists the columns that head a dimension an earlier one heads, with
// the same raters.
func (t *table) repeated() []int {
	type key struct {
		number   int
		relation ladder.Relation
	}
	seen := map[key]bool{}
	var again []int
	for _, d := range t.dimensions {
		if seen[key{d.number, d.relation}] {
			again = append(again, d.col)
		}
		seen[key{d.number, d.relation}] = true
	}
	return again
}

// partedBelow finds a row directly below the dimensions with words nobody knows
// in columns without a heading that hold ratings further down, such as
// "Expected" and "Now": the dimension above need not mean the first of them.
func (t *table) partedBelow() int {
	row := t.row + 1
	if t.headingRow > 0 || row > t.last() || t.namesPeople(row) {
		return 0
	}
	for col := t.dimensions[0].col + 1; col <= t.Width(row); col++ {
		if t.text(t.row, col) == "" && t.text(row, col) != "" && !t.looksRated(row, col) && t.ratedBelow(row, col) {
			return row
		}
	}
	return 0
}

// namesPeople reports whether a row names somebody, by a text that is no heading.
func (t *table) namesPeople(row int) bool {
	for _, m := range []ingest.Mention{t.employee(row), t.rater(row)} {
		if _, heading := t.vocab.IsField(m.Text()); m.Text() != "" && !heading {
			return true
		}
	}
	return false
}

func (t *table) ratedBelow(row, col int) bool {
	for row++; row <= t.last(); row++ {
		if t.looksRated(row, col) {
			return true
		}
	}
	return false
}

// settleParted gives the map lines that take the last rated column under each
// dimension and leave out the others.
func (t *table) settleParted(row int) string {
	var columns []string
	for col := 1; col < t.dimensions[0].col; col++ {
		if h := t.at(col); h.Kind == vocab.Field && h.Field != "" {
			columns = append(columns, ladder.ColumnName(col)+": "+h.Field)
		}
	}
	for i, d := range t.dimensions {
		end := t.Width(row)
		if i+1 < len(t.dimensions) {
			end = t.dimensions[i+1].col - 1
		}
		for end > d.col && !t.ratedBelow(row, end) {
			end--
		}
		for col := d.col; col < end; col++ {
			columns = append(columns, ladder.ColumnName(col)+": skip")
		}
		columns = append(columns, fmt.Sprintf("%s: %q", ladder.ColumnName(end), "dimension: "+t.vocab.Ladder.Dimensions[d.number].Name))
	}
	return fmt.Sprintf("header_row: %d\n    columns: {%s}  # the last of each is taken here; change that where another one is the rating", row, strings.Join(columns, ", "))
}

// uses writes one use for each of several columns, as a map file does.
func uses(cols []int, as string) []string {
	var list []string
	for _, col := range cols {
		list = append(list, ladder.ColumnName(col)+": "+as)
	}
	return list
}
