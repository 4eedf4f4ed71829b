package chart

import (
	"math"
	"slices"

	"calibrate/analysis"
)

const (
	nameGap    = 14.0  // between names at the end of lines
	namedLines = 45    // as many lines are named at most, those with a status first
	slopeLeast = 230.0 // least height of the panel
)

// slopes draws a line per item from time to time; those with a status stand out.
func (s *sheet) slopes(d analysis.Slopes) {
	lo, hi, ok := slopeSpan(d)
	if !ok {
		s.nothing(analysis.Said("none of %d has a figure in any cycle.", len(d.Items)))
		return
	}
	named := namedSlopes(d.Items)
	top, height := headRoom+8, math.Max(slopeLeast, nameGap*float64(len(named)))
	a, ticks := openAxis(lo, hi, 6)
	a.x0, a.x1 = top+height, top
	names := labelWidth(len(named), labelMax, func(i int) string { return d.Items[named[i]].Label }) + 8
	x := axis{0, float64(max(1, len(d.Times)-1)), s.left() + 54, s.right() - names - 78}
	s.uprightAxis(a, ticks, d.Axis, x.x0, x.x1)
	if figure(d.Zero) && a.holds(d.Zero) {
		s.add(segment(x.x0, a.at(d.Zero), x.x1, a.at(d.Zero), slate, 1.2))
	}
	for i, time := range d.Times {
		s.add(segment(x.at(float64(i)), top, x.at(float64(i)), top+height, pale, 1),
			text{x: x.at(float64(i)), y: top + height + smallSize + 7, s: clean(time), size: smallSize, anchor: middle, ink: slate})
	}
	statuses := slopeStatuses(d.Items)
	s.slopeLines(d.Items, named, statuses, x, a)
	s.slopeNames(d, named, statuses, x, a)
	s.y = top + height + smallSize + 15
	s.slopeRest(len(d.Items) - len(named))
	s.legend = slopeKeys(statuses)
}

func slopeSpan(d analysis.Slopes) (lo, hi float64, ok bool) {
	var values []float64
	for _, it := range d.Items {
		values = append(values, it.Values...)
	}
	if _, _, ok = span(values...); !ok || len(d.Times) == 0 {
		return 0, 0, false
	}
	return span(append(values, d.Zero)...)
}

// namedSlopes are the items that get a name: those with a status, then others, in
// each case those that changed most.
func namedSlopes(items []analysis.SlopeItem) []int {
	var named []int
	var rank []float64
	for i, it := range items {
		lo, hi, ok := span(it.Values...)
		if !ok {
			continue
		}
		named = append(named, i)
		if it.Status != "" {
			rank = append(rank, -1e9-(hi-lo))
			continue
		}
		rank = append(rank, lo-hi)
	}
	var best []int
	for _, i := range order(rank) {
		if len(best) < namedLines {
			best = append(best, named[i])
		}
	}
	return best
}

// slopeLines draws those without a name first and thin, those with a status last.
func (s *sheet) slopeLines(items []analysis.SlopeItem, named []int, statuses []string, x, a axis) {
	isNamed := make([]bool, len(items))
	for _, i := range named {
		isNamed[i] = true
	}
	for i, it := range items {
		if !isNamed[i] {
			s.add(slope(it, x, a, pen{ink: pale, width: 0.6}))
		}
	}
	for _, i := range named {
		if items[i].Status == "" {
			s.add(slope(items[i], x, a, pen{ink: grey, width: 1, r: 2.2}))
		}
	}
	for _, i := range named {
		if items[i].Status != "" {
			s.add(slope(items[i], x, a, penOf(items[i].Status, statuses)))
		}
	}
}

// A pen is how a line of slopes is drawn: its colour, its width, its dots' radius and
// the length of its dashes, 0 for none.
type pen struct {
	ink            ink
	width, r, dash float64
}

// slopeStatuses are the statuses there are, in the order of the alphabet, so that the
// same ones look the same on charts that list people otherwise.
func slopeStatuses(items []analysis.SlopeItem) []string {
	var statuses []string
	for _, it := range items {
		if it.Status != "" && !slices.Contains(statuses, it.Status) {
			statuses = append(statuses, it.Status)
		}
	}
	slices.Sort(statuses)
	return statuses
}

