package chart

import (
	"cmp"
	"strings"

	"calibrate/analysis"
)

// A sheet is a scene in the making: header band, panel, footnote, from top to bottom.
type sheet struct {
	scene
	y      float64 // top of what comes next
	legend []key   // drawn in the header band
}

// A key is one entry of the legend: marks around a point, and what they mean.
type key struct {
	label string
	width float64 // of the marks
	marks func(x, y float64) []mark
}

func newSheet(c analysis.Chart) *sheet {
	s := &sheet{scene: scene{name: c.Name, title: clean(c.Title), alt: clean(c.Alt), w: sheetWidth}}
	s.title = cmp.Or(s.title, cmp.Or(clean(c.Subtitle), clean(c.Name)))
	s.alt = cmp.Or(s.alt, clean(c.Subtitle))
	return s
}

func (s *sheet) add(m ...mark) { s.marks = append(s.marks, m...) }

func (s *sheet) left() float64  { return margin }
func (s *sheet) right() float64 { return s.w - margin }

// finish puts the header above and the footnote below what was drawn.
func (s *sheet) finish(c analysis.Chart) scene {
	panel, height := s.marks, s.y
	s.marks, s.y = nil, margin
	s.header(c)
	s.add(moved(panel, s.y)...)
	s.y += height
	s.footnote(c.Footnote)
	s.h = s.y + margin - 6
	return s.scene
}

func (s *sheet) header(c analysis.Chart) {
	room := s.right() - s.left()
	if title := clean(c.Title); title != "" {
		s.y += titleSize - 3
		s.add(text{x: s.left(), y: s.y, s: clip(title, titleSize, true, room), size: titleSize, bold: true, ink: black})
	}
	for _, line := range subtitleLines(clean(c.Subtitle), room) {
		s.y += textSize + 6
		s.add(text{x: s.left(), y: s.y, s: line, size: textSize, ink: slate})
	}
	s.y += 11
	s.keys()
	s.y += 6
}

// subtitleLines breaks a subtitle into lines; which page it is, which comes last, is
// not broken.
func subtitleLines(s string, room float64) []string {
	lines := wrap(s, textSize, room)
	at := strings.LastIndex(s, " · ")
	if len(lines) < 2 || at < 0 || strings.HasSuffix(lines[len(lines)-1], s[at+len(" · "):]) {
		return lines
	}
	return append(wrap(s[:at], textSize, room), wrap(s[at+len(" · "):], textSize, room)...)
}

// keys draws the legend, as many lines as it takes.
func (s *sheet) keys() {
	if len(s.legend) == 0 {
		return
	}
	x := s.left()
	s.y += smallSize
	for _, k := range s.legend {
		label := text{s: clean(k.label), size: smallSize, ink: slate}
		width := k.width + 5 + label.width()
		if x > s.left() && x+width > s.right() {
			x = s.left()
			s.y += smallSize + 7
		}
		s.add(k.marks(x+k.width/2, s.y-smallSize*0.36)...)
		label.x, label.y = x+k.width+5, s.y
		s.add(label)
		x += width + 16
	}
	s.y += 6
}

func (s *sheet) footnote(note string) {
	lines := wrap(clean(note), tinySize, s.right()-s.left())
	if len(lines) > 0 {
		s.y += 4
	}
	for _, line := range lines {
		s.y += tinySize + 4
		s.add(text{x: s.left(), y: s.y, s: line, size: tinySize, ink: slate})
	}
}

// nothing stands in for a panel that would be empty.
func (s *sheet) nothing(why string) {
	s.legend, s.empty = nil, true
	s.y = 0
	s.marks = []mark{
		rect{s.left(), 0, s.right() - s.left(), 56, wash, none},
		text{x: s.w / 2, y: 32, s: "No data: " + why, size: textSize, anchor: middle, ink: slate},
	}
	s.y = 64
}

// moved shifts marks down.
func moved(marks []mark, dy float64) []mark {
	out := make([]mark, len(marks))
	for i, m := range marks {
		out[i] = m.down(dy)
	}
	return out
}
