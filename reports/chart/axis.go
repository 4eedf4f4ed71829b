package chart

import (
	"math"
	"strings"

	"calibrate/analysis"
)

// An axis maps values to x.
type axis struct {
	lo, hi float64 // values at the ends
	x0, x1 float64 // of the drawing
}

func (a axis) at(v float64) float64 {
	return a.x0 + (v-a.lo)/(a.hi-a.lo)*(a.x1-a.x0)
}

// value is what stands at a place: at turned round.
func (a axis) value(at float64) float64 {
	return a.lo + (at-a.x0)/(a.x1-a.x0)*(a.hi-a.lo)
}

func (a axis) holds(v float64) bool { return v >= a.lo-1e-9 && v <= a.hi+1e-9 }

// clamped is at, kept on the axis.
func (a axis) clamped(v float64) float64 { return a.at(math.Max(a.lo, math.Min(a.hi, v))) }

// span is the least and greatest figure among values; ok is false when none is one.
func span(values ...float64) (lo, hi float64, ok bool) {
	lo, hi = math.Inf(1), math.Inf(-1)
	for _, v := range values {
		if !figure(v) {
			continue
		}
		lo, hi = math.Min(lo, v), math.Max(hi, v)
	}
	return lo, hi, lo <= hi
}

func figure(v float64) bool { return !math.IsNaN(v) && !math.IsInf(v, 0) }

// step is a round distance between about n ticks from lo to hi.
func step(lo, hi float64, n int) float64 {
	raw := (hi - lo) / float64(n)
	if raw <= 0 {
		return 1
	}
	power := math.Pow(10, math.Floor(math.Log10(raw)))
	for _, m := range []float64{1, 2, 2.5, 5} {
		if raw <= m*power*1.0001 {
			return m * power
		}
	}
	return 10 * power
}

// leastSpan is the shortest axis of figures that are printed with two decimals: on a
// shorter one two marks could stand far apart whose figures read the same.
const leastSpan = 0.1

// openAxis is roundAxis for figures that may lie close together on both sides of any
// value: it shows no less than leastSpan.
func openAxis(lo, hi float64, n int) (a axis, ticks []float64) {
	if short := leastSpan - (hi - lo); hi-lo >= 1e-9 && short > 0 {
		lo, hi = lo-short/2, hi+short/2
	}
	return roundAxis(lo, hi, n)
}

// roundAxis covers lo to hi and ends on round values.
func roundAxis(lo, hi float64, n int) (a axis, ticks []float64) {
	if hi-lo < 1e-9 {
		lo, hi = lo-0.5, hi+0.5
	}
	d := step(lo, hi, n)
	first, last := math.Floor(lo/d+1e-9), math.Ceil(hi/d-1e-9)
	for k := first; k <= last; k++ {
		ticks = append(ticks, k*d)
	}
	return axis{lo: first * d, hi: last * d}, ticks
}

// plain formats v with as many decimals as the distance between ticks needs.
func plain(v, step float64) string {
	decimals := 0
	for s := step; decimals < 4 && math.Abs(s-math.Round(s)) > 1e-9*math.Max(1, s); decimals++ {
		s *= 10
	}
	return decimal(v, decimals)
}

// figures formats the ticks of a round axis.
func figures(ticks []float64) []string {
	labels := make([]string, len(ticks))
	for i, t := range ticks {
		labels[i] = plain(t, ticks[1]-ticks[0])
	}
	return labels
}

// decimal formats v with a true minus and never as −0.
func decimal(v float64, decimals int) string {
	return strings.Replace(analysis.Fixed(v, decimals), "-", "−", 1)
}

// signed formats a difference: +0.25, −0.25, 0.00.
func signed(v float64, decimals int) string {
	s := decimal(v, decimals)
	if v > 0 && strings.Trim(s, "0.") != "" {
		return "+" + s
	}
	return s
}

// whole formats a count: 1,234.
func whole(n int) string { return analysis.FormatNumber(analysis.Count, float64(n)) }

// percent formats a share as tables do: 27.4 %, <0.1 %, 0.0 %.
func percent(share float64) string {
	switch {
	case !figure(share):
		return "–"
	case share > 0 && share < 0.0005:
		return "<0.1 %"
	default:
		return analysis.FormatNumber(analysis.Share, share)
	}
}

// percents formats the ticks of an axis of shares.
func percents(ticks []float64) []string {
	labels := make([]string, len(ticks))
	for i, t := range ticks {
		labels[i] = plain(100*t, 100*(ticks[1]-ticks[0])) + " %"
	}
	return labels
}

// grid draws a vertical line for each tick from top to bottom, with its figure.
func (s *sheet) grid(a axis, ticks []float64, labels []string, top, bottom float64) {
	s.gridLines(a, ticks, top, bottom)
	s.tickNames(a, ticks, labels, top, bottom)
}

func (s *sheet) gridLines(a axis, ticks []float64, top, bottom float64) {
	lines := stroke{ink: gridLine, width: 1}
	for _, t := range ticks {
		lines.lines = append(lines.lines, []point{{a.at(t), top}, {a.at(t), bottom}})
	}
	s.add(lines)
}

// tickNames names ticks below a panel, and above too when it is tall. A name too
// long for its room is shortened, and whole on pointing.
func (s *sheet) tickNames(a axis, ticks []float64, names []string, top, bottom float64) {
	room := a.x1 - a.x0
	if len(ticks) > 1 {
		room = a.at(ticks[1]) - a.at(ticks[0])
	}
	ys := []float64{bottom + smallSize + 3}
	if bottom-top > tallPanel {
		ys = append(ys, top-4)
	}
	for i, t := range ticks {
		full := clean(names[i])
		for _, y := range ys {
			label := text{x: a.at(t), y: y, s: clipMiddle(full, smallSize, room-5), size: smallSize, anchor: middle, ink: slate}
			if label.s == full {
				s.add(label)
				continue
			}
			s.add(tip{full, []mark{label}})
		}
	}
}

// tallPanel is the height from which an axis is labelled at the top too.
const tallPanel = 420

// axisRoom is the space to leave above a panel of a height for labels of its axis.
func axisRoom(height float64) float64 {
	if height > tallPanel {
		return smallSize + 6
	}
	return 2
}

// axisName names an axis under its tick labels and moves on.
func (s *sheet) axisName(a axis, name string, bottom float64) {
	s.y = bottom + smallSize + 8
	if name == "" {
		return
	}
	s.y += smallSize + 2
	centre := (a.x0 + a.x1) / 2
	room := 2 * min(centre-s.left(), s.right()-centre)
	s.add(text{x: centre, y: s.y, s: clip(clean(name), smallSize, false, room), size: smallSize, anchor: middle, ink: slate})
	s.y += 8
}
