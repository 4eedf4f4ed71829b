package ingest

import (
	"fmt"
	"math"
	"slices"
	"strconv"

	"calibrate/ladder"
)

// shownRounded warns once of ratings that a sheet displays as other numbers than it
// holds, as 2.5 under a format without decimals: raters saw a 3.
func shownRounded(s *Sheet, claim *Claim) []ladder.Problem {
	if !slices.ContainsFunc(s.styles, func(f numberFormat) bool { return f.whole }) {
		return nil
	}
	count, first := 0, Mark{}
	for line := range claim.Lines {
		for _, mark := range line.Marks {
			cell := s.At(mark.Row, mark.Col)
			_, rounded := s.rounded(cell)
			if _, dressed := s.dressed(cell); !rounded || dressed { // that is told of elsewhere
				continue
			}
			if count++; count == 1 {
				first = mark
			}
		}
	}
	if count == 0 {
		return nil
	}
	cell := s.At(first.Row, first.Col)
	shown, _ := s.rounded(cell)
	message := fmt.Sprintf("The cell holds %[1]s and is shown as %[2]s, for its number format has no decimals; %[1]s was read. Enter the level that was meant, or show the decimals.", cell.Text, shown)
	if count > 1 {
		message = fmt.Sprintf("%d cells hold half steps that are not shown, for their number format has no decimals: this one, the first, holds %s and is shown as %s. What they hold was read. Enter the levels that were meant, or show the decimals.", count, cell.Text, shown)
	}
	return []ladder.Problem{{Source: s.Source(first.Row, first.Col), Text: cell.Text, Code: ladder.ShownRounded, Severity: ladder.Warning, Message: message}}
}

// rounded gives a half step as the sheet shows it, where it shows no decimals. What is
// no half step is not read anyway.
func (s *Sheet) rounded(cell Cell) (shown string, rounded bool) {
	if cell.Kind != Number || !s.format(cell).whole {
		return "", false
	}
	value, err := strconv.ParseFloat(cell.Text, 64)
	if err != nil || value == math.Trunc(value) || 2*value != math.Trunc(2*value) {
		return "", false
	}
	return strconv.FormatFloat(math.Round(value), 'f', -1, 64), true
}

// shownNumber gives the digits that the sheet shows of a number.
func (s *Sheet) shownNumber(cell Cell) string {
	if shown, rounded := s.rounded(cell); rounded {
		return shown
	}
	return cell.Text
}
