package workbook

import (
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"

	"calibrate/analysis"
)

// draw writes the grid from the sheet's next row on, as an Excel table with
// filters, and colours its figures.
func (s *sheet) draw(g grid) error {
	if g.rows.Len() == 0 {
		return s.write(cell{"No rows.", quietLook})
	}
	top := s.next
	var sheets map[int]string
	g.leads, sheets = s.leadsOf(g)
	if err := s.line(g.headHeight(), g.heads()...); err != nil {
		return err
	}
	if s.paper.high > 0 {
		s.paper.taken += g.high()
	}
	err := writeRows(s, g.rows.All(), func(row []analysis.Value, into []cell) ([]cell, float64) {
		cells := g.cells(row, into)
		return cells, heightOf(cells, g.widths)
	})
	if err != nil {
		return fmt.Errorf("table %s: %w", g.name, err)
	}
	if err := s.lead(g, sheets, top+1); err != nil {
		return fmt.Errorf("table %s: %w", g.name, err)
	}
	return s.finish(g, top, s.next-1)
}

// high is how high the rows of a grid are, in pixels.
func (g grid) high() (pixels float64) {
	var cells []cell
	for row := range g.rows.All() {
		cells = g.cells(row, cells)
		pixels += pixelsOf(heightOf(cells, g.widths))
	}
	return pixels
}

// finish makes an Excel table of the rows from the headings down.
func (s *sheet) finish(g grid, top, bottom int) error {
	for i, c := range g.columns {
		if isLimit(c) {
			continue
		}
		if err := s.scale(c.Kind, i+1, top+1, bottom); err != nil {
			return fmt.Errorf("table %s: %w", g.name, err)
		}
	}
	stripes := true
	err := s.table(&excelize.Table{Range: area(1, top, len(g.widths), bottom), Name: s.tableName(g.name),
		StyleName: "TableStyleLight1", ShowRowStripes: &stripes})
	if err != nil {
		return fmt.Errorf("table %s: %w", g.name, err)
	}
	return nil
}

// isLimit says whether a column has ends of intervals or of a guideline, which are no
// results to be coloured.
func isLimit(c analysis.Column) bool {
	return c.Name == "low" || c.Name == "high" || strings.Contains(c.Head, "95 %")
}

// scale colours a column as the charts do: differences both ways from zero,
// shares from nothing to all.
func (s *sheet) scale(kind analysis.Kind, col, top, bottom int) error {
	rule := excelize.ConditionalFormatOptions{Criteria: "=", MinType: "num", MaxType: "num"}
	switch kind {
	case analysis.Delta:
		rule.Type, rule.MidType = "3_color_scale", "num"
		rule.MinValue, rule.MidValue, rule.MaxValue = "-2", "0", "2"
		rule.MinColor, rule.MidColor, rule.MaxColor = "#"+below, "#"+middle, "#"+above
	case analysis.Share:
		rule.Type, rule.MinValue, rule.MaxValue = "2_color_scale", "0", "1"
		rule.MinColor, rule.MaxColor = "#"+middle, "#"+full
	default:
		return nil
	}
	return s.f.SetConditionalFormat(s.name, area(col, top, col, bottom), []excelize.ConditionalFormatOptions{rule})
}

// area is a range of cells, such as A1:C9.
func area(left, top, right, bottom int) string {
	return at(left, top) + ":" + at(right, bottom)
}
