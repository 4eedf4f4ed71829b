package ingest

import (
	"fmt"

	"calibrate/ladder"
)

// asShown reads a number as people see it in the sheet, where its format makes it 3/5,
// +3 or a word: it is a level only where that means the same level.
func (r *sheetReader) asShown(cell Cell, shown string, stored Reading, ladderID string) Reading {
	refused := Reading{State: ladder.Unread, Code: ladder.UnreadableRating, Severity: ladder.Error}
	if shown == "" {
		refused.Message = fmt.Sprintf("The cell holds %s and shows nothing, for its number format hides it; give it a plain number format, or clear it if nobody gave this rating.", cell.Text)
		return refused
	}
	seen := r.reading(Cell{Kind: String, Text: shown}, ladderID).Reading
	if seen.State == ladder.Rated && seen.Level == stored.Level && seen.Relative == stored.Relative {
		return stored
	}
	why := "which is not that level"
	if seen.Message != "" {
		why = "and would not be read if it were typed so: " + seen.Message
	}
	refused.Message = fmt.Sprintf("The cell holds %s and its number format shows it as %q, %s Where the number is the level, give the cell a plain number format.", cell.Text, shown, withStop(why))
	return refused
}

// withStop ends a text with a full stop, where it has none.
func withStop(text string) string {
	if text[len(text)-1] == '.' {
		return text
	}
	return text + "."
}
