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
	measured  = 500 // rows looked at
)

// width fits a column to its texts and to the longest word of its heading.
func (g grid) width(col int, c analysis.Column) float64 {
	most := narrowest
	for _, word := range strings.Fields(c.Head) {
		most = max(most, utf8.RuneCountInString(word)+4) // and the filter's button
	}
	most = max(most, utf8.RuneCountInString(c.Head)/3+4)
	for row := range g.rows.First(measured) {
		most = max(most, utf8.RuneCountInString(analysis.Format(c.Kind, row[col]))+2)
	}
	return float64(min(most, widest))
}

// whyWidth fits the column of reasons, which are sentences: two lines for the longest,
// so that one figure that is missing does not push the rows apart.
func (g grid) whyWidth() float64 {
	longest := 0
	for row := range g.rows.First(measured) {
		longest = max(longest, utf8.RuneCountInString(reasons(g.columns, row)))
	}
	return max(whyLeast, min(whyMost, float64(longest)/(2*lettersPerWidth)+8))
}

// headHeight is the height in points that the wrapped headings need.
func (g grid) headHeight() float64 {
	lines := 1
	for i, c := range g.columns {
		lines = max(lines, linesOf(c.Head, g.widths[i]-2))
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
func letters(word string) float64 {
	n := 0
	for _, r := range word {
		n++
		if isWide(r) {
			n++
		}
	}
	return float64(n)
}

// isWide says whether a letter takes the width of two.
func isWide(r rune) bool {
	if r < 0x1100 { // the first of them
		return false
	}
	kind := runewidth.LookupRune(r).Kind()
	return kind == runewidth.EastAsianWide || kind == runewidth.EastAsianFullwidth
}
