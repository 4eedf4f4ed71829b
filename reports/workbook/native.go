package workbook

import (
	"fmt"
	"math"
	"slices"

	"github.com/xuri/excelize/v2"

	"calibrate/analysis"
)

// A nativeChart is an Excel chart fed by cells of its sheet.
type nativeChart struct {
	height int                                               // in pixels
	draw   func(s *sheet, g grid, top int) []*excelize.Chart // top is the row of the grid's headings; further charts lie over the first
	next   *nativeChart                                      // below it, fed by the same cells; nil for none
}

// place draws a chart and those below it from the next row of a sheet on, above the grid
// that feeds them. Of its numbers so many pixels are to stand below the last chart where
// one sheet of paper has room for both, and so many of its rows together.
func (n *nativeChart) place(s *sheet, g grid, numbers, rows float64) error {
	var places []int
	for chart := n; chart != nil; chart = chart.next {
		if err := s.together(s.paper.leastOf(chart, numbers)); err != nil {
			return err
		}
		places = append(places, s.next)
		if err := s.room(chart.height * rowPixels / chartRowPixels); err != nil {
			return err
		}
	}
	if err := s.together(rows + pixelsOf(g.headHeight())); err != nil {
		return err
	}
	for _, row := range places { // only now is it known where the grid begins
		if charts := n.draw(s, g, s.next); len(charts) > 0 {
			if err := s.f.AddChart(s.name, at(1, row), charts[0], charts[1:]...); err != nil {
				return err
			}
		}
		n = n.next
	}
	return nil
}

// leastOf is how much of a chart and its numbers is not to be torn apart, in pixels.
func (p paper) leastOf(n *nativeChart, numbers float64) float64 {
	least := n.least()
	if n.next == nil && least+numbers+aboveChart <= p.high {
		least += numbers
	}
	return least
}

// least is how high the chart is with the first of its numbers, in pixels.
func (n *nativeChart) least() float64 {
	return float64(n.height*rowPixels/chartRowPixels + 8*rowPixels)
}

// nativeOf gives the numbers of a chart as a table, and the Excel chart they feed; nil
// where Excel has no such chart, or there is nothing to draw: the picture says why.
func nativeOf(c analysis.Chart) (analysis.Table, *nativeChart) {
	switch d := c.Data.(type) {
	case analysis.LevelBars:
		if slices.ContainsFunc(d.Bars, func(b analysis.LevelBar) bool { return !math.IsNaN(b.Share) }) {
			return levelNumbers(c, d), levelChart(c)
		}
	case analysis.StackedShares:
		if slices.ContainsFunc(d.Rows, func(r analysis.StackedRow) bool { return r.Counts != nil }) {
			return stackNumbers(c, d), stackChart(c, d)
		}
	case analysis.Intervals:
		if len(d.Items) <= mostIntervals && slices.ContainsFunc(d.Items, func(it analysis.IntervalItem) bool { return !math.IsNaN(it.Estimate) }) {
			return intervalNumbers(c, d), intervalChart(c, d)
		}
	case analysis.Scatter:
		if t := scatterNumbers(c, d); t.Rows.Len() >= fewestPoints && t.Rows.Len() <= mostPoints {
			return t, scatterChart(c, d)
		}
	}
	return analysis.Table{}, nil
}

// replaces says whether Excel's chart shows all that the picture would.
func replaces(native *nativeChart, c analysis.Chart) bool {
	switch c.Data.(type) {
	case analysis.Intervals, analysis.Scatter:
		return false
	}
	return native != nil
}

// nativeWidth is how wide Excel's charts are, in pixels.
const nativeWidth = 760

// num is a figure of a chart, or an empty cell.
func num(x float64) analysis.Value {
	if math.IsNaN(x) {
		return analysis.Why("not known")
	}
	return analysis.N(x)
}

// withoutEmpty leaves out columns in which nothing stands.
func withoutEmpty(t analysis.Table) analysis.Table {
	out, rows := analysis.Table{Name: t.Name, Title: t.Title}, make([][]analysis.Value, t.Rows.Len())
	for col, c := range t.Columns {
		empty := true
		for row := range t.Rows.All() {
			text, isText := row[col].Text()
			_, missing := row[col].Missing()
			empty = empty && (missing || isText && text == "")
		}
		if empty && len(rows) > 0 {
			continue
		}
		out.Columns = append(out.Columns, c)
		i := 0
		for row := range t.Rows.All() {
			rows[i] = append(rows[i], row[col])
			i++
		}
	}
	out.Add(rows...)
	return out
}

// column finds a column by its name; 0 when it is not there.
func (g grid) column(name string) int {
	for i, c := range g.columns {
		if c.Name == name {
			return i + 1
		}
	}
	return 0
}

// cells of a chart: one cell, and a column of them, by sheet.
func (s *sheet) ref(col, row int) string { return s.refs(col, row, row) }

func (s *sheet) refs(col, from, to int) string {
	name, _ := excelize.ColumnNumberToName(col)
	first := fmt.Sprintf("%s!$%s$%d", quoted(s.name), name, from)
	if from == to {
		return first
	}
	return fmt.Sprintf("%s:$%s$%d", first, name, to)
}

// series is a column of the grid, named by its heading.
func (s *sheet) series(g grid, top, label, col int, colour string) excelize.ChartSeries {
	bottom := top + g.rows.Len()
	return excelize.ChartSeries{
		Name: s.ref(col, top), Categories: s.refs(label, top+1, bottom), Values: s.refs(col, top+1, bottom),
		Fill: solid(colour), Line: excelize.LineOptions{Width: 0.75, Fill: solid(colour)},
	}
}

func solid(colour string) excelize.Fill {
	return excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{colour}}
}

// axisFont is set everywhere: left to itself, LibreOffice writes in white.
func axisFont() excelize.Font { return excelize.Font{Color: slate, Size: 9, Family: "Calibri"} }

// countsPeople has an axis show whole people, of whom there are so many at most.
func countsPeople(axis *excelize.ChartAxis, most int) {
	axis.NumFmt = excelize.ChartNumFmt{CustomNumFmt: "#,##0"}
	if most < 25 { // of more, spread over the levels, programs set no marks at halves
		axis.MajorUnit = 1
	}
}

// framed gives a chart the house style.
func framed(kind excelize.ChartType, c analysis.Chart, height int) *excelize.Chart {
	font := axisFont()
	return &excelize.Chart{
		Type: kind, Dimension: excelize.ChartDimension{Width: nativeWidth, Height: uint(height)},
		Format: excelize.GraphicOptions{AltText: clean(c.Title + ". " + c.Alt), Name: c.Name, OffsetY: 2}, // its border is not to print on the page before
		Legend: excelize.ChartLegend{Position: "bottom", Font: &font},
		Title:  excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: clean(c.Title), Font: &excelize.Font{Bold: true, Size: 12, Color: black, Family: "Calibri"}}}},
		XAxis:  excelize.ChartAxis{Font: font}, YAxis: excelize.ChartAxis{Font: font, MajorGridLines: true},
		ShowBlanksAs: "gap", Border: excelize.LineOptions{Fill: solid(pale)},
	}
}
