package ingest

import (
	"fmt"
	"strings"

	"calibrate/ladder"
)

// asShown judges a number by what people see in the sheet, where its format puts signs
// around it or something in its place. Seen as 3/5 or as a word it is a level only where
// that means the same one; what has letters or signs beside it, as "3 pts", is read as
// stored, and told of once.
func (r *sheetReader) asShown(at *Mark, cell Cell, shown string, stored Reading, ladderID string) Reading {
	if shown == "" {
		return hiddenReading("The cell holds %s and shows nothing, for its number format hides it; give it a plain number format, or clear it if nobody gave this rating.", cell.Text)
	}
	seen := r.reading(Cell{Kind: String, Text: shown}, ladderID).Reading
	if seen.State == ladder.Rated && seen.Level == stored.Level && seen.Relative == stored.Relative {
		return stored
	}
	if rest := strings.Replace(shown, r.sheet.shownNumber(cell), "", 1); rest == shown || strings.ContainsAny(rest, "0123456789") {
		return hiddenReading("The cell holds %s and its number format shows it as %q, which need not be that level; enter the level that was meant, under a plain number format.", cell.Text, shown)
	}
	r.once(ladder.ShownDressed, at.Row, at.Col, cell.Text, Reading{Code: ladder.ShownDressed, Severity: ladder.Warning,
		Message: fmt.Sprintf("The cell holds %[1]s and its number format, perhaps that of others too, shows it as %[2]q; %[1]s was read. If that is no level but a step, or points of another scale, write levels in its place.", cell.Text, shown)})
	return stored
}

// hiddenReading refuses a number that its format does not let people see as such.
func hiddenReading(sentence string, texts ...any) Reading {
	return Reading{State: ladder.Unread, Code: ladder.UnreadableRating, Severity: ladder.Error, Message: fmt.Sprintf(sentence, texts...)}
}
