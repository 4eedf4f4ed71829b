package sample

import (
	"fmt"
	"io"

	"github.com/xuri/excelize/v2"

	"calibrate/ladder"
)

// A book is a workbook being written. Its first error stays, and what follows
// does nothing. At most one sheet is streamed: excelize writes streamed sheets
// in random order.
type book struct {
	file   *excelize.File
	styles map[format]int
	err    error
}

// xlsx writes the table and its notes as a workbook, always the same bytes.
func (t table) xlsx(w io.Writer) error {
	b := book{file: excelize.NewFile(), styles: map[format]int{}}
	defer b.file.Close()
	names := []string{t.sheet}
	switch {
	case t.notes == nil:
	case t.notes.first:
		names = []string{t.notes.sheet, t.sheet}
	default:
		names = []string{t.sheet, t.notes.sheet}
	}
	b.sheets(names)
	if t.notes != nil {
		b.notes(*t.notes)
	}
	b.table(t)
	b.do(func() error { return b.file.SetDocProps(properties) })
	b.do(func() error { return b.file.Write(w) })
	return b.err
}

// properties are fixed, so that the same company gives the same bytes.
var properties = &excelize.DocProperties{
	Creator: companyName, LastModifiedBy: companyName,
	Created: "2025-01-01T00:00:00Z", Modified: "2025-01-01T00:00:00Z",
}

func (b *book) do(step func() error) {
	if b.err == nil {
		b.err = step()
	}
}

func (b *book) sheets(names []string) {
	b.do(func() error { return b.file.SetSheetName("Sheet1", names[0]) })
	for _, name := range names[1:] {
		b.do(func() error { _, err := b.file.NewSheet(name); return err })
	}
}

func (b *book) notes(n notes) {
	b.do(func() error { return b.file.SetColWidth(n.sheet, "A", "A", 90) })
	for i, line := range n.lines {
		b.do(func() error { return b.file.SetCellStr(n.sheet, cellName(1, i+1), line) })
	}
	style := b.style(&excelize.Style{Font: bold(14)})
	b.do(func() error { return b.file.SetCellStyle(n.sheet, "A1", "A1", style) })
}

func (b *book) style(s *excelize.Style) (id int) {
	b.do(func() (err error) { id, err = b.file.NewStyle(s); return err })
	return id
}

var formatCodes = [...]string{oneDecimal: "0.0", day: "yyyy-mm-dd", personnelNumber: "00000", percent: "0%"}

// formatted gives the style of a format, made once for each workbook.
func (b *book) formatted(f format) int {
	if f == general {
		return 0
	}
	if id, ok := b.styles[f]; ok {
		return id
	}
	b.styles[f] = b.style(&excelize.Style{CustomNumFmt: &formatCodes[f]})
	return b.styles[f]
}

// table streams the sheet of the table. The used range and the page come before
// the stream, widths and panes before the rows, or they are lost.
func (b *book) table(t table) {
	bottom := t.headingRow() + len(t.rows)
	if t.average != nil {
		bottom++
	}
	used := "A1:" + cellName(len(t.columns), bottom)
	b.do(func() error { return b.file.SetSheetDimension(t.sheet, used) })
	b.landscape(t.sheet)
	var out *excelize.StreamWriter
	b.do(func() (err error) { out, err = b.file.NewStreamWriter(t.sheet); return err })
	for i, col := range t.columns {
		b.do(func() error { return out.SetColWidth(i+1, i+1, col.width) })
	}
	b.do(func() error {
		return out.SetPanes(&excelize.Panes{Freeze: true, YSplit: t.headingRow(),
			TopLeftCell: cellName(1, t.headingRow()+1), ActivePane: "bottomLeft"})
	})
	b.title(out, t)
	for i, row := range t.rows {
		b.row(out, t, t.headingRow()+1+i, row)
	}
	if t.average != nil {
		b.average(out, t)
	}
	b.do(func() error { return out.Flush() })
}

// landscape fits the sheet to the width of a page.
func (b *book) landscape(sheet string) {
	fit, height, across := true, 0, "landscape"
	b.do(func() error {
		return b.file.SetSheetProps(sheet, &excelize.SheetPropsOptions{FitToPage: &fit})
	})
	b.do(func() error {
		return b.file.SetPageLayout(sheet, &excelize.PageLayoutOptions{Orientation: &across, FitToHeight: &height})
	})
}

// title writes the title block and the headings.
func (b *book) title(out *excelize.StreamWriter, t table) {
	large := b.style(&excelize.Style{Font: bold(14)})
	for i, line := range t.title {
		cell := excelize.Cell{Value: line}
		if i == 0 {
			cell.StyleID = large
		}
		b.do(func() error { return out.SetRow(cellName(1, i+1), []any{cell}) })
	}
	heading := b.style(&excelize.Style{
		Font:      bold(11),
		Fill:      excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"DDE6F0"}},
		Alignment: &excelize.Alignment{WrapText: true, Vertical: "center"},
		Border:    []excelize.Border{{Type: "bottom", Color: "5B7083", Style: 2}},
	})
	height := 24.0
	if len(t.columns) > len(rosterColumns) { // dimensions, which take three lines
		height = 48
	}
	headings := make([]any, len(t.columns))
	for i, col := range t.columns {
		headings[i] = excelize.Cell{StyleID: heading, Value: col.heading}
	}
	b.do(func() error {
		return out.SetRow(cellName(1, t.headingRow()), headings, excelize.RowOpts{Height: height})
	})
}

func (b *book) row(out *excelize.StreamWriter, t table, at int, row []any) {
	cells := make([]any, len(row))
	for i, value := range row {
		if value != nil {
			cells[i] = excelize.Cell{StyleID: b.formatted(t.columns[i].format), Value: value}
		}
	}
	b.do(func() error { return out.SetRow(cellName(1, at), cells) })
}

// average writes the last row, with formulas and the values they gave.
func (b *book) average(out *excelize.StreamWriter, t table) {
	first, last := t.headingRow()+1, t.headingRow()+len(t.rows)
	cells := make([]any, len(t.columns))
	cells[0] = excelize.Cell{Value: "Average"}
	for _, col := range t.average {
		sum, n := 0.0, 0
		for _, row := range t.rows {
			if number, ok := row[col].(float64); ok {
				sum, n = sum+number, n+1
			}
		}
		if n > 0 {
			formula := fmt.Sprintf("AVERAGE(%s:%s)", cellName(col+1, first), cellName(col+1, last))
			cells[col] = excelize.Cell{StyleID: b.formatted(oneDecimal), Formula: formula, Value: sum / float64(n)}
		}
	}
	b.do(func() error { return out.SetRow(cellName(1, last+1), cells) })
}

func bold(size float64) *excelize.Font {
	return &excelize.Font{Bold: true, Size: size, Family: "Calibri"}
}

func cellName(col, row int) string { return ladder.Source{Row: row, Col: col}.Cell() }
