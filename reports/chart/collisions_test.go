package chart

import (
	"path/filepath"
	"testing"

	"calibrate/analysis"
)

// collisions has every kind with figures that all lie on one spot, so that marks
// and labels fall upon each other, and with every other figure not a number.
func collisions() []analysis.Chart {
	const few = 12
	kinds := func() []analysis.Chart {
		return []analysis.Chart{levelBarsOf(120), intervalsOf(few), heatMapOf(few, 8), dumbbellOf(few), dotStripOf(few), slopesOf(few), scatterOf(few), histogramsOf(few)}
	}
	one, other := kinds(), kinds()
	var all []analysis.Chart
	for i := range one {
		all = append(all, at("alike", alike(one[i])), at("nan", halfMissing(other[i])))
	}
	return all
}

// alike gives all items of a chart the same figures.
func alike(c analysis.Chart) analysis.Chart {
	switch d := c.Data.(type) {
	case analysis.LevelBars:
		for i := range d.Bars {
			b := &d.Bars[i]
			b.Share, b.Proposed, b.Assessed, b.LastCycle, b.GuidelineLow, b.GuidelineHigh = 0.2, 0.2, 0.2, 0.2, 0.2, 0.2
		}
	case analysis.Intervals:
		for i := range d.Items {
			d.Items[i].Estimate, d.Items[i].Low, d.Items[i].High = 0.5, 0.5, 0.5
		}
	case analysis.HeatMap:
		for i := range d.Rows {
			for j := range d.Rows[i].Values {
				d.Rows[i].Values[j] = 0.5
			}
		}
	case analysis.Dumbbell:
		for i := range d.Items {
			d.Items[i].At, d.Items[i].Low, d.Items[i].High = [3]float64{3, 3, 3}, 3, 3
		}
	case analysis.DotStrip:
		for i := range d.Rows {
			d.Rows[i].Mean, d.Rows[i].BandLow, d.Rows[i].BandHigh = 3, 3, 3
			for j := range d.Rows[i].Dots {
				d.Rows[i].Dots[j].At = 3
			}
		}
	case analysis.Slopes:
		for i := range d.Items {
			for j := range d.Items[i].Values {
				d.Items[i].Values[j] = 0.25
			}
		}
	case analysis.Scatter:
		for i := range d.Points {
			d.Points[i].X, d.Points[i].Y = 3, 0.5
		}
		for i := range d.Lines {
			d.Lines[i].At, d.Lines[i].Low, d.Lines[i].High = 0.5, 0.5, 0.5
		}
	case analysis.Histograms:
		for i := range d.Rows {
			d.Rows[i].Shares, d.Rows[i].Mean = make([]float64, len(d.Bins)), 3
			d.Rows[i].Shares[2] = 1
		}
	}
	return c
}

// halfMissing takes every other figure out of a chart.
func halfMissing(c analysis.Chart) analysis.Chart {
	switch d := c.Data.(type) {
	case analysis.LevelBars:
		for i := range d.Bars {
			b := &d.Bars[i]
			figures := []*float64{&b.Share, &b.Proposed, &b.Assessed, &b.LastCycle, &b.GuidelineLow, &b.GuidelineHigh}
			for j, f := range figures {
				if (i+j)%2 == 0 {
					*f = nan
				}
			}
		}
	case analysis.Intervals:
		for i := 0; i < len(d.Items); i += 2 {
			d.Items[i].Estimate, d.Items[i].Status = nan, "cannot tell"
			d.Items[i+1].Low, d.Items[i+1].High = nan, nan
		}
	case analysis.HeatMap:
		for i := range d.Rows {
			for j := i % 2; j < len(d.Rows[i].Values); j += 2 {
				d.Rows[i].Values[j] = nan
			}
		}
	case analysis.Dumbbell:
		for i := range d.Items {
			d.Items[i].At[i%3] = nan
			if i%2 == 0 {
				d.Items[i].Low, d.Items[i].High = nan, nan
			}
		}
	case analysis.DotStrip:
		for i := range d.Rows {
			if i%2 == 0 {
				d.Rows[i].Mean = nan
			} else {
				d.Rows[i].BandLow, d.Rows[i].BandHigh = nan, nan
			}
		}
	case analysis.Slopes:
		for i := range d.Items {
			d.Items[i].Values[i%len(d.Items[i].Values)] = nan
		}
	case analysis.Scatter:
		for i := range d.Points {
			if i%2 == 0 {
				d.Points[i].X = nan
			} else if i%3 == 0 {
				d.Points[i].Y = nan
			}
		}
	case analysis.Histograms:
		for i := 0; i < len(d.Rows); i += 2 {
			d.Rows[i].Mean = nan
		}
	}
	return c
}

func TestGoldenCollisions(t *testing.T) {
	for _, c := range collisions() {
		t.Run(c.Name, func(t *testing.T) { goldenPicture(t, filepath.Join("testdata", "edges", c.Name+".svg"), draw(t, c)) })
	}
}
