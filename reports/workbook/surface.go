package workbook

import (
	"github.com/xuri/excelize/v2"
)

// A cell is a value and how it looks. The value is a string, a number or nil.
type cell struct {
	value any
	look  look
}

// A formula is a value that a program works out anew when cells change, with what
// it is now: a string or a number. Only streams write it with both.
type formula struct {
	text string // without the sign of equality
	now  any
}

// streamed is a cell as the writer of streams wants it.
func (c cell) streamed(style int) excelize.Cell {
	if f, ok := c.value.(formula); ok {
		return excelize.Cell{StyleID: style, Formula: f.text, Value: f.now}
	}
	return excelize.Cell{StyleID: style, Value: c.value}
}

// A surface takes the rows of a sheet from the top down. A page is held in
// memory and may have several tables; a stream goes to the disk and has one.
type surface interface {
	row(number int, height float64, cells []cell) error // from column A; height 0 fits the text
	merge(from, to string) error
	width(col int, characters float64) error // before the first row
	table(t *excelize.Table) error           // after its rows
	freeze(p *excelize.Panes) error          // before the first row
	close() error
}

// A memory is a surface in memory.
type memory struct {
	book  *book
	sheet string
}

func (m memory) row(number int, height float64, cells []cell) error {
	for i, c := range cells {
		at, err := excelize.CoordinatesToCellName(i+1, number)
		if err != nil {
			return err
		}
		if err := m.set(at, c); err != nil {
			return err
		}
	}
	if height > 0 {
		return m.book.f.SetRowHeight(m.sheet, number, height)
	}
	return nil
}

func (m memory) set(at string, c cell) error {
	f := m.book.f
	switch v := c.value.(type) {
	case string:
		if err := f.SetCellStr(m.sheet, at, v); err != nil {
			return err
		}
	case float64:
		if err := f.SetCellFloat(m.sheet, at, v, -1, 64); err != nil {
			return err
		}
	case nil:
		if c.look == (look{}) {
			return nil
		}
	}
	style, err := m.book.style(c.look)
	if err != nil {
		return err
	}
	return f.SetCellStyle(m.sheet, at, at, style)
}

func (m memory) merge(from, to string) error { return m.book.f.MergeCell(m.sheet, from, to) }

func (m memory) width(col int, characters float64) error {
	name, err := excelize.ColumnNumberToName(col)
	if err != nil {
		return err
	}
	return m.book.f.SetColWidth(m.sheet, name, name, characters)
}

func (m memory) table(t *excelize.Table) error { return m.book.f.AddTable(m.sheet, t) }

func (m memory) freeze(p *excelize.Panes) error { return m.book.f.SetPanes(m.sheet, p) }

func (m memory) close() error { return nil }

// A stream is a surface on its way to the disk.
type stream struct {
	book *book
	*excelize.StreamWriter
	values []any    // of one row, used again
	last   []styled // by column, of the row before
}

// A styled is a look with its number in the workbook.
type styled struct {
	look  look
	style int
}

// styleOf gives the number of a look in a column: mostly that of the row before.
func (s *stream) styleOf(col int, l look) (int, error) {
	for len(s.last) <= col {
		s.last = append(s.last, styled{})
	}
	if last := s.last[col]; last.style > 0 && last.look == l {
		return last.style, nil
	}
	style, err := s.book.style(l)
	s.last[col] = styled{l, style}
	return style, err
}

func (s *stream) row(number int, height float64, cells []cell) error {
	s.values = s.values[:0]
	for col, c := range cells {
		if c.value == nil && c.look == (look{}) {
			s.values = append(s.values, nil)
			continue
		}
		style, err := s.styleOf(col, c.look)
		if err != nil {
			return err
		}
		s.values = append(s.values, c.streamed(style))
	}
	at, err := excelize.CoordinatesToCellName(1, number)
	if err != nil {
		return err
	}
	return s.SetRow(at, s.values, excelize.RowOpts{Height: height})
}

func (s *stream) merge(from, to string) error { return s.MergeCell(from, to) }

func (s *stream) width(col int, characters float64) error { return s.SetColWidth(col, col, characters) }

func (s *stream) table(t *excelize.Table) error { return s.AddTable(t) }

func (s *stream) freeze(p *excelize.Panes) error { return s.SetPanes(p) }

func (s *stream) close() error { return s.Flush() }
