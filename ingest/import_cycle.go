package ingest

import (
	"fmt"

	"calibrate/ladder"
)

// cycleOf finds the cycle of a row: what the row says, else the sheet, else the
// file's fallback. It is false when there is none, or another one than was asked
// for; both are reported.
func (r *sheetReader) cycleOf(row Said) (string, bool) {
	said := row
	if said.Text == "" {
		said = r.claim.Cycle
	}
	cycle, stated := r.normalCycle(said.Text)
	asked := NormalCycle(r.run.opt.Cycle)
	switch {
	case cycle == "":
		r.once(ladder.NoCycle, 0, 0, "", Reading{Code: ladder.NoCycle, Severity: ladder.Error,
			Message: "Nothing says which cycle the sheet belongs to; give --cycle, or name it in a column, the title, the sheet's name or the folder."})
		return "", false
	case stated && asked != "" && cycle != asked:
		key := ladder.OtherCycle + cycle
		if row.Text != "" {
			key = fmt.Sprint(key, row.Row, "/", row.Col)
		}
		r.once(key, said.Row, said.Col, said.Text, Reading{Code: ladder.OtherCycle, Severity: ladder.Error,
			Message: fmt.Sprintf("This belongs to cycle %s, and %s was asked for, so it was not read; import it with --cycle %s.", cycle, asked, cycle)})
		return "", false
	}
	return cycle, true
}

// normalCycle chooses the cycle of a row, once for each text.
func (r *sheetReader) normalCycle(said string) (cycle string, stated bool) {
	cycle, known := r.cycles[said]
	if !known {
		cycle, _ = chooseCycle(said, r.fallback)
		r.cycles[said] = cycle
	}
	return cycle, said != ""
}

// chooseCycle prefers the cycle the sheet states.
func chooseCycle(stated, fallback string) (cycle string, isStated bool) {
	if stated != "" {
		return NormalCycle(stated), true
	}
	return NormalCycle(fallback), false
}

// hiddenData warns of hidden rows and columns, which are read all the same.
func hiddenData(s *Sheet) []ladder.Problem {
	var problems []ladder.Problem
	warn := func(row, col int, what string) {
		problems = append(problems, ladder.Problem{
			Source: s.Source(row, col), Text: s.At(row, col).Text, Code: ladder.HiddenData, Severity: ladder.Warning,
			Message: what + " hidden or filtered out in the spreadsheet, and the cells were read all the same; check that they belong to the data.",
		})
	}
	width := 0
	for row := 1; row <= s.NumRows(); row++ {
		width = max(width, s.Width(row))
		if !s.RowHidden(row) || s.Width(row) == 0 || s.RowHidden(row-1) && s.Width(row-1) > 0 {
			continue
		}
		last := row
		for last < s.NumRows() && s.RowHidden(last+1) && s.Width(last+1) > 0 {
			last++
		}
		warn(row, 1, span("Row", fmt.Sprint(row), fmt.Sprint(last)))
	}
	for col := 1; col <= width; col++ {
		if s.ColHidden(col) && !s.ColHidden(col-1) {
			last := col
			for last < width && s.ColHidden(last+1) {
				last++
			}
			warn(1, col, span("Column", ladder.ColumnName(col), ladder.ColumnName(last)))
		}
	}
	return problems
}

func span(what, first, last string) string {
	if first == last {
		return what + " " + first + " is"
	}
	return what + "s " + first + " to " + last + " are"
}
