package layouts

import (
	"fmt"
	"slices"

	"calibrate/ingest"
	"calibrate/ingest/vocab"
	"calibrate/ladder"
)

// ratingColumn gives the column of the ratings of a list: the first one headed as such
// that holds any, for "Assessment" may head the name of one; else one headed "Level".
func (t *table) ratingColumn() int {
	for _, col := range t.headedRatings() {
		if t.anyRated(col) {
			return col
		}
	}
	return t.firstOf("rating", "level")
}

// headedRatings lists the columns headed as ratings.
func (t *table) headedRatings() []int {
	var cols []int
	for col := 1; col <= t.width; col++ {
		if h := t.headings[col]; h.Kind == vocab.Field && h.Field == "rating" {
			cols = append(cols, col)
		}
	}
	return cols
}

// unsureRatings refuses a list with two columns of ratings that do not agree, such as
// the score of a question beside the rating made of it.
func (l *long) unsureRatings() *ingest.Claim {
	for _, col := range l.headedRatings() {
		if col == l.rating {
			continue
		}
		at := slices.IndexFunc(l.dataRows(), func(row int) bool { return l.disagree(row, l.rating, col) })
		if at >= 0 {
			return l.unsure(fmt.Sprintf("columns %s and %s are both headed as ratings and do not agree, first in row %d", ladder.ColumnName(l.rating), ladder.ColumnName(col), l.dataRows()[at]),
				fmt.Sprintf("columns: {%s: skip}  # or {%s: skip}", ladder.ColumnName(col), ladder.ColumnName(l.rating)))
		}
	}
	return nil
}

// disagree reports whether two cells of a row are different levels.
func (l *long) disagree(row, one, other int) bool {
	a, b := l.level(l.vocab, l.At(row, one)), l.level(l.vocab, l.At(row, other))
	return a.State == ladder.Rated && b.State == ladder.Rated && a.Level != b.Level
}
