package layouts

import (
	"fmt"

	"calibrate/ingest/vocab"
	"calibrate/ladder"
)

// remarks gives the rows of a roster that hold one text and nothing else, such as
// "Team Core" over a group or "Prepared by HR" below: they are no people. Somebody
// whom another row names as manager is one, all the same.
func (r *roster) remarks() map[int]bool {
	if r.filledUpTo(r.row, 3) < 3 {
		return nil // a list of names alone, or beside one column
	}
	alone, managers := map[int]bool{}, map[string]bool{}
	for _, row := range r.dataRows() {
		if m := r.manager(row); m.Text() != "" {
			for _, said := range []string{m.ID, m.Any, m.Email, m.Name} {
				managers[vocab.Key(said)] = true
			}
		}
		alone[row] = r.filledUpTo(row, 2) == 1
	}
	for row := range alone {
		if alone[row] && managers[vocab.Key(r.text(row, r.lone(row)))] {
			alone[row] = false
		}
	}
	return alone
}

// lone is the column of the only cell of a row that holds something.
func (r *roster) lone(row int) int {
	for col := 1; col < r.Width(row); col++ {
		if r.text(row, col) != "" {
			return col
		}
	}
	return r.Width(row)
}

// remark says of a row with one text that it was not taken for a person.
func (r *roster) remark(row int) ladder.Problem {
	col := r.lone(row)
	return r.problem(row, col, ladder.RowLooksComputed, ladder.Warning,
		fmt.Sprintf("The row holds %.80q and nothing else, and was taken for a heading or a remark, not for a person; if it is one, fill in the row.", r.text(row, col)))
}
