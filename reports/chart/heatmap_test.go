package chart

import (
	"math"
	"strings"
	"testing"

	"calibrate/analysis"
)

// TestKeysOfBlanks: the key tells what is not shown from what there is not.
func TestKeysOfBlanks(t *testing.T) {
	whole, gappy := analysis.HeatRow{Label: "A", Values: []float64{1, 2}}, analysis.HeatRow{Label: "B", Values: []float64{1, nan}}
	hidden := analysis.HeatRow{Label: "C", Values: []float64{3, nan}, Hidden: true}
	for _, tt := range []struct {
		rows            []analysis.HeatRow
		blank, notShown bool
	}{
		{[]analysis.HeatRow{whole}, false, false},
		{[]analysis.HeatRow{whole, gappy}, true, false},
		{[]analysis.HeatRow{whole, hidden}, false, true},
		{[]analysis.HeatRow{gappy, hidden}, true, true},
	} {
		svg := string(draw(t, analysis.Chart{Name: "heat", Title: "Heat", Data: analysis.HeatMap{Blank: "nobody", Columns: make([]analysis.HeatColumn, 2), Rows: tt.rows}}))
		if blank, notShown := strings.Contains(svg, ">nobody<"), strings.Contains(svg, ">not shown<"); blank != tt.blank || notShown != tt.notShown {
			t.Errorf("%d rows: the key has a blank %v and what is not shown %v, want %v and %v", len(tt.rows), blank, notShown, tt.blank, tt.notShown)
		}
	}
}

// TestFiguresInCellsApart: neighbouring figures never touch, nor do they go where a page
// has no Inter; 26 dimensions have room for theirs.
func TestFiguresInCellsApart(t *testing.T) {
	for _, columns := range []int{5, 26, 30, 38, 60} {
		s, err := compose(heatMapOf(30, columns))
		if err != nil {
			t.Fatal(err)
		}
		rows, written := map[float64][]textBox{}, 0
		for _, m := range s.marks {
			if r, ok := m.(run); ok {
				rows[r[0].y] = append(rows[r[0].y], texts([]mark{r})...)
			}
		}
		for _, row := range rows {
			for i, a := range row {
				if len([]rune(a.s)) > 1 {
					written++
				}
				for _, b := range row[i+1:] {
					if gap := math.Abs(a.x-b.x) - (roomFor(a.s)+roomFor(b.s))*tinySize/2; gap < cellGap-1e-6 {
						t.Fatalf("%d columns: %q and %q are %.1f apart, want %.0f", columns, a.s, b.s, gap, cellGap)
					}
				}
			}
		}
		if written == 0 && columns <= 26 {
			t.Errorf("%d columns: no cell has its figure", columns)
		}
	}
}

// TestKeyOfEqualFigures: where all counts are one, the key's end that has that count has
// the colour of its cells.
func TestKeyOfEqualFigures(t *testing.T) {
	c := scaleOf(analysis.HeatMap{Columns: make([]analysis.HeatColumn, 2), Rows: []analysis.HeatRow{{Label: "A", Values: []float64{6, 6}}}})
	if low, high := c.ends(); low != "6" || high != "7" || c.ink(6) != c.ink(c.low) {
		t.Errorf("the key goes from %s to %s, and cells of 6 have colour %v where its end has %v", low, high, c.ink(6), c.ink(c.low))
	}
}
