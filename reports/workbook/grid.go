package workbook

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"calibrate/analysis"
)

// whyHead heads the column that says why a row lacks figures.
const whyHead = "No figure because"

// A grid is a table ready for a sheet: headings that Excel takes, widths, and a
// last column of reasons where figures are missing.
type grid struct {
	name    string
	title   string
	columns []analysis.Column
	rows    [][]analysis.Value
	widths  []float64 // in characters
	why     bool
	blank   bool // leave missing figures empty: a chart would draw a text as 0
}

func newGrid(t analysis.Table) grid {
	g := plainGrid(t)
	g.why = slices.ContainsFunc(t.Rows, func(row []analysis.Value) bool { return reasons(g.columns, row) != "" })
	if g.why {
		g.widths = append(g.widths, whyWidth)
	}
	return g
}

// plainGrid is a grid without a column of reasons.
func plainGrid(t analysis.Table) grid {
	g := grid{name: t.Name, title: t.Title, columns: uniqueHeads(t.Columns), rows: t.Rows}
	for i, c := range g.columns {
		g.widths = append(g.widths, g.width(i, c))
	}
	return g
}

// uniqueHeads gives every column a heading of its own, as Excel asks: a heading
// that comes twice is put behind the one it belongs to ("Alpha: 95 % from").
func uniqueHeads(columns []analysis.Column) []analysis.Column {
	count := map[string]int{}
	for _, c := range columns {
		count[key(c.Head)]++
	}
	unique, used, last := slices.Clone(columns), map[string]bool{key(whyHead): true}, ""
	for i, c := range columns {
		head := oneLine(c.Head)
		if count[key(c.Head)] == 1 {
			last = head
		} else if last != "" {
			head = last + ": " + head
		}
		if head == "" {
			head = c.Name
		}
		plain := head
		for n := 2; used[key(head)]; n++ {
			head = fmt.Sprintf("%s (%d)", plain, n)
		}
		used[key(head)] = true
		unique[i].Head = head
	}
	return unique
}

func key(head string) string { return strings.ToLower(oneLine(head)) }

// fewHeads is how many missing figures are named; more are counted.
const fewHeads = 3

// reasons says why figures of a row are missing: "one rater: SD; …".
func reasons(columns []analysis.Column, row []analysis.Value) string {
	var order []string
	var heads map[string][]string
	for i, v := range row {
		why, missing := v.Missing()
		if !missing {
			continue
		}
		if heads == nil {
			heads = map[string][]string{}
		}
		if heads[why] == nil {
			order = append(order, why)
		}
		heads[why] = append(heads[why], columns[i].Head)
	}
	for i, why := range order {
		named := strings.Join(heads[why], ", ")
		if len(heads[why]) > fewHeads {
			named = fmt.Sprintf("%d figures", len(heads[why]))
		}
		order[i] = why + ": " + named
	}
	return strings.Join(order, "; ")
}

// The widths of columns in characters. A longer text is wrapped.
const (
	narrowest = 9
	widest    = 48
	whyWidth  = 32
	measured  = 500 // rows looked at
)

// width fits a column to its texts and to the longest word of its heading.
func (g grid) width(col int, c analysis.Column) float64 {
	most := narrowest
	for _, word := range strings.Fields(c.Head) {
		most = max(most, utf8.RuneCountInString(word)+4) // and the filter's button
	}
	most = max(most, utf8.RuneCountInString(c.Head)/3+4)
	for _, row := range g.rows[:min(len(g.rows), measured)] {
		most = max(most, utf8.RuneCountInString(analysis.Format(c.Kind, row[col]))+2)
	}
	return float64(min(most, widest))
}

func (g grid) heads() []cell {
	cells := make([]cell, 0, len(g.columns)+1)
	for _, c := range g.columns {
		cells = append(cells, cell{c.Head, headLook})
	}
	if g.why {
		cells = append(cells, cell{whyHead, headLook})
	}
	return cells
}

