package chart

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"calibrate/analysis"
)

const scatterHeight = 340.0

// scatter draws a mark per spot, the larger the more items share it, and the
// lines that say what is usual.
func (s *sheet) scatter(d analysis.Scatter) {
	x, y, ok := s.scatterAxes(d)
	if !ok {
		s.nothing("nobody has both figures.")
		return
	}
	lines := s.referenceLines(d.Lines, x, y)
	if d.Same {
		lines = append(lines, s.diagonal(x, y)...)
	}
	all := spots(d.Points, x, y)
	most := 0
	for _, p := range all {
		most = max(most, len(p.labels))
	}
	for _, p := range all {
		s.add(p.mark(most))
	}
	s.nameSpots(all, most, append(lines, s.upright(d.Y)), x, y)
	s.axisName(x, d.X, y.x0)
	s.legend = append(s.legend, spotKeys(most)...)
}

// diagonal draws where both axes have the same figure, and gives the room it takes.
func (s *sheet) diagonal(x, y axis) (taken []rect) {
	from, to := max(x.lo, y.lo), min(x.hi, y.hi)
	if from >= to {
		return nil
	}
	s.add(segment(x.at(from), y.at(from), x.at(to), y.at(to), slate, 1))
	s.legend = append(s.legend, lineKey("both the same", pen{ink: slate, width: 1}))
	const steps = 100
	for i := range steps + 1 {
		v := from + (to-from)*float64(i)/steps
		taken = append(taken, rect{x: x.at(v) - 2, y: y.at(v) - 2, w: 4, h: 4})
	}
	return taken
}

// upright is the room the name of the axis that runs up takes.
func (s *sheet) upright(name string) rect {
	return rect{x: s.left(), w: textWidth(clean(name), smallSize, false), h: headRoom}
}

// scatterAxes draws the axes, which hold every point and line.
func (s *sheet) scatterAxes(d analysis.Scatter) (x, y axis, ok bool) {
	var xs, ys []float64
	for _, p := range d.Points {
		if figure(p.X) && figure(p.Y) {
			xs, ys = append(xs, p.X), append(ys, p.Y)
		}
	}
	loX, hiX, ok := span(xs...)
	if !ok {
		return axis{}, axis{}, false
	}
	names := 0.0
	for _, l := range d.Lines {
		ys = append(ys, l.At, l.Low, l.High)
		names = max(names, min(labelMax, textWidth(lineName(l), smallSize, false)))
	}
	loY, hiY, _ := span(ys...)
	x, ticks := openAxis(loX, hiX, 7)
	y, upTicks := openAxis(loY, hiY, 6)
	const top = headRoom + 8.0
	x.x0, x.x1 = s.left()+50, s.right()-names-16
	y.x0, y.x1 = top+scatterHeight, top
	s.uprightAxis(y, upTicks, d.Y, x.x0, x.x1)
	s.grid(x, ticks, figures(ticks), top, top+scatterHeight)
	return x, y, true
}

func lineName(l analysis.ScatterLine) string {
	return fmt.Sprintf("%s %s", clean(l.Label), signed(l.At, 2))
}

// referenceLines draws each line with its interval, named at the right, and gives the
// room that lines and names take.
func (s *sheet) referenceLines(lines []analysis.ScatterLine, x, y axis) (taken []rect) {
	var at []float64
	var drawn []analysis.ScatterLine
	for _, l := range lines {
		if !figure(l.At) {
			continue
		}
		if figure(l.Low) && figure(l.High) {
			s.add(rect{x.x0, y.at(l.High), x.x1 - x.x0, y.at(l.Low) - y.at(l.High), band, none})
		}
		at, drawn = append(at, y.at(l.At)), append(drawn, l)
	}
	for _, v := range at {
		line := segment(x.x0, v, x.x1, v, slate, 1.3)
		line.dash = 5
		s.add(line)
		taken = append(taken, rect{x: x.x0, y: v - 0.5, w: x.x1 - x.x0, h: 1})
	}
	sorted := order(at)
	wanted := make([]float64, len(at))
	for rank, i := range sorted {
		wanted[rank] = at[i]
	}
	for rank, place := range apart(wanted, nameGap, y.x1, y.x0) {
		name := clip(lineName(drawn[sorted[rank]]), smallSize, false, s.right()-x.x1-8)
		s.add(text{x: x.x1 + 8, y: place + smallSize*0.36, s: name, size: smallSize, ink: black})
		taken = append(taken, rect{x: x.x1, y: place - nameGap/2, w: s.right() - x.x1, h: nameGap})
	}
	return taken
}

// A spot is a place where items stand, within one point of the drawing.
type spot struct {
	x, y   float64
	labels []string
}

