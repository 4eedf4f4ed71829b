package ingest

import (
	"fmt"

	"calibrate/ladder"
)

// mostHidden is how many runs of hidden rows are told one by one: a filter may
// leave thousands.
const mostHidden = 50

// hiddenData warns of hidden rows and columns, which are read all the same.
func hiddenData(s *Sheet) []ladder.Problem {
	rows, width := hiddenRows(s)
	var problems []ladder.Problem
	for i, run := range rows {
		if i == mostHidden {
			problems = append(problems, hiddenProblem(s, run[0], 1, fmt.Sprintf("Row %d and others below it, in %d places, are", run[0], len(rows)-i)))
			break
		}
		problems = append(problems, hiddenProblem(s, run[0], 1, span("Row", fmt.Sprint(run[0]), fmt.Sprint(run[1]))))
	}
	for col := 1; col <= width; col++ {
		if s.ColHidden(col) && !s.ColHidden(col-1) {
			last := col
			for last < width && s.ColHidden(last+1) {
				last++
			}
			problems = append(problems, hiddenProblem(s, 1, col, span("Column", ladder.ColumnName(col), ladder.ColumnName(last))))
		}
	}
	return problems
}

// hiddenRows gives the first and last row of each run of hidden rows with values,
// and the width of the sheet.
func hiddenRows(s *Sheet) (runs [][2]int, width int) {
	for row := 1; row <= s.NumRows(); row++ {
		width = max(width, s.Width(row))
		switch last := len(runs) - 1; {
		case !s.RowHidden(row) || s.Width(row) == 0:
		case last >= 0 && runs[last][1] == row-1:
			runs[last][1] = row
		default:
			runs = append(runs, [2]int{row, row})
		}
	}
	return runs, width
}

func hiddenProblem(s *Sheet, row, col int, what string) ladder.Problem {
	return ladder.Problem{
		Source: s.Source(row, col), Text: s.At(row, col).Text, Code: ladder.HiddenData, Severity: ladder.Warning,
		Message: what + " hidden or filtered out in the spreadsheet, and the cells were read all the same; check that they belong to the data.",
	}
}

func span(what, first, last string) string {
	if first == last {
		return what + " " + first + " is"
	}
	return what + "s " + first + " to " + last + " are"
}
