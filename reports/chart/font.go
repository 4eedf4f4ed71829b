package chart

import (
	_ "embed"
	"sort"
	"strings"
	"sync"

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
	advance map[rune]float64 // in ems, -1 for a glyph it lacks
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

// textWidth is the width of s at a size, in points.
func textWidth(s string, size float64, heavy bool) float64 {
	if ems, ok := face(heavy).ems(s); ok {
		return ems * size
	}
	return fallback().outline(s, heavy).width * size
}

// inInter reports whether Inter has every glyph of s.
func inInter(s string) bool {
	_, ok := regular().ems(s)
	return ok
}

// ems is the width of s in ems; ok is false when Inter lacks a glyph of it.
func (t *typeface) ems(s string) (ems float64, ok bool) {
	t.mu.Lock()
	defer t.mu.Unlock()
	for _, r := range s {
		w, known := t.advance[r]
		if !known {
			w = t.em(r)
			t.advance[r] = w
		}
		if w < 0 {
			return 0, false
		}
		ems += w
	}
	return ems, true
}

// em is the advance of r in ems, -1 when Inter has no glyph for it.
func (t *typeface) em(r rune) float64 {
	g, err := t.font.GlyphIndex(&t.buf, r)
	if err != nil || g == 0 {
		return -1
	}
	units := fixed.I(int(t.font.UnitsPerEm()))
	a, err := t.font.GlyphAdvance(&t.buf, g, units, 0)
	if err != nil {
		return -1
	}
	return float64(a) / float64(units)
}

// clip shortens s to fit a width, with an ellipsis. What stands in parentheses at
// the end, such as a person's id, is kept where it takes less than half of that.
func clip(s string, size float64, heavy bool, width float64) string {
	if textWidth(s, size, heavy) <= width {
		return s
	}
	if at := strings.LastIndex(s, " ("); at > 0 && strings.HasSuffix(s, ")") {
		if kept := textWidth(s[at:], size, heavy); kept < width/2 {
			return clip(s[:at], size, heavy, width-kept) + s[at:]
		}
	}
	runes := []rune(s)
	short := func(n int) string { return strings.TrimRight(string(runes[:n]), " ") + "…" }
	n := sort.Search(len(runes), func(n int) bool { return textWidth(short(n), size, heavy) > width })
	return short(max(0, n-1))
}

// clipMiddle shortens s to fit a width but keeps its end, where levels of one
// ladder differ: "Site Rel…eer II".
func clipMiddle(s string, size, width float64) string {
	if textWidth(s, size, false) <= width {
		return s
	}
	runes := []rune(s)
	short := func(n int) string {
		return strings.TrimRight(string(runes[:(n+1)/2]), " ") + "…" + strings.TrimLeft(string(runes[len(runes)-n/2:]), " ")
	}
	n := sort.Search(len(runes), func(n int) bool { return textWidth(short(n), size, false) > width })
	return short(max(0, n-1))
}

// wrap breaks s into lines no wider than width.
func wrap(s string, size float64, width float64) []string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(s) {
		next := strings.TrimSpace(line + " " + word)
		if line != "" && textWidth(next, size, false) > width {
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
