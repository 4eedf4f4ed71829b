package workbook

import (
	"strings"
	"testing"
)

// A letter of Chinese, Japanese or Korean takes the room of two others, and its lines
// are higher: none is cut off at the foot of its cell.
func TestLinesOf(t *testing.T) {
	for _, tt := range []struct {
		text  string
		width float64
		want  int
	}{
		{"short", 40, 1},
		{strings.Repeat("word ", 20), 40, 3},        // 8 words of 5 letters a line of 44
		{strings.Repeat("評価", 22), 40, 3},           // 88 in 44: two lines, a quarter higher
		{strings.Repeat("評価", 44), 40, 5},           // four lines, a quarter higher
		{strings.Repeat("ą", 44), 40, 1},            // not wide, though of two bytes
		{"１ " + strings.Repeat("word ", 20), 40, 4}, // one full-width figure: three lines, a quarter higher
		{"one\ntwo", 40, 2},
	} {
		if got := linesOf(tt.text, tt.width); got != tt.want {
			t.Errorf("%q in %v: %d lines, want %d", tt.text, tt.width, got, tt.want)
		}
	}
}

// A chart is held by the cells under its corners: columns of 33, 18, 13, 9, 12 and 9
// characters are 236, 131, 96, 68, 89 and 68 pixels wide in Excel, 688 together.
func TestColumnsUnder(t *testing.T) {
	widths := []float64{33, 18, 13, 9, 12, 9}
	for _, tt := range []struct {
		pixels float64
		want   int
	}{{236, 1}, {237, 2}, {688, 6}, {760, 8}} { // a column nobody set is 68 pixels wide
		if got := columnsUnder(widths, tt.pixels); got != tt.want {
			t.Errorf("%v pixels stand on %d columns, want %d", tt.pixels, got, tt.want)
		}
	}
}
