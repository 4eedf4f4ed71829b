package workbook

import (
	"fmt"
	"slices"
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
		OddFooter: "&L" + headerText(b.foot) + "&R&P / &N",
	})
}

// charactersWide is how much of a list one sheet of paper shows and can be read.
const charactersWide = 240

// sheetsOf is on how many sheets of paper side by side columns are printed.
func sheetsOf(widths []float64) int { return sheetsFor(sum(widths)) }

// sheetsFor is the same for so many characters.
func sheetsFor(characters float64) int { return 1 + int(characters)/charactersWide }

// wide spreads a list of many columns over sheets of paper side by side.
func (s *sheet) wide(widths []float64) error {
	sheets, high := sheetsOf(widths), 0
	return s.f.SetPageLayout(s.name, &excelize.PageLayoutOptions{FitToWidth: &sheets, FitToHeight: &high})
}

// A4 between its margins, in pixels; a column of one character, as wide as programs
// without Excel's font draw it; and what stands above a chart on its paper.
const (
	paperShort, paperLong = 690.0, 950.0  // upright
	paperLow, paperBroad  = 620.0, 1000.0 // across
	characterWidth        = 9.3
	aboveChart            = 250.0
)

// A paper is how much of the sheet of paper that is begun is taken, in pixels, and
// how much there is, and how many columns it shows; none on pages that are not cut by hand.
type paper struct {
	taken, high float64
	columns     int // that are printed
}

// cutByHand sets a page of tables and charts up for paper: upright, or across where that
// shows far more, and small enough for its columns, a line of its texts and each of its
// pictures, so that a chart is never cut. A page that is fitted has no breaks of its own.
func (s *sheet) cutByHand(widths []float64, line float64, charts []analysis.Chart) error {
	page, err := extentOf(widths, line, charts)
	if err != nil {
		return err
	}
	s.paper.columns = page.columns
	turn, scale, high := "portrait", min(paperShort/page.wide, paperLong/page.tall, 1), paperLong
	if across := min(paperBroad/page.wide, paperLow/page.tall, 1); across > 1.25*scale {
		turn, scale, high = "landscape", across, paperLow
	}
	percent, no := uint(max(30, 100*scale)), false
	s.paper.high = 100 * high / float64(percent)
	if err := s.f.SetPageLayout(s.name, &excelize.PageLayoutOptions{Orientation: &turn, AdjustTo: &percent}); err != nil {
		return err
	}
	return s.f.SetSheetProps(s.name, &excelize.SheetPropsOptions{FitToPage: &no})
}

// An extent is how many columns the tables, texts and charts of a page take, how wide they
// are, and how high the highest chart with what stands above it, in pixels.
type extent struct {
	columns    int
	wide, tall float64
}

func extentOf(widths []float64, line float64, charts []analysis.Chart) (extent, error) {
	spread, _ := lineOf(widths, line)
	columns, under := max(spread, len(widths), columnsUnder(widths, nativeWidth)), 0.0
	for i := range columns {
		w := defaultCol
		if i < len(widths) {
			w = widths[i]
		}
		under += w * characterWidth
	}
	e := extent{columns: columns, wide: max(nativeWidth, under), tall: 1}
	for _, c := range charts {
		pages := chart.Pages(c)
		for _, page := range pages[:min(len(pages), mostPages)] {
			w, h, err := chart.Size(page)
			if err != nil {
				return e, err
			}
			e.columns = max(e.columns, columnsUnder(widths, w))
			if w > under { // paper ends between two columns, not within one
				w += defaultCol * characterWidth
			}
			e.wide, e.tall = max(e.wide, w), max(e.tall, h+aboveChart)
		}
		for _, n := nativeOf(c); n != nil; n = n.next {
			e.tall = max(e.tall, n.least()+aboveChart)
		}
	}
	return e, nil
}

// columnsUnder is how many columns a chart so many pixels wide stands on. It is held by
// the cells under its corners: where columns are drawn wider, so is the chart.
func columnsUnder(widths []float64, pixels float64) (columns int) {
	const perCharacter, padding = 7, 5 // as Excel draws a column
	for pixels > 0 {
		w := defaultCol
		if columns < len(widths) {
			w = widths[columns]
		}
		pixels -= w*perCharacter + padding
		columns++
	}
	return columns
}

// together begins a new sheet of paper at the next row, unless what comes, so many
// pixels high, has room on the one begun.
func (s *sheet) together(pixels float64) error {
	if s.paper.high == 0 || s.paper.taken == 0 || s.paper.taken+pixels <= s.paper.high {
		return nil
	}
	s.paper.taken = 0
	return s.turn()
}

// turn begins a new sheet of paper at the next row.
func (s *sheet) turn() error { return s.f.InsertPageBreak(s.name, at(1, s.next)) }

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

// printsUntil prints a sheet no further than a cell, without what stays off paper. What
// follows that begins a new sheet of paper.
func (s *sheet) printsUntil(col, row int) error {
	var areas []string
	from := 1
	for _, off := range append(slices.Clone(s.unprinted), [2]int{row + 1, row}) {
		if from < off[0] {
			areas = append(areas, quoted(s.name)+"!"+absolute(1, from)+":"+absolute(col, off[0]-1))
		}
		from = off[1] + 1
	}
	return s.f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Area", Scope: s.name, RefersTo: strings.Join(areas, ",")})
}

// offPaper draws numbers that are more than a sheet of paper holds, and keeps them off
// paper: it repeats no headings for one of several tables.
func (s *sheet) offPaper(g grid) error {
	first := s.next
	err := s.draw(g)
	s.unprinted, s.paper.taken = append(s.unprinted, [2]int{first, s.next - 1}), 0
	return err
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
