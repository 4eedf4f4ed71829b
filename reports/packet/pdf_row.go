package packet

// A wrappedRow is a row, its cells broken into lines, of which the highest has so many.
type wrappedRow struct {
	row
	cells [][]string
	lines int
}

func (g grid) wrapped(r row) wrappedRow {
	w := wrappedRow{r, make([][]string, len(r.Cells)), 1}
	for i, c := range r.Cells {
		w.cells[i] = wrap(c.words(), g.size, isFlag(c), g.widths[i]-g.ends[i])
		w.lines = max(w.lines, len(w.cells[i]))
	}
	return w
}

// tableRow is one row, as high as its highest cell, in parts of which each stands on one
// page: more than one where that is too high to be moved to the next page whole.
func (p *paper) tableRow(g grid, r row) (parts []box) {
	w := g.wrapped(r)
	n := (w.lines + wholeLines - 1) / wholeLines
	for i := range n {
		parts = append(parts, p.rowPart(g, w, i*w.lines/n, (i+1)*w.lines/n))
	}
	return parts
}

// rowPart is the lines of a row from one up to another; under the last stands a rule.
func (p *paper) rowPart(g grid, w wrappedRow, from, to int) box {
	height := float64(to-from) * leading(g.size)
	last := to == w.lines
	if last {
		height += 0.9
	}
	return box{height: height, draw: func(y float64) {
		x := pageMargin
		for i, lines := range w.cells {
			p.cellText(g, i, lines[min(from, len(lines)):min(to, len(lines))], w.Cells[i].Class, x, y, isFlag(w.Cells[i]))
			if id := p.leads(w.row, w.Cells[i]); id != "" {
				p.pdf.Link(x, y, g.widths[i], p.down(height), p.link(id))
			}
			x += g.widths[i]
		}
		if last {
			p.pen(hair, 0.15)
			p.pdf.Line(pageMargin, y+p.down(height)-0.3, x, y+p.down(height)-0.3)
		}
	}}
}
