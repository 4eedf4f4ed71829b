package workbook

import (
	"fmt"

	"github.com/xuri/excelize/v2"

	"calibrate/analysis"
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
	return s.over(span{from: 1, columns: columns, characters: characters}, text, l)
}

// over writes a text over a span, as high as its lines need.
func (s *sheet) over(o span, text string, l look) error {
	text = clean(text)
	return s.wrapped(o, rowPoints*float64(linesOf(text, o.characters))+2, cell{text, l})
}

// wrapped writes a text over a span, so high.
func (s *sheet) wrapped(o span, height float64, text cell) error {
	text.look.wrap = true
	if o.columns > 1 {
		if err := s.merge(at(o.from, s.next), at(o.from+o.columns-1, s.next)); err != nil {
			return err
		}
	}
	return s.line(height, append(make([]cell, o.from-1), text)...)
}

// How high a line of a title is, in points, and how broad its letters, in those of a text.
const (
	titlePoints  = 22
	titleLetters = 1.5
)

// heading writes the title of a sheet: on a line, or in a closed span.
func (s *sheet) heading(title string, o span) error {
	text := cell{clean(title), titleLook}
	if !o.closed {
		return s.line(24, text)
	}
	return s.wrapped(o, titlePoints*float64(o.titleLines(title))+2, text)
}

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
func (s *sheet) linked(links ...link) error { return s.linkedFrom(1, links...) }

// linkedFrom does so from a column on.
func (s *sheet) linkedFrom(from int, links ...link) error {
	cells := make([]cell, from-1, from-1+len(links))
	for i, l := range links {
		cells = append(cells, cell{l.text, linkLook})
		if err := s.f.SetCellHyperLink(s.name, at(from+i, s.next), quoted(l.sheet)+"!A1", "Location"); err != nil {
			return err
		}
	}
	return s.write(cells...)
}

// noteWords names the severities of notes.
var noteWords = map[analysis.NoteSeverity]string{analysis.Info: "Note", analysis.Caution: "Caution", analysis.Suppressed: "Suppressed"}

// note writes one note over several columns.
func (s *sheet) note(n analysis.Note, o span) error {
	l := quietLook
	if n.Severity != analysis.Info {
		l = look{color: accent}
	}
	return s.over(o, noteWords[n.Severity]+": "+n.Text, l)
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
