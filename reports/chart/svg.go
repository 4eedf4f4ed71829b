package chart

import (
	"bytes"
	"fmt"
	"math"
	"strconv"
	"strings"
)

// family names Inter first, for pages that embed it, then what the reader's
// system has: its browser also knows glyphs for scripts that Inter lacks.
const family = "Inter, system-ui, -apple-system, 'Segoe UI', 'Noto Sans', sans-serif"

// An svgWriter writes marks. Texts leave out what they share with the usual one,
// which the SVG element states for all: it halves a heat map.
type svgWriter struct {
	bytes.Buffer
	usual textStyle
	id    string // of the chart, before its own ids
	tip   string // shown over the next mark, which takes it
}

type textStyle struct {
	size   float64
	ink    ink
	anchor anchor
}

// usualStyle is the style most texts have, the first met among equals.
func usualStyle(marks []mark, count map[textStyle]int, best textStyle) textStyle {
	for _, m := range marks {
		switch m := m.(type) {
		case tip:
			best = usualStyle(m.marks, count, best)
		case text:
			style := textStyle{m.size, m.ink, m.anchor}
			if count[style]++; count[style] > count[best] {
				best = style
			}
		}
	}
	return best
}

var anchorNames = [...]string{"start", "middle", "end"}

// writeSVG writes a scene as one SVG element that may stand in an HTML page
// among others: its ids begin with the chart's name. The style comes before its marks.
func writeSVG(s scene, style string) []byte {
	id := identifier(s.name)
	w := &svgWriter{usual: usualStyle(s.marks, map[textStyle]int{}, textStyle{size: textSize, ink: black}), id: id}
	fmt.Fprintf(w, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %s %s" width="%s" height="%s" role="img" aria-labelledby="%s-title %s-desc" font-family="%s" font-size="%s" fill="%s" text-anchor="%s">`,
		num(s.w), num(s.h), num(s.w), num(s.h), id, id, family, num(w.usual.size), w.usual.ink.hex(), anchorNames[w.usual.anchor])
	fmt.Fprintf(w, "\n<title id=\"%s-title\">%s</title>\n<desc id=\"%s-desc\">%s</desc>\n",
		id, escape(s.title), id, escape(s.alt))
	w.WriteString(style)
	rect{0, 0, s.w, s.h, white, none}.svg(w)
	if has(s.marks, hatched) {
		fmt.Fprintf(w, hatchPattern, id, white.hex(), pale.hex(), num(hatchWidth))
	}
	for _, m := range s.marks {
		m.svg(w)
	}
	w.WriteString("</svg>\n")
	return w.Bytes()
}

// end closes a mark, with its tip inside: a group around each would double what a
// browser has to read.
func (w *svgWriter) end(name string) {
	if w.tip == "" {
		w.WriteString("/>\n")
		return
	}
	fmt.Fprintf(w, "><title>%s</title></%s>\n", escape(w.tip), name)
	w.tip = ""
}

func (m rect) svg(w *svgWriter) {
	fmt.Fprintf(w, `<rect x="%s" y="%s" width="%s" height="%s"%s`,
		num(m.x), num(m.y), num(m.w), num(m.h), paintAttrs(m.fill, m.line, 1))
	w.end("rect")
}

func (m stroke) svg(w *svgWriter) {
	dash := ""
	if m.dash > 0 {
		dash = fmt.Sprintf(` stroke-dasharray="%s"`, num(m.dash))
	}
	fmt.Fprintf(w, `<path d="%s"%s%s`, pathData(m.lines, false), paintAttrs(none, m.ink, m.width), dash)
	w.end("path")
}

func (m poly) svg(w *svgWriter) {
	fmt.Fprintf(w, `<path d="%s"%s`,
		pathData([][]point{m.points}, true), paintAttrs(m.fill, m.line, m.width))
	w.end("path")
}

func (m disc) svg(w *svgWriter) {
	fmt.Fprintf(w, `<circle cx="%s" cy="%s" r="%s"%s`,
		num(m.x), num(m.y), num(m.r), paintAttrs(m.fill, m.line, m.width))
	w.end("circle")
}

