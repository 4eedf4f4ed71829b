package layouts

import (
	"fmt"
	"slices"
	"strings"

	"calibrate/ingest"
	"calibrate/ingest/vocab"
	"calibrate/ladder"
)

// onceOnly are what a roster says of a person in one column, in words for messages.
var onceOnly = []struct{ field, what string }{
	{"level", "the current level"}, {"proposed", "the proposed level"}, {"hired", "the date of hire"}, {"level_since", "the date of the level"},
}

// toldTwice warns of columns headed as what another one says too, where they differ.
func (t *table) toldTwice() []ladder.Problem {
	var problems []ladder.Problem
	for _, once := range onceOnly {
		used := t.fields[once.field]
		for _, col := range t.headedAs(once.field) {
			if row, n := t.saysElse(once.field, used, col); n > 0 {
				problems = append(problems, t.problem(row, col, ladder.StatementsDisagree, ladder.Warning,
					fmt.Sprintf("Columns %s (%.40q) and %s (%.40q) are both headed as %s and differ, here first of %d times; %s was used. If that is wrong, leave it out in a file given with --map (columns: {%s: skip}).",
						ladder.ColumnName(used), t.text(t.row, used), ladder.ColumnName(col), t.text(t.row, col), once.what, n, ladder.ColumnName(used), ladder.ColumnName(used))))
			}
		}
	}
	return problems
}

// saysElse counts the rows where two columns of one field say different things that can
// be read, and gives the first.
func (t *table) saysElse(field string, one, other int) (row, n int) {
	said := func(row, col int) string {
		if field == "level" || field == "proposed" {
			if level, _ := t.vocab.Level(t.text(row, col)); level > 0 {
				return fmt.Sprint(level)
			}
			return ""
		}
		date, _ := vocab.Date(t.text(row, col), t.opt.DateOrder)
		return date.Format("20060102")
	}
	for _, at := range t.dataRows() {
		if a, b := said(at, one), said(at, other); a != "" && b != "" && a != b && t.text(at, one) != "" && t.text(at, other) != "" {
			if n++; n == 1 {
				row = at
			}
		}
	}
	return row, n
}

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
	return t.unsure(fmt.Sprintf("columns %s and %s are both headed as the same of people (%.40q, %.40q) and differ", ladder.ColumnName(first), ladder.ColumnName(again[0]), t.text(t.row, first), t.text(t.row, again[0])),
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
		if h.Field == "manager" {
			key = h.Field // a team lead beside a manager: one of them is whom people report to
		}
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
