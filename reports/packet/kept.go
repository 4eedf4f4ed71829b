package packet

import (
	"slices"

	"calibrate/analysis"
)

// foldedRows is how many rows of a table the HTML keeps beside those shown at once.
const foldedRows = 2000

// kept is what the HTML has of a table: rows beyond those shown at once are unfolded,
// or found by a filter.
type kept struct {
	Kept    []row // in the order of the table
	Beyond  int   // rows of the table that only the workbook has
	KeptWhy []string
	People  reach // of those whom the rows are about; nil for nobody
}

// mostFolded is how many rows are kept of a table: of one with a row per person, where a
// filter is to find everybody, as many as a page can bear, and it is not cut for the last
// ones. Of others, which have many rows of each person, or none, what is shown is enough.
func mostFolded(t analysis.Table) int {
	id := slices.IndexFunc(t.Columns, func(c analysis.Column) bool { return c.Name == "employee" })
	if id < 0 || !onePerPerson(t, id) {
		return 0
	}
	if rows := t.Rows.Len(); rows <= foldedRows+foldedRows/slack {
		return rows
	}
	return foldedRows
}

// tallRows is how many rows a table has at most of which the head is seen while they are
// read: about a screen and a half of a laptop.
const tallRows = 30

// Tall says that a table scrolls within a screen, under its own head: columns of hundreds
// of rows tell nothing once their heads are out of sight, nor does a bar to scroll them
// sideways that stands below the last one.
func (t table) Tall() bool { return len(t.Kept) > tallRows }

// Fold names what unfolds, "" where all rows are shown at once.
func (t table) Fold() string {
	switch all := len(t.Rows) + t.Left; {
	case len(t.Kept) == len(t.Rows):
		return ""
	case t.Beyond > 0:
		return analysis.Said("%d of %d rows", len(t.Kept), all)
	default:
		return analysis.Said("All %d rows", all)
	}
}

// ShownWords says which rows are shown at once, where that is not all: above them, for the
// foot of many rows is far. "" where all are.
func (t table) ShownWords() string {
	if t.Left == 0 || t.Cut != "" {
		return t.Cut
	}
	return analysis.Said("the first %d of %d rows", len(t.Rows), len(t.Rows)+t.Left)
}

// LeftWords says which rows are not shown at once, and where they are; "" for none.
func (t table) LeftWords() (words string) {
	if t.Cut != "" {
		words = "Shown: " + t.Cut + ". "
	}
	switch t.Left {
	case 0:
		return ""
	case 1:
		return words + "1 further row is in the workbook, in the table of the same name"
	}
	return words + analysis.Said("%d further rows are in the workbook, in the table of the same name", t.Left)
}

// UnfoldWords says which of them unfold, of which paper says nothing.
func (t table) UnfoldWords() string {
	switch {
	case len(t.Kept) == len(t.Rows):
		return ""
	case t.Beyond > 0:
		return analysis.Said("; %d of them unfold above it", len(t.Kept)-len(t.Rows))
	}
	return ", and unfold above it"
}

// FilteredWords warns that a filter does not reach all rows; "" where it does.
func (t table) FilteredWords() string {
	if t.People == nil || t.Beyond == 0 {
		return ""
	}
	return analysis.Said("Filtered among %d of %d rows; all are in the workbook, in the table of the same name.", len(t.Kept), len(t.Rows)+t.Left)
}
