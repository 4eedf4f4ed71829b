package chart

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"calibrate/analysis"
)

// edges has every kind where pictures go wrong: hostile and long names, one item,
// no items, items without any figure, the last page of a thousand items.
func edges() []analysis.Chart {
	one, again := ofOne(), ofOne()
	var all []analysis.Chart
	for i, few := range []analysis.Chart{
		levelBarsOf(120), stackedOf(len(hostile)), intervalsOf(len(hostile)), heatMapOf(len(hostile), 8), dumbbellOf(len(hostile)), dotStripOf(len(hostile)),
		slopesOf(len(hostile)), flowOf(120), scatterOf(len(hostile)), histogramsOf(len(hostile)),
	} {
		all = append(all, at("names", hostileNames(few)), at("one", one[i]), at("missing", without(again[i])), at("empty", emptyLike(one[i])))
	}
	const many = 1000
	for _, c := range []analysis.Chart{
		stackedOf(many), intervalsOf(many), heatMapOf(many, 26), dumbbellOf(many), dotStripOf(many), slopesOf(many), scatterOf(many), histogramsOf(many),
	} {
		pages := Pages(c)
		last := pages[len(pages)-1]
		last.Name = c.Name
		all = append(all, at("thousand", last))
	}
	return all
}

func ofOne() []analysis.Chart {
	return []analysis.Chart{levelBarsOf(1), stackedOf(1), intervalsOf(1), heatMapOf(1, 1), dumbbellOf(1), dotStripOf(1), slopesOf(1), flowOf(1), scatterOf(1), histogramsOf(1)}
}

func at(edge string, c analysis.Chart) analysis.Chart {
	c.Name += "_" + edge
	return c
}

// emptyLike is a chart of the same kind that nobody is in.
func emptyLike(c analysis.Chart) analysis.Chart {
	c.Subtitle = "n = 0"
	switch c.Data.(type) {
	case analysis.LevelBars:
		c.Data = analysis.LevelBars{}
	case analysis.StackedShares:
		c.Data = analysis.StackedShares{}
	case analysis.Intervals:
		c.Data = analysis.Intervals{}
	case analysis.HeatMap:
		c.Data = analysis.HeatMap{}
	case analysis.Dumbbell:
		c.Data = analysis.Dumbbell{}
	case analysis.DotStrip:
		c.Data = analysis.DotStrip{}
	case analysis.Slopes:
		c.Data = analysis.Slopes{}
	case analysis.Flow:
		c.Data = analysis.Flow{}
	case analysis.Scatter:
		c.Data = analysis.Scatter{}
	case analysis.Histograms:
		c.Data = analysis.Histograms{}
	}
	return c
}

// without takes every figure out of a chart of one item.
func without(c analysis.Chart) analysis.Chart {
	switch d := c.Data.(type) {
	case analysis.LevelBars:
		for i := range d.Bars {
			d.Bars[i] = analysis.LevelBar{Level: d.Bars[i].Level, Share: nan, Proposed: nan, Assessed: nan, LastCycle: nan, GuidelineLow: nan, GuidelineHigh: nan}
		}
	case analysis.StackedShares:
		d.Rows[0].Counts, d.Rows[0].N = nil, 3
	case analysis.Intervals:
		d.Items[0].Estimate, d.Items[0].Low, d.Items[0].High, d.Items[0].Status = nan, nan, nan, "cannot tell"
	case analysis.HeatMap:
		d.Rows[0].Values = []float64{nan}
	case analysis.Dumbbell:
		d.Items[0].At, d.Items[0].Low, d.Items[0].High = [3]float64{nan, nan, nan}, nan, nan
	case analysis.DotStrip:
		d.Rows[0] = analysis.DotRow{Label: d.Rows[0].Label, BandLow: nan, BandHigh: nan, Mean: nan}
	case analysis.Slopes:
		d.Items[0].Values = []float64{nan, nan, nan}
	case analysis.Flow:
		d.Counts, d.Joined, d.Left = nil, nil, nil
		c.Data = d
	case analysis.Scatter:
		d.Points[0].X, d.Points[0].Y = nan, nan
	case analysis.Histograms:
		d.Rows[0].Shares, d.Rows[0].Mean, d.Rows[0].Status = nil, nan, "no rating yet"
	}
	return c
}

func TestGoldenEdges(t *testing.T) {
	for _, c := range edges() {
		t.Run(c.Name, func(t *testing.T) { goldenPicture(t, filepath.Join("testdata", "edges", c.Name+".svg"), draw(t, c)) })
	}
}

// Every page of a thousand items says which it is, and together they have them all.
func TestPagesOfAThousand(t *testing.T) {
	pages, items := Pages(intervalsOf(1000)), 0
	for i, page := range pages {
		d, ok := page.Data.(analysis.Intervals)
		if !ok {
			t.Fatalf("page %d has data of type %T", i+1, page.Data)
		}
		items += len(d.Items)
		want := fmt.Sprintf("page %d of %d", i+1, len(pages))
		if svg := string(draw(t, page)); !strings.Contains(svg, want) {
			t.Errorf("%s does not say %q", page.Name, want)
		}
	}
	if items != 1000 {
		t.Errorf("the pages have %d items", items)
	}
}
