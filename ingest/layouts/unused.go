package layouts

import (
	"fmt"
	"slices"
	"strings"

	"calibrate/ingest"
	"calibrate/ingest/vocab"
	"calibrate/ladder"
)

// maxHeadings is how many headings a message quotes.
const maxHeadings = 8

// unused warns of columns whose headings nobody knows and which hold something:
// one of them may be the manager, the cycle or the remarks. Those in known are
// used all the same, and those with problems of their own were spoken of there.
func (t *table) unused(known map[int]string, told []ladder.Problem) []ladder.Problem {
	var quoted, columns []string
	for col := 1; col <= t.width; col++ {
		text := t.text(t.row, col)
		useless := t.at(col).Kind == vocab.Unknown || t.rating > 0 && t.at(col).Kind == vocab.Dimension // a list has none across
		if text == "" || known[col] != "" || !useless || t.spokenOf(col, text, told) || !t.filledBelow(col) {
			continue
		}
		quoted = append(quoted, fmt.Sprintf("%s (%.60q)", ladder.ColumnName(col), text))
		columns = append(columns, ladder.ColumnName(col)+": …")
	}
	if len(quoted) == 0 {
		return nil
	}
	quoted = quoted[:min(len(quoted), maxHeadings)]
	if more := len(columns) - len(quoted); more > 0 {
		quoted = append(quoted, fmt.Sprintf("%d more", more))
	}
	p := t.problem(0, 0, ladder.UnknownHeading, ladder.Warning, fmt.Sprintf("Nothing known stands over these columns, so they were not used: %s. If one of them matters, name its use in a file given with --map, or add its heading to the ladder file.", strings.Join(quoted, ", ")))
	p.Suggestions = []string{t.MapLines(fmt.Sprintf("columns: {%s}  # such as manager, or skip", strings.Join(columns[:min(len(columns), maxHeadings)], ", ")))}
	return []ladder.Problem{p}
}

// spokenOf reports whether a column is left out on purpose: a form tool's own, a
// number, figures made from others, what the map skips, what a problem names.
func (t *table) spokenOf(col int, text string, told []ladder.Problem) bool {
	if t.headsYear(col) && slices.ContainsFunc(t.dataRows(), func(row int) bool { return t.cycleAt(row).Text != t.said(row, "cycle").Text }) {
		return true
	}
	if marks[vocab.Key(text)] || isTotal(text) || computed.MatchString(text) || vocab.Key(text) == "#" {
		return true
	}
	if t.sight.said.Columns[ladder.ColumnName(col)] == "skip" || t.sight.said.Columns[text] == "skip" {
		return true
	}
	return slices.ContainsFunc(told, func(p ladder.Problem) bool { return p.Source.Row == t.row && p.Source.Col == col })
}

// filledBelow reports whether any row of data holds something in a column.
func (t *table) filledBelow(col int) bool {
	return slices.ContainsFunc(t.dataRows(), func(row int) bool { return t.At(row, col).Kind != ingest.Empty })
}
