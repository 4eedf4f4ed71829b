package chart

import (
	"fmt"
	"math"

	"calibrate/analysis"
)

const (
	barHeight  = 20.0 // the current headcount
	thinHeight = 10.0 // proposed and assessed beneath it
	blockGap   = 13.0
)

var (
	proposedInk = rgb(0xa9b3bd)
	assessedInk = rgb(0x5f6b78)
)

// levelBars draws a block per level: the bar of today, and beneath it what is
// proposed and assessed, over the shares the guideline allows.
func (s *sheet) levelBars(d analysis.LevelBars) {
	if !anyLevel(d.Bars) {
		s.nothing("nobody has a level, or too few people do to show it.")
		return
	}
	a, ticks := roundAxis(0, highestShare(d.Bars), 6)
	a.x0 = s.left() + labelWidth(len(d.Bars), labelMax, func(i int) string { return d.Bars[i].Level }) + 12
	a.x1 = s.right() - guidelineRoom(d.Bars)
	a.x1 -= overhang(d.Bars, a)
	labels := make([]string, len(ticks))
	for i, t := range ticks {
		labels[i] = percent(t)
	}
	thin := thinBars(d.Bars)
	block := barHeight + thinHeight*float64(thin) + blockGap
	top := axisRoom(block * float64(len(d.Bars)))
	if guidelineRoom(d.Bars) > 0 {
		s.add(text{x: s.right(), y: top + 3, s: "guideline", size: smallSize, anchor: end, ink: slate})
		top += 8
	}
	bottom := top + block*float64(len(d.Bars))
	s.grid(a, ticks, labels, top, bottom)
	for i, b := range d.Bars {
		s.levelBlock(b, a, top+block*float64(i)+blockGap/2, levelInk(i, len(d.Bars)))
	}
	s.add(segment(a.x0, top, a.x0, bottom, grey, 1))
	s.axisName(a, "share of people", bottom)
	s.legend = levelKeys(d.Bars)
}

// overhang is how far the labels of bars reach beyond the axis.
func overhang(bars []analysis.LevelBar, a axis) float64 {
	over := 12.0
	for _, b := range bars {
		label := barLabel(b, a, 0)
		over = max(over, label.x+label.width()-a.x1)
	}
	return over
}

func anyLevel(bars []analysis.LevelBar) bool {
	for _, b := range bars {
		if b.Count > 0 || figure(b.Proposed) && b.Proposed > 0 || figure(b.Assessed) && b.Assessed > 0 {
			return true
		}
	}
	return false
}

func highestShare(bars []analysis.LevelBar) float64 {
	_, highest, _ := span(0.05)
	for _, b := range bars {
		_, hi, _ := span(b.Share, b.Proposed, b.Assessed, b.LastCycle, lowLimit(b), highLimit(b), 0.05)
		highest = math.Max(highest, hi)
	}
	return math.Min(1, highest)
}

func thinBars(bars []analysis.LevelBar) (n int) {
	if has(bars, func(b analysis.LevelBar) bool { return figure(b.Proposed) }) {
		n++
	}
	if has(bars, func(b analysis.LevelBar) bool { return figure(b.Assessed) }) {
		n++
	}
	return n
}

func has[T any](items []T, holds func(T) bool) bool {
	for _, item := range items {
		if holds(item) {
			return true
		}
	}
	return false
}

// levelBlock draws one level with its top at y.
func (s *sheet) levelBlock(b analysis.LevelBar, a axis, y float64, colour ink) {
	thin, height := thinMarks(b, a, y)
	s.guideline(b, a, y-3, y+height+3)
	if b.OffGuideline {
		colour = accented
	}
	name := line{top: y, h: barHeight}
	row := append([]mark{s.label(b.Level, name, a.x0-s.left()-12)}, thin...)
	if figure(b.Share) {
		row = append(row, rect{a.x0, y, a.clamped(b.Share) - a.x0, barHeight, colour, none})
	}
	row = append(row, limits(b, a, y-3, y+height+3)...)
	row = append(row, lastCycle(b, a, y)...)
	s.add(tip{title: levelTip(b), marks: append(row, barLabel(b, a, y))})
	s.guidelineNote(b, name)
}

