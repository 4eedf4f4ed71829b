package workbook

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

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
	rows    analysis.Rows
	widths  []float64 // in characters
	why     bool
	leads   map[int]map[string]int // row of the cells behind a text, by column
	blank   bool                   // leave missing figures empty: a chart would draw a text as 0
}

func newGrid(t analysis.Table) grid {
	g := plainGrid(t)
	g.why = lacksFigures(t)
	if g.why {
		g.widths = append(g.widths, g.whyWidth())
	}
	return g
}

// plainGrid is a grid without a column of reasons.
func plainGrid(t analysis.Table) grid {
	g := grid{name: t.Name, title: t.Title, columns: uniqueHeads(t.Columns), rows: worded(t)}
	longest := longestTexts(t)
	for i, c := range g.columns {
		if c.Kind == analysis.Stat && isSum(t, i) {
			g.columns[i].Kind = analysis.Count
			c = g.columns[i]
		}
		g.widths = append(g.widths, g.width(i, c, longest[i]))
	}
	return g
}

// isSum says whether a column has whole figures alone, and more than rates have: weights that
// add up to 24 are not 24.000.
func isSum(t analysis.Table, col int) bool {
	most := 0.0
	for row := range t.Rows.All() {
		x, ok := row[col].Num()
		if ok && x != math.Trunc(x) {
			return false
		}
		most = max(most, x)
	}
	return most > 1
}

// worded gives the rows of a table with its codes in words.
func worded(t analysis.Table) analysis.Rows {
	at := slices.IndexFunc(t.Columns, func(c analysis.Column) bool { return analysis.HoldsCodes(t.Name, c.Name) })
	if at < 0 {
		return t.Rows
	}
	return analysis.Made(t.Rows.Len(), func(yield func([]analysis.Value) bool) {
		for row := range t.Rows.All() {
			code, _ := row[at].Text()
			row = slices.Clone(row)
			if row[at] = analysis.T(analysis.Words(code)); !yield(row) {
				return
			}
		}
	})
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

// cells gives a row as cells, in those of another row.
func (g grid) cells(row []analysis.Value, into []cell) []cell {
	into = sized(into, len(g.columns))
	for i, v := range row {
		if s, ok := v.Text(); ok {
			into[i].text(s, g.textLook(i, s))
		} else {
			into[i] = g.cell(i, v)
		}
	}
	if g.why {
		into = sized(into, len(into)+1)
		into[len(row)].text(reasons(g.columns, row), whyLook)
	}
	return into
}

// sized gives so many cells, those of another row as far as they go.
func sized(cells []cell, n int) []cell { return slices.Grow(cells, max(0, n-len(cells)))[:n] }

// dust is what rounding leaves of a difference that is 0: it would be shown with a sign.
const dust = 1e-9

// cell is a value as a cell: numbers as numbers, a missing figure as a text.
func (g grid) cell(col int, v analysis.Value) cell {
	kind := g.columns[col].Kind
	if s, ok := v.Text(); ok {
		return textCell(s, g.textLook(col, s))
	}
	if x, ok := v.Num(); ok {
		if (kind == analysis.Delta || kind == analysis.Points) && math.Abs(x) < dust {
			x = 0
		}
		return cell{x, figureLook(kind, x)}
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
	case g.leads[col][s] > 0:
		return leadLook
	case g.columns[col].Kind == analysis.Flag && alarming(s):
		return alertLook
	case float64(utf8.RuneCountInString(s)) >= g.widths[col] || strings.Contains(s, "\n"):
		return longLook.asText(s)
	}
	return insetLook.asText(s)
}

// text makes a cell hold a text. Most columns say the same from row to row: then it
// stays as it is.
func (c *cell) text(s string, l look) {
	if held, ok := c.value.(string); !ok || held != s || c.look != l {
		*c = textCell(s, l)
	}
}

func textCell(s string, l look) cell {
	if s == "" {
		return cell{}
	}
	return cell{clean(s), l}
}

// alarming says whether a flag asks to be looked at.
func alarming(flag string) bool {
	for _, word := range []string{"differs", "not ready", "below proposed level", "over", "under", "error"} {
		if flag == word || strings.HasSuffix(flag, " "+word) {
			return true
		}
	}
	return false
}
