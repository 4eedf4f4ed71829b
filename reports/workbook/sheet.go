package workbook

import (
	"fmt"

	"github.com/xuri/excelize/v2"

	"calibrate/ladder"
)

// at is the address of a cell, such as C9.
func at(col, row int) string { return fmt.Sprintf("%s%d", ladder.ColumnName(col), row) }

// absolute is the address of a cell that stays when a formula is moved.
func absolute(col, row int) string { return fmt.Sprintf("$%s$%d", ladder.ColumnName(col), row) }

// write writes one line of cells.
func (s *sheet) write(cells ...cell) error { return s.line(0, cells...) }

// line writes one line of cells with a height in points, 0 to fit the text.
func (s *sheet) line(height float64, cells ...cell) error {
	s.paper.taken += pixelsOf(height)
	return s.row(min(height, excelize.MaxRowHeight), cells)
}

// spread writes a text over several columns, as high as its lines need.
func (s *sheet) spread(text string, l look, columns int, characters float64) error {
	return s.tell([]told{over(span{from: 1, columns: columns, characters: characters}, text, l)})
}

// How high a title is, and a line of one that wraps, in points, and how broad its letters,
// in those of a text.
const (
	titleHeight  = 24
	titlePoints  = 22
	titleLetters = 1.5
)

// A row of 15 points has 20 pixels; excelize takes it for 18 when it places a
// chart, and so makes it higher.
const (
	rowPoints      = 15
	rowPixels      = 20
	chartRowPixels = 18
)

// pixelsOf is how high a row of some height in points is, the usual one for 0.
func pixelsOf(height float64) float64 { return max(height, rowPoints) * rowPixels / rowPoints }

// room leaves rows empty for a drawing so many pixels high. Their heights are
// written out: programs differ in what they take an empty row for.
func (s *sheet) room(pixels int) error {
	for end := s.next + pixels/rowPixels + 2; s.next < end; s.next++ {
		if err := s.f.SetRowHeight(s.name, s.next, rowPoints); err != nil {
			return err
		}
		s.paper.taken += rowPixels
	}
	return nil
}

// A link leads to a sheet of this workbook.
type link struct{ text, sheet string }

// linked writes links side by side.
func (s *sheet) linked(links ...link) error {
	line := make([]told, len(links))
	for i, l := range links {
		line[i] = leading(l.text, l.sheet, i+1)
	}
	return s.tell(line)
}

// widths sets the widths of the columns from A on.
func (s *sheet) widths(characters []float64) error {
	for i, w := range characters {
		if err := s.width(i+1, w); err != nil {
			return err
		}
	}
	return nil
}
