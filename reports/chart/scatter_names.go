package chart

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

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

// name is what is written beside a spot.
func (p *spot) name() text {
	return text{s: clip(strings.Join(p.labels, ", "), smallSize, false, labelMax), size: smallSize, ink: slate}
}

// Between a spot and its name.
const (
	nameOff  = 4 // at its side
	nameNear = 2 // above or below
)

// withRoom begins an axis further left where the names of spots above the diagonal need
// it: they stand at the left, for at the right the diagonal runs.
func withRoom(x axis, ticks []float64, named []*spot, y axis) (axis, []float64) {
	lo, wide := x.lo, x.x1-x.x0
	for _, p := range named {
		need, room := p.name().width()+spotRadius(1, 1)+nameOff, p.x-x.x0
		if above := p.x < x.at(y.value(p.y)); above && need > room && need < wide {
			lo = math.Min(lo, x.lo-(need-room)/(wide-need)*(x.hi-x.lo))
		}
	}
	for x.lo > lo {
		x.lo -= ticks[1] - ticks[0]
		ticks = append([]float64{x.lo}, ticks...)
	}
	return x, ticks
}

// nameSpots writes the names of spots beside them where there is room: a name that would
// cover another name, spot or line, or could be read as that of another spot, is left
// out. A name is not struck through by a line of the grid where it can stand elsewhere.
func (s *sheet) nameSpots(all []*spot, most int, taken []rect, x, y axis, upTicks []float64) {
	for _, p := range all {
		r := spotRadius(len(p.labels), most) + 0.8
		taken = append(taken, rect{x: p.x - r, y: p.y - r, w: 2 * r, h: 2 * r})
	}
	struck := func(place rect) int {
		if has(upTicks, func(v float64) bool { return place.y < y.at(v) && y.at(v) < place.y+place.h }) {
			return 1
		}
		return 0
	}
	for _, p := range furthest(all) {
		name := p.name()
		places := besides(p.x, p.y, spotRadius(len(p.labels), most), name.width())
		slices.SortStableFunc(places, func(a, b rect) int { return cmp.Compare(struck(a), struck(b)) })
		for _, place := range places {
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
	const half = smallSize * 0.6
	right, left := x+r+nameOff, x-r-nameOff-wide
	var places []rect
	for _, corner := range []point{
		{right, y - half}, {left, y - half}, {x - wide/2, y - r - nameNear - 2*half}, {x - wide/2, y + r + nameNear},
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
