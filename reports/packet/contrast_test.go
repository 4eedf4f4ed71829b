package packet

import (
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// Colours that stand on each other, and the contrast WCAG 2.1 asks for at level AA:
// 4.5 for text (1.4.3), 3 for what is drawn and for borders of controls (1.4.11).
var colourPairs = []struct {
	on, under string
	least     float64
}{
	{"ink", "paper", 4.5}, {"ink", "wash", 4.5}, {"ink", "warnwash", 4.5}, {"soft", "paper", 4.5}, {"soft", "wash", 4.5}, {"soft", "warnwash", 4.5},
	{"accent", "paper", 4.5}, {"accent", "wash", 4.5}, {"accent", "warnwash", 4.5}, {"warn", "paper", 4.5}, {"warn", "warnwash", 4.5},
	{"dot", "paper", 3}, {"dot", "band", 3}, {"ink", "band", 3}, {"warn", "band", 3},
}

// decoration is what carries no meaning of its own: hairlines between rows, the
// shade of a band whose levels stand beside it as text.
var decoration = []string{"line", "band"}

// lengths are the variables that are no colours.
var lengths = []string{"unit", "strip"}

var (
	variable = regexp.MustCompile(`--([a-z]+):\s*(#[0-9a-f]{6})`)
	used     = regexp.MustCompile(`var\(--([a-z]+)\)`)
)

// TestContrast computes the contrast of every pair of colours in light, in dark and
// on paper, and holds the style sheets to use no colour that is in no pair.
func TestContrast(t *testing.T) {
	light, dark, ok := strings.Cut(styleText, "@media (prefers-color-scheme: dark)")
	if !ok {
		t.Fatal("no dark colours")
	}
	dark, _, _ = strings.Cut(dark, "* { box-sizing")
	for theme, css := range map[string]string{"light": light, "dark": dark, "print": printText} {
		colours := map[string]string{}
		for _, m := range variable.FindAllStringSubmatch(css, -1) {
			colours[m[1]] = m[2]
		}
		for _, p := range colourPairs {
			if colours[p.on] == "" || colours[p.under] == "" {
				t.Errorf("%s: no colour for %s or %s", theme, p.on, p.under)
				continue
			}
			if got := contrast(colours[p.on], colours[p.under]); got < p.least {
				t.Errorf("%s: %s on %s has a contrast of %.2f, want %.1f", theme, p.on, p.under, got, p.least)
			}
		}
	}
	for _, m := range used.FindAllStringSubmatch(styleText+printText, -1) {
		paired := slices.Contains(decoration, m[1]) || slices.Contains(lengths, m[1])
		for _, p := range colourPairs {
			paired = paired || p.on == m[1] || p.under == m[1]
		}
		if !paired {
			t.Errorf("the colour %s is in no pair", m[1])
		}
	}
	if got := contrast("#777777", "#ffffff"); math.Abs(got-4.48) > 0.005 { // WebAIM's contrast checker gives 4.48:1
		t.Errorf("the contrast of #777777 on white is %.3f, want 4.48", got)
	}
}

// contrast is (L1 + 0.05) / (L2 + 0.05) of the relative luminances (WCAG 2.1, 1.4.3).
func contrast(a, b string) float64 {
	la, lb := luminance(a), luminance(b)
	return (math.Max(la, lb) + 0.05) / (math.Min(la, lb) + 0.05)
}

// luminance is the relative luminance of an sRGB colour, "#rrggbb".
func luminance(hex string) float64 {
	value, _ := strconv.ParseUint(hex[1:], 16, 32)
	channel := func(shift uint) float64 {
		c := float64(value>>shift&0xff) / 255
		if c <= 0.04045 {
			return c / 12.92
		}
		return math.Pow((c+0.055)/1.055, 2.4)
	}
	return 0.2126*channel(16) + 0.7152*channel(8) + 0.0722*channel(0)
}
