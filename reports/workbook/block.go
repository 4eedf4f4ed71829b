package workbook

import (
	"fmt"
	"slices"

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
	long         bool         // the numbers that feed it are more than a sheet of paper holds
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

// The widest columns of a page of several tables, in characters: narrower beside charts,
// which are printed the smaller the wider the page is.
type limits struct{ first, second, other, last float64 }

var (
	tableLimits = limits{first: 34, second: 26, other: 18, last: 64} // a name beside an id; reasons and meanings are sentences
	asideLimits = limits{first: 34, second: 26, other: 18, last: 34} // of a table that may stand beside charts, which long reasons are not to decide
	chartLimits = limits{first: 28, second: 34, other: 11, last: 20}
)

func (l limits) of(g grid, col int) float64 {
	isText := col == len(g.columns) || g.columns[col].Kind == analysis.Text || g.columns[col].Kind == analysis.Flag // the reasons come last
	switch {
	case col == 0:
		return l.first
	case col == len(g.widths)-1 && isText:
		return l.last
	case col == 1 && isText:
		return l.second
	}
	return l.other
}

// shared gives the columns of a page widths that serve all its tables.
func shared(blocks []block) []float64 {
	most := tableLimits
	if slices.ContainsFunc(blocks, func(b block) bool { return b.chart != nil }) {
		most = chartLimits
	}
	return within(most, blocks)
}

// within gives the columns of a page no more than these widths.
func within(most limits, blocks []block) []float64 {
	var widths []float64
	for _, b := range blocks {
		if b.grid == nil {
			continue
		}
		for i, w := range b.grid.widths {
			if i == len(widths) {
				widths = append(widths, narrowest)
			}
			widths[i] = max(widths[i], min(w, max(most.of(*b.grid, i), b.grid.narrowestHead(i))))
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
	rows := p.paper.whole(g.high())
	numbers := min(rows, mostTogether)
	if b.long = b.native != nil && g.high()+aboveChart > p.paper.high; b.long {
		rows, numbers = 0, 0
	}
	if err := p.together(b.least(p.paper, numbers, rows+pixelsOf(g.headHeight()))); err != nil {
		return err
	}
	if err := b.head(p, widths); err != nil {
		return err
	}
	if b.chart != nil && !replaces(b.native, *b.chart) {
		if err := s.pictures(p, *b.chart); err != nil {
			return fmt.Errorf("chart %s: %w", b.chart.Name, err)
		}
	}
	switch {
	case b.grid == nil:
		return nil
	case b.native == nil || g.rows.Len() == 0:
		return p.draw(g)
	}
	if err := b.native.place(p, g, numbers, rows); err != nil {
		return fmt.Errorf("chart %s: %w", b.chart.Name, err)
	}
	if b.long {
		return p.offPaper(g)
	}
	return p.draw(g)
}

// head writes the title of a block and what is said under it.
func (b block) head(p *sheet, widths []float64) error {
	if err := p.line(18, cell{clean(b.title), sectionLook}); err != nil {
		return err
	}
	columns, characters := lineOf(widths, chartText)
	for _, text := range b.remarks() {
		if err := p.spread(text, quietLook, columns, characters); err != nil {
			return err
		}
	}
	return nil
}

// onScreenOnly tells of numbers that are not printed.
const onScreenOnly = "The numbers below Excel's chart are not printed: they are more than a sheet of paper holds."

// mostTogether is how high numbers are, in pixels, that stand with their chart: more of
// them go on on the next sheet of paper.
const mostTogether = 15.0 * rowPixels

// whole is how much of a table is not to be torn apart, in pixels: all of it where a sheet
// of paper has room for it with what stands above, else its first rows.
func (p paper) whole(table float64) float64 {
	if table+aboveChart > p.high {
		return min(table, mostTogether)
	}
	return table
}

// least is how much of a block is not to be torn apart, in pixels: its title, and its
// table, its picture, or Excel's chart with its numbers.
func (b block) least(p paper, numbers, table float64) float64 {
	title := float64(rowPixels * (2 + len(b.remarks())))
	switch {
	case b.chart == nil:
		return title + table
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
	if b.long {
		lines = append(lines, onScreenOnly)
	}
	return lines
}
