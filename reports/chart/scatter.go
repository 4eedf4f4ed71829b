package chart

import (
	"fmt"
	"math"
	"strings"

	"calibrate/analysis"
)

const scatterHeight = 340.0

// scatter draws a mark per spot, the larger the more items share it, and the
// lines that say what is usual.
func (s *sheet) scatter(d analysis.Scatter) {
	x, y, upTicks, ok := s.scatterAxes(d)
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
	s.nameSpots(all, most, append(lines, s.upright(d.Y)), x, y, upTicks)
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
func (s *sheet) scatterAxes(d analysis.Scatter) (x, y axis, upTicks []float64, ok bool) {
	var xs, ys []float64
	for _, p := range d.Points {
		if figure(p.X) && figure(p.Y) {
			xs, ys = append(xs, p.X), append(ys, p.Y)
		}
	}
	loX, hiX, ok := span(xs...)
	if !ok {
		return axis{}, axis{}, nil, false
	}
	names := 0.0
	for _, l := range d.Lines {
		ys = append(ys, l.At, l.Low, l.High)
		names = max(names, min(labelMax, textWidth(lineName(l), smallSize, false)))
	}
	loY, hiY, _ := span(ys...)
	x, ticks := openAxis(loX, hiX, 7)
	y, upTicks = openAxis(loY, hiY, 6)
	const top = headRoom + 8.0
	x.x0, x.x1 = s.left()+50, s.right()-names-16
	y.x0, y.x1 = top+scatterHeight, top
	if d.Same {
		x, ticks = withRoom(x, ticks, furthest(spots(d.Points, x, y)), y)
	}
	s.uprightAxis(y, upTicks, d.Y, x.x0, x.x1)
	s.grid(x, ticks, figures(ticks), top, top+scatterHeight)
	return x, y, upTicks, true
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
