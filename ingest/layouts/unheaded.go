package layouts

import (
	"fmt"
	"strings"

	"calibrate/ingest/vocab"
	"calibrate/ladder"
)

// unheaded warns of columns of ratings without a heading beside the dimensions: one may
// have lost it, or they may be averages.
func (t *table) unheaded() []ladder.Problem {
	if len(t.dimensions) == 0 {
		return nil
	}
	bare := func(col int) bool {
		return col > 0 && t.text(t.namesRow(), col) == "" && t.text(t.row, col) == "" && t.at(col).Kind == vocab.Unknown && t.allRated(col)
	}
	var cols []int
	for col := t.dimensions[0].col - 1; bare(col); col-- {
		cols = append(cols, col)
	}
	last := t.dimensions[len(t.dimensions)-1].col
	for col := max(last, t.comments[last]) + 1; bare(col); col++ {
		cols = append(cols, col)
	}
	var problems []ladder.Problem
	for _, col := range cols {
		problems = append(problems, t.problem(t.namesRow(), col, ladder.UnknownDimension, ladder.Warning,
			fmt.Sprintf("Column %s holds ratings but has no heading, so they were not read; if they are ratings of a dimension, head it with that.", ladder.ColumnName(col))))
	}
	return problems
}

// isMade reports whether a heading is that of figures made from others. "Overall" before
// a dimension may still be that one's ratings.
func isMade(h vocab.Heading, text string) bool {
	return isTotal(text) || computed.MatchString(text) && !(len(h.Like) > 0 && strings.HasPrefix(vocab.Key(text), "overall"))
}
