package chart

import (
	"strings"
	"testing"

	"calibrate/analysis"
)

// TestFiguresOnTheirBars: a figure lies on its bar, or where that is too short beside
// its end, and never reads as that of a line or dot near by.
func TestFiguresOnTheirBars(t *testing.T) {
	a := axis{lo: 0, hi: 0.3, x0: 100, x1: 700}
	label := text{y: 20, s: "28 · 23.3 %", size: textSize, bold: true, ink: accent}
	for _, tt := range []struct {
		name             string
		share, dot       float64
		lines            []float64
		right            float64 // the label ends left of this
		inside, grounded bool
	}{
		{"a line right of the bar", 0.2333, nan, []float64{0.25}, a.at(0.2333), true, false},
		{"a line on the bar's end", 0.28, nan, []float64{0.15, 0.27}, a.at(0.27), true, false},
		{"a dot on the bar's end", 0.15, 0.148, nil, a.at(0.148) - 5, true, false},
		{"a short bar", 0.01, nan, nil, a.x1, false, false},
		{"a short bar with a line near", 0.01, nan, []float64{0.02}, a.x1, false, true},
		{"a short bar with a dot on it", 0.01, 0.012, nil, a.x1, false, false},
		{"no bar", nan, nan, nil, a.x1, false, false},
	} {
		marks := onBar(label, tt.share, a, accented, tt.dot, tt.lines...)
		got := marks[len(marks)-1].(text)
		if inside := got.x+got.width() <= a.x0+max(0, a.at(tt.share)-a.x0); inside != tt.inside {
			t.Errorf("%s: a label from %.0f to %.0f", tt.name, got.x, got.x+got.width())
		}
		if grounded := len(marks) > 1; got.x+got.width() > tt.right || got.x < a.x0 || grounded != tt.grounded || a.at(tt.dot) > got.x-7 && a.at(tt.dot) < got.x+got.width()+7 {
			t.Errorf("%s: a label from %.0f to %.0f, with a ground: %v", tt.name, got.x, got.x+got.width(), grounded)
		}
	}
}

// TestSharesBesideTheGuideline: a share that misses the guideline by less than half a
// percent is not written as what the guideline asks for.
func TestSharesBesideTheGuideline(t *testing.T) {
	bar := analysis.LevelBar{Level: "SRE3", Count: 26, Share: 26.0 / 120, Proposed: 0.125, Assessed: nan, LastCycle: nan, GuidelineLow: 0.22, GuidelineHigh: 1, OffGuideline: true}
	svg := string(draw(t, analysis.Chart{Name: "levels", Title: "Levels", Data: analysis.LevelBars{Bars: []analysis.LevelBar{bar}}}))
	for _, want := range []string{">26 · 21.7 %<", ">≥ 22.0 %<", ">12.5 %<", ">if all pass<", "; if all pass 12.5 %", ">20 %<"} {
		if !strings.Contains(svg, want) {
			t.Errorf("the chart does not say %q", want)
		}
	}
}

// TestSharesOfARow: shares have a decimal, as everywhere else, set smaller where a bar
// has little room.
func TestSharesOfARow(t *testing.T) {
	d := analysis.StackedShares{Levels: levelCodes, Rows: []analysis.StackedRow{{Label: "Org", N: 2100, Counts: []int{250, 750, 120, 880, 0, 0}}}}
	svg := string(draw(t, analysis.Chart{Name: "mix", Title: "Mix", Data: d}))
	for _, want := range []string{">12.5 %<", ">37.5 %<", ">44.0 %<", ">6.0 %<", ">2,000 of 2,100<"} {
		if !strings.Contains(svg, want) {
			t.Errorf("the chart does not say %q", want)
		}
	}
}
