package workbook

import (
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"calibrate/analysis"
)

// protects is why a group has no figures: it is small, or a smaller one could be worked out
// from it.
const protects = "it protects a small group"

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
			v := analysis.Hidden(protects)
			if r.Counts != nil {
				v = analysis.I(r.Counts[i])
			}
			row = append(row, v)
		}
		shown := "yes"
		if r.Counts == nil {
			shown = "hidden: " + protects
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

// stackChart sets a full bar for each group, the first at the top, and below that
// one as long as the group has people. The first group is the whole, beside which no
// other could be seen there.
func stackChart(c analysis.Chart, d analysis.StackedShares) *nativeChart {
	if len(d.Levels) == 0 {
		return nil
	}
	full := stack(c, d, excelize.BarPercentStacked, 0)
	parts := d.Rows[min(1, len(d.Rows)):]
	if slices.ContainsFunc(parts, func(r analysis.StackedRow) bool { return r.Counts != nil }) {
		heads := c
		heads.Title, heads.Name = c.Title+": people", c.Name+"_people"
		full.next = stack(heads, d, excelize.BarStacked, 1)
	}
	return full
}

// stack sets a bar for each group but so many first ones.
func stack(c analysis.Chart, d analysis.StackedShares, kind excelize.ChartType, skipped int) *nativeChart {
	height := 140 + 20*(len(d.Rows)-skipped)
	draw := func(s *sheet, g grid, top int) []*excelize.Chart {
		bars := framed(kind, c, height)
		bars.XAxis.ReverseOrder = true
		if kind == excelize.BarPercentStacked {
			bars.YAxis.NumFmt = excelize.ChartNumFmt{CustomNumFmt: "0%"}
		} else {
			countsPeople(&bars.YAxis, mostPeople(d.Rows[skipped:]))
		}
		gap, overlap := uint(40), 100
		bars.GapWidth, bars.Overlap = &gap, &overlap
		first, last := top+1+skipped, top+g.rows.Len()
		for i := range d.Levels {
			series := s.series(g, top, 1, 3+i, levelColour(i, len(d.Levels)))
			series.Categories, series.Values = s.refs(1, first, last), s.refs(3+i, first, last)
			bars.Series = append(bars.Series, series)
		}
		return []*excelize.Chart{bars}
	}
	return &nativeChart{height: height, draw: draw}
}

// mostPeople is how many the largest group has.
func mostPeople(rows []analysis.StackedRow) (most int) {
	for _, r := range rows {
		if r.Counts != nil {
			most = max(most, r.N)
		}
	}
	return most
}
