package layouts

import (
	"fmt"
	"slices"

	"calibrate/ingest"
	"calibrate/ingest/vocab"
	"calibrate/ladder"
)

// unsureWhoIsAbout refuses a table of people and what raters are under a title that names
// whom it is about: "Name" may head the raters, where it says nobody twice.
func (w *wide) unsureWhoIsAbout() *ingest.Claim {
	whom, col := w.title.whom(), w.firstOf(employeeFields...)
	if whom.Text() == "" || col == 0 || !w.has("relation") || w.has(raterFields...) {
		return nil
	}
	named := map[string]bool{}
	for _, row := range w.dataRows() {
		text := w.text(row, col)
		if named[text] {
			return nil
		}
		named[text] = true
	}
	if len(named) < 2 {
		return nil
	}
	return w.unsure(fmt.Sprintf("%s%d says that the sheet is about %q, and column %s may name those who rated", ladder.ColumnName(whom.Col), whom.Row, whom.Text(), ladder.ColumnName(col)),
		fmt.Sprintf("columns: {%s: rater}  # if they rated; where they are rated, take the name out of the title instead\n    employee: %q", ladder.ColumnName(col), whom.Text()))
}

// unsureSecondTable refuses a table with another one beside it.
func (w *wide) unsureSecondTable() *ingest.Claim {
	left, right := w.secondPeople()
	if right == 0 {
		return nil
	}
	return w.unsure(fmt.Sprintf("column %s, among the dimensions, names others than column %s does, as a second table beside the first", ladder.ColumnName(right), ladder.ColumnName(left)), w.leaveOutFrom(right))
}

// secondPeople finds a column among the dimensions that is headed as one of people
// before them, and names others: the ratings behind it would be taken for the first
// ones'. A name may be headed "Employee" or "Name", and a number with or without them.
func (w *wide) secondPeople() (left, right int) {
	kinds := map[string]string{"employee": "name", "name": "name", "last_name": "name", "employee_id": "id", "id": "id", "employee_email": "email", "email": "email"}
	before := map[string]int{}
	for col := 1; len(w.dimensions) > 0 && col < w.dimensions[len(w.dimensions)-1].col; col++ {
		h := w.headings[col]
		kind := kinds[h.Field]
		switch other := before[kind]; {
		case h.Kind != vocab.Field || kind == "":
		case col < w.dimensions[0].col:
			before[kind] = col
		case other > 0 && w.namesOthers(other, col):
			return other, col
		}
	}
	return 0, 0
}

func (w *wide) namesOthers(left, right int) bool {
	return slices.ContainsFunc(w.dataRows(), func(row int) bool {
		text := w.text(row, right)
		return text != "" && text != w.text(row, left)
	})
}
