package workbook

import (
	"cmp"
	"math"

	"github.com/xuri/excelize/v2"

	"calibrate/analysis"
)

// mostIntervals is how many items an Excel chart of intervals can name; the
// picture shows more, in pages.
const mostIntervals = 60

// intervalNumbers has an estimate with its interval for each item.
func intervalNumbers(c analysis.Chart, d analysis.Intervals) analysis.Table {
	figure := func(name, head string) analysis.Column {
		return analysis.Column{Name: name, Head: head, Kind: cmp.Or(d.Kind, analysis.Rating)}
	}
	low, middle, high := "From", "Estimate", "To"
	if d.Kind == analysis.Median {
		low, middle, high = "Lower quartile", "Median", "Upper quartile"
	}
	t := analysis.Table{Name: "chart_" + c.Name, Title: c.Title, Columns: []analysis.Column{
		{Name: "item", Head: cmp.Or(d.Item, "Item"), Kind: analysis.Text}, {Name: "group", Head: d.Group, Kind: analysis.Text}, {Name: "n", Head: countedIn(d), Kind: analysis.Count},
		figure("low", low), figure("estimate", middle), figure("high", high), {Name: "status", Head: "Status", Kind: analysis.Flag},
	}}
	for _, it := range d.Items {
		t.Add([]analysis.Value{analysis.T(it.Label), analysis.T(it.Group), analysis.I(it.N),
			num(it.Low), num(it.Estimate), num(it.High), analysis.T(it.Status)})
	}
	return withoutEmpty(t)
}

// intervalChart marks estimates and the ends of their intervals. Excel has no
// error bars that a file can ask for here: lines from the highest to the lowest
// mark of an item stand for them.
func intervalChart(c analysis.Chart, d analysis.Intervals) *nativeChart {
	const height = 520 // names below it take half
	return &nativeChart{height: height, draw: func(s *sheet, g grid, top int) []*excelize.Chart {
		marks := framed(excelize.Line, c, height)
		marks.XAxis.HighLowLines, marks.XAxis.TickLabelPosition = true, excelize.ChartTickLabelLow
		marks.XAxis.Alignment = excelize.Alignment{TextRotation: -90}
		marks.YAxis.NumFmt = excelize.ChartNumFmt{CustomNumFmt: cmp.Or(map[analysis.Kind]string{analysis.Share: "0%", analysis.Median: "0"}[d.Kind], "0.0")}
		marks.YAxis.Minimum, marks.YAxis.Maximum = ends(d)
		marks.Title.Paragraph = append(marks.Title.Paragraph, excelize.RichTextRun{Text: "\n" + clean(d.Axis), Font: &excelize.Font{Size: 9, Color: slate, Family: "Calibri"}})
		marks.Series = []excelize.ChartSeries{
			s.marks(g, top, g.column("low"), grey, "dash", 6),
			s.marks(g, top, g.column("estimate"), calm, "circle", 7),
			s.marks(g, top, g.column("high"), grey, "dash", 6),
		}
		return []*excelize.Chart{marks}
	}}
}

// ends are those of the axis, as the picture has them: its own, or the reference line
// where everything lies on one side of it; nil where Excel is to choose.
func ends(d analysis.Intervals) (low, high *float64) {
	if d.Low < d.High {
		return &d.Low, &d.High
	}
	above, below := !math.IsNaN(d.Zero), !math.IsNaN(d.Zero)
	for _, it := range d.Items {
		for _, x := range []float64{it.Low, it.Estimate, it.High} {
			above, below = above && !(x < d.Zero), below && !(x > d.Zero)
		}
	}
	switch {
	case above:
		return &d.Zero, nil
	case below:
		return nil, &d.Zero
	}
	return nil, nil
}

// countedIn is what n counts in a chart, where all of its items count the same.
func countedIn(d analysis.Intervals) string {
	unit := ""
	for i, it := range d.Items {
		if i > 0 && it.NUnit != unit {
			return "n"
		}
		unit = it.NUnit
	}
	return cmp.Or(human(unit), "n")
}
