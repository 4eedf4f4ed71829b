package workbook

import (
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"

	"calibrate/analysis"
	"calibrate/ladder"
	"calibrate/reports/chart"
)

// printed sets up a sheet for paper: A4 across, fit to its width.
func (b *book) printed(name string) error {
	paper, across, wide, high, yes, row := 9, "landscape", 1, 0, true, 15.0
	if err := b.f.SetPageLayout(name, &excelize.PageLayoutOptions{Size: &paper, Orientation: &across, FitToWidth: &wide, FitToHeight: &high}); err != nil {
		return err
	}
	if err := b.f.SetSheetProps(name, &excelize.SheetPropsOptions{FitToPage: &yes, CustomHeight: &yes, DefaultRowHeight: &row}); err != nil {
		return err
	}
	side, end := 0.4, 0.7
	if err := b.f.SetPageMargins(name, &excelize.PageLayoutMarginsOptions{Left: &side, Right: &side, Top: &end, Bottom: &end}); err != nil {
		return err
	}
	return b.f.SetHeaderFooter(name, &excelize.HeaderFooterOptions{
		OddHeader: "&L" + headerText(b.title) + "&R&A",
		OddFooter: "&L" + headerText(b.foot) + "&RPage &P of &N",
	})
}

// charactersWide is how much of a list one sheet of paper shows and can be read.
const charactersWide = 240

// wide spreads a list of many columns over sheets of paper side by side.
func (s *sheet) wide(widths []float64) error {
	sum := 0.0
	for _, w := range widths {
		sum += w
	}
	sheets, high := 1+int(sum)/charactersWide, 0
	return s.f.SetPageLayout(s.name, &excelize.PageLayoutOptions{FitToWidth: &sheets, FitToHeight: &high})
}

// Upright A4 between its margins, in pixels; a column of one character, as wide as
// programs without Excel's font draw it; and what stands above a chart on its paper.
const (
	paperWidth     = 690.0
	paperHeight    = 950.0
	characterWidth = 9.4
	aboveChart     = 150.0
)

// upright sets a page of charts up for paper: upright and small enough for its
// columns and each of its pictures, so that a chart can begin on a new sheet. A page
// that is fitted has no breaks of its own.
func (s *sheet) upright(widths []float64, charts []analysis.Chart) error {
	columns := 0.0
	spread, _ := lineOf(widths, chartText)
	for i := range max(spread, len(widths)) {
		w := defaultCol
		if i < len(widths) {
			w = widths[i]
		}
		columns += w*characterWidth + 5
	}
	wide, tall := max(nativeWidth, columns), 0.0
	for _, c := range charts {
		pages := chart.Pages(c)
		for _, page := range pages[:min(len(pages), mostPages)] {
			w, h, err := chart.Size(page)
			if err != nil {
				return err
			}
			wide, tall = max(wide, w), max(tall, h+aboveChart)
		}
	}
	scale := uint(max(30, 100*min(paperWidth/wide, paperHeight/max(tall, 1), 1)))
	across, no := "portrait", false
	if err := s.f.SetPageLayout(s.name, &excelize.PageLayoutOptions{Orientation: &across, AdjustTo: &scale}); err != nil {
		return err
	}
	return s.f.SetSheetProps(s.name, &excelize.SheetPropsOptions{FitToPage: &no})
}

// newPaper begins a new sheet of paper at the next row.
func (s *sheet) newPaper() error { return s.f.InsertPageBreak(s.name, at(1, s.next)) }

// headerText is a text that no code of a header can be read from.
func headerText(s string) string {
	return strings.ReplaceAll(clipped(oneLine(s), 100), "&", "&&")
}

// repeat prints a row at the head of each page, and so many columns at its side.
func (s *sheet) repeat(row, cols int) error {
	titles := fmt.Sprintf("%s!$%d:$%d", quoted(s.name), row, row)
	if cols > 0 {
		titles = fmt.Sprintf("%s!$A:$%s,%s", quoted(s.name), ladder.ColumnName(cols), titles)
	}
	return s.f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", Scope: s.name, RefersTo: titles})
}

// printsUntil prints a sheet no further than a cell.
func (s *sheet) printsUntil(col, row int) error {
	return s.f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Area", Scope: s.name, RefersTo: quoted(s.name) + "!" + absolute(1, 1) + ":" + absolute(col, row)})
}

// quoted is the name of a sheet as a reference has it.
func quoted(name string) string { return "'" + strings.ReplaceAll(name, "'", "''") + "'" }

// frozen keeps the rows and columns above and left of a cell in view.
func (s *sheet) frozen(rows, cols int) error {
	at, err := excelize.CoordinatesToCellName(cols+1, rows+1)
	if err != nil {
		return err
	}
	pane := "bottomRight"
	switch {
	case cols == 0:
		pane = "bottomLeft"
	case rows == 0:
		pane = "topRight"
	}
	return s.freeze(&excelize.Panes{Freeze: true, XSplit: cols, YSplit: rows, TopLeftCell: at, ActivePane: pane})
}
