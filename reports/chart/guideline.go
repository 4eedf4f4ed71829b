package chart

import (
	"math"
	"strings"

	"calibrate/analysis"
)

// guidelineRoom is the width of the column that writes the guideline out.
func guidelineRoom(bars []analysis.LevelBar) float64 {
	if has(bars, func(b analysis.LevelBar) bool { return guidelineText(b) != "" }) {
		return 84
	}
	return 0
}

// lowLimit and highLimit are the guideline's ends that bind: none at 0 and at 1.
func lowLimit(b analysis.LevelBar) float64 {
	if b.GuidelineLow > 0 {
		return b.GuidelineLow
	}
	return math.NaN()
}

func highLimit(b analysis.LevelBar) float64 {
	if b.GuidelineHigh < 1 {
		return b.GuidelineHigh
	}
	return math.NaN()
}

// guideline shades what is allowed.
func (s *sheet) guideline(b analysis.LevelBar, a axis, top, bottom float64) {
	low, high := lowLimit(b), highLimit(b)
	if !figure(low) && !figure(high) {
		return
	}
	from, to := a.x0, a.x1
	if figure(low) {
		from = a.clamped(low)
	}
	if figure(high) {
		to = a.clamped(high)
	}
	s.add(rect{from, top, to - from, bottom - top, allowed, none})
}

// limits draws the ends of the guideline that bind, over the bars.
func limits(b analysis.LevelBar, a axis, top, bottom float64) []mark {
	var marks []mark
	for _, v := range []float64{lowLimit(b), highLimit(b)} {
		if figure(v) {
			x := a.clamped(v)
			marks = append(marks, segment(x, top, x, bottom, white, 4), segment(x, top, x, bottom, black, 2))
		}
	}
	return marks
}

// guidelineNote writes the guideline in the right margin, and the word when it is missed.
func (s *sheet) guidelineNote(b analysis.LevelBar, l line) {
	words := guidelineText(b)
	if words == "" {
		return
	}
	note := figureAt(s.right(), l, words)
	if !b.OffGuideline {
		s.add(note)
		return
	}
	note.ink, note.bold = accent, true
	verdict := note
	verdict.y += smallSize + 3
	verdict.s = "below"
	if high := highLimit(b); figure(high) && b.Share > high {
		verdict.s = "above"
	}
	s.add(note, verdict)
}

func guidelineText(b analysis.LevelBar) string {
	low, high := lowLimit(b), highLimit(b)
	switch {
	case figure(low) && figure(high) && low == high:
		return "= " + percent(low)
	case figure(low) && figure(high):
		return strings.TrimSuffix(percent(low), " %") + "–" + percent(high)
	case figure(low):
		return "≥ " + percent(low)
	case figure(high):
		return "≤ " + percent(high)
	default:
		return ""
	}
}
