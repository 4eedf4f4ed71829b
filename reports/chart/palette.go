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
// third of the room and packs faster. The most frequent colours stay as they are,
// among them every colour a chart paints areas with; what else there is, mostly the
// soft edges of letters, takes the nearest of them.
func paletted(img *image.RGBA) *image.Paletted {
	counts := colours(img)
	common := make([]uint32, 0, len(counts))
	for c := range counts {
		common = append(common, c)
	}
	slices.SortFunc(common, func(a, b uint32) int {
		return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(a*mixing, b*mixing))
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

// colours counts the pixels of each colour.
func colours(img *image.RGBA) map[uint32]int {
	counts := map[uint32]int{}
	for i := 0; i < len(img.Pix); {
		c, from := binary.LittleEndian.Uint32(img.Pix[i:]), i
		for i += 4; i < len(img.Pix) && binary.LittleEndian.Uint32(img.Pix[i:]) == c; i += 4 {
		}
		counts[c] += (i - from) / 4
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
