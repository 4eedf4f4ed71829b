package workbook

import (
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"

	"calibrate/ladder"
)

// emptyRows is how many lines of a blank form can be filled in.
const emptyRows = 300

// A form is a blank workbook: one sheet to fill in, its choices, the ladder's
// texts and instructions.
type form struct {
	words        Words
	sheet        string
	instructions []string
	columns      []formColumn
	rows         [][]any // filled in beforehand; empty rows follow when there is none
	hints        []hint
	ladder       bool // add the ladder's texts
}

// A formColumn is one column to fill in.
type formColumn struct {
	head    string
	width   float64
	format  string
	choices []any  // to pick from; nil for anything
	list    string // heading of the choices
	loose   bool   // other texts are allowed with a warning
	given   bool   // filled in beforehand, and locked then
	date    bool
	share   bool
}

// A hint is shown when one of its cells is chosen; it may have choices of its own.
type hint struct {
	cells       string // addresses, such as "G2 G5"
	column      int
	title, text string
	choices     []any // nil for those of the column
	list        string
}

func (f form) save(path string, l *ladder.Ladder) error {
	b, err := newBook(f.sheet, f.words.confidential)
	if err != nil {
		return err
	}
	defer b.f.Close()
	if err := f.fill(b); err != nil {
		return err
	}
	if f.ladder {
		if err := b.expectations(f.words, l); err != nil {
			return err
		}
	}
	if err := b.instructions(f.words, f.instructions); err != nil {
		return err
	}
	return b.save(path)
}

// fill writes the sheet to fill in, and the sheet of choices behind its lists.
func (f form) fill(b *book) error {
	s, err := b.page(f.sheet)
	if err != nil {
		return err
	}
	heads := make([]cell, len(f.columns))
	for i, c := range f.columns {
		heads[i] = cell{clean(c.head), headLook}
		if err := s.width(i+1, f.width(i)); err != nil {
			return err
		}
	}
	if err := s.frozen(1, min(3, len(f.columns)-1)); err != nil {
		return err
	}
	if err := s.repeat(1, 0); err != nil {
		return err
	}
	if err := s.line(48, heads...); err != nil {
		return err
	}
	for i := range f.lines() {
		if err := s.write(f.line(i)...); err != nil {
			return err
		}
	}
	if err := f.validate(s); err != nil {
		return err
	}
	return s.protect()
}

// width is that of a column, or what its heading's longest word and the texts given in it
// need: in another language they may be longer.
func (f form) width(column int) float64 {
	most := f.columns[column].width
	for _, word := range strings.Fields(f.columns[column].head) {
		most = max(most, letters(word)+3)
	}
	for _, row := range f.rows {
		if column >= len(row) || !f.columns[column].given {
			continue
		}
		if text, ok := row[column].(string); ok {
			most = max(most, min(letters(text)+1, widest))
		}
	}
	return most
}

func (f form) lines() int {
	if len(f.rows) > 0 {
		return len(f.rows)
	}
	return emptyRows
}

// line is one line of the form: what is given is grey and locked, the rest is open, and blue
// beside what is given.
func (f form) line(i int) []cell {
	cells := make([]cell, len(f.columns))
	for col, c := range f.columns {
		cells[col].look = look{color: black, open: true, format: c.format}
		if len(f.rows) > 0 {
			cells[col].look.fill = toFill
		}
		if i >= len(f.rows) || col >= len(f.rows[i]) || f.rows[i][col] == nil {
			continue
		}
		cells[col].value = f.rows[i][col]
		if c.given {
			cells[col].look = look{color: black, fill: wash}
		}
		if text, ok := f.rows[i][col].(string); ok {
			cells[col].value = clean(text)
		}
	}
	return cells
}

// protect keeps the structure, so that the sheet reads back; there is no password.
func (s *sheet) protect() error {
	return s.f.ProtectSheet(s.name, &excelize.SheetProtectionOptions{SelectLockedCells: true, SelectUnlockedCells: true,
		FormatCells: true, FormatColumns: true, FormatRows: true, AutoFilter: true, Sort: true})
}

// instructions adds the sheet that says how to fill in the form.
func (b *book) instructions(w Words, lines []string) error {
	s, err := b.page(w.instructions)
	if err != nil {
		return err
	}
	if err := s.width(1, 110); err != nil {
		return err
	}
	if err := s.line(24, cell{w.howTo, titleLook}); err != nil {
		return err
	}
	for i, text := range lines {
		if err := s.spread(fmt.Sprintf("%d. %s", i+1, text), plainLook, 1, 105); err != nil {
			return err
		}
	}
	return nil
}

// expectations adds the ladder's texts, inherited ones in grey.
func (b *book) expectations(w Words, l *ladder.Ladder) error {
	s, err := b.page(w.ladder)
	if err != nil {
		return err
	}
	widths := ladderWidths(l)
	if err := s.widths(widths); err != nil {
		return err
	}
	if err := s.frozen(1, 2); err != nil {
		return err
	}
	if err := s.repeat(1, 0); err != nil {
		return err
	}
	heads := []cell{{w.category, headLook}, {w.heading(l, "dimension"), headLook}}
	for _, level := range l.Levels {
		heads = append(heads, cell{clean(fmt.Sprintf("%d · %s", level.Number, level.Name)), headLook})
	}
	if err := s.line(32, heads...); err != nil {
		return err
	}
	for _, d := range l.Dimensions {
		cells := []cell{{clean(l.Categories[d.Category].Name), longLook}, {clean(d.Name), look{color: black, bold: true, wrap: true, inset: true}}}
		for _, level := range l.Levels {
			cells = append(cells, w.expectation(l.Cell(d.Number, level.Number)))
		}
		if err := s.line(heightOf(cells, widths), cells...); err != nil {
			return err
		}
	}
	return nil
}

func (w Words) expectation(c ladder.Cell) cell {
	switch c.Kind {
	case ladder.Stated:
		return textCell(c.Text, longLook)
	case ladder.Inherited:
		return textCell(w.asBefore, look{color: grey, italic: true, wrap: true, inset: true})
	}
	return textCell(w.noExpectation, look{color: grey, italic: true, wrap: true, inset: true})
}
