package packet

import (
	"math"
	"slices"

	"calibrate/analysis"
	"calibrate/reports/chart"
)

const (
	smallBelowWords  = 0.75 // see leastDrawn
	smallBelowCharts = 0.85
	leastReadable    = 0.6 // of its own points, under which its type is too small to read
)

// onPaper cuts charts into the pages they have elsewhere; heat maps that are too small to be
// read on any page then, into parts of their own.
func onPaper(charts []analysis.Chart) (all []sized, err error) {
	for _, c := range charts {
		pages, err := measured(chart.Pages(c))
		if d, cuts := c.Data.(analysis.HeatMap); err == nil && cuts && len(d.Rows) > 1 && slices.ContainsFunc(pages, sized.tooSmall) {
			pages, err = partsOf(c, d)
		}
		if err != nil {
			return nil, err
		}
		all = append(all, pages...)
	}
	return all, nil
}

// A sized chart knows its width and height in points.
type sized struct {
	analysis.Chart
	w, h float64
}

func measured(charts []analysis.Chart) (all []sized, err error) {
	for _, c := range charts {
		w, h, err := chart.Size(c)
		if err != nil {
			return nil, err
		}
		all = append(all, sized{c, w, h})
	}
	return all, nil
}

// tooSmall reports whether a chart cannot be read on any page.
func (c sized) tooSmall() bool {
	return math.Max(drawn(c.w, c.h, false), drawn(c.w, c.h, true)) < leastReadable
}

// partsOf is a heat map in the fewest parts that can be read.
func partsOf(c analysis.Chart, d analysis.HeatMap) ([]sized, error) {
	d.Low, d.High = ends(d)
	for n := 2; ; n++ {
		parts := make([]analysis.Chart, n)
		for i := range parts {
			parts[i] = partOf(c, d, i, n)
		}
		all, err := measured(parts)
		if err != nil || n >= len(d.Rows) || !slices.ContainsFunc(all, sized.tooSmall) {
			return all, err
		}
	}
}

// partOf is part i of n of a heat map.
func partOf(c analysis.Chart, d analysis.HeatMap, i, n int) analysis.Chart {
	from, to := i*len(d.Rows)/n, (i+1)*len(d.Rows)/n
	c.Subtitle = analysis.Said("%s · part %d of %d: rows %d to %d of %d", c.Subtitle, i+1, n, from+1, to, len(d.Rows))
	d.Rows = d.Rows[from:to]
	c.Data = d
	return c
}

// ends are those of the colours, the same for all parts: of all values, where the chart
// leaves them open.
func ends(d analysis.HeatMap) (low, high float64) {
	if d.Low < d.High {
		return d.Low, d.High
	}
	low, high = math.Inf(1), math.Inf(-1)
	for _, r := range d.Rows {
		for _, v := range r.Values {
			if !r.Hidden && !math.IsNaN(v) {
				low, high = math.Min(low, v), math.Max(high, v)
			}
		}
	}
	if low > high {
		return d.Low, d.High
	}
	return low, high
}

// chart draws a chart across the page, smaller where the page is not high enough. It stays
// on pages that lie if what follows lies as well: a page for each turn would stand half empty.
func (p *paper) chart(c sized, stays bool) error {
	if wide := c.lies() || stays && p.across(); wide != p.across() {
		p.newPage(wide)
	}
	width := p.width()
	height := c.h * width / c.w
	if whole := p.bottom() - pageMargin - headSpace; height > whole {
		width, height = width*whole/height, whole
	}
	if left := p.bottom() - p.y - 1; height > left && height*p.leastDrawn() <= left {
		width, height = width*left/height, left-0.01
	}
	p.room(height)
	p.y += 1
	_, err := chart.OnPage(p.pdf, c.Chart, pageMargin, p.y, width)
	p.y += height + 2
	return err
}

// readAcross reports whether all pages of the first of these charts can be read on paper
// that lies: a chart is not turned from one to the next.
func readAcross(charts []sized) bool {
	for _, c := range charts {
		if c.Title != charts[0].Title {
			return true
		}
		if drawn(c.w, c.h, true) < leastReadable {
			return false
		}
	}
	return true
}

// leastDrawn is to what part of its size a chart is drawn smaller to stay on a page: less
// where the page would otherwise have words alone.
func (p *paper) leastDrawn() float64 {
	if p.y < p.bottom()/3 {
		return smallBelowWords
	}
	return smallBelowCharts
}

// lies reports whether a chart is to lie: a heat map of many columns is too small to be
// read on an upright page.
func (c sized) lies() bool {
	upright := drawn(c.w, c.h, false)
	return upright < leastReadable && drawn(c.w, c.h, true) > upright
}

// drawn is to what part of its size a chart is drawn that fills a page.
func drawn(w, h float64, across bool) float64 {
	width, height := paperWidth, paperHeight
	if across {
		width, height = height, width
	}
	return pointsPerMM * math.Min((width-2*pageMargin)/w, (height-2*pageMargin-headSpace-footSpace+4)/h)
}