func (m text) svg(w *svgWriter) {
	fmt.Fprintf(w, `<text x="%s" y="%s"`, num(m.x), num(m.y))
	if m.size != w.usual.size {
		fmt.Fprintf(w, ` font-size="%s"`, num(m.size))
	}
	if m.ink != w.usual.ink {
		fmt.Fprintf(w, ` fill="%s"`, m.ink.hex())
	}
	if m.bold {
		w.WriteString(` font-weight="600"`)
	}
	if m.anchor != w.usual.anchor {
		fmt.Fprintf(w, ` text-anchor="%s"`, anchorNames[m.anchor])
	}
	if m.turned {
		fmt.Fprintf(w, ` transform="rotate(-90 %s %s)"`, num(m.x), num(m.y))
	}
	w.WriteByte('>')
	if w.tip != "" && w.tip != m.s {
		fmt.Fprintf(w, "<title>%s</title>", escape(w.tip))
	}
	w.tip = ""
	fmt.Fprintf(w, "%s</text>\n", escape(m.s))
}

// svg writes the texts, each in the middle of its place, as one element with a place
// for each letter, which the pointer goes through to the cells below.
func (m run) svg(w *svgWriter) {
	first := m[0]
	fmt.Fprintf(w, `<text pointer-events="none" y="%s" fill="%s"`, num(first.y), first.ink.hex())
	if first.size != w.usual.size {
		fmt.Fprintf(w, ` font-size="%s"`, num(first.size))
	}
	if w.usual.anchor != start {
		fmt.Fprintf(w, ` text-anchor="%s"`, anchorNames[start])
	}
	places, letters := make([]string, 0, 4*len(m)), ""
	for _, t := range m {
		x := t.x - roomFor(t.s)*t.size/2
		for _, letter := range t.s {
			places = append(places, num(x))
			x += roomFor(string(letter)) * t.size
		}
		letters += t.s
	}
	fmt.Fprintf(w, " x=\"%s\">%s</text>\n", strings.Join(places, " "), escape(letters))
}

// roomFor is how wide, in ems, the letters of figures are in the widest of the usual
// fonts (DejaVu Sans), so that without Inter none covers the decimal point.
func roomFor(figures string) (ems float64) {
	for _, letter := range figures {
		switch letter {
		case '.', ',':
			ems += 0.32
		case '+', '−':
			ems += 0.84
		default:
			ems += 0.64
		}
	}
	return ems
}

// hatchPattern is what [blankCell] is filled with, once in a picture.
const hatchPattern = `<pattern id="%s-hatch" width="5" height="5" patternUnits="userSpaceOnUse"><path d="M0 0h5v5h-5z" fill="%s"/><path d="M-1 1L1 -1M0 5L5 0M4 6L6 4" stroke="%s" stroke-width="%s"/></pattern>` + "\n"

// hatched reports whether a mark is filled with the pattern.
func hatched(m mark) bool {
	if t, ok := m.(tip); ok {
		return has(t.marks, hatched)
	}
	_, ok := m.(blankCell)
	return ok
}

func (m blankCell) svg(w *svgWriter) {
	fmt.Fprintf(w, `<rect x="%s" y="%s" width="%s" height="%s" fill="url(#%s-hatch)"`, num(m.x), num(m.y), num(m.w), num(m.h), w.id)
	w.end("rect")
}

func (m tip) svg(w *svgWriter) {
	if len(m.marks) == 1 {
		w.tip = m.title
		m.marks[0].svg(w)
		return
	}
	fmt.Fprintf(w, "<g><title>%s</title>\n", escape(m.title))
	for _, inner := range m.marks {
		inner.svg(w)
	}
	w.WriteString("</g>\n")
}

func paintAttrs(fill, line ink, width float64) string {
	attrs := ` fill="none"`
	if fill != none {
		attrs = fmt.Sprintf(` fill="%s"`, fill.hex())
	}
	if line != none {
		attrs += fmt.Sprintf(` stroke="%s"`, line.hex())
		if width != 1 {
			attrs += fmt.Sprintf(` stroke-width="%s"`, num(width))
		}
	}
	return attrs
}

func pathData(lines [][]point, closed bool) string {
	var b strings.Builder
	for _, line := range lines {
		for i, p := range line {
			b.WriteByte("ML"[min(i, 1)])
			b.WriteString(num(p.x) + " " + num(p.y))
		}
		if closed {
			b.WriteByte('Z')
		}
	}
	return b.String()
}

// num writes a coordinate to the tenth of a point and never as -0.
func num(x float64) string {
	return strconv.FormatFloat(math.Round(x*10)/10+0, 'f', -1, 64)
}
