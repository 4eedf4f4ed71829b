package chart

import (
	"math"

	"gonum.org/v1/plot/vg"
)

// A painter replays marks on a gonum canvas, whose origin is at the bottom left.
type painter struct {
	vg.Canvas
	h float64 // height of the scene
}

// noGlyph is said under a picture that could not write some character.
const noGlyph = "A box stands for a character that this picture has no glyph for."

// spelled gives a scene with room for that note when it needs it. SVG does not:
// what shows it has fonts of its own.
func spelled(s scene) scene {
	if !lacking(s.marks) {
		return s
	}
	note := text{x: margin, y: s.h - margin + smallSize + 6, s: noGlyph, size: tinySize, ink: slate}
	s.marks = append(s.marks[:len(s.marks):len(s.marks)], note)
	s.h += smallSize + 6
	return s
}

func lacking(marks []mark) bool {
	return has(marks, func(m mark) bool {
		switch m := m.(type) {
		case text:
			return !inInter(m.s) && fallback().outline(m.s, m.bold).lacks
		case run:
			return has(m, func(t text) bool { return lacking([]mark{t}) })
		case tip:
			return lacking(m.marks)
		default:
			return false
		}
	})
}

// replay draws a scene on a canvas at least as large.
func replay(s scene, c vg.Canvas) {
	p := painter{c, s.h}
	rect{0, 0, s.w, s.h, white, none}.paint(p)
	for _, m := range s.marks {
		m.paint(p)
	}
}

func (p painter) at(q point) vg.Point {
	return vg.Point{X: vg.Length(q.x), Y: vg.Length(p.h - q.y)}
}

func (m rect) paint(p painter) {
	poly{
		points: []point{{m.x, m.y}, {m.x + m.w, m.y}, {m.x + m.w, m.y + m.h}, {m.x, m.y + m.h}},
		fill:   m.fill, line: m.line, width: 1,
	}.paint(p)
}

func (m poly) paint(p painter) {
	var path vg.Path
	for i, q := range m.points {
		if i == 0 {
			path.Move(p.at(q))
			continue
		}
		path.Line(p.at(q))
	}
	path.Close()
	p.area(path, m.fill, m.line, m.width)
}

func (m disc) paint(p painter) {
	var path vg.Path
	centre := p.at(point{m.x, m.y})
	path.Move(vg.Point{X: centre.X + vg.Length(m.r), Y: centre.Y})
	path.Arc(centre, vg.Length(m.r), 0, 2*math.Pi)
	path.Close()
	p.area(path, m.fill, m.line, m.width)
}

func (p painter) area(path vg.Path, fill, line ink, width float64) {
	if fill != none {
		p.SetColor(fill.rgba())
		p.Fill(path)
	}
	if line != none {
		p.pen(line, width, 0)
		p.Stroke(path)
	}
}

func (p painter) pen(k ink, width, dash float64) {
	p.SetColor(k.rgba())
	p.SetLineWidth(vg.Length(width))
	if dash > 0 {
		p.SetLineDash([]vg.Length{vg.Length(dash), vg.Length(dash)}, 0)
		return
	}
	p.SetLineDash(nil, 0)
}

func (m stroke) paint(p painter) {
	var path vg.Path
	for _, line := range m.lines {
		for i, q := range line {
			if i == 0 {
				path.Move(p.at(q))
				continue
			}
			path.Line(p.at(q))
		}
	}
	p.pen(m.ink, m.width, m.dash)
	p.Stroke(path)
}

func (m text) paint(p painter) {
	p.SetColor(m.ink.rgba())
	if !m.turned {
		p.write(m, p.at(point{m.left(), m.y}))
		return
	}
	p.Push()
	p.Translate(p.at(point{m.x, m.y}))
	p.Rotate(math.Pi / 2)
	p.write(m, vg.Point{X: vg.Length(m.left() - m.x)})
	p.Pop()
}

// write sets a text as text, or as shapes where Inter lacks a glyph of it.
func (p painter) write(m text, at vg.Point) {
	if inInter(m.s) {
		p.FillString(gonumFace(m.bold, m.size), at, m.s)
		return
	}
	shapes := fallback().outline(m.s, m.bold).at(at, m.size)
	p.Fill(shapes)
	if m.bold { // the other fonts have one weight: thicken it
		p.pen(m.ink, m.size*0.035, 0)
		p.Stroke(shapes)
	}
}

func (m run) paint(p painter) {
	for _, t := range m {
		t.paint(p)
	}
}

func (m blankCell) paint(p painter) {
	rect{m.x, m.y, m.w, m.h, white, none}.paint(p)
	hatch(m.x, m.y, m.w, m.h, pale).paint(p)
}

func (m tip) paint(p painter) {
	for _, inner := range m.marks {
		inner.paint(p)
	}
}
