package layouts

import (
	"fmt"
	"slices"

	"calibrate/ingest"
	"calibrate/ladder"
)

// ratingColumn gives the column of the ratings of a list: the first one headed as such
// that holds any, for "Assessment" may head the name of one; else one headed "Level".
func (t *table) ratingColumn() int {
	for _, col := range t.headedAs("rating") {
		if t.anyRated(col) {
			return col
		}
	}
	return t.firstOf("rating", "level")
}

// unsureRatings refuses a list with two columns of ratings that do not agree, such as
// the score of a question beside the rating made of it.
func (l *long) unsureRatings() *ingest.Claim {
	if len(l.byRater) > 0 {
		return nil
	}
	for _, col := range l.headedAs("rating") {
		if col == l.rating {
			continue
		}
		at := slices.IndexFunc(l.dataRows(), func(row int) bool { return l.disagree(row, l.rating, col) })
		if at >= 0 {
			return l.unsure(fmt.Sprintf("columns %s and %s are both headed as ratings and do not agree, first in row %d", ladder.ColumnName(l.rating), ladder.ColumnName(col), l.dataRows()[at]),
				fmt.Sprintf("columns: {%s: skip}  # or {%s: skip}", ladder.ColumnName(col), ladder.ColumnName(l.rating)))
		}
	}
	return l.unsureLevel()
}

// unsureLevel refuses a list whose ratings would be those headed "Level", where that says
// the same of an employee throughout and another column holds ratings too.
func (l *long) unsureLevel() *ingest.Claim {
	if l.rating != l.fields["level"] {
		return nil
	}
	other := l.likeRatings()
	if other == 0 || l.levelsVary() {
		return nil
	}
	return l.unsure(fmt.Sprintf("column %s, headed %q, may say what level each employee is on, and column %s (%.40q) holds ratings too", ladder.ColumnName(l.rating), l.text(l.row, l.rating), ladder.ColumnName(other), l.text(l.row, other)),
		fmt.Sprintf("columns: {%s: rating}  # or {%s: rating}", ladder.ColumnName(other), ladder.ColumnName(l.rating)))
}

// levelsVary reports whether the column of ratings says different things of one employee.
func (l *long) levelsVary() bool {
	said := map[string]string{}
	return slices.ContainsFunc(l.dataRows(), func(row int) bool {
		who, text := l.employee(row).Text(), l.text(row, l.rating)
		if said[who] == "" {
			said[who] = text
		}
		return text != "" && said[who] != text
	})
}

// disagree reports whether two cells of a row are different levels.
func (l *long) disagree(row, one, other int) bool {
	a, b := l.level(l.vocab, l.At(row, one)), l.level(l.vocab, l.At(row, other))
	return a.State == ladder.Rated && b.State == ladder.Rated && a.Level != b.Level
}