// headHeight is the height in points that the wrapped headings need.
func (g grid) headHeight() float64 {
	lines := 1
	for i, c := range g.columns {
		lines = max(lines, linesOf(c.Head, g.widths[i]-2))
	}
	return rowPoints*float64(lines) + 4
}

// heightOf is the height in points that the wrapped texts of a row need, 0 for
// the usual one.
func heightOf(cells []cell, widths []float64) float64 {
	lines := 1
	for i, c := range cells {
		if text, ok := c.value.(string); ok && c.look.wrap {
			lines = max(lines, linesOf(text, widths[i]-1))
		}
	}
	if lines == 1 {
		return 0
	}
	return rowPoints * float64(lines)
}

// lettersPerWidth is how many letters of a text take the width of one figure, in
// which the widths of columns are measured.
const lettersPerWidth = 1.1

// linesOf is how many lines a text takes when it is wrapped at words.
func linesOf(text string, width float64) int {
	lines := 0
	for line := range strings.Lines(text + "\n") {
		lines += wrapped(line, width*lettersPerWidth)
	}
	return lines
}

func wrapped(line string, width float64) int {
	lines, used := 1, 0.0
	for _, word := range strings.Fields(line) {
		n := float64(utf8.RuneCountInString(word))
		if used > 0 && used+n > width {
			lines, used = lines+1, 0
		}
		for ; n > width; n -= width { // a word longer than the line is broken
			lines++
		}
		used += n + 1
	}
	return lines
}

func (g grid) cells(row []analysis.Value, into []cell) []cell {
	into = into[:0]
	for i, v := range row {
		into = append(into, g.cell(i, v))
	}
	if g.why {
		into = append(into, textCell(reasons(g.columns, row), look{color: slate, wrap: true, inset: true}))
	}
	return into
}

// cell is a value as a cell: numbers as numbers, a missing figure as a text.
func (g grid) cell(col int, v analysis.Value) cell {
	kind := g.columns[col].Kind
	if s, ok := v.Text(); ok {
		return textCell(s, g.textLook(col, s))
	}
	if x, ok := v.Num(); ok {
		return cell{x, look{color: black, format: analysis.ExcelFormat(kind)}}
	}
	switch {
	case g.blank:
		return cell{}
	case v.IsHidden():
		return cell{analysis.HiddenFigure, hiddenLook}
	}
	return cell{analysis.NoFigure, noneLook}
}

func (g grid) textLook(col int, s string) look {
	switch {
	case g.columns[col].Kind == analysis.Flag && alarming(s):
		return alertLook
	case float64(utf8.RuneCountInString(s)) >= g.widths[col] || strings.Contains(s, "\n"):
		return look{color: black, wrap: true, inset: true}
	}
	return insetLook
}

func textCell(s string, l look) cell {
	if s == "" {
		return cell{}
	}
	return cell{clean(s), l}
}

// alarming says whether a flag asks to be looked at.
func alarming(flag string) bool {
	for _, word := range []string{"differs", "not ready", "over", "under", "error"} {
		if flag == word || strings.HasSuffix(flag, " "+word) {
			return true
		}
	}
	return false
}

// draw writes the grid from the sheet's next row on, as an Excel table with
// filters, and colours its figures.
func (s *sheet) draw(g grid) error {
	if len(g.rows) == 0 {
		return s.write(cell{"No rows.", quietLook})
	}
	top := s.next
	if err := s.line(g.headHeight(), g.heads()...); err != nil {
		return err
	}
	var cells []cell
	for _, row := range g.rows {
		cells = g.cells(row, cells)
		if err := s.line(heightOf(cells, g.widths), cells...); err != nil {
			return fmt.Errorf("table %s: %w", g.name, err)
		}
	}
	return s.finish(g, top, s.next-1)
}

// finish makes an Excel table of the rows from the headings down.
func (s *sheet) finish(g grid, top, bottom int) error {
	for i, c := range g.columns {
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
