package chart

import (
	"math"
	"strings"
	"testing"

	"calibrate/analysis"
)

// TestNoData: whatever is missing, a sentence says so and nothing breaks.
func TestNoData(t *testing.T) {
	missing := analysis.IntervalItem{Label: "A", Estimate: nan, Low: nan, High: nan, Status: "cannot tell"}
	for name, d := range map[string]analysis.ChartData{
		"no bars":        analysis.LevelBars{},
		"nobody":         analysis.LevelBars{Bars: []analysis.LevelBar{{Level: "I", Share: nan, Proposed: nan, Assessed: nan, LastCycle: nan, GuidelineLow: nan, GuidelineHigh: nan}}},
		"no rows":        analysis.StackedShares{Levels: levelCodes},
		"no levels":      analysis.StackedShares{Rows: []analysis.StackedRow{{Label: "A"}}},
		"no items":       analysis.Intervals{Zero: nan},
		"no estimate":    analysis.Intervals{Zero: 0, Items: []analysis.IntervalItem{missing, missing}},
		"no cells":       analysis.HeatMap{},
		"no columns":     analysis.HeatMap{Rows: []analysis.HeatRow{{Label: "A"}}},
		"all NaN":        analysis.HeatMap{Columns: []analysis.HeatColumn{{Label: "X"}}, Rows: []analysis.HeatRow{{Label: "A", Values: []float64{nan}}}},
		"all hidden":     analysis.HeatMap{Columns: []analysis.HeatColumn{{Label: "X"}}, Rows: []analysis.HeatRow{{Label: "A", Values: []float64{1}, Hidden: true}}},
		"no people":      analysis.Dumbbell{Ticks: levelCodes},
		"nobody placed":  analysis.Dumbbell{Ticks: levelCodes, Items: []analysis.DumbbellItem{{Label: "A", At: [3]float64{nan, nan, nan}, Low: nan, High: nan}}},
		"no dimensions":  analysis.DotStrip{Ticks: levelCodes},
		"nothing rated":  analysis.DotStrip{Ticks: levelCodes, Rows: []analysis.DotRow{{Label: "A", BandLow: nan, BandHigh: nan, Mean: nan}}},
		"no slopes":      analysis.Slopes{},
		"no times":       analysis.Slopes{Items: []analysis.SlopeItem{{Label: "A", Values: []float64{1}}}},
		"NaN slopes":     analysis.Slopes{Times: []string{"H1", "H2"}, Items: []analysis.SlopeItem{{Label: "A", Values: []float64{nan, nan}}}},
		"no flow":        analysis.Flow{},
		"nobody flows":   analysis.Flow{Levels: levelCodes},
		"no points":      analysis.Scatter{},
		"NaN points":     analysis.Scatter{Points: []analysis.ScatterPoint{{Label: "A", X: 1, Y: nan}}},
		"no histogram":   analysis.Histograms{Bins: levelCodes},
		"no shares":      analysis.Histograms{Bins: levelCodes, Reference: []float64{1}, Rows: []analysis.HistogramRow{{Label: "A", Mean: nan}}},
		"infinite value": analysis.Intervals{Zero: 0, Items: []analysis.IntervalItem{{Label: "A", Estimate: math.Inf(1), Low: nan, High: nan}}},
	} {
		svg := string(draw(t, emptyOf(d)))
		if !strings.Contains(svg, "No data: ") {
			t.Errorf("%s: no sentence says that there is no data", name)
		}
		if bad := noFigure.FindString(svg); bad != "" {
			t.Errorf("%s: contains %q", name, bad)
		}
	}
}