func spots(points []analysis.ScatterPoint, x, y axis) []*spot {
	var out []*spot
	at := map[[2]float64]*spot{}
	for _, p := range points {
		if !figure(p.X) || !figure(p.Y) {
			continue
		}
		place := [2]float64{math.Round(x.at(p.X)), math.Round(y.at(p.Y))}
		if at[place] == nil {
			at[place] = &spot{x: place[0], y: place[1]}
			out = append(out, at[place])
		}
		at[place].labels = append(at[place].labels, clean(p.Label))
	}
	return out
}

// Up to mostNamed points have their names beside them. Of more, those furthest up or
// down have, for these one asks about; the names of the others are in the tips.
const (
	mostNamed     = 12
	furthestNamed = 6
)

// furthest gives the spots to name, the one furthest from the mean first.
func furthest(all []*spot) []*spot {
	mean := 0.0
	for _, p := range all {
		mean += p.y / float64(len(all))
	}
	ordered := slices.Clone(all)
	slices.SortStableFunc(ordered, func(a, b *spot) int { return cmp.Compare(math.Abs(b.y-mean), math.Abs(a.y-mean)) })
	if len(all) > mostNamed {
		return ordered[:furthestNamed]
	}
	return ordered
}

// nameSpots writes the names of spots beside them where there is room: a name that would
// cover another name, spot or line, or could be read as that of another spot, is left
// out.
func (s *sheet) nameSpots(all []*spot, most int, taken []rect, x, y axis) {
	for _, p := range all {
		r := spotRadius(len(p.labels), most) + 0.8
		taken = append(taken, rect{x: p.x - r, y: p.y - r, w: 2 * r, h: 2 * r})
	}
	for _, p := range furthest(all) {
		name := text{s: clip(strings.Join(p.labels, ", "), smallSize, false, labelMax), size: smallSize, ink: slate}
		for _, place := range besides(p.x, p.y, spotRadius(len(p.labels), most), name.width()) {
			if place.x < x.x0 || place.x+place.w > s.right() || place.y < 0 || place.y+place.h > y.x0 ||
				has(taken, place.meets) || p.mistaken(place, all) {
				continue
			}
			name.x, name.y = place.x, place.y+place.h/2+smallSize*0.36
			s.add(name)
			taken = append(taken, place)
			break
		}
	}
}

// mistaken reports whether a name at a place is nearly as near to another spot.
func (p *spot) mistaken(place rect, all []*spot) bool {
	own := place.away(p.x, p.y)
	return has(all, func(q *spot) bool { return q != p && place.away(q.x, q.y) < 1.5*own })
}

// besides are the places for a name so wide beside a spot, the best first: right, left,
// above, below, and a little higher or lower where a line runs.
func besides(x, y, r, wide float64) []rect {
	const half, off, near = smallSize * 0.6, 4, 2
	right, left := x+r+off, x-r-off-wide
	var places []rect
	for _, corner := range []point{
		{right, y - half}, {left, y - half}, {x - wide/2, y - r - near - 2*half}, {x - wide/2, y + r + near},
		{right, y - 2*half - 3}, {left, y - 2*half - 3}, {right, y + 3}, {left, y + 3},
	} {
		places = append(places, rect{x: corner.x, y: corner.y, w: wide, h: 2 * half})
	}
	return places
}

// away is how far a point lies from a rectangle.
func (r rect) away(x, y float64) float64 {
	return math.Hypot(max(r.x-x, 0, x-r.x-r.w), max(r.y-y, 0, y-r.y-r.h))
}

// meets reports whether two rectangles share a place.
func (r rect) meets(o rect) bool {
	return r.x < o.x+o.w && o.x < r.x+r.w && r.y < o.y+o.h && o.y < r.y+r.h
}

// mark is a circle whose area grows with the number of items; most is that of the
// fullest spot.
func (p *spot) mark(most int) mark {
	const shown = 5
	names := p.labels
	if len(names) > shown {
		names = append(names[:shown:shown], analysis.Said("and %d more", len(p.labels)-shown))
	}
	title := analysis.Said("%d here: %s", len(p.labels), strings.Join(names, ", "))
	return tip{title, []mark{disc{p.x, p.y, spotRadius(len(p.labels), most), calm, white, 0.8}}}
}

func spotRadius(n, most int) float64 {
	const one, fullest = 3.2, 11.0
	perRoot := math.Min(one, fullest/math.Sqrt(float64(most)))
	return math.Max(1.2, perRoot*math.Sqrt(float64(n)))
}

func spotKeys(most int) []key {
	if most < 2 {
		return nil
	}
	keys := []key{}
	for _, n := range []int{1, most} {
		r := spotRadius(n, most)
		keys = append(keys, key{analysis.Said("%d at one spot", n), 2 * r, func(x, y float64) []mark {
			return []mark{disc{x, y, r, calm, white, 0.8}}
		}})
	}
	return keys
}
