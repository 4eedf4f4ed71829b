package chart

import (
	"math"
	"testing"
)

// visions are ways to see colours, as matrices on linear RGB: without red receptors
// (protanopia), green (deuteranopia) or blue ones (tritanopia), from Machado, Oliveira
// and Fernandes, "A Physiologically-based Model for Simulation of Color Vision
// Deficiency", IEEE TVCG 15(6), 2009, severity 1.0; and grey, as a printer without
// colours has it, by relative luminance.
var visions = map[string][9]float64{
	"normal":       {1, 0, 0, 0, 1, 0, 0, 0, 1},
	"protanopia":   {0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998},
	"deuteranopia": {0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881},
	"tritanopia":   {1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900},
	"grey":         {0.2126, 0.7152, 0.0722, 0.2126, 0.7152, 0.0722, 0.2126, 0.7152, 0.0722},
}

// The distance in OKLab below which two colours count as the same is 0.02 (CSS Color 4,
// "just noticeable difference"). Neighbours of a scale, which has its order to help,
// are told apart at two and a half of that; colours that say something of their own at five.
const (
	apartOnScale = 0.05
	apartAlone   = 0.1
)

// TestLevelsKeepTheirOrder: from light to dark, each step visible, for every vision.
func TestLevelsKeepTheirOrder(t *testing.T) {
	for name, m := range visions {
		for i := range 5 {
			a, b := levelInk(i, 6), levelInk(i+1, 6)
			if la, lb := lightness(a, m), lightness(b, m); la-lb < 6 {
				t.Errorf("%s: level %d has lightness %.0f, level %d %.0f: too close", name, i+1, la, i+2, lb)
			}
			if got := distance(a, b, m); got < apartOnScale {
				t.Errorf("%s: levels %d and %d are %.3f apart, want %.2f", name, i+1, i+2, got, apartOnScale)
			}
		}
	}
}

// TestColoursApart: what a colour flags is told from what it does not, for every vision;
// in grey where nothing else says so: not a shape, a direction or a word.
func TestColoursApart(t *testing.T) {
	up, down, stays := moveInk(0, 1), moveInk(1, 0), moveInk(0, 0)
	for _, pair := range []struct {
		name string
		a, b ink
		grey bool
	}{
		{"an interval that differs, and one that does not", accent, calm, false}, // a diamond, a dot
		{"a line with a status, and one without", accent, grey, true},
		{"a line with a second status, and one without", statusInks[1], grey, true},
		{"a line with a third status, and one without", statusInks[2], grey, true},
		{"lines with the first status, and the second", statusInks[0], statusInks[1], false}, // the ways of the lines do
		{"lines with the first status, and the third", statusInks[0], statusInks[2], false},
		{"lines with the second status, and the third", statusInks[1], statusInks[2], false},
		{"who moved up, and down", up, down, false}, // the ribbon does
		{"who moved up, and stayed", up, stays, true},
		{"who moved down, and stayed", down, stays, true},
		{"proposed, and assessed", proposedInk, assessedInk, true},
		{"off guideline, and the lowest level", accented, levelInk(0, 6), true},
		{"off guideline, and the third level", accented, levelInk(2, 6), false}, // a note says so
		{"off guideline, and the highest level", accented, levelInk(5, 6), true},
	} {
		for name, m := range visions {
			if got := distance(pair.a, pair.b, m); got < apartAlone && (name != "grey" || pair.grey) {
				t.Errorf("%s: %s: %s and %s are %.3f apart, want %.2f", name, pair.name, pair.a.hex(), pair.b.hex(), got, apartAlone)
			}
		}
	}
	// Of the scale from below to above, the steps as far from the middle on either side;
	// in grey the signs of the figures in the cells tell them apart.
	for i := range len(divergingRamp) / 2 {
		below, above := divergingRamp[i], divergingRamp[len(divergingRamp)-1-i]
		for name, m := range visions {
			if got := distance(below, above, m); name != "grey" && got < apartOnScale {
				t.Errorf("%s: %s and %s, below and above, are %.3f apart, want %.2f", name, below.hex(), above.hex(), got, apartOnScale)
			}
		}
	}
}

// TestVisions: the check can fail, on the pair of colours that is known to be confused
// without red or green receptors, and is told apart with them.
func TestVisions(t *testing.T) {
	red, green := rgb(0xc0504d), rgb(0x7f8a3a)
	if got := distance(red, green, visions["normal"]); got < apartAlone {
		t.Errorf("red and green are %.3f apart", got)
	}
	if got := distance(red, green, visions["deuteranopia"]); got >= apartAlone {
		t.Errorf("without green receptors, red and green are %.3f apart", got)
	}
	for name, m := range visions {
		if got := distance(white, rgb(0), m); math.Abs(got-1) > 1e-3 { // grey stays grey
			t.Errorf("%s: white and black are %.4f apart, want 1", name, got)
		}
	}
}

// through gives the linear RGB of a colour as a vision sees it.
func through(k ink, m [9]float64) (out [3]float64) {
	linear := func(v uint8) float64 { return ink{v, v, v, 255}.luminance() }
	r, g, b := linear(k.r), linear(k.g), linear(k.b)
	for i := range out {
		out[i] = max(0, min(1, m[3*i]*r+m[3*i+1]*g+m[3*i+2]*b))
	}
	return out
}

// lightness is CIE L*, 0 to 100, of a colour seen so.
func lightness(k ink, m [9]float64) float64 {
	c := through(k, m)
	y := 0.2126*c[0] + 0.7152*c[1] + 0.0722*c[2]
	if y <= 216.0/24389 {
		return y * 24389 / 27
	}
	return 116*math.Cbrt(y) - 16
}

// distance is how far apart two colours seen so are in OKLab (Ottosson 2020).
func distance(a, b ink, m [9]float64) float64 {
	x, y := oklab(through(a, m)), oklab(through(b, m))
	return math.Hypot(math.Hypot(x[0]-y[0], x[1]-y[1]), x[2]-y[2])
}

func oklab(c [3]float64) [3]float64 {
	l := math.Cbrt(0.4122214708*c[0] + 0.5363325363*c[1] + 0.0514459929*c[2])
	m := math.Cbrt(0.2119034982*c[0] + 0.6806995451*c[1] + 0.1073969566*c[2])
	s := math.Cbrt(0.0883024619*c[0] + 0.2817188376*c[1] + 0.6299787005*c[2])
	return [3]float64{0.2104542553*l + 0.7936177850*m - 0.0040720468*s, 1.9779984951*l - 2.4285922050*m + 0.4505937099*s,
		0.0259040371*l + 0.7827717662*m - 0.8086757660*s}
}
