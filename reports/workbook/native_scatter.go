package workbook

import (
	"cmp"
	"math"

	"github.com/xuri/excelize/v2"

	"calibrate/analysis"
)

// An Excel chart of points takes no more than so many before they are one stain,
// and shows nothing when they are too few; the picture gathers those on one spot.
const fewestPoints, mostPoints = 3, 500

// scatterNumbers has both figures of each item that has both.
func scatterNumbers(c analysis.Chart, d analysis.Scatter) analysis.Table {
	t := analysis.Table{Name: "chart_" + c.Name, Title: c.Title, Columns: []analysis.Column{
		{Name: "item", Head: cmp.Or(d.Item, "Item"), Kind: analysis.Text}, {Name: "x", Head: d.X, Kind: analysis.Rating}, {Name: "y", Head: d.Y, Kind: analysis.Rating},
	}}
	for _, p := range d.Points {
		if !math.IsNaN(p.X) && !math.IsNaN(p.Y) {
			t.Add([]analysis.Value{analysis.T(p.Label), analysis.N(p.X), analysis.N(p.Y)})
		}
	}
	return t
}

// scatterChart sets a mark at each item. The lines that say what is usual are in
// the picture above it.
func scatterChart(c analysis.Chart, d analysis.Scatter) *nativeChart {
	const height = 380
	return &nativeChart{height: height, draw: func(s *sheet, g grid, top int) []*excelize.Chart {
		points := framed(excelize.Scatter, c, height)
		points.Legend.Position = "none"
		points.XAxis.Title, points.YAxis.Title = axisTitle(d.X), axisTitle(d.Y)
		points.XAxis.NumFmt, points.YAxis.NumFmt = excelize.ChartNumFmt{CustomNumFmt: "0.0"}, excelize.ChartNumFmt{CustomNumFmt: "0.0"}
		points.XAxis.TickLabelPosition, points.YAxis.TickLabelPosition = excelize.ChartTickLabelLow, excelize.ChartTickLabelLow
		series := s.marks(g, top, 3, calm, "circle", 6)
		series.Categories = s.refs(2, top+1, top+g.rows.Len())
		points.Series = []excelize.ChartSeries{series}
		return []*excelize.Chart{points}
	}}
}

// axisTitle names an axis.
func axisTitle(text string) excelize.ChartTitle {
	return excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: clean(text), Font: &excelize.Font{Size: 9, Color: slate, Family: "Calibri"}}}}
}
