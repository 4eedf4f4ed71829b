package chart

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"calibrate/analysis"
)

// intervals draws a row per item: its estimate, its interval and what n it rests on.
func (s *sheet) intervals(d analysis.Intervals) {
	a, ticks, ok := intervalAxis(d)
	if !ok {
		s.nothing(noEstimate(d))
		return
	}
	a = panelOf(d, a)
	spelled := spelledOut(d, a)
	if spelled {
		a.x1 -= limitsRoom
	}
	lines, height := stack(len(d.Items), rowHeight, 0, func(i int) string { return d.Items[i].Group })
	top, bottom := headRoom, headRoom+height
	for i := range lines {
		lines[i].top += top
	}
	s.columnHeads(d, spelled)
	s.intervalGrid(d, a, ticks, top, bottom)
	s.headings(lines)
	for _, l := range lines {
		if l.item >= 0 {
			s.interval(d.Items[l.item], d.Kind, a, l)
			if spelled {
				s.limits(d.Items[l.item], d.Kind, l)
			}
		}
	}
	s.axisName(a, d.Axis, bottom)
	s.legend = intervalKeys(d)
}

// intervalGrid draws the grid, and the line of reference.
func (s *sheet) intervalGrid(d analysis.Intervals, a axis, ticks []float64, top, bottom float64) {
	labels := figures(ticks)
	if d.Kind == analysis.Share {
		labels = percents(ticks)
	}
	s.grid(a, ticks, labels, top, bottom)
	if figure(d.Zero) && a.holds(d.Zero) {
		s.add(segment(a.at(d.Zero), top, a.at(d.Zero), bottom, slate, 1.2))
	}
}

// panelOf lays an axis between names and figures.
func panelOf(d analysis.Intervals, a axis) axis {
	a.x0 = margin + labelWidth(len(d.Items), labelMax, func(i int) string { return d.Items[i].Label }) + 14
	a.x1 = sheetWidth - margin - figuresRoom - wordsRoom(d.Items)
	return a
}

// intervalAxis covers every interval and the reference line. Shares and times begin at 0.
func intervalAxis(d analysis.Intervals) (a axis, ticks []float64, ok bool) {
	var values []float64
	for _, it := range d.Items {
		if figure(it.Estimate) {
			values = append(values, it.Estimate, it.Low, it.High)
		}
	}
	if _, _, ok = span(values...); !ok {
		return axis{}, nil, false
	}
	if d.Kind == analysis.Share || d.Kind == analysis.Median {
		values = append(values, 0)
	}
	lo, hi, _ := span(append(values, d.Zero)...)
	if d.Low < d.High {
		lo, hi = d.Low, d.High
	}
	a, ticks = openAxis(lo, hi, 7)
	return a, ticks, true
}

// noEstimate says why nothing can be drawn, in the items' own words where they agree.
func noEstimate(d analysis.Intervals) string {
	if len(d.Items) == 0 {
		return "there is nothing to compare."
	}
	status := d.Items[0].Status
	if slices.ContainsFunc(d.Items, func(i analysis.IntervalItem) bool { return i.Status != status }) {
		return analysis.Said("no row has a figure, n = %d.", len(d.Items))
	}
	return analysis.Said("no row has a figure (%s), n = %d.", cmp.Or(clean(status), "too few ratings"), len(d.Items))
}

// figuresRoom is the width of the two columns at the right: estimate and n.
const figuresRoom = 122

// wordsRoom is the width of the column of statuses that are written out.
func wordsRoom(items []analysis.IntervalItem) float64 {
	width := 0.0
	for _, it := range items {
		if words := statusWords(it.Status); figure(it.Estimate) && words != "" {
			width = max(width, min(100, textWidth(words, smallSize, true)+12))
		}
	}
	return width
}

func (s *sheet) columnHeads(d analysis.Intervals, limits bool) {
	s.head(s.right(), cmp.Or(clean(d.Items[0].NUnit), "n"))
	s.head(s.right()-estimateAt, cmp.Or(map[analysis.Kind]string{analysis.Share: "share", analysis.Median: "median"}[d.Kind], "estimate"))
	if limits {
		s.head(s.right()-limitsAt, "from … to")
	}
}

// The ends of the columns of estimates and of limits, from the right.
const (
	estimateAt = 54
	limitsAt   = 112
	limitsRoom = 76
)

// spelledOut says that limits are written out: a mark covers most of an interval, here
// or on another page.
func spelledOut(d analysis.Intervals, a axis) bool {
	const mark = 14.0
	return d.Spelled || has(d.Items, func(it analysis.IntervalItem) bool {
		return figure(it.Estimate) && figure(it.Low) && figure(it.High) && a.clamped(it.High)-a.clamped(it.Low) < mark
	})
}

// limits writes the ends of an interval.
func (s *sheet) limits(it analysis.IntervalItem, of analysis.Kind, l line) {
	if figure(it.Estimate) && figure(it.Low) && figure(it.High) {
		s.add(figureAt(s.right()-limitsAt, l, strings.TrimSuffix(estimated(of, it.Low), " %")+" … "+estimated(of, it.High)))
	}
}

// estimated writes an estimate or an end of its interval.
func estimated(of analysis.Kind, v float64) string {
	if of == analysis.Share {
		return percent(v)
	}
	return strings.Replace(analysis.FormatNumber(cmp.Or(of, analysis.Rating), v), "-", "−", 1)
}

func (s *sheet) interval(it analysis.IntervalItem, of analysis.Kind, a axis, l line) {
	n := figureAt(s.right(), l, whole(it.N))
	name := s.label(it.Label, l, a.x0-s.left()-14)
	if !figure(it.Estimate) {
		name.ink = slate
		ground, why := noInterval(it, a, l)
		s.add(tip{title: intervalTip(it, of), marks: []mark{ground, name, why, n}})
		return
	}
	y := l.middle()
	value := figureAt(s.right()-estimateAt, l, estimated(of, it.Estimate))
	value.ink = black
	marks := []mark{name, n, value}
	marks = append(marks, whisker(it, a, y)...)
	marks = append(marks, estimate(it.Status, a.clamped(it.Estimate), y))
	if words := statusWords(it.Status); words != "" {
		marks = append(marks, text{
			x: a.x1 + 10, y: y + smallSize*0.36, s: clip(words, smallSize, true, 88), size: smallSize,
			bold: true, ink: statusInk(it.Status),
		})
	}
	s.add(tip{title: intervalTip(it, of), marks: marks})
}

// noInterval says in the place of an interval why there is none.
func noInterval(it analysis.IntervalItem, a axis, l line) (ground, why mark) {
	words := text{x: a.x0 + 6, y: l.middle() + smallSize*0.36, size: smallSize, ink: slate}
	words.s = clip(cmp.Or(clean(it.Status), "no figure"), smallSize, false, a.x1-a.x0-12)
	return rect{a.x0 + 2, l.top + 1, words.width() + 8, l.h - 2, wash, none}, words
}

func intervalTip(it analysis.IntervalItem, of analysis.Kind) string {
	words := clean(it.Label)
	if figure(it.Estimate) {
		words += ": " + estimated(of, it.Estimate)
	}
	if figure(it.Low) && figure(it.High) {
		words += fmt.Sprintf(" [%s, %s]", estimated(of, it.Low), estimated(of, it.High))
	}
	n := analysis.Said("n = %d", it.N)
	if it.NUnit != "" {
		n += " (" + clean(it.NUnit) + ")"
	}
	return strings.TrimRight(fmt.Sprintf("%s; %s; %s", words, n, clean(it.Status)), " ;")
}
