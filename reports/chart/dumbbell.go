package chart

import (
	"cmp"
	"fmt"

	"calibrate/analysis"
)

// dumbbell draws a row per person: where they stand on one scale of levels.
func (s *sheet) dumbbell(d analysis.Dumbbell) {
	if !has(d.Items, placed) {
		s.nothing(nobodyPlaced(len(d.Items)))
		return
	}
	a := levelAxis(len(d.Ticks))
	a.x0 = s.left() + labelWidth(len(d.Items), labelMax, func(i int) string { return d.Items[i].Label }) + 14
	a.x1 = s.right() - 34 - statusRoom(d.Items)
	lines, height := stack(len(d.Items), rowHeight, 0, func(i int) string { return d.Items[i].Group })
	top := headRoom
	for i := range lines {
		lines[i].top += top
	}
	s.head(s.right(), "raters")
	s.levelGrid(a, d.Ticks, top, top+height)
	s.headings(lines)
	for _, l := range lines {
		if l.item >= 0 {
			s.standing(d, d.Items[l.item], a, l)
		}
	}
	s.axisName(a, d.Axis, top+height)
	s.legend = dumbbellKeys(d)
}

func nobodyPlaced(people int) string {
	if people == 0 {
		return "there is nobody to show."
	}
	return "nobody has a level."
}

// levelAxis holds levels 1 to n with half a level at each end.
func levelAxis(n int) axis { return axis{lo: 0.5, hi: float64(max(n, 1)) + 0.5} }

// levelGrid draws a line per level, named below, and above when the panel is tall.
func (s *sheet) levelGrid(a axis, names []string, top, bottom float64) {
	s.grid(a, levelTicks(len(names)), names, top, bottom)
}

// levelTicks are 1 to n.
func levelTicks(n int) []float64 {
	ticks := make([]float64, n)
	for i := range ticks {
		ticks[i] = float64(i + 1)
	}
	return ticks
}

func placed(it analysis.DumbbellItem) bool {
	_, _, ok := span(it.At[:]...)
	return ok
}

func statusRoom(items []analysis.DumbbellItem) float64 {
	width := 0.0
	for _, it := range items {
		width = max(width, min(190, textWidth(clean(it.Status), smallSize, true)+14))
	}
	return width
}

func (s *sheet) standing(d analysis.Dumbbell, it analysis.DumbbellItem, a axis, l line) {
	y := l.middle()
	marks := []mark{s.label(it.Label, l, a.x0-s.left()-14), figureAt(s.right(), l, whole(it.N))}
	if figure(it.Low) && figure(it.High) && it.High > it.Low {
		x := a.clamped(it.Low)
		marks = append(marks, rect{x, y - 3, a.clamped(it.High) - x, 6, gridLine, none})
	}
	if lo, hi, ok := span(it.At[:]...); ok && hi > lo {
		marks = append(marks, segment(a.clamped(lo), y, a.clamped(hi), y, slate, 1.6))
	}
	if !placed(it) {
		marks = append(marks, text{x: a.x0 + 6, y: y + smallSize*0.36, s: "no level known", size: smallSize, ink: slate})
	}
	for _, i := range []int{2, 0, 1} {
		if figure(it.At[i]) {
			marks = append(marks, position(i, a.clamped(it.At[i]), y)...)
		}
	}
	if it.Status != "" {
		marks = append(marks, standingWords(it, a.x1+10, y, statusRoom(d.Items)-14))
	}
	s.add(tip{title: standingTip(d, it), marks: marks})
}

// standingWords writes a person's status.
func standingWords(it analysis.DumbbellItem, x, y, width float64) text {
	words := text{x: x, y: y + smallSize*0.36, size: smallSize, ink: slate}
	if it.Strong {
		words.bold, words.ink = true, black
	}
	words.s = clip(clean(it.Status), smallSize, words.bold, width)
	return words
}

// position draws the mark of one of three positions. They nest, so that all can be
// seen when a person stands at one level in every sense: a bar, a ring over
// it, and a dot in the ring.
func position(i int, x, y float64) []mark {
	switch i {
	case 0:
		return []mark{disc{x, y, 5.5, white, black, 1.6}}
	case 1:
		return []mark{disc{x, y, 3.4, calm, none, 0}}
	default:
		return []mark{segment(x, y-8, x, y+8, accent, 2.6)}
	}
}

func standingTip(d analysis.Dumbbell, it analysis.DumbbellItem) string {
	words := clean(it.Label)
	for i, v := range it.At {
		if figure(v) {
			words += fmt.Sprintf("; %s %s", clean(d.Names[i]), decimal(v, 2))
		}
	}
	if figure(it.Low) && figure(it.High) {
		words += fmt.Sprintf("; ratings %s to %s", decimal(it.Low, 1), decimal(it.High, 1))
	}
	words += analysis.Said("; n = %d", it.N)
	if it.Status != "" {
		words += "; " + clean(it.Status)
	}
	return words
}

func dumbbellKeys(d analysis.Dumbbell) []key {
	var keys []key
	for i, name := range d.Names {
		if name != "" && has(d.Items, func(it analysis.DumbbellItem) bool { return figure(it.At[i]) }) {
			keys = append(keys, key{name, 12, func(x, y float64) []mark { return position(i, x, y) }})
		}
	}
	if has(d.Items, func(it analysis.DumbbellItem) bool { return it.High > it.Low }) {
		keys = append(keys, swatch(cmp.Or(clean(d.Range), "range of ratings"), gridLine))
	}
	return keys
}
