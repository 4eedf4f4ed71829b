package chart

import (
	"bytes"
	"encoding/binary"
	"slices"

	"github.com/go-text/typesetting/font/opentype"
	"golang.org/x/image/font/sfnt"
)

// A subset is a TrueType font in the making: the glyphs of an embedded one that write
// some characters, numbered anew from .notdef on. A library that does so was looked for:
// github.com/tdewolff/font writes the time of day into what it cuts, and the same picture
// must have the same bytes.
type subset struct {
	whole *opentype.Loader
	kept  []uint16          // numbers in the whole font
	place map[uint16]uint16 // from those to the new ones
}

// subsetOf cuts an embedded font down to some characters; those that it lacks are left
// to other fonts. Kerning stays out, as in what was measured.
func subsetOf(ttf []byte, t *typeface, characters []rune) []byte {
	whole, err := opentype.NewLoader(bytes.NewReader(ttf))
	if err != nil {
		panic("chart: embedded font: " + err.Error())
	}
	s := &subset{whole: whole, place: map[uint16]uint16{}}
	s.keep(0)
	cmap := s.cmap(t.font, characters)
	glyf, loca, hmtx := s.glyphs()
	head, hhea, maxp := s.table("head"), s.table("hhea"), s.table("maxp")
	binary.BigEndian.PutUint16(head[50:], 1) // loca counts in bytes
	binary.BigEndian.PutUint16(hhea[34:], uint16(len(s.kept)))
	binary.BigEndian.PutUint16(maxp[4:], uint16(len(s.kept)))
	post := s.table("post")[:32]
	binary.BigEndian.PutUint32(post, 0x00030000) // no names of glyphs
	names := []byte{0, 0, 0, 0, 0, 6}            // none
	return file([]opentype.Table{
		tableOf("OS/2", s.table("OS/2")), tableOf("cmap", cmap), tableOf("glyf", glyf), tableOf("head", head), tableOf("hhea", hhea),
		tableOf("hmtx", hmtx), tableOf("loca", loca), tableOf("maxp", maxp), tableOf("name", names), tableOf("post", post),
	})
}

func tableOf(tag string, content []byte) opentype.Table {
	return opentype.Table{Tag: opentype.MustNewTag(tag), Content: content}
}

// file writes tables, each from a word on, and then sets their lengths to what they are
// without the padding.
func file(tables []opentype.Table) []byte {
	const header, entry, length = 12, 16, 12
	whole := slices.Clone(tables)
	for i := range whole {
		whole[i].Content = padded(whole[i].Content)
	}
	b := opentype.WriteTTF(whole)
	for i, t := range tables {
		binary.BigEndian.PutUint32(b[header+i*entry+length:], uint32(len(t.Content)))
	}
	return b
}

func (s *subset) table(tag string) []byte {
	b, err := s.whole.RawTable(opentype.MustNewTag(tag))
	if err != nil {
		panic("chart: embedded font: " + err.Error())
	}
	return b
}

// keep gives the new number of a glyph.
func (s *subset) keep(glyph uint16) uint16 {
	at, known := s.place[glyph]
	if !known {
		at = uint16(len(s.kept))
		s.place[glyph], s.kept = at, append(s.kept, glyph)
	}
	return at
}

// cmap keeps the glyphs of characters, in rising order, and writes which is whose, as
// format 12: a group for each.
func (s *subset) cmap(f *sfnt.Font, characters []rune) []byte {
	var buf sfnt.Buffer
	var groups []byte
	for _, r := range characters {
		if glyph, err := f.GlyphIndex(&buf, r); err == nil && glyph != 0 {
			for _, v := range []uint32{uint32(r), uint32(r), uint32(s.keep(uint16(glyph)))} {
				groups = binary.BigEndian.AppendUint32(groups, v)
			}
		}
	}
	b := []byte{0, 0, 0, 1, 0, 3, 0, 10, 0, 0, 0, 12, 0, 12, 0, 0} // one table, Windows, UCS-4
	for _, v := range []int{16 + len(groups), 0, len(groups) / 12} {
		b = binary.BigEndian.AppendUint32(b, uint32(v))
	}
	return append(b, groups...)
}

// glyphs copies the outlines and widths of what is kept, and of the parts that a letter
// with an accent is put together from: they are kept as they are met.
func (s *subset) glyphs() (glyf, loca, hmtx []byte) {
	outlines, places, widths := s.table("glyf"), s.table("loca"), s.table("hmtx")
	for i := 0; i < len(s.kept); i++ {
		at := 4 * int(s.kept[i])
		from, to := binary.BigEndian.Uint32(places[at:]), binary.BigEndian.Uint32(places[at+4:])
		loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
		glyf = append(glyf, padded(s.renumbered(outlines[from:to]))...)
		hmtx = append(hmtx, widths[at:at+4]...)
	}
	return glyf, binary.BigEndian.AppendUint32(loca, uint32(len(glyf))), hmtx
}

// The flags of a part of a glyph that say how long it is and whether another follows.
const (
	argsAreWords = 0x0001
	oneScale     = 0x0008
	moreParts    = 0x0020
	twoScales    = 0x0040
	fourScales   = 0x0080
)

// renumbered gives an outline with the new numbers of its parts, where it has any.
func (s *subset) renumbered(outline []byte) []byte {
	if len(outline) == 0 || outline[0] < 0x80 { // a number of contours that is not negative
		return outline
	}
	outline = slices.Clone(outline)
	for at := 10; ; {
		flags := binary.BigEndian.Uint16(outline[at:])
		binary.BigEndian.PutUint16(outline[at+2:], s.keep(binary.BigEndian.Uint16(outline[at+2:])))
		if flags&moreParts == 0 {
			return outline
		}
		at += 6
		for flag, bytes := range map[uint16]int{argsAreWords: 2, oneScale: 2, twoScales: 4, fourScales: 8} {
			if flags&flag != 0 {
				at += bytes
			}
		}
	}
}

// padded makes a table end on a word, as a font file wants it.
func padded(b []byte) []byte {
	return append(b[:len(b):len(b)], make([]byte, (4-len(b)%4)%4)...)
}
