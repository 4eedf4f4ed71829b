package chart

import (
	"cmp"
	"math"
	"slices"

	"calibrate/analysis"
)

const (
	cellMin    = 27.0 // narrowest cell that still holds its figure, with room beside it
	cellGap    = 3.5  // between the figures of neighbouring cells at least
	cellMax    = 64.0
	cellHeight = 17.0
	headMax    = 172.0 // longest column name
	widestMap  = 1060.0
)

// A heatGrid is where the cells of a heat map lie.
type heatGrid struct {
	x0, top, cell float64
	columns       []analysis.HeatColumn
	gaps          []float64 // x shift of each column by the gaps between groups
	colours       heatScale
	blank         string  // what a cell without a figure means
	counts        float64 // the width of the column of n; 0 when rows have none
}

// heatMap draws a cell per row and column, columns grouped under their headings,
// those without a figure hatched.
func (s *sheet) heatMap(d analysis.HeatMap) {
	if !anyValue(d) {
		s.nothing("no row has a figure in any column.")
		return
	}
	g := s.heatGrid(d)
	lines, height := stack(len(d.Rows), cellHeight, 0, func(i int) string { return d.Rows[i].Group })
	g.top = s.heatHeads(d, g)
	for i := range lines {
		lines[i].top += g.top
	}
	s.headings(lines)
	for _, l := range lines {
		if l.item >= 0 {
			s.heatRow(d.Rows[l.item], g, l)
		}
	}
	s.y = g.top + height + 6
	s.legend = append(s.legend, g.colours.key(d.Axis))
	if d.Same && len(d.Rows) == len(d.Columns) {
		s.sameCells(g, lines)
	}
	if has(d.Rows, func(r analysis.HeatRow) bool { return !r.Hidden && gappy(r, len(d.Columns)) }) {
		s.legend = append(s.legend, blankKey(g.blank))
	}
	if has(d.Rows, func(r analysis.HeatRow) bool { return r.Hidden }) {
		s.legend = append(s.legend, hiddenKey())
	}
}

// gappy reports whether a row lacks a value.
func gappy(r analysis.HeatRow, columns int) bool {
	return len(r.Values) < columns || has(r.Values, func(v float64) bool { return !figure(v) })
}

func anyValue(d analysis.HeatMap) bool {
	return has(d.Rows, func(r analysis.HeatRow) bool { return !r.Hidden && has(r.Values, figure) })
}

func (s *sheet) heatGrid(d analysis.HeatMap) heatGrid {
	const gap = 5
	g := heatGrid{columns: d.Columns, colours: scaleOf(d), blank: cmp.Or(clean(d.Blank), "no data")}
	for _, r := range d.Rows {
		if r.N > 0 {
			g.counts = math.Max(g.counts, 8+textWidth(whole(r.N), smallSize, false))
		}
	}
	shift := 0.0
	for i, c := range d.Columns {
		if i > 0 && c.Group != d.Columns[i-1].Group {
			shift += gap
		}
		g.gaps = append(g.gaps, shift)
	}
	labels := labelWidth(len(d.Rows), labelMax, func(i int) string { return d.Rows[i].Label })
	g.x0 = s.left() + labels + 10
	aside := g.x0 + margin + shift + g.counts
	n := float64(len(d.Columns))
	s.w = math.Min(widestMap, math.Max(sheetWidth, aside+n*cellMin))
	g.cell = math.Min(cellMax, (s.w-aside)/n)
	if g.colours.decimals > 1 && has(d.Rows, func(r analysis.HeatRow) bool { return has(r.Values, g.tooWide) }) {
		g.colours.decimals = 1 // a tenth says more than a colour alone
	}
	return g
}

// tooWide reports whether the figure of a value does not fit a cell.
func (g heatGrid) tooWide(v float64) bool {
	return figure(v) && !g.holds(text{s: g.colours.figure(v), size: tinySize})
}

// holds reports whether a figure fits a cell.
func (g heatGrid) holds(label text) bool {
	return max(label.width(), roomFor(label.s)*label.size) <= g.cell-cellGap
}

// left is the x of a column.
func (g heatGrid) left(column int) float64 {
	return g.x0 + float64(column)*g.cell + g.gaps[column]
}

// right is where the last column ends.
func (g heatGrid) right() float64 { return g.left(len(g.columns)-1) + g.cell }

