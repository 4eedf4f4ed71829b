package layouts

import (
	"fmt"
	"strings"

	"calibrate/ingest"
	"calibrate/ingest/vocab"
	"calibrate/ladder"
)

// unsureNameParts refuses a table where one heading of people stands over two columns of
// single words: given and family names, of which the first alone would be read.
func (w *wide) unsureNameParts() *ingest.Claim {
	for _, whole := range []nameIn{employeeName, raterName, {"employee", "first_name", "last_name"}} {
		col := w.fields[whole.whole]
		if col == 0 || w.text(w.row, col+1) != "" || w.at(col+1).Kind != vocab.Unknown || !w.areNameParts(col) {
			continue
		}
		return w.unsure(fmt.Sprintf("columns %s and %s both hold single words below %q, as if names stood there in two parts", ladder.ColumnName(col), ladder.ColumnName(col+1), w.text(w.row, col)),
			fmt.Sprintf("columns: {%s: %s, %s: %s}  # or the other way round", ladder.ColumnName(col), whole.given, ladder.ColumnName(col+1), whole.family))
	}
	return nil
}

// areNameParts reports whether each row holds one word in a column and one in the next.
func (w *wide) areNameParts(col int) bool {
	rows := w.dataRows()
	for _, row := range rows {
		for _, at := range []int{col, col + 1} {
			cell := w.At(row, at)
			if cell.Kind != ingest.String || len(strings.Fields(cell.Text)) != 1 || strings.ContainsAny(cell.Text, "0123456789@") || isState(w.vocab, cell.Text) || w.looksRated(row, at) {
				return false
			}
			if _, relation := w.vocab.Relation(cell.Text); relation {
				return false
			}
		}
	}
	return len(rows) > 0
}
