package packet

import (
	"math"
	"slices"
	"strings"

	"calibrate/analysis"
)

// A grid is a table laid out for the page: the width of each column, what stays
// empty at its end, in millimetres, and the size of its type.
type grid struct {
	table
	widths, ends []float64
	size         float64
}

// fewRows are not worth turning the paper, where their words fit upright and no row has
// more than so many lines.
const (
	fewRows   = 12
	mostLines = 20
)

// anyLies reports whether the paper is turned for wide tables, each on a page that lies as
// those after it do: a page for each turn would stand half empty.
func anyLies(tables []table) bool {
	return slices.ContainsFunc(tables, func(t table) bool {
		if !t.Wide || len(t.Rows) > fewRows {
			return t.Wide
		}
		upright := layOut(t, paperWidth-2*pageMargin)
		return upright.size < smallTable || slices.ContainsFunc(t.Rows, func(r row) bool { return upright.wrapped(r).lines > mostLines })
	})
}

// The rows at a table's beginning stand on one page with its heads, those at its end with
// each other and with what is said under it.
const (
	firstRows = 2
	lastRows  = 4
	shortRows = 12 // a table of so many rows, and no higher than half a page, is not divided
)

// tableBoxes is a table, its title and heads again on each page.
func (p *paper) tableBoxes(t table) []box {
	g := layOut(inked(t), p.width())
	heads := p.heads(g)
	again := p.stacked(append(p.lines(t.Title+", continued", 0, style{bodySize, false, soft}), heads))
	boxes := tie(append([]box{gap(2.5)}, p.lines(t.Title, 0, style{bodySize, true, black})...))
	boxes = append(boxes, heads)
	under := t.Why
	if t.Left > 0 {
		under = append(under[:len(under):len(under)], analysis.Said("%d further rows are in the workbook, in the table of the same name.", t.Left))
	}
	var rows []box
	for _, r := range g.Rows {
		rows = append(rows, p.tableRow(g, r)...)
	}
	divided := len(rows) > shortRows || heightOf(rows) > p.bottom()/2
	for i, b := range rows {
		b.head = &again
		b.keeps = keeps(i+1, len(rows), divided, len(under) > 0)
		boxes = append(boxes, b)
	}
	for _, line := range under {
		boxes = append(boxes, whole(p.lines(line, 0, style{smallSize, false, soft}))...)
	}
	boxes[len(boxes)-1].height += 1.5
	return boxes
}

// inked is a table without the columns in which nothing stands in the rows shown here, as
// something does in others.
func inked(t table) table {
	blank := make([]bool, len(t.Heads))
	for i := range blank {
		blank[i] = len(t.Rows) > 0 && !slices.ContainsFunc(t.Rows, func(r row) bool { return r.Cells[i].words() != "" })
	}
	if !slices.Contains(blank, true) {
		return t
	}
	t.Heads = without(t.Heads, blank)
	t.Rows = slices.Clone(t.Rows)
	for i := range t.Rows {
		t.Rows[i].Cells = without(t.Rows[i].Cells, blank)
	}
	return t
}

func without[T any](all []T, blank []bool) (kept []T) {
	for i, one := range all {
		if !blank[i] {
			kept = append(kept, one)
		}
	}
	return kept
}

// keeps reports whether row i of so many, from 1, stands on the page of what follows it.
func keeps(i, rows int, divided, wordsUnder bool) bool {
	if i == rows {
		return wordsUnder
	}
	return !divided || i < firstRows || i+lastRows > rows
}

// words is all that stands in a cell.
func (c cell) words() string { return strings.TrimSpace(c.Text + " " + c.Sub) }

// heads is the line of heads.
func (p *paper) heads(g grid) box {
	heads := make([][]string, len(g.Heads))
	height := 0.0
	for i, h := range g.Heads {
		heads[i] = wrap(h.Text, g.size, true, g.widths[i]-g.ends[i])
		height = math.Max(height, float64(len(heads[i]))*leading(g.size))
	}
	return box{height: 0.8 + height + 1.1, keeps: true, draw: func(y float64) {
		x := pageMargin
		for i, lines := range heads {
			p.cellText(g, i, lines, g.Heads[i].Class, x, y+p.down(0.8), true)
			x += g.widths[i]
		}
		p.pen(black, 0.3)
		p.pdf.Line(pageMargin, y+p.down(height+1.4), x, y+p.down(height+1.4))
	}}
}

func isFlag(c cell) bool { return strings.HasPrefix(c.Class, "flag") }

// cellText writes the lines of a cell in column i: figures end at the right.
func (p *paper) cellText(g grid, i int, lines []string, class string, x, y float64, bold bool) {
	for j, line := range lines {
		y := y + p.down(g.size/pointsPerMM+0.2+float64(j)*leading(g.size))
		if isNumber(class) {
			p.right(line, x+g.widths[i]-g.ends[i], y, g.size, bold)
			continue
		}
		p.text(line, x, y, g.size, bold)
	}
}