// heatHeads writes the columns' names upright under the names of their groups and
// gives the top of the cells.
func (s *sheet) heatHeads(d analysis.HeatMap, g heatGrid) float64 {
	longest := 20.0
	for _, c := range d.Columns {
		longest = math.Max(longest, math.Min(headMax, textWidth(clean(c.Label), smallSize, false)))
	}
	top := s.heatGroups(g)
	bottom := top + longest + 4
	for i, c := range d.Columns {
		name := text{
			x: g.left(i) + g.cell/2 + smallSize*0.36, y: bottom,
			s: clip(clean(c.Label), smallSize, false, headMax), size: smallSize, turned: true, ink: black,
		}
		s.add(tip{title: clean(c.Label), marks: []mark{name}})
	}
	if g.counts > 0 {
		s.add(text{x: g.right() + g.counts, y: bottom, s: "n", size: smallSize, anchor: end, ink: slate})
	}
	return bottom + 5
}

// heatGroups names the groups of columns, each over a line as wide as its columns.
func (s *sheet) heatGroups(g heatGrid) float64 {
	named := has(g.columns, func(c analysis.HeatColumn) bool { return c.Group != "" })
	if !named {
		return 0
	}
	deepest := 0
	for i := 0; i < len(g.columns); {
		j := i
		for j < len(g.columns) && g.columns[j].Group == g.columns[i].Group {
			j++
		}
		x0, x1 := g.left(i), g.left(j-1)+g.cell
		lines := fitted(clean(g.columns[i].Group), x1-x0)
		deepest = max(deepest, len(lines))
		for k, words := range lines {
			s.add(text{x: x0, y: float64(k+1) * (smallSize + 3), s: words, size: smallSize, bold: true, ink: black})
		}
		i = j
	}
	bottom := float64(deepest)*(smallSize+3) + 6
	for i := range g.columns {
		x1 := g.left(i) + g.cell
		s.add(segment(g.left(i), bottom, x1, bottom, grey, 1))
	}
	return bottom + 6
}

// fitted breaks a heading into at most two lines of a width, clipped.
func fitted(s string, width float64) []string {
	lines := wrap(s, smallSize*1.06, width)
	if len(lines) > 2 {
		lines = []string{lines[0], lines[1] + "…"}
	}
	for i := range lines {
		lines[i] = clip(lines[i], smallSize, true, width)
	}
	return lines
}

func (s *sheet) heatRow(r analysis.HeatRow, g heatGrid, l line) {
	name := s.label(r.Label, l, g.x0-s.left()-10)
	if r.Hidden {
		name.ink = slate
	}
	s.add(tip{title: clean(r.Label), marks: []mark{name}})
	if g.counts > 0 {
		s.add(figureAt(g.right()+g.counts, l, whole(r.N)))
	}
	if r.Hidden {
		bar := rect{g.x0, l.top + 1, g.right() - g.x0, l.h - 2, wash, none}
		s.add(bar)
		s.add(written("not shown: it protects a small group", bar, l)...)
		return
	}
	var figures []run // of each ink one
	for i := range g.columns {
		v := math.NaN()
		if i < len(r.Values) {
			v = r.Values[i]
		}
		if label := s.heatCell(r, g, l, i, v); label.s != "" {
			figures = byInk(figures, label)
		}
	}
	for _, f := range figures {
		s.add(f)
	}
}

// heatCell draws a cell and gives the figure to write on it, if any.
func (s *sheet) heatCell(r analysis.HeatRow, g heatGrid, l line, column int, v float64) text {
	x, w, h := g.left(column)+0.5, g.cell-1, l.h-1
	about := clean(r.Label) + " · " + clean(g.columns[column].Label)
	if !figure(v) {
		s.add(tip{about + ": " + g.blank, []mark{blankCell{x, l.top + 0.5, w, h}}})
		return text{}
	}
	k := g.colours.ink(v)
	s.add(tip{about + ": " + g.colours.exact(v), []mark{rect{x, l.top + 0.5, w, h, k, none}}})
	label := text{
		x: x + w/2, y: l.middle() + tinySize*0.36, s: g.colours.figure(v), size: tinySize,
		anchor: middle, ink: on(k),
	}
	if !g.holds(label) {
		label.s = g.colours.sign(v)
	}
	return label
}

// sameCells frames the cells from the lower left to the upper right.
func (s *sheet) sameCells(g heatGrid, lines []line) {
	frame := func(x, y, w, h float64) mark { return rect{x, y, w, h, none, black} }
	for _, l := range lines {
		if l.item >= 0 {
			s.add(frame(g.left(len(g.columns)-1-l.item)+0.5, l.top+0.5, g.cell-1, l.h-1))
		}
	}
	s.legend = append(s.legend, key{"both the same", 16, func(x, y float64) []mark { return []mark{frame(x-8, y-5, 16, 10)} }})
}

// byInk adds a text to the run of its ink.
func byInk(runs []run, t text) []run {
	at := slices.IndexFunc(runs, func(r run) bool { return r[0].ink == t.ink })
	if at < 0 {
		return append(runs, run{t})
	}
	runs[at] = append(runs[at], t)
	return runs
}
