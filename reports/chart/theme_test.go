package chart

import (
	"math"
	"testing"
)

func TestTextContrast(t *testing.T) {
	for name, k := range map[string]ink{"black": black, "slate": slate, "accent": accent} {
		for ground, g := range map[string]ink{"white": white, "wash": wash} {
			if c := contrast(k, g); c < 4.5 {
				t.Errorf("%s on %s has a contrast of %.2f, WCAG AA asks for 4.5", name, ground, c)
			}
		}
	}
	for i := range 6 {
		if c := contrast(on(levelInk(i, 6)), levelInk(i, 6)); c < 4.5 {
			t.Errorf("text on level %d has a contrast of %.2f", i+1, c)
		}
	}
}

// TestLevelsKeepTheirOrder: from light to dark, each step visible, in grey and as
// people without green (deuteranopia) or red receptors (protanopia) see them.
// The matrices are of Machado, Oliveira and Fernandes 2009, severity 1.0.
func TestLevelsKeepTheirOrder(t *testing.T) {
	for name, m := range map[string][9]float64{
		"normal":       {1, 0, 0, 0, 1, 0, 0, 0, 1},
		"grey":         {0.2126, 0.7152, 0.0722, 0.2126, 0.7152, 0.0722, 0.2126, 0.7152, 0.0722},
		"deuteranopia": {0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881},
		"protanopia":   {0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998},
	} {
		for i := range 5 {
			a, b := lightness(levelInk(i, 6), m), lightness(levelInk(i+1, 6), m)
			if a-b < 6 {
				t.Errorf("%s: level %d has lightness %.0f, level %d %.0f: too close", name, i+1, a, i+2, b)
			}
		}
	}
}

// lightness is CIE L*, 0 to 100, of a colour seen through a matrix on linear RGB.
func lightness(k ink, m [9]float64) float64 {
	linear := func(v uint8) float64 { return ink{v, v, v, 255}.luminance() }
	r, g, b := linear(k.r), linear(k.g), linear(k.b)
	y := 0.2126*(m[0]*r+m[1]*g+m[2]*b) + 0.7152*(m[3]*r+m[4]*g+m[5]*b) + 0.0722*(m[6]*r+m[7]*g+m[8]*b)
	if y <= 216.0/24389 {
		return y * 24389 / 27
	}
	return 116*math.Cbrt(y) - 16
}

func TestNumbers(t *testing.T) {
	for _, c := range []struct{ got, want string }{
		{decimal(-0.004, 2), "0.00"}, {decimal(-1.25, 1), "−1.2"}, {decimal(math.Copysign(0, -1), 0), "0"},
		{signed(0.5, 1), "+0.5"}, {signed(0.004, 2), "0.00"}, {signed(-0.5, 1), "−0.5"},
		{percent(0.274), "27 %"}, {percent(0.001), "<1 %"}, {percent(0), "0 %"}, {percent(1), "100 %"}, {percent(nan), "–"},
		{plain(0.25, 0.25), "0.25"}, {plain(2, 1), "2"}, {plain(-0.5, 0.5), "−0.5"}, {num(-0.01), "0"}, {num(1.04), "1"}, {num(1.25), "1.3"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}

func TestClip(t *testing.T) {
	for _, s := range []string{"", "short", "a much longer name than fits", "山田山田山田山田山田山田"} {
		got := clip(s, textSize, false, 60)
		if w := textWidth(got, textSize, false); w > 60 {
			t.Errorf("%q is %.1f wide as %q", s, w, got)
		}
		if textWidth(s, textSize, false) <= 60 && got != s {
			t.Errorf("%q was clipped to %q though it fits", s, got)
		}
	}
}
