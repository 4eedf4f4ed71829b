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
	s.referenceLines(d.Lines, x, y)
	all := spots(d.Points, x, y)
	most := 0
	for _, p := range all {
		most = max(most, len(p.labels))
	}
	for _, p := range all {
		s.add(p.mark(most))
	}
	s.nameSpots(all, most, d.Lines, x, y)
	s.axisName(x, d.X, y.x0)
	s.legend = spotKeys(most)
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

// referenceLines draws each line with its interval, named at the right.
func (s *sheet) referenceLines(lines []analysis.ScatterLine, x, y axis) {
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
	}
	sorted := order(at)
	wanted := make([]float64, len(at))
	for rank, i := range sorted {
		wanted[rank] = at[i]
	}
	for rank, place := range apart(wanted, nameGap, y.x1, y.x0) {
		name := clip(lineName(drawn[sorted[rank]]), smallSize, false, s.right()-x.x1-8)
		s.add(text{x: x.x1 + 8, y: place + smallSize*0.36, s: name, size: smallSize, ink: black})
	}
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

// nameSpots writes the names of spots right of them, or left where there is no
// room, a little higher or lower where a line runs, and leaves out those that would
// cover another name, spot or line.
func (s *sheet) nameSpots(all []*spot, most int, lines []analysis.ScatterLine, x, y axis) {
	const half = smallSize * 0.6
	var taken []rect
	for _, p := range all {
		r := spotRadius(len(p.labels), most) + 0.8
		taken = append(taken, rect{x: p.x - r, y: p.y - r, w: 2 * r, h: 2 * r})
	}
	for _, l := range lines {
		taken = append(taken, rect{x: x.x0, y: y.at(l.At) - 0.5, w: x.x1 - x.x0, h: 1})
	}
	for _, p := range furthest(all) {
		name := text{s: clip(strings.Join(p.labels, ", "), smallSize, false, labelMax), size: smallSize, ink: slate}
		for _, place := range besides(p.x, p.y, spotRadius(len(p.labels), most)+4, name.width(), half) {
			if place.x < x.x0 || place.x+place.w > x.x1 || has(taken, place.meets) {
				continue
			}
			name.x, name.y = place.x, place.y+half+smallSize*0.36
			s.add(name)
			taken = append(taken, place)
			break
		}
	}
}

// besides are the places for a name so wide beside a spot, the best first.
func besides(x, y, off, wide, half float64) []rect {
	var places []rect
	for _, lift := range []float64{0, -half - 3, half + 3} {
		for _, at := range []float64{x + off, x - off - wide} {
			places = append(places, rect{x: at, y: y + lift - half, w: wide, h: 2 * half})
		}
	}
	return places
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
