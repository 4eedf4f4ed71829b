package layouts

import (
	"fmt"
	"slices"
	"strings"

	"calibrate/ingest"
	"calibrate/ingest/vocab"
	"calibrate/ladder"
)

// dataRows lists the rows below the header that hold data: blank rows,
// repeated headers, rows of totals and footers are left out. They are found
// once: a sheet is gone through many times.
func (t *table) dataRows() []int {
	if t.data != nil {
		return t.data
	}
	t.data, t.computed, t.legends, t.explained = []int{}, nil, nil, nil
	legend, above := false, 0
	for row := t.row + 1; row <= t.last(); row++ {
		legend = t.legendRow(row, legend)
		switch {
		case t.blank(row) || t.repeatsHeader(row) || strings.HasPrefix(t.firstCell(row).Text, qualtricsIDs):
		case legend || t.footer(row):
			t.legends = append(t.legends, row)
			if legend && !t.explains(row) && !isLegend(t.firstCell(row)) {
				t.explained = append(t.explained, row)
			}
		case t.totalsRow(row) || t.totalOf(above, row):
			t.computed = append(t.computed, row)
		default:
			t.data = append(t.data, row)
			above = row
		}
	}
	return t.data
}

// qualtricsIDs begins what Qualtrics calls its columns, in a row of its own below the
// headings.
const qualtricsIDs = `{"ImportId"`

// totalOf reports whether the first text of a row is that of the data above and
// the name of a figure, as spreadsheets label the totals of a group.
func (t *table) totalOf(above, row int) bool {
	if above == 0 {
		return false
	}
	group, label := t.firstCell(above), t.firstCell(row)
	if group.Kind != ingest.String || label.Kind != ingest.String || len(group.Text) >= len(label.Text) {
		return false
	}
	figure, ok := strings.CutPrefix(label.Text, group.Text+" ")
	if !ok {
		figure, ok = strings.CutSuffix(label.Text, " "+group.Text)
	}
	return ok && (isTotal(figure) || figure == "Ergebnis") // which by itself may head ratings
}

// mayBePeople says of each row left out whose label is a given name too, such as
// Max, or stands for what was agreed on, that it was left out; and of those below the
// heading of a legend.
func (t *table) mayBePeople() []ladder.Problem {
	var problems []ladder.Problem
	t.dataRows()
	if n := len(t.explained); n > 0 {
		problems = append(problems, t.problem(0, 0, ladder.RowLooksComputed, ladder.Warning,
			fmt.Sprintf("What stands below the heading of a legend, down to row %d, holds no rating and was taken for its text, not for people (%d of its rows explain no number).", t.explained[n-1], n)))
	}
	for _, row := range t.computed {
		m := t.employee(row)
		if t.totalsRater(row) {
			m = t.rater(row)
		}
		if t.vocab.MayBeName(m.Text()) || vocab.SaysAgreed(m.Text()) || isMeanName(m.Text()) {
			problems = append(problems, t.problem(row, m.Col, ladder.RowLooksComputed, ladder.Warning,
				fmt.Sprintf("The row is labelled %.80q and was taken for a figure made from others, not for a person; if it is one, write the whole name, or the id.", m.Text())))
		}
	}
	return problems
}

// legendRow reports whether a row explains the ratings instead of holding some:
// it is headed as a legend or stands below such a row, and has no rating, or says
// what a number stands for.
func (t *table) legendRow(row int, below bool) bool {
	if len(t.dimensions) == 0 && t.rating == 0 || !below && !isLegend(t.firstCell(row)) {
		return false
	}
	return t.explains(row) || !slices.ContainsFunc(t.ratedIn(), func(col int) bool { return t.looksRated(row, col) })
}

// repeatsHeader reports whether a row is the header once more, as long sheets
// print it on every page.
func (t *table) repeatsHeader(row int) bool {
	same := 0
	for col := 1; col <= t.width; col++ {
		if t.headings[col].Kind == vocab.Unknown {
			continue
		}
		if t.At(row, col).Text != t.At(t.row, col).Text {
			return false
		}
		same++
	}
	return same > 0
}

// totalsRow reports whether a row is computed from others: its first text says
// so and nobody is named beside it. Max and Sum are people's names as well.
func (t *table) totalsRow(row int) bool {
	label, computed := t.computedLabel(row)
	return computed && !t.namesBeside(row, label) || t.levelRow(row) || t.totalsRater(row)
}