// thinMarks draws what is proposed and assessed under the bar at y, and gives the
// height of all bars.
func thinMarks(b analysis.LevelBar, a axis, y float64) (marks []mark, height float64) {
	height = barHeight
	for _, thin := range []struct {
		share float64
		ink   ink
	}{{b.Proposed, proposedInk}, {b.Assessed, assessedInk}} {
		if !figure(thin.share) {
			continue
		}
		x := a.clamped(thin.share)
		label := text{x: x + 4, y: y + height + thinHeight - 1.5, s: percent(thin.share), size: tinySize, ink: slate}
		label = clearOf(label, a, lowLimit(b), highLimit(b))
		marks = append(marks, rect{a.x0, y + height + 1, x - a.x0, thinHeight - 2, thin.ink, none}, label)
		height += thinHeight
	}
	return marks, height
}

func lastCycle(b analysis.LevelBar, a axis, y float64) []mark {
	if !figure(b.LastCycle) {
		return nil
	}
	return []mark{diamond(a.clamped(b.LastCycle), y+barHeight/2, 5, white, black)}
}

// barLabel writes count and share after the bar, clear of the marks near its end.
func barLabel(b analysis.LevelBar, a axis, y float64) text {
	label := text{
		x: a.x0 + 6, y: y + barHeight/2 + textSize*0.36, s: whole(b.Count) + " · " + percent(b.Share),
		size: textSize, bold: true, ink: black,
	}
	if b.OffGuideline {
		label.ink = accent
	}
	if figure(b.Share) {
		label.x = a.clamped(b.Share) + 6
	}
	return clearOf(label, a, lowLimit(b), highLimit(b), b.LastCycle)
}

// clearOf moves a label right until no mark at the values given touches it.
func clearOf(label text, a axis, values ...float64) text {
	for range values {
		for _, v := range values {
			x := a.clamped(v)
			if figure(v) && x > label.x-8 && x < label.x+label.width()+7 {
				label.x = x + 9
			}
		}
	}
	return label
}

func levelTip(b analysis.LevelBar) string {
	words := fmt.Sprintf("%s: %d, %s", clean(b.Level), b.Count, percent(b.Share))
	for _, part := range []struct {
		name  string
		share float64
	}{{"proposed", b.Proposed}, {"assessed", b.Assessed}, {"earlier cycle", b.LastCycle}} {
		if figure(part.share) {
			words += fmt.Sprintf("; %s %s", part.name, percent(part.share))
		}
	}
	if g := guidelineText(b); g != "" {
		words += "; guideline " + g
	}
	return words
}

// levelKeys names what the bars show.
func levelKeys(bars []analysis.LevelBar) []key {
	keys := []key{{"current: people · share", 24, func(x, y float64) []mark {
		return []mark{rect{x - 12, y - 5, 8, 10, ladderRamp[1], none},
			rect{x - 4, y - 5, 8, 10, ladderRamp[3], none}, rect{x + 4, y - 5, 8, 10, ladderRamp[5], none}}
	}}}
	keyIf := func(k key, shown func(analysis.LevelBar) bool) {
		if has(bars, shown) {
			keys = append(keys, k)
		}
	}
	keyIf(swatch("off guideline", accented), func(b analysis.LevelBar) bool { return b.OffGuideline })
	keyIf(swatch("proposed", proposedInk), func(b analysis.LevelBar) bool { return figure(b.Proposed) })
	keyIf(swatch("assessed", assessedInk), func(b analysis.LevelBar) bool { return figure(b.Assessed) })
	keyIf(key{"earlier cycle", 10, func(x, y float64) []mark {
		return []mark{diamond(x, y, 5, white, black)}
	}}, func(b analysis.LevelBar) bool { return figure(b.LastCycle) })
	keyIf(key{"guideline allows", 18, func(x, y float64) []mark {
		return []mark{rect{x - 9, y - 6, 18, 12, allowed, none}, segment(x+9, y-6, x+9, y+6, black, 2)}
	}}, func(b analysis.LevelBar) bool { return guidelineText(b) != "" })
	return keys
}

// swatch is a key for an area of one colour.
func swatch(label string, k ink) key {
	return key{label, 12, func(x, y float64) []mark { return []mark{rect{x - 6, y - 5, 12, 10, k, none}} }}
}
