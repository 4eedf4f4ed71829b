package packet

import (
	"fmt"
	"math"
	"strings"
)

// A grid is a table laid out for the page: the width of each column and what stays
// empty at its end, in millimetres.
type grid struct {
	table
	widths, ends []float64
}

// table writes a table, its heads again on each page; a wide one on pages that lie, as
// those after it do: a page for each turn would stand half empty.
func (p *paper) table(t table) {
	if t.Wide && !p.across() {
		p.newPage(true)
	}
	ends := columnEnds(t.Heads)
	g := grid{t, columnWidths(t, ends, p.width()), ends}
	p.room(8 + g.start())
	p.y += 2.5
	p.paragraph(t.Title, pageMargin, p.width(), bodySize, true)
	p.heads(g)
	for _, r := range g.Rows {
		cells, height := g.lay(r)
		p.tableRow(g, r, cells, height)
	}
	p.ink(soft)
	for _, line := range t.Why {
		p.paragraph(line, pageMargin, p.width(), smallSize, false)
	}
	if t.Left > 0 {
		p.paragraph(fmt.Sprintf("%d further rows are in the workbook, in the table of the same name.", t.Left), pageMargin, p.width(), smallSize, false)
	}
	p.ink(black)
	p.y += 1.5
}

// start is how high the heads and the first rows are, which stand on one page.
func (g grid) start() float64 {
	_, height := g.layHeads()
	for _, r := range g.Rows[:min(2, len(g.Rows))] {
		_, row := g.lay(r)
		height += row
	}
	return height + 1.9
}

// layHeads breaks the heads into lines.
func (g grid) layHeads() (heads [][]string, height float64) {
	heads = make([][]string, len(g.Heads))
	for i, h := range g.Heads {
		heads[i] = wrap(h.Text, tableSize, true, g.widths[i]-g.ends[i])
		height = math.Max(height, float64(len(heads[i]))*leading(tableSize))
	}
	return heads, height
}

// lay breaks the cells of a row into lines.
func (g grid) lay(r row) (cells [][]string, height float64) {
	cells = make([][]string, len(r.Cells))
	most := 1
	for i, c := range r.Cells {
		cells[i] = wrap(c.words(), tableSize, strings.HasPrefix(c.Class, "flag"), g.widths[i]-g.ends[i])
		most = max(most, len(cells[i]))
	}
	return cells, float64(most)*leading(tableSize) + 0.9
}

// words is all that stands in a cell.
func (c cell) words() string { return strings.TrimSpace(c.Text + " " + c.Sub) }

// heads writes the line of heads.
func (p *paper) heads(g grid) {
	p.y += 0.8
	x := pageMargin
	heads, height := g.layHeads()
	for i, lines := range heads {
		for j, line := range lines {
			p.cellText(line, g.Heads[i].Class, x, p.y+float64(j)*leading(tableSize), g.widths[i]-g.ends[i], true)
		}
		x += g.widths[i]
	}
	p.y += height + 0.6
	p.pen(black, 0.3)
	p.pdf.Line(pageMargin, p.y, x, p.y)
	p.y += 0.5
}

// tableRow writes one row, as high as its highest cell.
func (p *paper) tableRow(g grid, r row, cells [][]string, height float64) {
	if p.y+height > p.bottom() {
		p.newPage(p.across())
		p.heads(g)
	}
	x := pageMargin
	for i, lines := range cells {
		for j, line := range lines {
			p.cellText(line, r.Cells[i].Class, x, p.y+float64(j)*leading(tableSize), g.widths[i]-g.ends[i], strings.HasPrefix(r.Cells[i].Class, "flag"))
		}
		if r.Of != nil && r.Cells[i].Href != "" && p.shown[r.Of.ID] {
			p.pdf.Link(x, p.y, g.widths[i], height, p.link(r.Of.ID))
		}
		x += g.widths[i]
	}
	p.y += height
	p.pen(hair, 0.15)
	p.pdf.Line(pageMargin, p.y-0.3, x, p.y-0.3)
}

func (p *paper) cellText(s, class string, x, y, width float64, bold bool) {
	y += tableSize/pointsPerMM + 0.2
	if isNumber(class) {
		p.right(s, x+width, y, tableSize, bold)
		return
	}
	p.text(s, x, y, tableSize, bold)
}
