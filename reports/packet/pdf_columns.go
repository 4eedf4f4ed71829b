package packet

import (
	"math"
	"strings"
)

// What stays empty at the end of a column: words begin at the left and numbers end
// at the right, so words after numbers need more.
const (
	cellPad = 1.1
	turnPad = 2.8
)

func columnEnds(heads []head) []float64 {
	ends := make([]float64, len(heads))
	for i := range heads {
		ends[i] = cellPad
		if i+1 < len(heads) && isNumber(heads[i].Class) && !isNumber(heads[i+1].Class) {
			ends[i] = turnPad
		}
	}
	return ends
}

func isNumber(class string) bool { return strings.HasPrefix(class, "num") }

// columnWidths shares a width among columns: each gets what its longest text needs.
// Where that is too much, a column gets more the more text it has, so that rows are as
// low as can be, but no less than its longest words.
//
// A text of length t takes about t/w lines in a column of width w. The sum of the fourth
// powers of these over all cells, in which the cells that make a row high weigh most, is
// least where each w is as the fifth root of the column's sum of t⁴.
func columnWidths(t table, ends []float64, width float64) []float64 {
	wants, least, weights := make([]float64, len(t.Heads)), make([]float64, len(t.Heads)), make([]float64, len(t.Heads))
	for i, h := range t.Heads {
		least[i] = widestWord(h.Text, true)
		wants[i] = least[i]
		sum := math.Pow(least[i], 4)
		for _, r := range t.Rows {
			text := r.Cells[i].words()
			length := measure(text, tableSize, true)
			sum += math.Pow(length, 4)
			wants[i] = math.Max(wants[i], length)
			least[i] = math.Max(least[i], math.Min(widestWord(text, true), 30))
		}
		wants[i], least[i], weights[i] = wants[i]+ends[i]+1.5, least[i]+ends[i]+0.6, math.Pow(sum, 0.2)
	}
	return share(wants, least, weights, width)
}

// share gives columns widths in proportion to their weights, from least to wants, that
// fill a width.
func share(wants, least, weights []float64, width float64) []float64 {
	shared := func(scale float64) (widths []float64, total float64) {
		widths = make([]float64, len(wants))
		for i := range wants {
			widths[i] = math.Min(math.Max(scale*weights[i], least[i]), wants[i])
			total += widths[i]
		}
		return widths, total
	}
	low, high := 0.0, width
	for range 40 {
		middle := (low + high) / 2
		if _, total := shared(middle); total > width {
			high = middle
		} else {
			low = middle
		}
	}
	widths, total := shared(low)
	if total > width { // even the longest words do not fit: all give way alike
		for i := range widths {
			widths[i] *= width / total
		}
	}
	return widths
}

func widestWord(s string, bold bool) (w float64) {
	for _, word := range strings.Fields(s) {
		w = math.Max(w, measure(word, tableSize, bold))
	}
	return w
}
