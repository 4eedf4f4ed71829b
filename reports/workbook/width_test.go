package workbook

import (
	"fmt"
	"strings"
	"testing"

	"calibrate/analysis"
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

// A long reason takes two lines where one row of three has it; where half of the
// rows have it, as in a small company, each of them has one line, and a page twice the rows.
func TestReasonsOfManyRowsTakeOneLine(t *testing.T) {
	why := "of no rater can it be told how strict they are, for too few rated the same people: Mean"
	for _, tt := range []struct{ with, without, want int }{{1, 2, 2}, {1, 1, 1}, {5, 0, 1}} {
		table := analysis.Table{Columns: []analysis.Column{column("name", "Name", analysis.Text), column("mean", "Mean", analysis.Stat)}}
		for i := range tt.with + tt.without {
			mean := analysis.N(2.5)
			if i < tt.with {
				mean = analysis.Why(strings.TrimSuffix(why, ": Mean"))
			}
			table.Add([]analysis.Value{analysis.T(fmt.Sprint("Person ", i)), mean})
		}
		g := newGrid(table)
		if got := linesOf(why, g.widths[2]-1); got != tt.want {
			t.Errorf("%d of %d rows have a reason: %d lines of %v characters, want %d", tt.with, tt.with+tt.without, got, g.widths[2], tt.want)
		}
	}
}
