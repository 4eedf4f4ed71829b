package chart

import (
	"fmt"
	"math"
	"slices"

	"calibrate/analysis"
)

const (
	barHeight  = 20.0 // the current headcount
	thinHeight = 12.0 // proposed and assessed beneath it
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
	a.x1 = s.right() - guidelineRoom(d.Bars) - 12
	thin := thinBars(d.Bars)
	block := barHeight + thinHeight*float64(thin) + blockGap
	top := axisRoom(block * float64(len(d.Bars)))
	if guidelineRoom(d.Bars) > 0 {
		s.add(text{x: s.right(), y: top + 3, s: "guideline", size: smallSize, anchor: end, ink: slate})
		top += 8
	}
	bottom := top + block*float64(len(d.Bars))
	s.grid(a, ticks, percents(ticks), top, bottom)
	for i, b := range d.Bars {
		s.levelBlock(b, a, top+block*float64(i)+blockGap/2, levelInk(i, len(d.Bars)))
	}
	s.add(segment(a.x0, top, a.x0, bottom, grey, 1))
	s.axisName(a, "share of people", bottom)
	s.legend = levelKeys(d.Bars)
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

// levelBlock draws one level with its top at y: bars, over them the guideline, over
// that the figures.
func (s *sheet) levelBlock(b analysis.LevelBar, a axis, y float64, colour ink) {
	if b.OffGuideline {
		colour = accented
	}
	bars, figures, height := thinMarks(b, a, y)
	s.guideline(b, a, y-3, y+height+3)
	name := line{top: y, h: barHeight}
	row := append([]mark{s.label(b.Level, name, a.x0-s.left()-12)}, bars...)
	if figure(b.Share) {
		row = append(row, rect{a.x0, y, a.clamped(b.Share) - a.x0, barHeight, colour, none})
	}
	row = append(row, limits(b, a, y-3, y+height+3)...)
	row = append(append(row, lastCycle(b, a, y)...), figures...)
	s.add(tip{title: levelTip(b), marks: append(row, headcount(b, a, y, colour)...)})
	s.guidelineNote(b, name)
}

// thinMarks draws what is proposed and assessed under the bar at y, with the figures
// to go over it, and gives the height of all bars.
func thinMarks(b analysis.LevelBar, a axis, y float64) (bars, figures []mark, height float64) {
	height = barHeight
	for _, thin := range []struct {
		share float64
		ink   ink
	}{{b.Proposed, proposedInk}, {b.Assessed, assessedInk}} {
		if !figure(thin.share) {
			continue
		}
		bars = append(bars, rect{a.x0, y + height + 1, a.clamped(thin.share) - a.x0, thinHeight - 2, thin.ink, none})
		label := text{y: y + height + thinHeight/2 + tinySize*0.36, s: percent(thin.share), size: tinySize, ink: slate}
		figures = append(figures, onBar(label, thin.share, a, thin.ink, math.NaN(), lowLimit(b), highLimit(b))...)
		height += thinHeight
	}
	return bars, figures, height
}

func lastCycle(b analysis.LevelBar, a axis, y float64) []mark {
	if !figure(b.LastCycle) {
		return nil
	}
	return []mark{diamond(a.clamped(b.LastCycle), y+barHeight/2, 5, white, black)}
}

// headcount writes count and share on the bar.
func headcount(b analysis.LevelBar, a axis, y float64, colour ink) []mark {
	label := text{
		y: y + barHeight/2 + textSize*0.36, s: whole(b.Count) + " · " + percent(b.Share),
		size: textSize, bold: true, ink: black,
	}
	if b.OffGuideline {
		label.ink = accent
	}
	return onBar(label, b.Share, a, colour, b.LastCycle, lowLimit(b), highLimit(b))
}

// onBar sets a label on the end of its bar, left of the lines and of the dot at the
// values given that it would touch, so that it is not read as the figure of one of
// them. A bar that is too short has it beside its end, on a ground that stops a line.
func onBar(label text, share float64, a axis, bar ink, dot float64, lines ...float64) []mark {
	end := a.x0
	if figure(share) {
		end = a.clamped(share)
	}
	inside, marks := label, append(lines, dot)
	inside.ink, inside.x = on(bar), end-5-label.width()
	for range marks {
		for _, v := range marks {
			if x := a.clamped(v); touches(inside, x) {
				inside.x = x - markRoom - label.width()
			}
		}
	}
	if inside.x >= a.x0+3 {
		return []mark{inside}
	}
	label.x = end + 5
	if x := a.clamped(dot); touches(label, x) {
		label.x = x + markRoom
	}
	if !slices.ContainsFunc(lines, func(v float64) bool { return touches(label, a.clamped(v)) }) {
		return []mark{label}
	}
	ground := rect{label.x - 2, label.y - label.size*0.8, label.width() + 4, label.size, white, none}
	return []mark{ground, label}
}

// markRoom is how near a label may come to the middle of a mark on a bar.
const markRoom = 8.0

func touches(label text, x float64) bool {
	return figure(x) && x > label.x-markRoom && x < label.x+label.width()+markRoom
}

func levelTip(b analysis.LevelBar) string {
	words := fmt.Sprintf("%s: %s, %s", clean(b.Level), whole(b.Count), percent(b.Share))
	for _, part := range []struct {
		name  string
		share float64
	}{{"if all pass", b.Proposed}, {"assessed", b.Assessed}, {"earlier cycle", b.LastCycle}} {
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
	keyIf(swatch("if all pass", proposedInk), func(b analysis.LevelBar) bool { return figure(b.Proposed) })
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
