package workbook

import (
	"math"
	"strings"
	"unicode/utf8"

	runewidth "golang.org/x/text/width"

	"calibrate/analysis"
)

// The widths of columns in characters. A longer text is wrapped.
const (
	narrowest = 9
	widest    = 48
	whyLeast  = 46
	whyMost   = 92
	whyLine   = 68
	whyOnce   = 110 // in one line, where half of the rows have such a reason
	measured  = 500 // rows whose figures are looked at
)

// longestTexts is how many characters the longest text of each column has. All rows are
// looked at: names come in any order.
func longestTexts(t analysis.Table) []int {
	longest := make([]int, len(t.Columns))
	for row := range t.Rows.All() {
		for i, v := range row {
			if s, ok := v.Text(); ok {
				longest[i] = max(longest[i], utf8.RuneCountInString(s))
			}
		}
	}
	return longest
}

// width fits a column to its longest text, its first figures and the longest word of its
// heading.
func (g grid) width(col int, c analysis.Column, longest int) float64 {
	most := max(narrowest, longest+2)
	for _, word := range strings.Fields(c.Head) {
		most = max(most, utf8.RuneCountInString(word)+4) // and the filter's button
	}
	most = max(most, utf8.RuneCountInString(c.Head)/3+4)
	for row := range g.rows.First(measured) {
		most = max(most, utf8.RuneCountInString(analysis.Format(c.Kind, row[col]))+2)
	}
	return float64(min(most, widest))
}

// mostHeadLines is how many lines a heading takes at most where columns are kept narrow.
const mostHeadLines = 4

// narrowestHead is the least width of a column whose heading is not to be a tower.
func (g grid) narrowestHead(col int) float64 {
	if col == len(g.columns) {
		return narrowest
	}
	return float64(utf8.RuneCountInString(g.columns[col].Head))/mostHeadLines + 4
}

// whyWidth fits the column of reasons, which are sentences: one line for the longest if
// that is short, else two, so that one figure that is missing does not push the rows apart.
// Where half of the rows have such a reason, as in a small company, one line of it leaves a page
// twice as many rows, unless that takes another sheet of paper.
func (g grid) whyWidth() float64 {
	longest, long := 0, 0
	for row := range g.rows.First(measured) {
		n := utf8.RuneCountInString(reasons(g.columns, row))
		longest = max(longest, n)
		if whyFor(n) > whyLine {
			long++
		}
	}
	line := whyFor(longest)
	if line <= whyLine {
		return max(whyLeast, line)
	}
	two, side := min(whyMost, line/2+8), sum(g.widths)
	if line <= whyOnce && 2*long >= min(g.rows.Len(), measured) && sheetsFor(side+line) == sheetsFor(side+two) {
		return line
	}
	return max(whyLeast, two)
}

// whyFor is the width that shows a reason of so many letters in one line.
func whyFor(letters int) float64 { return float64(letters)/lettersPerWidth + 3 }

// boldLetters is how much wider the letters of a heading are than those of other texts.
const boldLetters = 1.15

// headHeight is the height in points that the wrapped headings need.
func (g grid) headHeight() float64 {
	lines := 1
	for i, c := range g.columns {
		lines = max(lines, linesOf(c.Head, (g.widths[i]-2)/boldLetters))
	}
	return rowPoints*float64(lines) + 4
}

// heightOf is the height in points that the wrapped texts of a row need, 0 for
// the usual one.
func heightOf(cells []cell, widths []float64) float64 {
	lines := 1
	for i, c := range cells {
		if text, ok := c.value.(string); ok && c.look.wrap {
			lines = max(lines, linesOf(text, widths[i]-1))
		}
	}
	if lines == 1 {
		return 0
	}
	return rowPoints * float64(lines)
}

// lettersPerWidth is how many letters of a text take the width of one figure, in
// which the widths of columns are measured.
const lettersPerWidth = 1.1

// linesOf is how many lines a text takes when it is wrapped at words.
func linesOf(text string, width float64) int {
	if float64(len(text)) <= width*lettersPerWidth && !strings.Contains(text, "\n") {
		return 1
	}
	lines := 0
	for line := range strings.Lines(text + "\n") {
		lines += wrapped(line, width*lettersPerWidth)
	}
	return lines
}

func wrapped(line string, width float64) int {
	lines, used := 1, 0.0
	for _, word := range strings.Fields(line) {
		n := letters(word)
		if used > 0 && used+n > width {
			lines, used = lines+1, 0
		}
		for ; n > width; n -= width { // a word longer than the line is broken
			lines++
		}
		used += n + 1
	}
	if strings.ContainsFunc(line, isWide) {
		return int(math.Ceil(wideLine * float64(lines)))
	}
	return lines
}

// wideLine is how high a line of Chinese, Japanese or Korean is, in lines of others.
const wideLine = 1.25

// letters is how many letters of the Latin script have the width of a word.
func letters(word string) (n float64) {
	for _, r := range word {
		switch {
		case isWide(r):
			n += 2
		case r >= firstGreek:
			n += 1.2
		default:
			n++
		}
	}
	return n
}

// firstGreek begins the scripts after Latin, the letters of which are broader.
const firstGreek = 0x370

// isWide says whether a letter takes the width of two.
func isWide(r rune) bool {
	if r < 0x1100 { // the first of them
		return false
	}
	kind := runewidth.LookupRune(r).Kind()
	return kind == runewidth.EastAsianWide || kind == runewidth.EastAsianFullwidth
}
