package chart

import (
	"math"
	"strings"

	"calibrate/analysis"
)

const (
	flowHeight = 380.0
	nodeGap    = 16.0
	nodeWidth  = 12.0
	nodeText   = 30.0 // between the names of neighbouring nodes
	flowSide   = 150.0
)

// A node is one level on one side of a flow. Its ribbons leave or enter it from
// the top down.
type node struct {
	name   string
	ink    ink
	people int
	note   string // what else is to be known: how many came up, joined, left
	y, h   float64
	used   float64
}

// flow draws who went from which level to which, the highest level on top, so that
// a ribbon of people who came up rises.
func (s *sheet) flow(d analysis.Flow) {
	from, to := flowNodes(d)
	people := max(total(from), total(to))
	if people == 0 {
		s.nothing("nobody is known in both cycles.")
		return
	}
	top := headRoom + 16.0
	per := (flowHeight - nodeGap*float64(len(d.Levels))) / float64(people)
	stackNodes(from, per, top)
	stackNodes(to, per, top)
	x0, x1 := s.left()+flowSide, s.right()-flowSide
	s.add(text{x: x0, y: headRoom - 4, s: clean(d.From), size: smallSize, bold: true, anchor: end, ink: slate},
		text{x: x1, y: headRoom - 4, s: clean(d.To), size: smallSize, bold: true, ink: slate})
	s.ribbons(d, from, to, per, x0+nodeWidth, x1-nodeWidth)
	s.nodes(from, x0, x0-8, end)
	s.nodes(to, x1-nodeWidth, x1+8, start)
	s.y = max(from[0].y+from[0].h, to[0].y+to[0].h) + nodeText
	s.legend = flowKeys(d)
}

func count(counts []int, i int) int {
	if i < len(counts) {
		return counts[i]
	}
	return 0
}

func went(d analysis.Flow, i, j int) int {
	if i < len(d.Counts) {
		return count(d.Counts[i], j)
	}
	return 0
}

// flowNodes are the levels before and after, with whom they hold.
func flowNodes(d analysis.Flow) (from, to []*node) {
	n := len(d.Levels)
	for i, level := range d.Levels {
		a := &node{name: clean(level), ink: levelInk(i, n), people: count(d.Left, i)}
		b := &node{name: clean(level), ink: levelInk(i, n), people: count(d.Joined, i)}
		up := 0
		for j := range d.Levels {
			a.people += went(d, i, j)
			b.people += went(d, j, i)
			if j < i {
				up += went(d, j, i)
			}
		}
		a.note = words(part(count(d.Left, i), "left"))
		b.note = words(part(up, clean(d.Up)), part(count(d.Joined, i), "joined"))
		from, to = append(from, a), append(to, b)
	}
	return from, to
}

func part(n int, what string) string {
	if n == 0 {
		return ""
	}
	return analysis.Said("%d %s", n, what)
}

func words(parts ...string) string {
	var said []string
	for _, p := range parts {
		if p != "" {
			said = append(said, p)
		}
	}
	return strings.Join(said, ", ")
}

func total(nodes []*node) (people int) {
	for _, n := range nodes {
		people += n.people
	}
	return people
}

// stackNodes places nodes from the highest level down.
func stackNodes(nodes []*node, per, top float64) {
	for i := len(nodes) - 1; i >= 0; i-- {
		n := nodes[i]
		n.y, n.h = top, float64(n.people)*per
		top += n.h + nodeGap
	}
}

// ribbons draws those who stayed first, so that moves lie over them.
func (s *sheet) ribbons(d analysis.Flow, from, to []*node, per, x0, x1 float64) {
	var stayed, moves []mark
	for i := len(d.Levels) - 1; i >= 0; i-- {
		for j := len(d.Levels) - 1; j >= 0; j-- {
			people := went(d, i, j)
			if people == 0 {
				continue
			}
			h := float64(people) * per
			y0, y1 := from[i].take(h), to[j].take(h)
			title := analysis.Said("%s → %s: %d", from[i].name, to[j].name, people)
			r := tip{title, []mark{ribbon(x0, y0, x1, y1, h, moveInk(i, j))}}
			if i == j {
				stayed = append(stayed, r)
				continue
			}
			moves = append(moves, r)
		}
	}
	s.add(append(stayed, moves...)...)
}

// take gives the top of the next ribbon of a height.
func (n *node) take(h float64) float64 {
	y := n.y + n.used
	n.used += h
	return y
}

func moveInk(i, j int) ink {
	switch {
	case j > i:
		return rgb(0x6fa8d6)
	case j < i:
		return accented
	default:
		return gridLine
	}
}

// ribbon is a band of a height that goes smoothly from one side to the other.
func ribbon(x0, y0, x1, y1, h float64, k ink) poly {
	const steps = 20
	p := poly{fill: k, line: white, width: 0.5}
	at := func(i int, shift float64) point {
		t := float64(i) / steps
		ease := t * t * (3 - 2*t)
		return point{x0 + t*(x1-x0), y0 + ease*(y1-y0) + shift}
	}
	for i := 0; i <= steps; i++ {
		p.points = append(p.points, at(i, 0))
	}
	for i := steps; i >= 0; i-- {
		p.points = append(p.points, at(i, h))
	}
	return p
}

// nodes draws one side: a block per level, its name and headcount beside it.
func (s *sheet) nodes(nodes []*node, x, textX float64, side anchor) {
	wanted := make([]float64, len(nodes))
	for i := range nodes {
		n := nodes[len(nodes)-1-i]
		wanted[i] = n.y + n.h/2
		s.add(tip{analysis.Said("%s: %d", n.name, n.people), []mark{rect{x, n.y, nodeWidth, math.Max(1, n.h), n.ink, none}}})
	}
	last := nodes[0]
	for i, y := range apart(wanted, nodeText, nodes[len(nodes)-1].y, last.y+last.h+nodeGap) {
		n := nodes[len(nodes)-1-i]
		s.nodeName(n, textX, y+2, side)
		s.add(text{x: textX, y: y + 2 + smallSize + 2, s: n.note, size: smallSize, anchor: side, ink: slate})
	}
}

// nodeName writes a level's name with its headcount after it: two texts, so that a
// name that reads from the right does not take the figure to its other side.
func (s *sheet) nodeName(n *node, x, y float64, side anchor) {
	name := text{x: x, y: y, s: clip(n.name, textSize, true, flowSide-50), size: textSize, bold: true, anchor: side, ink: black}
	people := text{x: x, y: y, s: "\u00a0· " + whole(n.people), size: textSize, bold: true, anchor: side, ink: black}
	if side == end {
		name.x -= people.width()
	} else {
		people.x += name.width()
	}
	s.add(name, people)
}

func flowKeys(d analysis.Flow) []key {
	keys := []key{swatch(clean(d.Up), moveInk(0, 1))}
	for i := range d.Levels {
		for j := range i {
			if went(d, i, j) > 0 {
				return append(keys, swatch(clean(d.Down), moveInk(1, 0)), swatch("same level", moveInk(0, 0)))
			}
		}
	}
	return append(keys, swatch("same level", moveInk(0, 0)))
}
