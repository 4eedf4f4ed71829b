package layouts

import (
	"fmt"
	"slices"
	"strings"

	"calibrate/ingest"
	"calibrate/ingest/vocab"
	"calibrate/ladder"
)

// furtherDown warns of rows below the dimensions, behind a blank one, that have numbers
// like ratings beside texts nobody knows.
func (b *block) furtherDown(from, to int) []ladder.Problem {
	var rows []int
	for row := from; row <= to; row++ {
		text := b.text(row, b.col)
		if isLegend(b.At(row, b.col)) {
			break
		}
		if b.term(row, b.col).Kind != vocab.Unknown || text == "" || isTotal(text) || computed.MatchString(text) || b.vocab.SaysNoPerson(text) || strings.ContainsAny(text, "0123456789") {
			continue
		}
		if slices.ContainsFunc(b.columns, func(v valueFrom) bool { return b.At(row, v.col).Kind == ingest.Number && b.isLevel(b.At(row, v.col)) }) {
			rows = append(rows, row)
		}
	}
	if len(rows) == 0 {
		return nil
	}
	return []ladder.Problem{b.problem(rows[0], b.col, ladder.UnknownDimension, ladder.Warning,
		fmt.Sprintf("%.80q, below the dimensions, is none of the ladder's, and a number like a rating stands beside it (%d such rows): they were not read. If they are ratings, correct the names, or add them to the ladder file as aliases.", b.text(rows[0], b.col), len(rows)))}
}