// totalsRater reports whether a row has the name of a figure where others have
// their rater, as below each employee's raters. Beside an employee's name, a word
// that is a name as well is one.
func (t *table) totalsRater(row int) bool {
	label := strings.TrimRight(t.cell(row, "rater"), ":")
	return label != "" && t.namesFigure(label) && (!t.vocab.MayBeName(label) || t.employee(row).Text() == "")
}

// namesBeside reports whether a row names a rater, or an employee by more than
// one text.
func (t *table) namesBeside(row int, label string) bool {
	if t.has(raterFields...) && t.rater(row).Text() != "" {
		return true
	}
	m := t.employee(row)
	for _, said := range []string{m.ID, m.Name, m.Email, m.Any} {
		isCount := strings.Trim(said, "0123456789.,") == "" && !t.vocab.MayBeName(label)
		if said != "" && !isCount && strings.TrimRight(said, ":") != label {
			return true
		}
	}
	return false
}

// footer reports whether a row is a remark below the table: one text that reads
// like a sentence, and nothing under the other headings.
func (t *table) footer(row int) bool {
	if t.filledUpTo(row, 2) != 1 {
		return false
	}
	for col := 1; col <= t.Width(row); col++ {
		if text := t.text(row, col); text != "" {
			return len(strings.Fields(text)) > 5 || strings.ContainsAny(text, ":©*") || strings.HasSuffix(text, ".") && strings.Contains(text, " ")
		}
	}
	return false
}

// An employeeFill finds whom a row is about when the employee stands only on
// the first row of a group, or in a cell merged over its rows.
type employeeFill struct {
	t       *table
	grouped bool // most employees are followed by rows without one
	ofLong  bool // each row is one rating
	last    ingest.Mention
	lastRow int
	cycle   ingest.Said // of the row above
	above   int         // that row
}

func (t *table) newEmployeeFill() *employeeFill {
	f := &employeeFill{t: t}
	filled, followed, previous := 0, 0, 0
	for _, row := range t.dataRows() {
		named := t.employee(row).Text() != ""
		if named {
			filled++
		} else if previous == row-1 && previous > 0 {
			followed++
		}
		previous = 0
		if named {
			previous = row
		}
	}
	f.grouped = filled > 0 && 2*followed > filled
	return f
}

// employee gives the employee of a row, its own or the one filled down.
func (f *employeeFill) employee(row int) ingest.Mention {
	m := f.t.employee(row)
	if m.Text() != "" {
		f.last, f.lastRow = m, row
		return m
	}
	if f.last.Text() != "" && (f.continues(row) || f.merged(row)) {
		return f.last
	}
	return m
}

// cycleOf gives the cycle of a row: where its cell is empty, that of the row above
// unless a blank row parts the two. Rows are asked for from the top.
func (f *employeeFill) cycleOf(row int) ingest.Said {
	own := f.t.cycleAt(row)
	if own.Text != "" || f.above == 0 || row > f.above+1 && f.t.blank(row-1) {
		f.cycle = own
	}
	f.above = row
	return f.cycle
}

// continues reports whether a row without an employee goes on with the one
// above: among raters it names another rater, for the same one twice would not
// be a group but a name left out; in a list of single ratings it may name nobody
// at all.
func (f *employeeFill) continues(row int) bool {
	if !f.grouped || f.lastRow == 0 || row == f.lastRow || !f.t.has(raterFields...) || f.t.employee(row).Text() != "" || !f.contiguous(row) {
		return false
	}
	rater := f.t.rater(row).Text()
	if f.ofLong {
		return true
	}
	return rater != "" && rater != f.t.rater(f.lastRow).Text()
}

// contiguous reports whether no blank row parts a row from its employee's.
func (f *employeeFill) contiguous(row int) bool {
	for r := f.lastRow + 1; r < row; r++ {
		if f.t.blank(r) {
			return false
		}
	}
	return true
}

// merged reports whether the employee's cell is merged down over the row.
func (f *employeeFill) merged(row int) bool {
	return f.t.sight.merged[[2]int{row, f.last.Col}] == f.lastRow && f.lastRow > 0
}
