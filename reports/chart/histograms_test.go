package chart

import (
	"strings"
	"testing"

	"calibrate/analysis"
)

// TestSharesUnderTheirBars: the figure of a bar stands under it, clear of the line of
// all together, wherever that runs.
func TestSharesUnderTheirBars(t *testing.T) {
	a := axis{lo: 0.5, hi: 6.5, x0: 100, x1: 500}
	const base = 100
	for _, all := range []float64{0, 0.1, 0.25, 0.9} {
		d := analysis.Histograms{Bins: levelCodes, Reference: []float64{all}}
		row := analysis.HistogramRow{Shares: []float64{0.125}}
		found := false
		for _, m := range bin(d, row, 0, a, base, columnHeight) {
			if label, ok := m.(text); ok {
				found = true
				if b := boxOf(label); label.s != "12.5 %" || b.y0 < base || b.y1 > base+shareRoom {
					t.Errorf("all together at %v: %q from %.1f to %.1f, the base line is at %d", all, label.s, b.y0, b.y1, base)
				}
			}
		}
		if !found {
			t.Errorf("all together at %v: the bar has no figure", all)
		}
	}
}

// TestCountsInCells: counts in a heat map have their commas, in cells and key.
func TestCountsInCells(t *testing.T) {
	d := analysis.HeatMap{Axis: "pairs", Columns: []analysis.HeatColumn{{Label: "peer"}}, Rows: []analysis.HeatRow{{Label: "manager", Values: []float64{6360}}, {Label: "skip", Values: []float64{0}}}}
	svg := string(draw(t, analysis.Chart{Name: "given", Title: "Given", Data: d}))
	for _, want := range []string{": 6,360<", ">6,360<"} {
		if !strings.Contains(svg, want) {
			t.Errorf("the chart does not say %q", want)
		}
	}
	if strings.Contains(svg, "6360") {
		t.Error("a count has no comma")
	}
}
