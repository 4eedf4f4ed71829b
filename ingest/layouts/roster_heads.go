package layouts

import (
	"fmt"
	"slices"
	"strings"

	"calibrate/ingest"
	"calibrate/ingest/vocab"
	"calibrate/ladder"
)

// underPeople joins the headings of a roster with a row above that says whose they are:
// "Employee" over the first ones, "Manager" over others.
func (t *table) underPeople() {
	if t.row == 1 {
		return
	}
	above := t.tableAt(t.row - 1)
	if !above.has(managerFields...) || above.known() < above.filled(above.row) {
		return
	}
	whose := ""
	for col := 1; col <= t.width; col++ {
		if text := above.text(above.row, col); text != "" {
			whose = ""
			if slices.Contains(managerFields, above.at(col).Field) {
				whose = text
			}
		}
		if h := t.vocab.Heading(whose + " " + t.text(t.row, col)); whose != "" && h.Kind == vocab.Field {
			t.headings[col], t.top = h, above.row
		}
	}
	t.arrange()
}

// unsureTwice refuses a roster with two columns of people under the very same heading
// that say different things: one of them may be the managers'.
func (t *table) unsureTwice() *ingest.Claim {
	first, again := t.headedTwice()
	if len(again) == 0 {
		return nil
	}
	return t.unsure(fmt.Sprintf("columns %s and %s are both headed %q and differ", ladder.ColumnName(first), ladder.ColumnName(again[0]), t.text(t.row, first)),
		"columns: {"+strings.Join(uses(again, "skip"), ", ")+"}  # or what each is, such as manager or manager_id")
}

// headedTwice lists the columns of people headed as an earlier one and unlike it, and
// gives the one that the first of them repeats.
func (t *table) headedTwice() (first int, again []int) {
	headed := map[string]int{}
	for col := 1; col <= t.width; col++ {
		h := t.headings[col]
		if h.Kind != vocab.Field || !slices.Contains(append(managerFields, employeeFields...), h.Field) {
			continue
		}
		key := h.Field + vocab.Key(t.text(t.row, col))
		other := headed[key]
		if other == 0 || !slices.ContainsFunc(t.dataRows(), func(row int) bool { return t.text(row, col) != t.text(row, other) }) {
			headed[key] = col
			continue
		}
		if again = append(again, col); first == 0 {
			first = other
		}
	}
	return first, again
}
