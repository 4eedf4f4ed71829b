package chart

import (
	"bytes"
	"embed"
	"slices"
	"sync"
	"unicode"

	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/math/fixed"
	"golang.org/x/text/unicode/bidi"
	"gonum.org/v1/plot/vg"
)

// The fonts for scripts that Inter lacks, in the order they are asked: Arabic,
// Hebrew, Devanagari, Thai, Georgian, Armenian, Bengali, Tamil and Ethiopic in Noto
// Sans (OFL), Chinese, Japanese and Korean in Droid Sans Fallback (Apache 2.0),
// pictograms in Noto Emoji (OFL). They are opened as far as names need them, and not
// packed: unpacking the Chinese one took longer than all it draws.
//
//go:embed font/fallback/*.ttf
var fallbackFonts embed.FS

var fallbackOrder = []string{
	"NotoSansArabic", "NotoSansHebrew", "NotoSansDevanagari", "NotoSansThai", "NotoSansGeorgian", "NotoSansArmenian",
	"NotoSansBengali", "NotoSansTamil", "NotoSansEthiopic", "DroidSansFallback", "NotoEmoji",
}

// An outline is a text as the shapes of its glyphs, in ems from the start of its
// baseline, y upward.
type outline struct {
	width float64
	path  []opentype.Segment
	lacks bool // some character has no glyph in any font
}

// A shaper turns texts that Inter alone cannot write into outlines. It keeps them,
// since names come again on many charts.
type shaper struct {
	mu       sync.Mutex
	faces    [2]faceList // regular and bold Inter, each followed by the fallback fonts
	outlines map[string]outline
}

// keptOutlines bounds the memory for outlines to a few megabytes.
const keptOutlines = 2000

var fallback = sync.OnceValue(func() *shaper {
	s := &shaper{outlines: map[string]outline{}}
	for i, ttf := range [2][]byte{regularTTF, boldTTF} {
		s.faces[i] = faceList{sync.OnceValue(func() *font.Face { return openFace(ttf) })}
	}
	for _, name := range fallbackOrder {
		shared := sync.OnceValue(func() *font.Face { return openFace(embedded(name)) })
		s.faces[0], s.faces[1] = append(s.faces[0], shared), append(s.faces[1], shared)
	}
	return s
})

// embedded and openFace panic like parse: what is embedded cannot be wrong in one run only.
func embedded(name string) []byte {
	ttf, err := fallbackFonts.ReadFile("font/fallback/" + name + ".ttf")
	if err != nil {
		panic("chart: embedded font: " + err.Error())
	}
	return ttf
}

func openFace(ttf []byte) *font.Face {
	f, err := font.ParseTTF(bytes.NewReader(ttf))
	if err != nil {
		panic("chart: embedded font: " + err.Error())
	}
	return f
}

// outline shapes s: joins letters, sets marks, and orders right-to-left runs.
func (s *shaper) outline(text string, heavy bool) outline {
	s.mu.Lock()
	defer s.mu.Unlock()
	key := "r" + text
	if heavy {
		key = "b" + text
	}
	o, ok := s.outlines[key]
	if !ok {
		o = shape([]rune(text), s.faces[weightOf(heavy)])
		if len(s.outlines) >= keptOutlines {
			clear(s.outlines)
		}
		s.outlines[key] = o
	}
	return o
}

func weightOf(heavy bool) int {
	if heavy {
		return 1
	}
	return 0
}

// A faceList gives the first face that has a glyph, or Inter.
type faceList []func() *font.Face

func (l faceList) ResolveFace(r rune) *font.Face {
	for _, open := range l {
		f := open()
		if _, ok := f.NominalGlyph(r); ok {
			return f
		}
	}
	return l[0]()
}

// unit is the size texts are shaped at: large, so that rounding to 1/64 is lost.
const unit = 1000

func shape(runes []rune, faces faceList) outline {
	var o outline
	runes, o.lacks = boxed(runes, faces)
	var seg shaping.Segmenter
	var hb shaping.HarfbuzzShaper
	input := shaping.Input{
		Text: runes, RunEnd: len(runes), Direction: di.DirectionLTR, Face: faces[0](),
		Size: fixed.I(unit), Script: language.Latin, Language: "en",
	}
	var runs []shaping.Output
	for _, part := range seg.Split(input, faces) {
		runs = append(runs, hb.Shape(part))
	}
	for _, run := range visual(runs, beginsRight(runes)) {
		o.append(run)
	}
	return o
}

// box stands for a character that no font has.
const box = '□'

// boxed puts a box for each character without a glyph, and says whether there was one.
func boxed(runes []rune, faces faceList) (out []rune, lacks bool) {
	for _, r := range runes {
		_, found := faces.ResolveFace(r).NominalGlyph(r)
		switch {
		case found || unicode.Is(unicode.Cf, r): // joiners shape their neighbours
			out = append(out, r)
		case !unicode.Is(unicode.Mn, r): // a mark goes with the box of its letter
			out, lacks = append(out, box), true
		}
	}
	return out, lacks
}

// visual orders the runs of a line as they are seen: in one that begins from right to
// left all runs swap, else neighbouring right-to-left ones do. What runs from left to
// right, such as the id behind a name, keeps its order in itself.
func visual(runs []shaping.Output, fromRight bool) []shaping.Output {
	swapped := di.DirectionRTL
	if fromRight {
		slices.Reverse(runs)
		swapped = di.DirectionLTR
	}
	for i := 0; i < len(runs); {
		j := i
		for j < len(runs) && runs[j].Direction == swapped {
			j++
		}
		slices.Reverse(runs[i:j])
		i = max(j, i+1)
	}
	return runs
}

// beginsRight reports whether the first letter of a text that has a direction runs
// from right to left.
func beginsRight(runes []rune) bool {
	for _, r := range runes {
		properties, _ := bidi.LookupRune(r)
		switch properties.Class() {
		case bidi.L:
			return false
		case bidi.R, bidi.AL:
			return true
		}
	}
	return false
}

func (o *outline) append(run shaping.Output) {
	perEm := float32(run.Face.Upem())
	for _, g := range run.Glyphs {
		shapes, _ := run.Face.GlyphDataOutline(g.GlyphID)
		dx := float32(o.width) + float32(g.XOffset)/64/unit
		dy := float32(g.YOffset) / 64 / unit
		for _, seg := range shapes.Segments {
			for k := range seg.Args {
				seg.Args[k].X = seg.Args[k].X/perEm + dx
				seg.Args[k].Y = seg.Args[k].Y/perEm + dy
			}
			o.path = append(o.path, seg)
		}
		o.width += float64(g.Advance) / 64 / unit
	}
}

// at is the outline as a path in points, its baseline beginning at p.
func (o outline) at(p vg.Point, size float64) vg.Path {
	to := func(q opentype.SegmentPoint) vg.Point {
		return vg.Point{X: p.X + vg.Length(float64(q.X)*size), Y: p.Y + vg.Length(float64(q.Y)*size)}
	}
	var path vg.Path
	for _, seg := range o.path {
		switch seg.Op {
		case opentype.SegmentOpMoveTo:
			if len(path) > 0 {
				path.Close()
			}
			path.Move(to(seg.Args[0]))
		case opentype.SegmentOpLineTo:
			path.Line(to(seg.Args[0]))
		case opentype.SegmentOpQuadTo:
			path.QuadTo(to(seg.Args[0]), to(seg.Args[1]))
		case opentype.SegmentOpCubeTo:
			path.CubeTo(to(seg.Args[0]), to(seg.Args[1]), to(seg.Args[2]))
		}
	}
	if len(path) > 0 {
		path.Close()
	}
	return path
}
