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
