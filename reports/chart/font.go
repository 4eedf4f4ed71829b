package chart

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"gonum.org/v1/plot/font"
)

//go:embed font/Inter_400Regular.ttf
var regularTTF []byte

//go:embed font/Inter_600SemiBold.ttf
var boldTTF []byte

// A typeface measures text in one weight of Inter.
type typeface struct {
	font    *sfnt.Font
	mu      sync.Mutex
	buf     sfnt.Buffer
	advance map[rune]float64 // in ems
}

var (
	regular = sync.OnceValue(func() *typeface { return parse(regularTTF) })
	bold    = sync.OnceValue(func() *typeface { return parse(boldTTF) })
)

// parse reads an embedded font; one that cannot be read is a fault of the build.
func parse(ttf []byte) *typeface {
	f, err := sfnt.Parse(ttf)
	if err != nil {
		panic("chart: embedded font: " + err.Error())
	}
	return &typeface{font: f, advance: map[rune]float64{}}
}

func face(heavy bool) *typeface {
	if heavy {
		return bold()
	}
	return regular()
}

// has reports whether the font has a glyph for r.
func (t *typeface) has(r rune) bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	g, err := t.font.GlyphIndex(&t.buf, r)
	return err == nil && g != 0
}

// width is the width of s at size, in points.
func (t *typeface) width(s string, size float64) float64 {
	t.mu.Lock()
	defer t.mu.Unlock()
	ems := 0.0
	for _, r := range s {
		ems += t.em(r)
	}
	return ems * size
}

// em is the advance of r in ems. A glyph that Inter lacks is counted as a full
// em, which is what CJK takes and more than other scripts do.
func (t *typeface) em(r rune) float64 {
	if w, ok := t.advance[r]; ok {
		return w
	}
	w := 1.0
	if g, err := t.font.GlyphIndex(&t.buf, r); err == nil && g != 0 {
		units := fixed.Int26_6(t.font.UnitsPerEm())
		if a, err := t.font.GlyphAdvance(&t.buf, g, units<<6, 0); err == nil {
			w = float64(a) / float64(units<<6)
		}
	} else if unicode.Is(unicode.Mn, r) {
		w = 0
	}
	t.advance[r] = w
	return w
}

// clip shortens s to fit a width, with an ellipsis.
func clip(s string, size float64, heavy bool, width float64) string {
	t := face(heavy)
	if t.width(s, size) <= width {
		return s
	}
	runes := []rune(s)
	for n := len(runes) - 1; n > 0; n-- {
		short := strings.TrimRight(string(runes[:n]), " ") + "…"
		if t.width(short, size) <= width {
			return short
		}
	}
	return "…"
}

// wrap breaks s into lines no wider than width.
func wrap(s string, size float64, width float64) []string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(s) {
		next := strings.TrimSpace(line + " " + word)
		if line != "" && regular().width(next, size) > width {
			lines = append(lines, line)
			next = word
		}
		line = next
	}
	if line != "" {
		lines = append(lines, clip(line, size, false, width))
	}
	return lines
}

// gonumFaces are the two weights as gonum's canvases want them.
var gonumFaces = sync.OnceValue(func() [2]font.Face {
	inter := font.Font{Typeface: "Inter"}
	heavy := inter
	heavy.Weight = 2 // semi-bold
	return [2]font.Face{
		{Font: inter, Face: regular().font},
		{Font: heavy, Face: bold().font},
	}
})

func gonumFace(heavy bool, size float64) font.Face {
	f := gonumFaces()[0]
	if heavy {
		f = gonumFaces()[1]
	}
	f.Font.Size = font.Length(size)
	return f
}
