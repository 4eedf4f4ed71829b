package workbook

import (
	"fmt"
	"slices"

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
	bars.Dimension.Width = 560
	countsPeople(&bars.YAxis, len(p.people))
	top, n := p.first-1, len(p.levels)
	categories := p.refs(1, p.first, p.first+n-1)
	for k, way := range ways[:3] {
		bars.Series = append(bars.Series, p.columnOf(currentCol+k, top, n, categories, way.colour))
	}
	bars.Series = append(bars.Series, p.columnOf(feedCol+1, top, n, categories, calm))
	if !p.guided() {
		return []*excelize.Chart{bars}
	}
	bars.Series = append(bars.Series, p.columnOf(feedCol+2, top, n, categories, accent))
	marks := framed(excelize.Line, c, height) // its axes are the ones that show
	marks.YAxis, marks.Dimension = bars.YAxis, bars.Dimension
	marks.Series = limitMarks(p.single(), p.columnOf(feedCol+3, top, n, categories, black), p.columnOf(feedCol+4, top, n, categories, black))
	return withMarks(bars, marks)
}

// single gives everybody's lines of one level.
func (w whatIf) single() (lines []whatIfLine) {
	for _, level := range w.levels {
		if line, held := w.alone(level.Number); held {
			lines = append(lines, line)
		}
	}
	return lines
}

// limitMarks marks what lines allow, at least and at most, where any of them has such an end: a
// mark that stands nowhere would still be in the legend.
func limitMarks(lines []whatIfLine, least, most excelize.ChartSeries) (marks []excelize.ChartSeries) {
	if slices.ContainsFunc(lines, func(l whatIfLine) bool { return l.low > 0 }) {
		marks = append(marks, floor(least))
	}
	if slices.ContainsFunc(lines, func(l whatIfLine) bool { return l.high < l.n }) {
		marks = append(marks, ceiling(most))
	}
	return marks
}

// withMarks lays marks over bars, where there are any.
func withMarks(bars, marks *excelize.Chart) []*excelize.Chart {
	if len(marks.Series) == 0 {
		return []*excelize.Chart{bars}
	}
	return []*excelize.Chart{bars, marks}
}

// guided says whether everybody has a guideline.
func (p *whatIfPage) guided() bool {
	return slices.ContainsFunc(p.lines, func(l whatIfLine) bool { return l.org == "" })
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

// linesChart shows the lines of orgs that have a guideline of their own; rows is the
// room it takes.
func (p *whatIfPage) linesChart(l *sheet, lines int) (charts []*excelize.Chart, rows int) {
	const mostBars = 24
	if lines == 0 {
		return nil, 0
	}
	shown, height := min(lines, mostBars), 320
	rows = height*rowPixels/chartRowPixels/rowPixels + 2
	top := 4 + rows
	c := analysis.Chart{Name: "what_if_guideline", Title: "People at the levels of each line of the guideline", Alt: "Bars of the four ways to count, with what the guideline allows as marks."}
	if lines > shown {
		c.Title += fmt.Sprintf(" (the first %d of %d lines)", shown, lines)
	}
	bars, marks := framed(excelize.Col, c, height), framed(excelize.Line, c, height)
	countsPeople(&bars.YAxis, len(p.people))
	marks.YAxis = bars.YAxis
	categories := l.refs(labelCol, top+1, top+shown)
	for k, way := range ways {
		bars.Series = append(bars.Series, l.columnOf(lineCurrentCol+k, top, shown, categories, way.colour))
	}
	marks.Series = limitMarks(p.lines[:shown], l.columnOf(labelCol+1, top, shown, categories, black), l.columnOf(labelCol+2, top, shown, categories, black))
	return withMarks(bars, marks), rows
}

// columnOf is a series of a column from below its heading down.
func (s *sheet) columnOf(col, top, rows int, categories, colour string) excelize.ChartSeries {
	return excelize.ChartSeries{Name: s.ref(col, top), Categories: categories, Values: s.refs(col, top+1, top+rows),
		Fill: solid(colour), Line: excelize.LineOptions{Width: 0.75, Fill: solid(colour)}}
}

// What the guideline allows is marked without a line between: at most by a dash that
// bars should stay under, at least by a triangle that they should reach.
const atLeast, atMost = "Guideline: at least", "Guideline: at most"

func floor(s excelize.ChartSeries) excelize.ChartSeries { return marked(s, black, "triangle", 8) }

func ceiling(s excelize.ChartSeries) excelize.ChartSeries { return marked(s, black, "dash", 12) }
