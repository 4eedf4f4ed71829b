package chart

import (
	"strings"
	"testing"

	"calibrate/analysis"
)

// TestPagesShareTheirColumns: limits are written out on all pages of a chart or on none.
func TestPagesShareTheirColumns(t *testing.T) {
	for _, short := range []bool{false, true} {
		c := intervalsOf(200)
		if items := c.Data.(analysis.Intervals).Items; short {
			items[190].Low, items[190].High = items[190].Estimate-0.01, items[190].Estimate+0.01
		}
		for i, page := range Pages(c) {
			if got := strings.Contains(string(draw(t, page)), ">from … to<"); got != short {
				t.Errorf("an interval shorter than its mark: %v; page %d writes limits out: %v", short, i+1, got)
			}
		}
	}
}

// TestMarkersHaveOneMeaning: the hollow square says too few, whatever else there is, and
// no other verdict has it.
func TestMarkersHaveOneMeaning(t *testing.T) {
	for status, want := range map[string]bool{"too few to test": true, "too few to say": true, "ready": false, "near the line": false, "cannot tell": false} {
		m, ok := estimate(status, 0, 0).(rect)
		if got := m.fill == white; !ok || got != want {
			t.Errorf("%q has a hollow square: %v, want %v", status, got, want)
		}
	}
}

// TestReferenceLine: the key has its figure, but where it is 0.
func TestReferenceLine(t *testing.T) {
	items := []analysis.IntervalItem{{Label: "Cork", N: 15, Estimate: 0.2, Low: 0.07, High: 0.452}}
	for want, d := range map[string]analysis.Intervals{
		">all together 15.1 %<": {Kind: analysis.Share, Zero: 0.151, Items: items},
		">all together 0.15<":   {Zero: 0.151, Items: items},
		"":                      {Zero: 0, Items: items},
	} {
		svg := string(draw(t, analysis.Chart{Name: "rates", Title: "Rates", Data: d}))
		if !strings.Contains(svg, want) || want == "" && strings.Contains(svg, "all together") {
			t.Errorf("the key does not say %q", want)
		}
	}
}

// TestAxesFromNought: shares and times begin at 0, and end where the figures do.
func TestAxesFromNought(t *testing.T) {
	for kind, want := range map[analysis.Kind][2]float64{analysis.Share: {0, 0.5}, analysis.Median: {0, 0.5}, analysis.Rating: {0.38, 0.5}} {
		a, _, _ := intervalAxis(analysis.Intervals{Kind: kind, Zero: nan, Items: []analysis.IntervalItem{{Estimate: 0.43, Low: 0.41, High: 0.47}}})
		if a.lo < want[0]-1e-9 || a.lo > want[0]+0.011 || a.hi < want[1]-1e-9 || a.hi > want[1]+0.1 {
			t.Errorf("kind %q: an axis from %v to %v, want about %v", kind, a.lo, a.hi, want)
		}
	}
	svg := string(draw(t, analysis.Chart{Name: "times", Title: "Times", Data: analysis.Intervals{
		Kind: analysis.Median, Zero: nan, Items: []analysis.IntervalItem{{Label: "SRE1", N: 9, Estimate: 41, Low: 40.5, High: 41.5}},
	}}))
	if !strings.Contains(svg, ">median and middle half<") {
		t.Error("the key does not say what the ends are")
	}
}
