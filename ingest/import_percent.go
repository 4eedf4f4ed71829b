package ingest

import (
	"fmt"
	"math"
	"slices"
	"strconv"

	"calibrate/ladder"
)

// attained is what no percentage attained reaches, as a number: where a sheet shows
// 300 %, somebody put the format over levels.
const attained = 3

// percentages reports whether the numbers that a sheet shows as percentages are
// some: one of them is no whole or half level, as 0.8 and a 3 typed under such a
// format (0.03) are, or none is beyond what is attained.
func percentages(s *Sheet, claim *Claim) bool {
	if !slices.ContainsFunc(s.styles, func(f numberFormat) bool { return f.percent }) {
		return false
	}
	highest := 0.0
	for line := range claim.Lines {
		for _, mark := range line.Marks {
			cell := s.At(mark.Row, mark.Col)
			if !s.percent(cell) {
				continue
			}
			value, err := strconv.ParseFloat(cell.Text, 64)
			if err != nil || value < 1 || 2*value != math.Trunc(2*value) {
				return true
			}
			highest = max(highest, value)
		}
	}
	return highest < attained
}

// percentReading refuses a number that the sheet displays as a percentage.
func percentReading(text string) Reading {
	shown := text
	if value, err := strconv.ParseFloat(text, 64); err == nil {
		shown = strconv.FormatFloat(math.Round(value*1e6)/1e4, 'f', -1, 64)
	}
	return Reading{State: ladder.Unread, Code: ladder.UnreadableRating, Severity: ladder.Error,
		Message: fmt.Sprintf("The cell shows a percentage (%s %%), which is no level; give it a plain number format and enter the level.", shown)}
}
