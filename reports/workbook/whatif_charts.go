package workbook

import (
	"github.com/xuri/excelize/v2"

	"calibrate/analysis"
)

// charts sets the two charts beside the distribution: people by level in the four
// ways, and the shares that the agreed levels make of the whole. A chart ends at a
// row, found before rows have their heights: these end above the list, which scrolls.
func (p *whatIfPage) charts() error {
	height := chartRowPixels*(p.top-1) - 4
	if err := p.beneath(chartCol, p.levelsChart(height)); err != nil {
		return err
	}
	return p.beneath(chartCol+9, p.sharesChart(height))
}

func (p *whatIfPage) beneath(col int, charts []*excelize.Chart) error {
	return p.f.AddChart(p.name, at(col, 1), charts[0], charts[1:]...)
}

// levelsChart compares the four ways, with the guideline as marks. Agreed levels
// that are off it have another colour.
func (p *whatIfPage) levelsChart(height int) []*excelize.Chart {
	c := analysis.Chart{Name: "what_if_levels", Title: "People by level", Alt: "Bars by level: current, if all nominations pass, assessed, agreed; the guideline as marks."}
	bars := framed(excelize.Col, c, height)
	top, n := p.first-1, len(p.levels)
	categories := p.refs(1, p.first, p.first+n-1)
	for k, way := range ways[:3] {
		bars.Series = append(bars.Series, p.columnOf(currentCol+k, top, n, categories, way.colour))
	}
	bars.Series = append(bars.Series, p.columnOf(feedCol+1, top, n, categories, calm))
	if !p.guided() {
		bars.Dimension.Width = 560
		return []*excelize.Chart{bars}
	}
	bars.Series = append(bars.Series, p.columnOf(feedCol+2, top, n, categories, accent))
	marks := framed(excelize.Line, c, height)
	for _, col := range []int{feedCol + 3, feedCol + 4} {
		marks.Series = append(marks.Series, dashes(p.columnOf(col, top, n, categories, black)))
	}
	bars.Dimension.Width, marks.Dimension.Width = 560, 560
	return []*excelize.Chart{bars, marks}
}

// guided says whether one level alone has a guideline.
func (p *whatIfPage) guided() bool {
	for _, level := range p.levels {
		if _, held := p.alone(level.Number); held {
			return true
		}
	}
	return false
}

// sharesChart sets the four ways side by side as full bars.
func (p *whatIfPage) sharesChart(height int) []*excelize.Chart {
	c := analysis.Chart{Name: "what_if_shares", Title: "Mix of levels", Alt: "Full bars: the share of each level, current, if all nominations pass, assessed, agreed."}
	stack := framed(excelize.ColPercentStacked, c, height)
	stack.Dimension.Width = 440
	stack.YAxis.NumFmt = excelize.ChartNumFmt{CustomNumFmt: "0%"}
	gap, overlap := uint(40), 100
	stack.GapWidth, stack.Overlap = &gap, &overlap
	heads := p.across(currentCol, agreedCol, p.first-1)
	for i := range p.levels {
		colour := levelColour(i, len(p.levels))
		stack.Series = append(stack.Series, excelize.ChartSeries{Name: p.ref(1, p.first+i), Categories: heads, Values: p.across(currentCol, agreedCol, p.first+i),
			Fill: solid(colour), Line: excelize.LineOptions{Width: 0.75, Fill: solid(colour)}})
	}
	return []*excelize.Chart{stack}
}

// across is a range of one row of a sheet.
func (s *sheet) across(from, to, row int) string {
	return quoted(s.name) + "!" + absolute(from, row) + ":" + absolute(to, row)
}
