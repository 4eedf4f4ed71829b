package chart

import (
	"fmt"
	"testing"
)

// What WCAG 2.1 asks for at level AA: of text (1.4.3), and of what is drawn and has
// to be told from what lies under it (1.4.11).
const (
	textContrast  = 4.5
	drawnContrast = 3.0
)

// TestInkOnWhatLiesUnder: every text of every kind, at its edges too, stands out from
// whatever was painted under it: the sheet, a bar, a cell, a wash. Dots do so from the
// sheet or by the line around them, and so do lines of weight, but for the white
// halo under one; hairlines are for the eye alone.
func TestInkOnWhatLiesUnder(t *testing.T) {
	checked := 0
	for _, c := range append(kinds(), edges()...) {
		s, err := compose(c)
		if err != nil {
			t.Fatal(err)
		}
		var under []rect
		seen := map[string]bool{}
		complain := func(text string) {
			if !seen[text] {
				t.Errorf("%s: %s", c.Name, text)
			}
			seen[text] = true
		}
		for _, m := range flat(s.marks) {
			switch m := m.(type) {
			case rect:
				if m.fill != none {
					under = append(under, m)
				}
			case text:
				b := boxOf(m)
				checked++
				ground := groundAt(under, (b.x0+b.x1)/2, (b.y0+b.y1)/2)
				if got := contrast(m.ink, ground); m.s != "" && got < textContrast {
					complain(fmt.Sprintf("%q in %s on %s has a contrast of %.2f, want %.1f", m.s, m.ink.hex(), ground.hex(), got, textContrast))
				}
			case disc:
				ground := groundAt(under, m.x, m.y)
				if got := max(contrast(m.fill, ground), contrast(m.line, ground)*bit(m.line != none)); m.fill != none && got < drawnContrast {
					complain(fmt.Sprintf("a dot in %s on %s has a contrast of %.2f, want %.1f", m.fill.hex(), ground.hex(), got, drawnContrast))
				}
			case stroke:
				if got := contrast(m.ink, white); m.width > hairline && m.ink != white && got < drawnContrast {
					complain(fmt.Sprintf("a line %.1f wide in %s has a contrast of %.2f, want %.1f", m.width, m.ink.hex(), got, drawnContrast))
				}
			}
		}
	}
	if checked < 1000 {
		t.Errorf("%d texts looked at: the pictures have more", checked)
	}
}

// hairline is the widest line that only guides the eye.
const hairline = 1.0

func bit(yes bool) float64 {
	if yes {
		return 1
	}
	return 0
}

// flat gives marks in the order they are painted, those of tips among them.
func flat(marks []mark) (all []mark) {
	for _, m := range marks {
		switch m := m.(type) {
		case tip:
			all = append(all, flat(m.marks)...)
		case run:
			for _, t := range m {
				all = append(all, t)
			}
		case blankCell:
			all = append(all, rect{m.x, m.y, m.w, m.h, white, none})
		default:
			all = append(all, m)
		}
	}
	return all
}

// groundAt is the colour painted last at a point, the sheet's white if none was.
func groundAt(under []rect, x, y float64) ink {
	for i := len(under) - 1; i >= 0; i-- {
		if r := under[i]; x >= r.x && x <= r.x+r.w && y >= r.y && y <= r.y+r.h {
			return r.fill
		}
	}
	return white
}

// TestScalesReadable: at every step of both ramps the figure in a cell can be read,
// and what is off its course is told from what is not by lightness as well.
func TestScalesReadable(t *testing.T) {
	for name, ramp := range map[string][]ink{"levels": ladderRamp, "diverging": divergingRamp} {
		for i := range 101 {
			k := along(ramp, float64(i)/100)
			if got := contrast(on(k), k); got < textContrast {
				t.Errorf("%s at %d %%: text on %s has a contrast of %.2f, want %.1f", name, i, k.hex(), got, textContrast)
			}
		}
	}
}
