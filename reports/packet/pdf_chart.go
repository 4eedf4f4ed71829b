package packet

import (
	"math"

	"calibrate/analysis"
	"calibrate/reports/chart"
)

const (
	smallBelowWords  = 0.75 // see leastDrawn
	smallBelowCharts = 0.85
	leastReadable    = 0.6 // of its own points, under which its type is too small to read
)

// onPaper cuts the rows of heat maps that are too small to be read on any page.
func onPaper(charts []analysis.Chart) (all []sized, err error) {
	rows := 0 // of the chart so far, over its pages
	for i, c := range charts {
		if i > 0 && c.Title != charts[i-1].Title {
			rows = 0
		}
		parts, err := partsOf(c, rows)
		if err != nil {
			return nil, err
		}
		all = append(all, parts...)
		if d, ok := c.Data.(analysis.HeatMap); ok {
			rows += len(d.Rows)
		}
	}
	return all, nil
}

// A sized chart knows its width and height in points.
type sized struct {
	analysis.Chart
	w, h float64
}

// partsOf is a chart, or its fewest parts that can be read; so many rows are on pages
// before it.
func partsOf(c analysis.Chart, before int) ([]sized, error) {
	d, cuts := c.Data.(analysis.HeatMap)
	d.Low, d.High = ends(d)
	for n := 1; ; n++ {
		parts, small := make([]sized, n), false
		for i := range parts {
			part := c
			if n > 1 {
				d := d
				from, to := i*len(d.Rows)/n, (i+1)*len(d.Rows)/n
				d.Rows = d.Rows[from:to]
				part.Data = d
				part.Subtitle = analysis.Said("%s · part %d of %d: rows %d to %d", c.Subtitle, i+1, n, before+from+1, before+to)
			}
			w, h, err := chart.Size(part)
			if err != nil {
				return nil, err
			}
			parts[i] = sized{part, w, h}
			small = small || math.Max(drawn(w, h, false), drawn(w, h, true)) < leastReadable
		}
		if !small || !cuts || n >= len(d.Rows) {
			return parts, nil
		}
	}
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
