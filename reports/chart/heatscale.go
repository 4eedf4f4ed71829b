package chart

import (
	"math"

	"calibrate/analysis"
)

// A heatScale maps values to colours.
type heatScale struct {
	low, mid, high float64
	least, most    float64 // of the values shown
	diverging      bool
	opened         bool // about the only value there is
	decimals       int  // of the figures in cells
}

// scaleOf takes the ends of the colours from the chart, or from its values where
// the chart leaves them open.
func scaleOf(d analysis.HeatMap) heatScale {
	c := heatScale{low: d.Low, mid: d.Mid, high: d.High, diverging: d.Diverging, least: math.Inf(1), most: math.Inf(-1)}
	for _, r := range d.Rows {
		if lo, hi, ok := span(r.Values...); ok && !r.Hidden {
			c.least, c.most = math.Min(c.least, lo), math.Max(c.most, hi)
		}
	}
	if !(c.low < c.high) && c.least <= c.most {
		c.low, c.high = c.least, c.most
	}
	c.decimals = decimalsOf(d)
	if c.diverging {
		reach := math.Max(c.high-c.mid, c.mid-c.low)
		c.low, c.high = c.mid-reach, c.mid+reach
	}
	if !(c.low < c.high) {
		c.low, c.high, c.opened = c.low-0.5, c.low+0.5, true
	}
	return c
}

// heatSteps is how many colours a scale has: an odd number, so that the middle of a
// diverging one is a colour of its own. Cells and key have the same.
const heatSteps = 25

func (c heatScale) ink(v float64) ink {
	step := math.Floor((v - c.low) / (c.high - c.low) * heatSteps)
	t := math.Max(0, math.Min(heatSteps-1, step)) / (heatSteps - 1)
	if c.diverging {
		return along(divergingRamp, t)
	}
	return along(ladderRamp, t)
}

// figure is the value as a cell shows it; exact as its tip does.
func (c heatScale) figure(v float64) string { return c.format(v, c.decimals) }
func (c heatScale) exact(v float64) string  { return c.format(v, min(2, 2*c.decimals)) }

// decimalsOf is how exactly cells write: counts whole, coefficients to the
// hundredth, levels to the tenth.
func decimalsOf(d analysis.HeatMap) int {
	whole, small := true, !d.Diverging
	for _, r := range d.Rows {
		for _, v := range r.Values {
			if figure(v) {
				whole = whole && v == math.Round(v)
				small = small && math.Abs(v) <= 1
			}
		}
	}
	switch {
	case whole && !d.Diverging:
		return 0
	case small:
		return 2
	default:
		return 1
	}
}

// sign stands for the figure where a cell is too narrow for it and the value lies
// well off the middle, so that the two halves of the scale stay apart in grey.
func (c heatScale) sign(v float64) string {
	switch reach := (c.high - c.mid) / 3; {
	case c.diverging && v <= c.mid-reach:
		return "−"
	case c.diverging && v >= c.mid+reach:
		return "+"
	default:
		return ""
	}
}

func (c heatScale) format(v float64, decimals int) string {
	if c.diverging && c.mid == 0 && math.Abs(v) < 0.5*math.Pow(10, -float64(decimals)) {
		return "0"
	}
	if c.diverging && c.mid == 0 {
		return signed(v, decimals)
	}
	if decimals == 0 {
		return whole(int(math.Round(v)))
	}
	return decimal(v, decimals)
}

// ends are the figures at the ends of the key, which say where colours stop telling
// values apart.
func (c heatScale) ends() (low, high string) {
	low, high = c.figure(c.low), c.figure(c.high)
	if c.least < c.low {
		low = "≤ " + low
	}
	if c.most > c.high {
		high = "≥ " + high
	}
	return low, high
}

// key is the scale as a strip of colours between its ends, or the colour of the only value.
func (c heatScale) key(axis string) key {
	const width, steps = 120.0, heatSteps
	if c.opened {
		return key{c.figure(c.most) + " " + clean(axis), 16, func(x, y float64) []mark {
			return []mark{rect{x - 8, y - 5, 16, 10, c.ink(c.most), none}}
		}}
	}
	low, high := c.ends()
	room := textWidth(low, smallSize, false) + 5
	total := room + width + 5 + textWidth(high, smallSize, false)
	return key{clean(axis), total, func(x, y float64) []mark {
		x -= total / 2
		marks := []mark{text{x: x, y: y + smallSize*0.36, s: low, size: smallSize, ink: slate}}
		for i := range steps {
			t := (float64(i) + 0.5) / steps
			marks = append(marks, rect{x + room + width*float64(i)/steps, y - 5, width/steps + 0.2, 10,
				c.ink(c.low + t*(c.high-c.low)), none})
		}
		return append(marks, text{x: x + room + width + 5, y: y + smallSize*0.36, s: high, size: smallSize, ink: slate})
	}}
}

// blankKey is the key of cells without a figure.
func blankKey(meaning string) key {
	return key{meaning, 16, func(x, y float64) []mark {
		return []mark{rect{x - 8, y - 5, 16, 10, white, pale}, hatch(x-8, y-5, 16, 10, pale)}
	}}
}

// hiddenKey is the key of rows that are suppressed. Single cells may be as well: see blankKey.
func hiddenKey() key {
	return key{"row not shown", 16, func(x, y float64) []mark { return []mark{rect{x - 8, y - 5, 16, 10, wash, pale}} }}
}