func TestPartlyMissing(t *testing.T) {
	for name, d := range map[string]analysis.ChartData{
		"one figure, no interval": analysis.Intervals{Zero: nan, Items: []analysis.IntervalItem{{Label: "A", Estimate: 0.5, Low: nan, High: nan}}},
		"unbounded interval":      analysis.Intervals{Zero: 0, Items: []analysis.IntervalItem{{Label: "A", Estimate: 0.5, Low: math.Inf(-1), High: math.Inf(1)}}},
		"short rows":              analysis.HeatMap{Columns: make([]analysis.HeatColumn, 3), Rows: []analysis.HeatRow{{Label: "A", Values: []float64{1}}}},
		"one value":               analysis.HeatMap{Columns: make([]analysis.HeatColumn, 1), Rows: []analysis.HeatRow{{Label: "A", Values: []float64{0}}}},
		"one level":               analysis.LevelBars{Bars: []analysis.LevelBar{{Level: "I", Count: 1, Share: 1, Proposed: nan, Assessed: nan, LastCycle: nan, GuidelineLow: nan, GuidelineHigh: nan}}},
		"more counts than levels": analysis.StackedShares{Levels: levelCodes[:1], Rows: []analysis.StackedRow{{Label: "A", N: 3, Counts: []int{1, 2}}}},
		"no ticks":                analysis.Dumbbell{Items: []analysis.DumbbellItem{{Label: "A", At: [3]float64{9, nan, nan}, Low: nan, High: nan}}},
		"one time":                analysis.Slopes{Times: []string{"H1"}, Zero: nan, Items: []analysis.SlopeItem{{Label: "A", Values: []float64{1}}}},
		"one who moved":           analysis.Flow{Up: "promoted", Levels: levelCodes, Counts: [][]int{{0, 1}}},
		"one point":               analysis.Scatter{Points: []analysis.ScatterPoint{{Label: "A", X: 1, Y: 1}}, Lines: []analysis.ScatterLine{{Label: "bias", At: nan, Low: nan, High: nan}}},
		"one bin":                 analysis.Histograms{Bins: levelCodes[:1], Rows: []analysis.HistogramRow{{Label: "A", Mean: nan, Shares: []float64{1}}}},
		"minus nought":            analysis.Intervals{Zero: 0, Items: []analysis.IntervalItem{{Label: "A", Estimate: math.Copysign(0, -1), Low: -0.001, High: 0.001}}},
	} {
		svg := string(draw(t, emptyOf(d)))
		if bad := noFigure.FindString(svg); bad != "" || strings.Contains(svg, "No data") {
			t.Errorf("%s: contains %q or says that there is no data", name, bad)
		}
	}
}

// TestShortAxis: of figures that all but agree, the axis is still one that a person can
// read beside figures of two decimals, and a wider one is left as it was.
func TestShortAxis(t *testing.T) {
	for _, tt := range []struct{ lo, hi, span float64 }{{0, 0.006, 0.1}, {0.31, 0.33, 0.1}, {1, 1, 1}, {-0.4, 0.4, 0.8}} {
		a, ticks := openAxis(tt.lo, tt.hi, 7)
		if step := ticks[1] - ticks[0]; step < 0.01 || a.lo > tt.lo || a.hi < tt.hi || a.hi-a.lo < tt.span-1e-9 || a.hi-a.lo > tt.span+2*step+1e-9 {
			t.Errorf("from %v to %v: an axis from %v to %v in steps of %v", tt.lo, tt.hi, a.lo, a.hi, step)
		}
	}
}

// TestKeysTellApart: no two entries of a legend look the same, and where marks differ
// each has one.
func TestKeysTellApart(t *testing.T) {
	item := func(status string) analysis.IntervalItem {
		return analysis.IntervalItem{Label: "A", N: 5, Estimate: 0.5, Low: 0.2, High: 0.8, Status: status}
	}
	for want, statuses := range map[string][]string{
		"":                                {"ready", "near the line", "not ready"},
		"too few to test":                 {"too few to test"},
		"no difference shown, not tested": {"no difference shown", "not tested"},
		"differs, no difference shown, as the row says": {"no difference shown", "differs", "ready", "near the line"},
		"no difference shown, too few to say, ready":    {"too few to say", "no difference shown", "ready"},
	} {
		var items []analysis.IntervalItem
		for _, s := range statuses {
			items = append(items, item(s))
		}
		var names []string
		for _, k := range intervalKeys(analysis.Intervals{Zero: 0, Items: items}) {
			names = append(names, k.label)
		}
		if got := strings.Join(names, ", "); got != want {
			t.Errorf("the legend of %v names %q, want %q", statuses, got, want)
		}
	}
}

// TestEmptyPanelsOfOne: what is said in place of a panel of one item is in the singular.
func TestEmptyPanelsOfOne(t *testing.T) {
	for _, c := range ofOne() {
		svg := string(draw(t, without(c)))
		for _, wrong := range []string{" 1 rows", " 1 columns", "any of 1 dimensions", "of 1 people"} {
			if strings.Contains(svg, "No data: ") && strings.Contains(svg, wrong) {
				t.Errorf("%s says %q", c.Name, wrong)
			}
		}
	}
}
