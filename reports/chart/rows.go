package chart

import "strings"

// A line is one row of a panel or the heading of a group of rows.
type line struct {
	item    int // index among the items, -1 for a heading
	heading string
	top, h  float64
}

func (l line) middle() float64 { return l.top + l.h/2 }

// stack places n items under the headings of their groups, from top down. A
// heading stands wherever the group changes.
func stack(n int, height, top float64, group func(i int) string) (lines []line, bottom float64) {
	last := ""
	for i := range n {
		if g := clean(group(i)); g != last {
			lines = append(lines, line{item: -1, heading: g, top: top, h: groupHeight})
			top += groupHeight
			last = g
		}
		lines = append(lines, line{item: i, top: top, h: height})
		top += height
	}
	return lines, top
}

// headings writes the groups' names across the label column.
func (s *sheet) headings(lines []line) {
	for _, l := range lines {
		if l.item >= 0 {
			continue
		}
		name := text{
			x: s.left(), y: l.top + l.h - 7, s: clip(l.heading, textSize, true, s.right()-s.left()),
			size: textSize, bold: true, ink: black,
		}
		ground := rect{name.x, l.top + 2, name.width() + 3, l.h - 3, white, none} // over grid lines
		s.add(ground, name)
	}
}

// labelWidth is the room the longest of n labels needs, at most limit.
func labelWidth(n int, limit float64, label func(i int) string) float64 {
	width := 56.0
	for i := range n {
		name, shift := indented(label(i))
		width = max(width, min(limit, shift+textWidth(name, textSize, false)))
	}
	return width
}

// label writes a row's name, clipped to the column.
func (s *sheet) label(name string, l line, width float64) text {
	name, shift := indented(name)
	t := text{x: s.left() + shift, y: l.middle() + textSize*0.36, s: "(no name)", size: textSize, ink: slate}
	if name != "" {
		t.s, t.ink = clip(name, textSize, false, width-shift), black
	}
	return t
}

// indented takes the em spaces before a name, which jobs set one a step down a
// tree, for a shift to the right.
func indented(label string) (name string, shift float64) {
	bare := strings.TrimLeft(label, "\u2003")
	steps := (len(label) - len(bare)) / len("\u2003")
	return clean(bare), indent(steps)
}

// indent is how far a name at a depth of a tree stands in.
func indent(depth int) float64 { return 10 * float64(min(depth, 6)) }

// headRoom is the space above a panel for the heads of its columns.
const headRoom = smallSize + 6

// head writes the head of a column of figures that ends at x, above a panel.
func (s *sheet) head(x float64, words string) {
	s.add(text{x: x, y: headRoom - 4, s: words, size: smallSize, anchor: end, ink: slate})
}

// figureAt writes a figure that ends at x on a row.
func figureAt(x float64, l line, s string) text {
	return text{x: x, y: l.middle() + smallSize*0.36, s: s, size: smallSize, anchor: end, ink: slate}
}
