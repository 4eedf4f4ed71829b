package workbook

import (
	"github.com/xuri/excelize/v2"

	"calibrate/analysis"
)

// levelNumbers has the headcount by level with guideline and last cycle.
func levelNumbers(c analysis.Chart, d analysis.LevelBars) analysis.Table {
	share := func(name, head string) analysis.Column {
		return analysis.Column{Name: name, Head: head, Unit: "share", Kind: analysis.Share}
	}
	t := analysis.Table{Name: "chart_" + c.Name, Title: c.Title, Columns: []analysis.Column{
		{Name: "level", Head: "Level", Kind: analysis.Text}, {Name: "people", Head: "People", Unit: "people", Kind: analysis.Count},
		share("current", "Current"), share("proposed", "If all pass"), share("assessed", "Assessed"), share("last", "Earlier cycle"),
		share("low", atLeast), share("high", atMost), {Name: "off", Head: "Guideline", Kind: analysis.Flag},
	}}
	for _, b := range d.Bars {
		t.Add([]analysis.Value{analysis.T(b.Level), analysis.I(b.Count), num(b.Share), num(b.Proposed), num(b.Assessed), num(b.LastCycle),
			binding(b.GuidelineLow, 0), binding(b.GuidelineHigh, 1), analysis.T(offGuideline(b))})
	}
	return withoutEmpty(t)
}

// binding is an end of the guideline, unless everything lies on its right side.
func binding(limit, always float64) analysis.Value {
	if limit == always {
		return analysis.Why("no limit")
	}
	return num(limit)
}

func offGuideline(b analysis.LevelBar) string {
	if b.OffGuideline {
		return "off guideline"
	}
	return ""
}

// levelColours are those of the picture: what is, what would be, what ratings say.
var levelColours = []struct{ column, colour string }{
	{"current", calm}, {"proposed", proposedBar}, {"assessed", assessedBar},
}

// levelChart sets bars of shares side by side, with the earlier cycle and the
// guideline as marks.
func levelChart(c analysis.Chart) *nativeChart {
	const height = 360
	return &nativeChart{height: height, draw: func(s *sheet, g grid, top int) []*excelize.Chart {
		bars := framed(excelize.Col, c, height)
		bars.YAxis.NumFmt = excelize.ChartNumFmt{CustomNumFmt: "0%"}
		for _, b := range levelColours {
			if col := g.column(b.column); col > 0 {
				bars.Series = append(bars.Series, s.series(g, top, 1, col, b.colour))
			}
		}
		limits := framed(excelize.Line, c, height) // its axes are the ones that show
		limits.YAxis.NumFmt = bars.YAxis.NumFmt
		if col := g.column("last"); col > 0 {
			limits.Series = append(limits.Series, s.marks(g, top, col, accent, "diamond", 7))
		}
		if col := g.column("low"); col > 0 {
			limits.Series = append(limits.Series, floor(s.series(g, top, 1, col, black)))
		}
		if col := g.column("high"); col > 0 {
			limits.Series = append(limits.Series, ceiling(s.series(g, top, 1, col, black)))
		}
		switch {
		case len(bars.Series) == 0:
			return nil
		case len(limits.Series) == 0:
			return []*excelize.Chart{bars}
		}
		return []*excelize.Chart{bars, limits}
	}}
}

// marks is a series of marks without a line between them.
func (s *sheet) marks(g grid, top, col int, colour, symbol string, size int) excelize.ChartSeries {
	return marked(s.series(g, top, 1, col, colour), colour, symbol, size)
}

// marked shows a series as marks, without a line between them.
func marked(series excelize.ChartSeries, colour, symbol string, size int) excelize.ChartSeries {
	series.Line = excelize.LineOptions{Type: excelize.LineNone}
	series.Marker = excelize.ChartMarker{Symbol: symbol, Size: size, Fill: solid(colour), Border: excelize.LineOptions{Fill: solid(colour)}}
	return series
}
