package packet

import (
	"math"
	"strings"

	"calibrate/reports/chart"
)

// Sizes of text in points, and what a line of each takes in millimetres.
const (
	titleSize = 20.0
	headSize  = 14.0
	bodySize  = 8.5
	tableSize = 6.6
	smallSize = 7.0
	tinySize  = 5.6 // where a page has no room for more
)

const pointsPerMM = 72 / 25.4

// leading is the distance of lines, in millimetres.
func leading(size float64) float64 { return size * 1.32 / pointsPerMM }

// A colour of the PDF, red, green, blue.
type colour struct{ r, g, b int }

// The colours of the PDF: those of the style sheet on white.
var (
	black  = colour{0x17, 0x21, 0x2b}
	soft   = colour{0x4a, 0x56, 0x63}
	hair   = colour{0xc5, 0xcc, 0xd4}
	wash   = colour{0xf1, 0xf3, 0xf5}
	shade  = colour{0xd5, 0xe3, 0xf0}
	dotted = colour{0x1d, 0x6f, 0xa8}
	warn   = colour{0x8a, 0x4b, 0x00}
	white  = colour{255, 255, 255}
)

func (p *paper) ink(c colour)  { p.pdf.SetTextColor(c.r, c.g, c.b) }
func (p *paper) fill(c colour) { p.pdf.SetFillColor(c.r, c.g, c.b) }
func (p *paper) pen(c colour, width float64) {
	p.pdf.SetDrawColor(c.r, c.g, c.b)
	p.pdf.SetLineWidth(width)
}

// measure is the width of a text in millimetres.
func measure(s string, size float64, bold bool) float64 {
	return chart.TextWidth(s, size, bold) / pointsPerMM
}

// text writes a line with its baseline at y.
func (p *paper) text(s string, x, y, size float64, bold bool) {
	if s != "" {
		chart.TextOnPage(p.pdf, s, x, y, size, bold)
	}
}

// right writes a line that ends at x.
func (p *paper) right(s string, x, y, size float64, bold bool) {
	p.text(s, x-measure(s, size, bold), y, size, bold)
}

// rule draws a line across the page.
func (p *paper) rule(y, width float64) {
	p.pen(hair, width)
	p.pdf.Line(pageMargin, y, pageMargin+p.width(), y)
}

// wrap breaks a text into lines no wider than width, within a word only where the
// word alone is wider.
func wrap(s string, size float64, bold bool, width float64) (lines []string) {
	line, used, space := "", 0.0, measure("n n", size, bold)-measure("nn", size, bold) // a space alone is trimmed
	for _, word := range inseparable(s) {
		w := measure(word, size, bold)
		if line != "" && used+space+w <= width {
			line += " " + word
			used += space + w
			continue
		}
		if line != "" {
			lines = append(lines, line)
		}
		for w > width {
			n := fitting(word, size, bold, width)
			lines = append(lines, word[:n])
			word = word[n:]
			w = measure(word, size, bold)
		}
		line, used = word, w
	}
	if line != "" {
		lines = append(lines, line)
	}
	return lines
}

// inseparable are what of a text stands on one line each, its words: a percent sign stays
// with its number.
func inseparable(s string) (words []string) {
	for _, word := range strings.Fields(s) {
		if last := len(words) - 1; last >= 0 && strings.HasPrefix(word, "%") {
			words[last] += " " + word
			continue
		}
		words = append(words, word)
	}
	return words
}

// widestWord is the width of the widest word of a text.
func widestWord(s string, size float64, bold bool) (w float64) {
	for _, word := range inseparable(s) {
		w = math.Max(w, measure(word, size, bold))
	}
	return w
}

// sizeFor is the size, from size down to least, in which a word is no wider than width.
func sizeFor(widest, size, least, width float64) float64 {
	return math.Max(least, math.Min(size, size*width/widest))
}

// fitting is how many bytes of s fit a width, at least one character; up to where an
// address has a mark, if there is one.
func fitting(s string, size float64, bold bool, width float64) int {
	last := 0
	for at := range s {
		if at > 0 && measure(s[:at], size, bold) > width {
			break
		}
		last = at
	}
	if last == 0 {
		last = len(string([]rune(s)[:1]))
	}
	if mark := strings.LastIndexAny(s[:last], "/-_"); mark > 0 {
		return mark + 1
	}
	return last
}

// fit shortens a text to a width, with an ellipsis.
func fit(s string, size float64, bold bool, width float64) string {
	if measure(s, size, bold) <= width {
		return s
	}
	runes := []rune(s)
	for len(runes) > 0 && measure(string(runes)+"…", size, bold) > width {
		runes = runes[:len(runes)-1]
	}
	return strings.TrimRight(string(runes), " ") + "…"
}

// bookmark keeps a title to one line of printable characters.
func bookmark(s string) string {
	return strings.Join(strings.Fields(strings.ToValidUTF8(s, "\ufffd")), " ")
}
