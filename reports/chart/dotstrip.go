package chart

import (
	"cmp"
	"fmt"
	"math"
	"sort"

	"calibrate/analysis"
)

const (
	dotHeight = rowHeight + 2
	dotRadius = 3.8
	bandEdge  = 6.5 // a band is drawn so much wider that a dot at its end lies in it
)

// dotStrip draws a row per dimension of one person: what the target level asks
// for, each rater's rating and their mean.
func (s *sheet) dotStrip(d analysis.DotStrip) {
	if len(d.Rows) == 0 {
		s.nothing("the ladder has no dimension to show.")
		return
	}
	if !has(d.Rows, func(r analysis.DotRow) bool { return len(r.Dots) > 0 }) {
		s.nothing("nobody rated any dimension.")
		return
	}
	a := levelAxis(len(d.Ticks))
	a.x0 = s.left() + labelWidth(len(d.Rows), labelMax, func(i int) string { return d.Rows[i].Label }) + 14
	a.x1 = s.right() - 40
	lines, height := stack(len(d.Rows), dotHeight, 0, func(i int) string { return d.Rows[i].Group })
	top := headRoom
	for i := range lines {
		lines[i].top += top
	}
	s.head(s.right(), "mean")
	s.levelGrid(a, d.Ticks, top, top+height)
	s.headings(lines)
	s.add(rowLines(lines, a))
	for _, l := range lines {
		if l.item >= 0 {
			s.dotRow(d.Rows[l.item], a, l)
		}
	}
	s.axisName(a, d.Axis, top+height)
	s.legend = dotKeys(d)
}

// rowLines draws a thin line through the middle of each row.
func rowLines(lines []line, a axis) stroke {
	s := stroke{ink: gridLine, width: 1}
	for _, l := range lines {
		if l.item >= 0 {
			s.lines = append(s.lines, []point{{a.x0, l.middle()}, {a.x1, l.middle()}})
		}
	}
	return s
}

func (s *sheet) dotRow(r analysis.DotRow, a axis, l line) {
	y := l.middle()
	row := []mark{s.label(r.Label, l, a.x0-s.left()-14)}
	if figure(r.BandLow) && figure(r.BandHigh) {
		x0, x1 := a.clamped(r.BandLow)-bandEdge, a.clamped(r.BandHigh)+bandEdge
		row = append(row, rect{x0, l.top + 1.5, x1 - x0, l.h - 3, band, none})
	}
	if len(r.Dots) == 0 {
		words := text{x: a.x0 + 8, y: y + smallSize*0.36, s: "not rated", size: smallSize, ink: slate}
		row = append(row, rect{a.x0, l.top + 2, words.width() + 16, l.h - 4, white, none}, words)
	}
	row = append(row, s.meanMark(r, a, l)...)
	for _, p := range spread(r.Dots, a) {
		row = append(row, p.mark(y))
	}
	s.add(tip{title: dotTip(r), marks: row})
}

// dotTip says who rated what.
func dotTip(r analysis.DotRow) string {
	words := clean(r.Label)
	if figure(r.Mean) {
		words += ": mean " + decimal(r.Mean, 2)
	}
	for _, d := range r.Dots {
		if figure(d.At) {
			words += fmt.Sprintf("; %s %s", cmp.Or(clean(d.Label), "a rater"), decimal(d.At, 1))
		}
	}
	return words
}

// meanMark draws the mean under the dots, which it overtops, and writes it at the right.
func (s *sheet) meanMark(r analysis.DotRow, a axis, l line) []mark {
	if !figure(r.Mean) {
		return []mark{figureAt(s.right(), l, "–")}
	}
	mean := figureAt(s.right(), l, decimal(r.Mean, 2))
	mean.ink = black
	if belowBand(r) {
		mean.ink, mean.bold = accent, true
	}
	x := a.clamped(r.Mean)
	return []mark{segment(x, l.top+1, x, l.top+l.h-1, mean.ink, 2.6), mean}
}

func belowBand(r analysis.DotRow) bool { return r.Mean < r.BandLow-1e-9 }

// A placedDot is a dot and where it stands once those on one spot are spread.
type placedDot struct {
	analysis.Dot
	x float64
}

func (p placedDot) mark(y float64) mark {
	d := disc{p.x, y, dotRadius, rgb(0x1d6fa8), white, 1}
	if p.Self {
		d.fill, d.line, d.width = white, calm, 1.5
		d.r -= 0.3
	}
	return d
}

// spread sets dots that share a rating side by side around it, closer together
// when they are many, and never as far as the next half step.
func spread(dots []analysis.Dot, a axis) []placedDot {
	sorted := make([]analysis.Dot, 0, len(dots))
	for _, d := range dots {
		if figure(d.At) {
			sorted = append(sorted, d)
		}
	}
	sort.SliceStable(sorted, func(i, j int) bool { return sorted[i].At < sorted[j].At })
	room := (a.at(1.5) - a.at(1)) * 0.8
	var out []placedDot
	for i := 0; i < len(sorted); {
		j := i
		for j < len(sorted) && sorted[j].At == sorted[i].At {
			j++
		}
		n := float64(j - i)
		gap := math.Min(2*dotRadius-0.6, room/math.Max(1, n-1))
		for k := i; k < j; k++ {
			out = append(out, placedDot{sorted[k], a.clamped(sorted[k].At) + (float64(k-i)-(n-1)/2)*gap})
		}
		i = j
	}
	return out
}

func dotKeys(d analysis.DotStrip) []key {
	dot := func(self bool) func(x, y float64) []mark {
		return func(x, y float64) []mark {
			return []mark{placedDot{analysis.Dot{Self: self}, x}.mark(y)}
		}
	}
	keys := []key{{"a rater", 9, dot(false)}}
	rated := func(self bool) bool {
		return has(d.Rows, func(r analysis.DotRow) bool {
			return has(r.Dots, func(o analysis.Dot) bool { return o.Self == self })
		})
	}
	if rated(true) {
		keys = append(keys, key{"self (not in the mean)", 9, dot(true)})
	}
	keys = append(keys, key{"mean", 6, func(x, y float64) []mark {
		return []mark{segment(x, y-6, x, y+6, black, 2.6)}
	}})
	if has(d.Rows, belowBand) {
		keys = append(keys, key{"mean below the level", 6, func(x, y float64) []mark {
			return []mark{segment(x, y-6, x, y+6, accent, 2.6)}
		}})
	}
	if has(d.Rows, func(r analysis.DotRow) bool { return figure(r.BandLow) }) {
		keys = append(keys, swatch("what the level asks for", band))
	}
	return keys
}
