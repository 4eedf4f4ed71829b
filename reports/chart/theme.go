package chart

import (
	"fmt"
	"image/color"
	"math"
)

// Sizes are in points of the drawing, of which A4 between 20 mm margins shows
// about 0.71: the smallest text is then 6.7 pt on paper.
const (
	sheetWidth = 720 // wider only for a heat map of many columns
	margin     = 20

	titleSize = 17
	textSize  = 11.5
	smallSize = 10.5
	tinySize  = 9.5

	rowHeight   = 18
	groupHeight = 24 // a row that heads a group
	labelMax    = 220
)

// An ink is an opaque colour; none draws nothing.
type ink struct{ r, g, b, a uint8 }

var none = ink{}

func rgb(hex uint32) ink {
	return ink{uint8(hex >> 16), uint8(hex >> 8), uint8(hex), 255}
}

// The palette. Every text colour has a contrast of at least 4.5 on white.
var (
	white    = rgb(0xffffff)
	black    = rgb(0x17212b) // titles, labels
	slate    = rgb(0x4a5663) // subtitle, axis text
	grey     = rgb(0x8b95a1) // marks of no weight
	pale     = rgb(0xc9d0d7) // ranges, suppressed rows
	gridLine = rgb(0xe4e8ec)
	wash     = rgb(0xf3f5f7) // backgrounds of rows
	band     = rgb(0xcfe3f3) // what a level asks for
	allowed  = rgb(0xe7eaed) // what a guideline allows
	calm     = rgb(0x225ea8) // figures as they should be
	accent   = rgb(0xb84a00) // figures to look at
	accented = rgb(0xe8741e) // the same for areas
)

// statusInks tell reasons to look at a figure apart, where there are several.
var statusInks = []ink{accent, rgb(0x6a2c91), rgb(0x0b7a75)}

// ladderRamp runs from the lowest to the highest level: light to dark, so that it
// keeps its order in grey and for every kind of colour vision (ColorBrewer
// YlGnBu with a lowest colour that shows on white).
var ladderRamp = []ink{
	rgb(0xb7e0a5), rgb(0x7fcdbb), rgb(0x41b6c4), rgb(0x1d91c0), rgb(0x225ea8), rgb(0x0c2c84),
}

// divergingRamp runs from below to above (ColorBrewer PuOr without its darkest
// ends), orange to violet, which every kind of colour vision keeps apart.
var divergingRamp = []ink{
	rgb(0xb35806), rgb(0xe08214), rgb(0xfdb863), rgb(0xfee0b6), rgb(0xf7f7f7),
	rgb(0xd8daeb), rgb(0xb2abd2), rgb(0x8073ac), rgb(0x542788),
}

// levelInk is the colour of level i of n, the same in every chart.
func levelInk(i, n int) ink {
	if n < 2 {
		return ladderRamp[len(ladderRamp)-2]
	}
	return along(ladderRamp, float64(i)/float64(n-1))
}

// along is the colour at t of a ramp, 0 to 1.
func along(ramp []ink, t float64) ink {
	at := math.Max(0, math.Min(1, t)) * float64(len(ramp)-1)
	i := min(int(at), len(ramp)-2)
	return blend(ramp[i], ramp[i+1], at-float64(i))
}

func blend(a, b ink, t float64) ink {
	mix := func(x, y uint8) uint8 { return uint8(math.Round(float64(x) + t*(float64(y)-float64(x)))) }
	return ink{mix(a.r, b.r), mix(a.g, b.g), mix(a.b, b.b), 255}
}

// on is the text colour that reads best on a background: white, the black of all
// texts, or on a background halfway between them a deeper one.
func on(background ink) ink {
	best := black
	for _, k := range []ink{white, rgb(0)} {
		if contrast(best, background) < 4.5 && contrast(k, background) > contrast(best, background) {
			best = k
		}
	}
	return best
}

// luminance is the relative luminance of WCAG 2.1, 0 to 1.
func (k ink) luminance() float64 {
	linear := func(v uint8) float64 {
		s := float64(v) / 255
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(k.r) + 0.7152*linear(k.g) + 0.0722*linear(k.b)
}

// contrast is the contrast ratio of WCAG 2.1, 1 to 21.
func contrast(a, b ink) float64 {
	la, lb := a.luminance(), b.luminance()
	return (math.Max(la, lb) + 0.05) / (math.Min(la, lb) + 0.05)
}

// hex is the colour in CSS, in three digits where they say it all.
func (k ink) hex() string {
	if k.r%17 == 0 && k.g%17 == 0 && k.b%17 == 0 {
		return fmt.Sprintf("#%x%x%x", k.r/17, k.g/17, k.b/17)
	}
	return fmt.Sprintf("#%02x%02x%02x", k.r, k.g, k.b)
}

func (k ink) rgba() color.Color { return color.NRGBA{k.r, k.g, k.b, k.a} }
