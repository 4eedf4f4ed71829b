package ingest

import (
	"fmt"
	"slices"

	"calibrate/ladder"
)

// struckOut warns once of the cells that a sheet strikes out: they are read all the
// same, and may be what somebody took back.
func struckOut(s *Sheet) []ladder.Problem {
	if !slices.ContainsFunc(s.styles, func(f numberFormat) bool { return f.struck }) {
		return nil
	}
	count, first := 0, [2]int{}
	for i, cells := range s.rows {
		for _, cell := range cells {
			if cell.Kind == Empty || !s.format(cell).struck {
				continue
			}
			if count++; count == 1 {
				first = [2]int{i + 1, int(cell.col)}
			}
		}
	}
	if count == 0 {
		return nil
	}
	message := "The cell is struck out in the spreadsheet, and was read all the same; empty it if it no longer holds."
	if count > 1 {
		message = fmt.Sprintf("%d cells, this one first, are struck out in the spreadsheet, and were read all the same; empty those that no longer hold.", count)
	}
	return []ladder.Problem{{Source: s.Source(first[0], first[1]), Text: s.At(first[0], first[1]).Text, Code: ladder.StruckOut, Severity: ladder.Warning, Message: message}}
}
