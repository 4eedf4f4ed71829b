package ingest

import (
	"fmt"

	"calibrate/ladder"
)

// mergedMarks finds the cells with a rating that are merged over the place of
// another rating: the file has one value where people see two, and nothing says
// whether it was meant for both.
func mergedMarks(s *Sheet, claim *Claim) map[[2]int]Range {
	covering := map[[2]int]int{} // covered cell → its merge
	for i, m := range s.Merges {
		if m.Row2 <= claim.HeaderRow || m.Row1 > s.NumRows() {
			continue
		}
		for row := m.Row1; row <= min(m.Row2, s.NumRows()); row++ {
			for col := m.Col1; col <= min(m.Col2, max(s.Width(row), s.Width(m.Row1), claim.width())); col++ {
				covering[[2]int{row, col}] = i
			}
		}
	}
	if len(covering) == 0 {
		return nil
	}
	marks, several := map[int]int{}, map[[2]int]Range{}
	for line := range claim.Lines {
		for _, mark := range line.Marks {
			i, covered := covering[[2]int{mark.Row, mark.Col}]
			if !covered {
				continue
			}
			if marks[i]++; marks[i] > 1 {
				several[[2]int{s.Merges[i].Row1, s.Merges[i].Col1}] = s.Merges[i]
			}
		}
	}
	return several
}

// width is the last column in which the claim reads ratings by a heading.
func (c *Claim) width() int {
	width := 0
	for _, d := range c.Dimensions {
		width = max(width, d.Col)
	}
	return width
}

func mergedReading(area Range) Reading {
	from, to := ladder.Source{Row: area.Row1, Col: area.Col1}, ladder.Source{Row: area.Row2, Col: area.Col2}
	return Reading{State: ladder.Unread, Code: ladder.UnreadableRating, Severity: ladder.Error,
		Message: fmt.Sprintf("One value stands in the merged cells %s:%s, the place of several ratings, and nothing says which of them it is; unmerge the cells and enter each rating.", from.Cell(), to.Cell())}
}