// penOf tells statuses apart by colour, and where there are more than colours by dashes.
func penOf(status string, statuses []string) pen {
	at := slices.Index(statuses, status)
	return pen{statusInks[at%len(statusInks)], 2, 3.4, 4 * float64(at/len(statusInks))}
}

// slope draws one item: dots where it has figures, lines where neighbours have.
func slope(it analysis.SlopeItem, x, a axis, p pen) mark {
	line := stroke{ink: p.ink, width: p.width, dash: p.dash}
	marks := []mark{}
	for i, v := range it.Values {
		if !figure(v) {
			continue
		}
		at := point{x.clamped(float64(i)), a.at(v)}
		if p.r > 0 {
			marks = append(marks, disc{at.x, at.y, p.r, p.ink, white, 0.6})
		}
		if i > 0 && figure(it.Values[i-1]) {
			line.lines = append(line.lines, []point{{x.clamped(float64(i - 1)), a.at(it.Values[i-1])}, at})
		}
	}
	if len(line.lines) > 0 {
		marks = append([]mark{line}, marks...)
	}
	return tip{title: slopeTip(it), marks: marks}
}

func slopeTip(it analysis.SlopeItem) string {
	words := clean(it.Label) + ":"
	for _, v := range it.Values {
		if figure(v) {
			words += " " + decimal(v, 2)
		} else {
			words += " –"
		}
	}
	words += analysis.Said("; n = %d", it.N)
	if it.Status != "" {
		words += "; " + clean(it.Status)
	}
	return words
}

// slopeNames writes names and latest figures at the right, apart from each other,
// each tied to the end of its line.
func (s *sheet) slopeNames(d analysis.Slopes, named []int, statuses []string, x, a axis) {
	ends := make([]point, len(named))
	ys := make([]float64, len(named))
	for i, item := range named {
		ends[i] = lastPoint(d.Items[item], x, a)
		ys[i] = ends[i].y
	}
	sorted := order(ys)
	wanted := make([]float64, len(ys))
	for rank, i := range sorted {
		wanted[rank] = ys[i]
	}
	places := apart(wanted, nameGap, a.x1, a.x0)
	for rank, i := range sorted {
		it, y := d.Items[named[i]], places[rank]
		l := line{top: y - rowHeight/2, h: rowHeight}
		name := s.label(it.Label, l, s.right()-x.x1-78)
		name.x, name.size = x.x1+24, smallSize
		value := figureAt(s.right(), l, decimal(lastFigure(it), 2))
		if it.Status != "" {
			own := penOf(it.Status, statuses).ink
			name.ink, name.bold, value.ink, value.bold = own, true, own, true
			name.s = clip(clean(it.Label), smallSize, true, s.right()-x.x1-78)
		}
		tie := stroke{lines: [][]point{{{ends[i].x + 5, ends[i].y}, {x.x1 + 8, ends[i].y}, {x.x1 + 21, y}}}, ink: pale, width: 0.8}
		if ends[i].x < x.x1 {
			tie.dash = 3
		}
		s.add(tie, name, value)
	}
}

func lastFigure(it analysis.SlopeItem) float64 {
	for i := len(it.Values) - 1; i >= 0; i-- {
		if figure(it.Values[i]) {
			return it.Values[i]
		}
	}
	return math.NaN()
}

func lastPoint(it analysis.SlopeItem, x, a axis) point {
	for i := len(it.Values) - 1; i >= 0; i-- {
		if figure(it.Values[i]) {
			return point{x.clamped(float64(i)), a.at(it.Values[i])}
		}
	}
	return point{x.x1, a.x0}
}

// slopeRest says how many lines have no name.
func (s *sheet) slopeRest(n int) {
	if n <= 0 {
		return
	}
	s.y += smallSize
	s.add(text{x: s.left(), y: s.y, s: analysis.Said("%d more have no name here: their lines are thin, or they have no figure.", n), size: smallSize, ink: slate})
	s.y += 6
}

func slopeKeys(statuses []string) []key {
	var keys []key
	for _, status := range statuses {
		keys = append(keys, lineKey(status, penOf(status, statuses)))
	}
	if len(keys) > 0 {
		keys = append(keys, lineKey("others", pen{ink: grey, width: 1}))
	}
	return keys
}

func lineKey(label string, p pen) key {
	return key{label, 20, func(x, y float64) []mark {
		line := segment(x-10, y, x+10, y, p.ink, p.width)
		line.dash = p.dash
		return []mark{line}
	}}
}
