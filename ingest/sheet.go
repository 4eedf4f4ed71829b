package ingest

import (
	"cmp"
	"slices"

	"calibrate/ladder"
)

// CellKind says what a spreadsheet cell holds. It never says what it means.
type CellKind uint8

// The kinds of cell. In CSV every cell is Empty or String.
const (
	Empty          CellKind = iota
	String                  // shared, inline or rich text, or the cached text of a formula
	Number                  // a number; Text is its value as stored
	Date                    // a number under a date format; Text is ISO 8601
	Bool                    // TRUE or FALSE
	ErrorValue              // #N/A, #REF! …, or what stands in a number's place and is no finite number
	FormulaNoValue          // a formula without a cached result: never computed, never 0 or blank
)

// A Cell is one cell as the file holds it.
type Cell struct {
	Text  string // strings as they stand; numbers in the shortest decimal form that gives the same float64
	style uint32 // index of the cell's style, for Sheet.Shown
	col   uint16 // where it stands in its row; 0 outside a sheet
	Kind  CellKind
}

// A Range is a block of cells, both corners included, rows and columns from 1.
type Range struct{ Row1, Col1, Row2, Col2 int }

// A Sheet is one grid of cells, held whole in memory. Rows and columns count
// from 1, as a spreadsheet shows them.
type Sheet struct {
	File   string // as the user named it
	Name   string // "" for CSV
	Hidden bool
	Merges []Range

	Choices []Choice // blocks of cells that take numbers of a range only

	rows       [][]Cell          // see At
	comments   map[[2]int]string // cell comments by row and column
	hiddenRows map[int]bool      // hidden or filtered out
	hiddenCols map[int]bool
	styles     []numberFormat // by style index, for Shown
}

// NewSheet makes a sheet of texts, as a CSV gives it. Empty texts are Empty cells.
func NewSheet(file, name string, texts [][]string) *Sheet {
	g := gridBuilder{sheet: &Sheet{File: file, Name: name}}
	for r, line := range texts {
		g.begin()
		for c, text := range line {
			if text != "" {
				g.add(c+1, Cell{Kind: String, Text: text})
			}
		}
		g.keep(r + 1)
	}
	return g.sheet
}

// NumRows is the number of the last row that holds a cell with a value.
func (s *Sheet) NumRows() int { return len(s.rows) }

// Width is the number of the last column of a row that holds a value.
func (s *Sheet) Width(row int) int {
	if row < 1 || row > len(s.rows) || len(s.rows[row-1]) == 0 {
		return 0
	}
	cells := s.rows[row-1]
	return int(cells[len(cells)-1].col)
}

// At is the cell at a row and column; an Empty cell beyond the used range.
func (s *Sheet) At(row, col int) Cell {
	width := s.Width(row)
	if col < 1 || col > width {
		return Cell{}
	}
	// Cells stand side by side from column 1, or, when they lie far apart, only
	// those with a value are held: a lone value in column XFD must not cost
	// 16,384 cells.
	cells, i := s.rows[row-1], col-1
	if width > len(cells) {
		var found bool
		if i, found = slices.BinarySearchFunc(cells, uint16(col), byColumn); !found {
			return Cell{}
		}
	}
	cell := cells[i]
	cell.col = 0
	return cell
}

func byColumn(cell Cell, col uint16) int { return cmp.Compare(cell.col, col) }

// Source is the address of a cell of the sheet.
func (s *Sheet) Source(row, col int) ladder.Source {
	return ladder.Source{File: s.File, Sheet: s.Name, Row: row, Col: col}
}

// Comment is the note attached to a cell, "" when there is none.
func (s *Sheet) Comment(row, col int) string { return s.comments[[2]int{row, col}] }

// RowHidden reports whether a row is hidden or filtered out.
func (s *Sheet) RowHidden(row int) bool { return s.hiddenRows[row] }

// ColHidden reports whether a column is hidden.
func (s *Sheet) ColHidden(col int) bool { return s.hiddenCols[col] }
