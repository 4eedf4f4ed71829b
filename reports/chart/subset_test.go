package chart

import (
	"bytes"
	"encoding/base64"
	"encoding/xml"
	"errors"
	"io"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// TestSubset: the letters of a subset are those of the whole font, in shape and width,
// those put together from parts too; it has no others.
func TestSubset(t *testing.T) {
	const written = " %(5A…zÅñễĐ½−Ж"
	for _, heavy := range []bool{false, true} {
		ttf := [...][]byte{regularTTF, boldTTF}[weightOf(heavy)]
		characters := append([]rune(written), '山')
		slices.Sort(characters)
		cut, err := sfnt.Parse(subsetOf(ttf, face(heavy), characters))
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range written {
			if got, want := glyphOf(t, cut, r), glyphOf(t, face(heavy).font, r); !reflect.DeepEqual(got, want) {
				t.Errorf("%c is drawn otherwise than in the whole font", r)
			}
		}
		for _, r := range "B山" {
			if glyph, err := cut.GlyphIndex(nil, r); err != nil || glyph != 0 {
				t.Errorf("%c has the glyph %d in a subset that was not asked for it: %v", r, glyph, err)
			}
		}
	}
}

// A glyph is what a font draws for a character, in units of the font.
type glyph struct {
	found    bool
	width    fixed.Int26_6
	segments []sfnt.Segment
}

func glyphOf(t *testing.T, f *sfnt.Font, r rune) glyph {
	t.Helper()
	var buf sfnt.Buffer
	units := fixed.I(int(f.UnitsPerEm()))
	at, err := f.GlyphIndex(&buf, r)
	if err != nil {
		t.Fatal(err)
	}
	width, err := f.GlyphAdvance(&buf, at, units, 0)
	if err != nil {
		t.Fatal(err)
	}
	segments, err := f.LoadGlyph(&buf, at, units, nil)
	if err != nil {
		t.Fatal(err)
	}
	return glyph{at != 0, width, slices.Clone(segments)}
}

// TestSVGFile: a picture alone brings its letters, in each weight that it writes, and
// stays small; one in a page leaves them to the page.
func TestSVGFile(t *testing.T) {
	faces := regexp.MustCompile(`font-weight:(400|600);src:url\(data:font/ttf;base64,([^)]*)\)`)
	for _, c := range append(sizes(), hostileNames(intervalsOf(len(hostile)))) {
		alone, err := SVGFile(c)
		if err != nil {
			t.Fatal(err)
		}
		inPage := draw(t, c)
		if bytes.Contains(inPage, []byte("font-face")) {
			t.Errorf("%s brings a font into a page", c.Name)
		}
		if more := len(alone) - len(inPage); more > 60_000 {
			t.Errorf("%s is %d bytes larger alone", c.Name, more)
		}
		checkLetters(t, c.Name, textsOf(t, alone), faces.FindAllSubmatch(alone, -1))
	}
}

// checkLetters holds the embedded fonts to have what is written in their weight, as far
// as Inter has it.
func checkLetters(t *testing.T, name string, written map[string]string, faces [][][]byte) {
	t.Helper()
	fonts := map[string]*sfnt.Font{}
	for _, f := range faces {
		ttf, err := base64.StdEncoding.DecodeString(string(f[2]))
		if err != nil {
			t.Fatal(err)
		}
		if fonts[string(f[1])], err = sfnt.Parse(ttf); err != nil {
			t.Fatal(err)
		}
	}
	for weight, letters := range written {
		for _, r := range letters {
			if fonts[weight] == nil {
				t.Fatalf("%s has no font of weight %s", name, weight)
			}
			if at, err := fonts[weight].GlyphIndex(nil, r); (err != nil || at == 0) && inInter(string(r)) {
				t.Errorf("%s: %q is not in its font of weight %s: %v", name, r, weight, err)
			}
		}
	}
}

// textsOf gathers what the texts of a picture write, by weight.
func textsOf(t *testing.T, svg []byte) map[string]string {
	t.Helper()
	written, inText, weight := map[string]string{}, false, ""
	for dec := xml.NewDecoder(bytes.NewReader(svg)); ; {
		token, err := dec.Token()
		switch el := token.(type) {
		case xml.StartElement:
			inText, weight = el.Name.Local == "text", "400"
			for _, a := range el.Attr {
				if a.Name.Local == "font-weight" {
					weight = a.Value
				}
			}
		case xml.EndElement:
			inText = el.Name.Local == "title" // of a text, whose words follow
		case xml.CharData:
			if inText {
				written[weight] += strings.TrimSpace(string(el))
			}
		}
		if errors.Is(err, io.EOF) {
			return written
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}
