package workbook

import (
	"fmt"

	"calibrate/analysis"
)

// A block is one part of a page: a chart, the numbers it is drawn from, or a
// table.
type block struct {
	title, under string
	grid         *grid
	chart        *analysis.Chart
	native       nativeChart // nil where Excel has no such chart
}

func blocksOf(charts []analysis.Chart, tables []analysis.Table) []block {
	var blocks []block
	for i := range charts {
		c := &charts[i]
		b := block{title: c.Title, under: c.Subtitle, chart: c}
		if t, draw := nativeOf(*c); draw != nil {
			g := newGrid(t)
			g.blank = true
			b.grid, b.native = &g, draw
		}
		blocks = append(blocks, b)
	}
	for _, t := range tables {
		g := newGrid(t)
		blocks = append(blocks, block{title: t.Title, grid: &g})
	}
	return blocks
}

// shared gives the columns of a page widths that serve all its tables.
func shared(blocks []block) []float64 {
	const most = 34
	var widths []float64
	for _, b := range blocks {
		if b.grid == nil {
			continue
		}
		for i, w := range b.grid.widths {
			if i == len(widths) {
				widths = append(widths, narrowest)
			}
			widths[i] = max(widths[i], min(w, most))
		}
	}
	return widths
}

// block writes one part of a page from its next row on.
func (s *summary) block(p *sheet, b block, widths []float64) error {
	if err := p.line(18, cell{clean(b.title), sectionLook}); err != nil {
		return err
	}
	if b.under != "" {
		if err := p.write(cell{clean(b.under), quietLook}); err != nil {
			return err
		}
	}
	if b.grid != nil {
		if err := s.numbers(p, b, widths); err != nil {
			return fmt.Errorf("%s: %w", b.title, err)
		}
	}
	if b.chart == nil {
		return nil
	}
	if !replaces(b.native, *b.chart) {
		if err := s.pictures(p, *b.chart); err != nil {
			return fmt.Errorf("chart %s: %w", b.chart.Name, err)
		}
	}
	if b.chart.Footnote == "" {
		return nil
	}
	return p.write(cell{clean(b.chart.Footnote), quietLook})
}

// numbers writes a table and the Excel chart that it feeds.
func (s *summary) numbers(p *sheet, b block, widths []float64) error {
	g := *b.grid
	columns := len(g.widths)
	g.widths = widths[:columns:columns]
	top := p.next
	if err := p.draw(g); err != nil {
		return err
	}
	if b.native == nil || len(g.rows) == 0 {
		return nil
	}
	height, err := b.native(p, g, top, columns+2)
	if err != nil {
		return err
	}
	p.next = max(p.next, top+height/pixelsPerRow+1)
	return nil
}

// pixelsPerRow is the height of a row of 15 points.
const pixelsPerRow = 20
