package ingest

// A gridBuilder fills a sheet row by row, downwards. It keeps only what holds
// a value, and cuts rows from large blocks.
type gridBuilder struct {
	sheet *Sheet
	line  []Cell // the cells with a value of the row at hand
	cols  []uint16
	arena []Cell
}

// begin forgets the row at hand.
func (g *gridBuilder) begin() { g.line, g.cols = g.line[:0], g.cols[:0] }

// add puts a cell with a value into the row at hand, to the right of all others.
func (g *gridBuilder) add(col int, cell Cell) {
	g.line, g.cols = append(g.line, cell), append(g.cols, uint16(col))
}

// keep adds the row at hand to the sheet. A row without a value costs nothing:
// a used range of a million formatted rows is common.
func (g *gridBuilder) keep(row int) {
	if len(g.line) == 0 {
		return
	}
	s := g.sheet
	for len(s.rows) < row-1 {
		s.rows = append(s.rows, gridRow{})
	}
	width := int(g.cols[len(g.cols)-1])
	if width > 2*len(g.line)+16 {
		cells := g.cut(len(g.line))
		copy(cells, g.line)
		s.rows = append(s.rows, gridRow{cells: cells, cols: append([]uint16(nil), g.cols...)})
		return
	}
	cells := g.cut(width)
	for i, col := range g.cols {
		cells[col-1] = g.line[i]
	}
	s.rows = append(s.rows, gridRow{cells: cells})
}

// cut gives n empty cells from the arena.
func (g *gridBuilder) cut(n int) []Cell {
	const block = 4096
	if n > len(g.arena) {
		g.arena = make([]Cell, max(n, block))
	}
	cells := g.arena[:n:n]
	g.arena = g.arena[n:]
	return cells
}
