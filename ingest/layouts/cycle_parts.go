package layouts

import (
	"regexp"
	"slices"

	"calibrate/ingest"
	"calibrate/ingest/vocab"
)

var (
	yearHeadings = folded("Year", "Review Year", "Fiscal Year", "FY", "Calendar Year", "Jahr", "Geschäftsjahr", "Année", "Exercice", "Año", "Ejercicio", "年", "年度")
	partOfYear   = regexp.MustCompile(`(?i)^(?:(?:h|q|hj|s)\s*[1-4]|[1-4]\s*(?:h|q|hj|s))$`)
	fullYear     = regexp.MustCompile(`(?i)^(?:fy\s*)?(?:20)?\d{2}$`)
)

// cycleAt gives the cycle a row states: a half or quarter alone with the year that stands
// in a column of its own.
func (t *table) cycleAt(row int) ingest.Said {
	said := t.said(row, "cycle")
	if !partOfYear.MatchString(said.Text) {
		return said
	}
	for col := 1; col <= t.width; col++ {
		if year := t.text(row, col); t.headsYear(col) && fullYear.MatchString(year) {
			said.Text += " " + year
			break
		}
	}
	return said
}

// headsYear reports whether a column is headed as the year of the halves or quarters
// beside it.
func (t *table) headsYear(col int) bool {
	return t.has("cycle") && t.at(col).Kind == vocab.Unknown && slices.Contains(yearHeadings, vocab.Key(t.text(t.row, col)))
}
