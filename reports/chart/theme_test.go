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

func TestNumbers(t *testing.T) {
	for _, c := range []struct{ got, want string }{
		{decimal(-0.004, 2), "0.00"}, {decimal(-1.25, 1), "−1.3"}, {decimal(-0.625, 2), "−0.63"}, {decimal(math.Copysign(0, -1), 0), "0"},
		{signed(0.5, 1), "+0.5"}, {signed(0.004, 2), "0.00"}, {signed(-0.5, 1), "−0.5"},
		{percent(0.2739), "27.4 %"}, {percent(0.0004), "<0.1 %"}, {percent(0), "0.0 %"}, {percent(1), "100.0 %"}, {percent(nan), "–"},
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
