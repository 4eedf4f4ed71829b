package workbook

import (
	"strings"

	"github.com/xuri/excelize/v2"

	"calibrate/analysis"
)

// stackNumbers has the people of each group by level.
func stackNumbers(c analysis.Chart, d analysis.StackedShares) analysis.Table {
	t := analysis.Table{Name: "chart_" + c.Name, Title: c.Title, Columns: []analysis.Column{
		{Name: "group", Head: "Org", Kind: analysis.Text}, {Name: "n", Head: "n", Unit: "people", Kind: analysis.Count},
	}}
	for _, level := range d.Levels {
		t.Columns = append(t.Columns, analysis.Column{Name: level, Head: level, Unit: "people", Kind: analysis.Count})
	}
	t.Columns = append(t.Columns, analysis.Column{Name: "shown", Head: "Shown", Kind: analysis.Text})
	for _, r := range d.Rows {
		row := []analysis.Value{analysis.T(strings.Repeat("  ", r.Depth) + r.Label), analysis.I(r.N)}
		for i := range d.Levels {
			v := analysis.Hidden("a small group")
			if r.Counts != nil {
				v = analysis.I(r.Counts[i])
			}
			row = append(row, v)
		}
		shown := "yes"
		if r.Counts == nil {
			shown = "hidden: a small group"
		}
		t.Add(append(row, analysis.T(shown)))
	}
	return t
}

// stackRamp runs from the lowest to the highest level, as in every chart.
var stackRamp = []string{"B7E0A5", "7FCDBB", "41B6C4", "1D91C0", "225EA8", "0C2C84"}

// levelColour is the colour of level i of n.
func levelColour(i, n int) string {
	if n < 2 {
		return stackRamp[len(stackRamp)-2]
	}
	return stackRamp[i*(len(stackRamp)-1)/(n-1)]
}

// stackChart sets a full bar for each group, the first at the top.
func stackChart(c analysis.Chart, d analysis.StackedShares) *nativeChart {
	if len(d.Levels) == 0 {
		return nil
	}
	height := 140 + 20*len(d.Rows)
	return &nativeChart{height, func(s *sheet, g grid, top int) []*excelize.Chart {
		stack := framed(excelize.BarPercentStacked, c, height)
		stack.XAxis.ReverseOrder = true
		stack.YAxis.NumFmt = excelize.ChartNumFmt{CustomNumFmt: "0%"}
		gap, overlap := uint(40), 100
		stack.GapWidth, stack.Overlap = &gap, &overlap
		for i := range d.Levels {
			stack.Series = append(stack.Series, s.series(g, top, 1, 3+i, levelColour(i, len(d.Levels))))
		}
		return []*excelize.Chart{stack}
	}}
}
