package packet

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"calibrate/ladder"
)

// The HTML draws a strip by style sheet alone: the cell has a class for the band, one
// for the mean and one for each place where ratings stand, and the sheet says what
// these look like. An SVG in each line would more than double what a browser has to
// read of a packet, and most of them nobody scrolls to.

// mostDots is how many equal ratings a larger dot tells apart; more look like so many.
const mostDots = 4

// meanSteps is how finely the mean's line is placed: parts of a level.
const meanSteps = 20

// Classes are the strip's classes.
func (s strip) Classes() string {
	var b strings.Builder
	b.WriteString("s")
	if s.Band != (ladder.Band{}) {
		b.WriteString(" b" + strconv.Itoa(s.Band.Low) + "-" + strconv.Itoa(s.Band.High))
	}
	if s.Mean != 0 {
		b.WriteString(" m" + strconv.Itoa(int(math.Round(s.Mean*meanSteps))))
	}
	if s.BelowBand {
		b.WriteString(" low")
	}
	for i := 0; i < len(s.Rated); {
		n := 1
		for i+n < len(s.Rated) && s.Rated[i+n] == s.Rated[i] {
			n++
		}
		b.WriteString(" d" + strconv.Itoa(halfSteps(s.Rated[i])))
		if n > 1 {
			b.WriteString("x" + strconv.Itoa(min(n, mostDots)))
		}
		i += n
	}
	for _, level := range s.SelfDots {
		b.WriteString(" o" + strconv.Itoa(halfSteps(level)))
	}
	return b.String()
}

// halfSteps counts a level in half steps, which ratings are read in.
func halfSteps(level float64) int { return int(math.Round(2 * level)) }

// stripRules is what the classes of strips over so many levels look like. Positions
// are in units, the width of a level, which screen and paper set for themselves. The
// mean stands in figures behind the strip.
func stripRules(levels int) string {
	var layers stripLayers
	layers.add("var(--mean)", "calc(var(--mx) - .05rem)", ".1rem")
	var rules strings.Builder
	for k := 2; k <= 2*levels; k++ {
		left := units(float64(k)/2 - 1)
		layers.add(fmt.Sprintf("var(--o%d,none)", k), left, units(1))
		layers.add(fmt.Sprintf("var(--d%d,none)", k), left, units(1))
		fmt.Fprintf(&rules, ".o%d{--o%d:var(--own)}\n.d%d{--d%d:var(--dot1)}\n", k, k, k, k)
		for n := 2; n <= mostDots; n++ {
			fmt.Fprintf(&rules, ".d%dx%d{--d%d:var(--dot%d)}\n", k, n, k, n)
		}
	}
	layers.add("linear-gradient(var(--band) 0 0)", "var(--bx)", "var(--bw)")
	layers.add("var(--ticks)", "0rem", units(float64(levels)))
	for low := 1; low <= levels; low++ {
		for high := low; high <= levels; high++ {
			fmt.Fprintf(&rules, ".b%d-%d{--bx:%s;--bw:%s}\n", low, high, units(float64(low-1)), units(float64(high-low+1)))
		}
	}
	for step := meanSteps / 2; step <= (2*levels+1)*meanSteps/2; step++ {
		fmt.Fprintf(&rules, ".m%d{--mx:%s}\n", step, units(float64(step)/meanSteps-0.5))
	}
	return layers.rule() + rules.String() + fmt.Sprintf(".evidence{--strip:%s}\n.evidence td.s{padding-left:var(--strip)}\n", units(float64(levels)))
}

// units writes a length in widths of a level.
func units(n float64) string {
	return "calc(var(--unit)*" + strconv.FormatFloat(n, 'f', -1, 64) + ")"
}

// stripLayers are the pictures a strip is laid together from, the topmost first.
type stripLayers struct{ images, positions, sizes []string }

func (l *stripLayers) add(image, left, width string) {
	l.images = append(l.images, image)
	l.positions = append(l.positions, left+" var(--top)")
	l.sizes = append(l.sizes, width+" var(--high)")
}

func (l *stripLayers) rule() string {
	return ".s{background:no-repeat;background-image:" + strings.Join(l.images, ",") + ";background-position:" + strings.Join(l.positions, ",") +
		";background-size:" + strings.Join(l.sizes, ",") + "}\n"
}
