package workbook

import (
	"slices"

	"github.com/xuri/excelize/v2"
)

// A cell is a value and how it looks. The value is a string, a number or nil.
type cell struct {
	value any
	look  look
}

// A formula is a value that a program works out anew when cells change, with what
// it is now: a string or a number.
type formula struct {
	text string // without the sign of equality
	now  any
}

func isFormula(c cell) bool {
	_, is := c.value.(formula)
	return is
}

// row writes the next row from column A on; height 0 fits the text. Excelize keeps a
// formula without what it gives: such rows are not for it.
func (s *sheet) row(height float64, cells []cell) error {
	if slices.ContainsFunc(cells, isFormula) {
		return s.hold(height, cells)
	}
	number := s.next
	s.next++
	for i, c := range cells {
		if err := s.set(at(i+1, number), c); err != nil {
			return err
		}
	}
	if height > 0 {
		return s.f.SetRowHeight(s.name, number, height)
	}
	return nil
}

func (s *sheet) set(at string, c cell) error {
	switch v := c.value.(type) {
	case string:
		if err := s.f.SetCellStr(s.name, at, v); err != nil {
			return err
		}
	case float64:
		if err := s.f.SetCellFloat(s.name, at, v, -1, 64); err != nil {
			return err
		}
	case nil:
		if c.look == (look{}) {
			return nil
		}
	}
	style, err := s.style(c.look)
	if err != nil {
		return err
	}
	return s.f.SetCellStyle(s.name, at, at, style)
}

func (s *sheet) merge(from, to string) error { return s.f.MergeCell(s.name, from, to) }

func (s *sheet) width(col int, characters float64) error {
	name, err := excelize.ColumnNumberToName(col)
	if err != nil {
		return err
	}
	return s.f.SetColWidth(s.name, name, name, characters)
}

func (s *sheet) table(t *excelize.Table) error { return s.f.AddTable(s.name, t) }

func (s *sheet) freeze(p *excelize.Panes) error { return s.f.SetPanes(s.name, p) }
