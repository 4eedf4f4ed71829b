package ingest

// A gridBuilder fills a sheet row by row, downwards. It keeps only what holds
// a value, and cuts rows from large blocks.
type gridBuilder struct {
	sheet *Sheet
	line  []Cell // the cells with a value of the row at hand
	arena []Cell
}

// begin forgets the row at hand.
func (g *gridBuilder) begin() { g.line = g.line[:0] }

// add puts a cell with a value into the row at hand, to the right of all others.
func (g *gridBuilder) add(col int, cell Cell) {
	cell.col = uint16(col)
	g.line = append(g.line, cell)
}

// keep adds the row at hand to the sheet. A row without a value costs nothing:
// a used range of a million formatted rows is common.
func (g *gridBuilder) keep(row int) {
	if len(g.line) == 0 {
		return
	}
	for len(g.sheet.rows) < row-1 {
		g.sheet.rows = append(g.sheet.rows, nil)
	}
	g.sheet.rows = append(g.sheet.rows, g.packed())
}

// packed copies the row at hand: cells side by side from column 1, or, when
// they lie far apart, one after the other.
func (g *gridBuilder) packed() []Cell {
	width := int(g.line[len(g.line)-1].col)
	if width > 2*len(g.line)+16 {
		cells := g.cut(len(g.line))
		copy(cells, g.line)
		return cells
	}
	cells := g.cut(width)
	for _, cell := range g.line {
		cells[cell.col-1] = cell
	}
	return cells
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
