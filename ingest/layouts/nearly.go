package layouts

import (
	"fmt"
	"strings"

	"calibrate/ingest"
	"calibrate/ingest/vocab"
	"calibrate/ladder"
)

// nearlyWide looks at a sheet without a single dimension across for one that
// was meant to have some: people in front, ratings under headings nobody knows.
// It is refused rather than passed over; nil when the sheet is nothing such.
func (s *sight) nearlyWide() *ingest.Claim {
	for row := 1; row <= min(s.NumRows(), headerRows); row++ {
		t := s.tableAt(row)
		if claim := t.nearlyList(); claim != nil {
			return claim
		}
		if claim := t.nearlyPerPerson(); claim != nil {
			return claim
		}
		if len(t.dimensions) > 0 || !t.has(employeeFields...) || t.has("dimension", "rating", "agreed", "share") {
			continue
		}
		if lost := t.ratedColumns(); len(lost) > 0 {
			settle := "columns: {" + strings.Join(lost, ", ") + "}  # the dimension of each column"
			if !t.has(raterFields...) && !(t.marked() && t.has("email", "name")) { // who is logged in rated
				settle += "\n    rater: \"…\"  # who filled in this sheet"
			}
			claim := t.unsure(fmt.Sprintf("row %d heads people and %d columns of ratings, but none of them with a dimension of the ladder", row, len(lost)), settle)
			claim.Problems = t.headingProblems()
			return claim
		}
		if claim := t.nearlyOneDimension(); claim != nil {
			return claim
		}
	}
	return nil
}

// nearlyPerPerson looks at a row without a column for employees for headings that
// name a dimension and something more over ratings: the people rated, it seems, as in
// "Innovation (Ana Ruiz)".
func (t *table) nearlyPerPerson() *ingest.Claim {
	if t.has(employeeFields...) {
		return nil
	}
	var columns []int
	for col := 1; col <= t.width; col++ {
		h := t.headings[col]
		if (h.Kind == vocab.Dimension || h.Kind == vocab.Unknown && len(h.Like) > 0) && t.allRated(col) {
			columns = append(columns, col)
		}
	}
	if len(columns) < 2 {
		return nil
	}
	return t.unsure(fmt.Sprintf("row %d names dimensions and something more over %d columns of ratings, such as %q, but no column says whom the ratings are about", t.row, len(columns), t.text(t.row, columns[0])),
		"skip: true  # or give each person a row, the dimension alone over its column, and add a column that names them")
}

// nearlyOneDimension looks at a sheet that is named after a dimension and heads
// people for columns of ratings: one for each rater, it seems.
func (t *table) nearlyOneDimension() *ingest.Claim {
	number, ok := t.vocab.IsDimension(t.Name)
	if !ok {
		return nil
	}
	var rated []string
	for col := 1; col <= t.width; col++ {
		if t.headings[col].Kind == vocab.Unknown && t.text(t.row, col) != "" && t.allRated(col) {
			rated = append(rated, ladder.ColumnName(col))
		}
	}
	if len(rated) == 0 {
		return nil
	}
	return t.unsure(fmt.Sprintf("the sheet is named after the dimension %s and holds ratings of people in columns %s, and nothing says that their headings are the raters", t.vocab.Ladder.Dimensions[number].Name, strings.Join(rated, ", ")),
		"skip: true  # and write one rating to a row, with columns for employee, rater, dimension and rating")
}

// nearlyList looks at a row that heads dimensions as a list of single ratings does,
// but lacks the employees, or the ratings, although a column nobody knows holds some.
func (t *table) nearlyList() *ingest.Claim {
	if col := t.unknownTexts(0); col > 0 && t.has("dimension") && t.has("rating") && t.has(raterFields...) && !t.has(employeeFields...) {
		return t.unsure(fmt.Sprintf("row %d heads raters, dimensions and ratings, but no column says whom they are about", t.row),
			fmt.Sprintf("columns: {%s: employee}  # the column that names them", ladder.ColumnName(col)))
	}
	if !t.has("dimension") || !t.has(employeeFields...) || t.has("rating", "level") {
		return nil
	}
	if col := t.likeRatings(); col > 0 {
		return t.unsure(fmt.Sprintf("row %d heads people and dimensions, but no column of it is plainly that of the ratings; column %s (%.40q) holds some", t.row, ladder.ColumnName(col), t.text(t.row, col)),
			fmt.Sprintf("columns: {%s: rating}  # and give any second column of ratings a sheet of its own\n    rater: \"…\"  # who filled in this sheet, unless a column says so", ladder.ColumnName(col)))
	}
	if cols := ticked(t.sight, t.row+1, t.last()); len(cols) > 1 {
		return t.unsureTicks(cols)
	}
	return nil
}

// likeRatings finds a column that holds ratings under a heading nobody knows, one that
// speaks of ratings before any other, which may be of levels; 0 when there is none.
func (t *table) likeRatings() int {
	found := 0
	for col := t.width; col >= 1; col-- {
		text := t.text(t.row, col)
		if t.headings[col].Kind != vocab.Unknown || text == "" || isTotal(text) || t.vocab.SaysNoPerson(text) || !t.allRated(col) {
			continue
		}
		if speaks := t.vocab.Mentions(text, "rating"); speaks || found == 0 || !t.vocab.Mentions(t.text(t.row, found), "rating") {
			found = col
		}
	}
	return found
}

// ratedColumns gives a map entry for each column that holds ratings although its
// heading names no dimension. A heading nobody knows at all counts only beside a rater,
// or the time of a form tool.
func (t *table) ratedColumns() []string {
	var columns []string
	for col := 1; col <= t.width; col++ {
		h := t.headings[col]
		known := h.Kind == vocab.Category || h.Kind == vocab.Ambiguous || len(h.Near) > 0 || len(h.Like) > 0 && t.allRated(col)
		if known && t.anyRated(col) || h.Kind == vocab.Unknown && t.text(t.row, col) != "" && (t.has(raterFields...) || t.marked()) && t.allRated(col) {
			columns = append(columns, ladder.ColumnName(col)+`: "dimension: …"`)
		}
	}
	return columns
}
