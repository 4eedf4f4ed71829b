package workbook

import (
	"fmt"

	"calibrate/analysis"
	"calibrate/reports/chart"
)

// A block is one part of a page: a chart, the numbers it is drawn from, or a
// table.
type block struct {
	title, under string
	grid         *grid
	chart        *analysis.Chart
	native       *nativeChart // nil where Excel has no such chart
}

func blocksOf(tables []analysis.Table, charts []analysis.Chart) []block {
	var blocks []block
	for _, t := range tables {
		g := newGrid(t)
		blocks = append(blocks, block{title: t.Title, grid: &g})
	}
	for i := range charts {
		c := &charts[i]
		b := block{title: c.Title, under: c.Subtitle, chart: c}
		if t, draw := nativeOf(*c); draw != nil {
			g := plainGrid(t)
			g.blank = true
			b.grid, b.native = &g, draw
		}
		blocks = append(blocks, b)
	}
	return blocks
}

// shared gives the columns of a page widths that serve all its tables.
func shared(blocks []block) []float64 {
	var widths []float64
	for _, b := range blocks {
		if b.grid == nil {
			continue
		}
		for i, w := range b.grid.widths {
			most := 18.0
			switch {
			case i == 0:
				most = 34
			case b.grid.why && i == len(b.grid.widths)-1:
				most = 34 // reasons are sentences
			}
			if i == len(widths) {
				widths = append(widths, narrowest)
			}
			widths[i] = max(widths[i], min(w, most))
		}
	}
	return widths
}

// block writes one part of a page from its next row on: pictures, Excel's chart,
// the numbers it is fed by.
func (s *summary) block(p *sheet, b block, widths []float64) error {
	var g grid
	if b.grid != nil {
		g = *b.grid
		g.widths = widths[:len(g.widths):len(g.widths)]
	}
	numbers := min(g.high(), mostTogether)
	if err := p.together(b.least(p.paper, numbers)); err != nil {
		return err
	}
	if err := p.line(18, cell{clean(b.title), sectionLook}); err != nil {
		return err
	}
	columns, characters := lineOf(widths, chartText)
	for _, text := range b.remarks() {
		if err := p.spread(text, quietLook, columns, characters); err != nil {
			return err
		}
	}
	if b.chart != nil && !replaces(b.native, *b.chart) {
		if err := s.pictures(p, *b.chart); err != nil {
			return fmt.Errorf("chart %s: %w", b.chart.Name, err)
		}
	}
	if b.grid == nil {
		return nil
	}
	if b.native == nil || g.rows.Len() == 0 {
		return p.draw(g)
	}
	rows, err := p.place(b.native, numbers)
	if err != nil {
		return err
	}
	for i, n := 0, b.native; n != nil; i, n = i+1, n.next {
		if charts := n.draw(p, g, p.next); len(charts) > 0 {
			if err := s.f.AddChart(p.name, at(1, rows[i]), charts[0], charts[1:]...); err != nil {
				return fmt.Errorf("chart %s: %w", b.chart.Name, err)
			}
		}
	}
	return p.draw(g)
}

// mostTogether is how high numbers are, in pixels, that stand with their chart: more of
// them go on on the next sheet of paper.
const mostTogether = 15.0 * rowPixels

// least is how much of a block is not to be torn apart, in pixels: its title, and its
// picture or Excel's chart with its numbers.
func (b block) least(p paper, numbers float64) float64 {
	title := float64(rowPixels * (2 + len(b.remarks())))
	switch {
	case b.chart == nil:
		return title
	case replaces(b.native, *b.chart):
		return title + p.leastOf(b.native, numbers)
	}
	return title + pictureHeight(chart.Pages(*b.chart)[0])
}

// remarks are the lines under the title.
func (b block) remarks() []string {
	var lines []string
	if b.under != "" {
		lines = append(lines, b.under)
	}
	if b.chart != nil && b.chart.Footnote != "" {
		lines = append(lines, b.chart.Footnote)
	}
	return lines
}
