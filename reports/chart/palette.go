package chart

import (
	"cmp"
	"encoding/binary"
	"image"
	"image/color"
	"slices"
)

// mostColours is what one byte tells apart.
const mostColours = 256

// mixing spreads colours that are alike: those of a palette chosen among equally rare
// ones should lie far apart. It is odd, so that no two colours become one.
const mixing uint32 = 2654435761

// paletted gives a picture with a byte for each pixel instead of four: it takes a
// third of the room and packs faster. Every colour that an area is painted with stays
// as it is, then the most frequent of the others; what else there is, mostly the soft
// edges of letters, takes the nearest of them. A picture with more areas stays whole.
func paletted(img *image.RGBA) image.Image {
	counts := colours(img)
	common, areas := make([]uint32, 0, len(counts)), 0
	for c, n := range counts {
		common = append(common, c)
		if n.area {
			areas++
		}
	}
	if areas > mostColours {
		return img
	}
	slices.SortFunc(common, func(a, b uint32) int {
		return cmp.Or(cmp.Compare(counts[a].rank(), counts[b].rank()), cmp.Compare(counts[b].pixels, counts[a].pixels), cmp.Compare(a*mixing, b*mixing))
	})
	rare := common[min(len(common), mostColours):]
	common = common[:min(len(common), mostColours)]
	place := make(map[uint32]uint8, len(counts))
	palette := make(color.Palette, len(common))
	for i, c := range common {
		place[c] = uint8(i)
		palette[i] = channels(c)
	}
	for _, c := range rare {
		place[c] = nearest(common, c)
	}
	out := image.NewPaletted(img.Rect, palette)
	var last uint32
	at := place[last]
	for i := range out.Pix {
		if c := binary.LittleEndian.Uint32(img.Pix[4*i:]); c != last || i == 0 {
			last, at = c, place[c]
		}
		out.Pix[i] = at
	}
	return out
}

// A use is how much of a picture has one colour.
type use struct {
	pixels int
	area   bool // somewhere it is wide and goes over two rows, as no edge of a letter does
}

// rank puts areas first.
func (u use) rank() int {
	if u.area {
		return 0
	}
	return 1
}

// wide is how many pixels side by side an area has at least: on a contact sheet the key
// of a heat map has steps of not quite five.
const wide = 4

// colours tells how each colour is used.
func colours(img *image.RGBA) map[uint32]use {
	counts := map[uint32]use{}
	for i := 0; i < len(img.Pix); {
		c, from := binary.LittleEndian.Uint32(img.Pix[i:]), i
		for i += 4; i < len(img.Pix) && binary.LittleEndian.Uint32(img.Pix[i:]) == c; i += 4 {
		}
		n := counts[c]
		n.pixels += (i - from) / 4
		if middle := from + (i-from)/8*4 - img.Stride; i-from >= 4*wide && middle >= 0 && binary.LittleEndian.Uint32(img.Pix[middle:]) == c {
			n.area = true
		}
		counts[c] = n
	}
	return counts
}

func channels(c uint32) color.RGBA {
	return color.RGBA{uint8(c), uint8(c >> 8), uint8(c >> 16), uint8(c >> 24)}
}

// nearest is the place of the colour least far from c.
func nearest(common []uint32, c uint32) uint8 {
	best, least := 0, 1<<30
	want := channels(c)
	for i, other := range common {
		o := channels(other)
		far := square(want.R, o.R) + square(want.G, o.G) + square(want.B, o.B) + square(want.A, o.A)
		if far < least {
			best, least = i, far
		}
	}
	return uint8(best)
}

func square(a, b uint8) int { return (int(a) - int(b)) * (int(a) - int(b)) }
