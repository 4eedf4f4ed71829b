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
		if blank, notShown := strings.Contains(svg, ">nobody<"), strings.Contains(svg, ">row not shown<"); blank != tt.blank || notShown != tt.notShown {
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

// TestOneDecimalInNarrowCells: coefficients that do not fit to the hundredth are written to
// the tenth; a matrix in parts has figures in all of them.
func TestOneDecimalInNarrowCells(t *testing.T) {
	for columns, want := range map[int]string{5: ">0.470.47", 40: ">0.50.5"} {
		d := analysis.HeatMap{Rows: []analysis.HeatRow{{Label: "A", Values: make([]float64, columns)}}}
		for i := range columns {
			d.Columns = append(d.Columns, analysis.HeatColumn{Label: "B"})
			d.Rows[0].Values[i] = 0.47
		}
		d.Low, d.High = 0, 1
		if svg := string(draw(t, analysis.Chart{Name: "heat", Title: "Heat", Data: d})); !strings.Contains(svg, want) {
			t.Errorf("%d columns: no cell has %s", columns, want)
		}
	}
}

// TestKeyOfOneValue: where all cells have one value the key has no other.
func TestKeyOfOneValue(t *testing.T) {
	svg := string(draw(t, analysis.Chart{Name: "heat", Title: "Heat", Data: analysis.HeatMap{
		Axis: "minutes", Columns: make([]analysis.HeatColumn, 2), Rows: []analysis.HeatRow{{Label: "A", Values: []float64{6, 6}}},
	}}))
	if !strings.Contains(svg, ">6 minutes<") || strings.Contains(svg, ">7<") {
		t.Error("the key does not say that there are 6 minutes alone")
	}
}
