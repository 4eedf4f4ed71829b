package workbook

import (
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"
)

// printed sets up a sheet for paper: A4 across, fit to its width.
func (b *book) printed(name string) error {
	paper, across, wide, high, yes := 9, "landscape", 1, 0, true
	if err := b.f.SetPageLayout(name, &excelize.PageLayoutOptions{Size: &paper, Orientation: &across, FitToWidth: &wide, FitToHeight: &high}); err != nil {
		return err
	}
	if err := b.f.SetSheetProps(name, &excelize.SheetPropsOptions{FitToPage: &yes}); err != nil {
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

// headerText is a text that no code of a header can be read from.
func headerText(s string) string {
	return strings.ReplaceAll(clipped(oneLine(s), 100), "&", "&&")
}

// repeat prints these rows, from 1, at the head of each page.
func (s *sheet) repeat(from, to int) error {
	return s.f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", Scope: s.name,
		RefersTo: fmt.Sprintf("%s!$%d:$%d", quoted(s.name), from, to)})
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
