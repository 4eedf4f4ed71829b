package chart

// A scene is a drawing as a list of marks, in points with the origin at the top
// left. svg.go writes it as SVG; vg.go replays it on any gonum canvas.
type scene struct {
	name, title, alt string
	w, h             float64
	marks            []mark
	empty            bool // it only says why there is nothing to draw
}

// A mark is one of rect, stroke, poly, disc, text, run, blankCell and tip.
type mark interface {
	svg(w *svgWriter)
	paint(p painter)
	down(dy float64) mark // the same mark, lower
}

type point struct{ x, y float64 }

type rect struct {
	x, y, w, h float64
	fill, line ink
}

// A stroke is a set of polylines drawn with one pen.
type stroke struct {
	lines [][]point
	ink   ink
	width float64
	dash  float64 // length of dashes and gaps, 0 for a solid line
}

// A poly is a closed polygon.
type poly struct {
	points     []point
	fill, line ink
	width      float64
}

type disc struct {
	x, y, r    float64
	fill, line ink
	width      float64
}

type anchor uint8

const (
	start anchor = iota
	middle
	end
)

// A text stands with its baseline at y.
type text struct {
	x, y   float64
	s      string
	size   float64
	bold   bool
	anchor anchor
	turned bool // reads from bottom to top
	ink    ink
}

// A run is figures of one size and ink, each in the middle of its cell, on one line:
// SVG writes them as one element.
type run []text

// A blankCell is a box of a heat map without a figure, hatched.
type blankCell struct{ x, y, w, h float64 }

// A tip groups marks under a text shown when the reader points at them.
type tip struct {
	title string
	marks []mark
}

func (t text) width() float64 { return textWidth(t.s, t.size, t.bold) }

// left is where the text begins.
func (t text) left() float64 {
	switch t.anchor {
	case middle:
		return t.x - t.width()/2
	case end:
		return t.x - t.width()
	default:
		return t.x
	}
}

func segment(x1, y1, x2, y2 float64, k ink, width float64) stroke {
	return stroke{lines: [][]point{{{x1, y1}, {x2, y2}}}, ink: k, width: width}
}

// diamond is a square on its corner.
func diamond(x, y, r float64, fill, line ink) poly {
	return poly{
		points: []point{{x, y - r}, {x + r, y}, {x, y + r}, {x - r, y}},
		fill:   fill, line: line, width: 1.4,
	}
}

// hatchWidth is how wide the lines of a hatch are.
const hatchWidth = 0.8

// hatch fills a box with diagonal lines: the sign for no data.
func hatch(x, y, w, h float64, k ink) stroke {
	const gap = 5.0
	s := stroke{ink: k, width: hatchWidth}
	for c := gap; c < w+h; c += gap {
		x1, y1 := x+c, y
		if c > w {
			x1, y1 = x+w, y+c-w
		}
		x2, y2 := x, y+c
		if c > h {
			x2, y2 = x+c-h, y+h
		}
		s.lines = append(s.lines, []point{{x1, y1}, {x2, y2}})
	}
	return s
}

func (m rect) down(dy float64) mark      { m.y += dy; return m }
func (m disc) down(dy float64) mark      { m.y += dy; return m }
func (m text) down(dy float64) mark      { m.y += dy; return m }
func (m blankCell) down(dy float64) mark { m.y += dy; return m }
func (m tip) down(dy float64) mark       { m.marks = moved(m.marks, dy); return m }
func (m poly) down(dy float64) mark      { m.points = lowered(m.points, dy); return m }

func (m run) down(dy float64) mark {
	lower := make(run, len(m))
	for i, t := range m {
		t.y += dy
		lower[i] = t
	}
	return lower
}

func (m stroke) down(dy float64) mark {
	lines := make([][]point, len(m.lines))
	for i, line := range m.lines {
		lines[i] = lowered(line, dy)
	}
	m.lines = lines
	return m
}

func lowered(points []point, dy float64) []point {
	out := make([]point, len(points))
	for i, p := range points {
		out[i] = point{p.x, p.y + dy}
	}
	return out
}
