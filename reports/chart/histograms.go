package chart

import (
	"cmp"
	"fmt"
	"math"

	"calibrate/analysis"
)

const (
	histogramHeight = 44.0
	columnHeight    = 28.0 // of the greatest share
	shareRoom       = 13.0 // for the figures under the base line
)

// histograms draws a small distribution per row, with a line where all together stand.
func (s *sheet) histograms(d analysis.Histograms) {
	greatest := greatestShare(d)
	if greatest == 0 || len(d.Bins) == 0 {
		s.nothing(analysis.Said("none of %d has a distribution.", len(d.Rows)))
		return
	}
	a := levelAxis(len(d.Bins))
	a.x0 = s.left() + labelWidth(len(d.Rows), labelMax, func(i int) string { return d.Rows[i].Label }) + 14
	a.x1 = s.right() - 92
	lines, height := stack(len(d.Rows), histogramHeight, 0, func(i int) string { return d.Rows[i].Group })
	for i := range lines {
		lines[i].top += headRoom
	}
	s.head(s.right()-42, "mean")
	s.head(s.right(), "n")
	s.tickNames(a, levelTicks(len(d.Bins)), d.Bins, headRoom, headRoom+height)
	s.headings(lines)
	for _, l := range lines {
		if l.item >= 0 {
			s.histogram(d, d.Rows[l.item], a, l, greatest)
		}
	}
	s.axisName(a, d.Axis, headRoom+height)
	s.legend = histogramKeys(d)
}

// greatestShare is what fills a row, 0 where there is nothing to draw.
func greatestShare(d analysis.Histograms) float64 {
	_, greatest, _ := span(append([]float64{0}, d.Reference...)...)
	drawn := false
	for _, r := range d.Rows {
		_, hi, ok := span(r.Shares...)
		drawn = drawn || ok
		greatest = math.Max(greatest, hi)
	}
	if !drawn {
		return 0
	}
	return math.Max(greatest, d.Greatest)
}

func (s *sheet) histogram(d analysis.Histograms, r analysis.HistogramRow, a axis, l line, greatest float64) {
	base := l.top + l.h - shareRoom
	l = line{top: base - rowHeight + 2, h: rowHeight} // texts stand on the base line
	marks := []mark{s.label(r.Label, l, a.x0-s.left()-14), figureAt(s.right(), l, whole(r.N)),
		segment(a.x0, base, a.x1, base, pale, 1)}
	if r.Shares == nil {
		why := text{x: a.x0 + 6, y: l.middle() + smallSize*0.36, s: cmp.Or(clean(r.Status), "no figure"), size: smallSize, ink: slate}
		s.add(tip{clean(r.Label), append(marks, why)})
		return
	}
	if figure(r.Mean) {
		marks = append(marks, figureAt(s.right()-42, l, decimal(r.Mean, 2)))
	}
	for i := range d.Bins {
		marks = append(marks, bin(d, r, i, a, base, columnHeight/greatest)...)
	}
	s.add(tip{histogramTip(d, r), marks})
}

func share(shares []float64, i int) float64 {
	if i < len(shares) && figure(shares[i]) {
		return shares[i]
	}
	return 0
}

// bin draws one column with the line of all together across it, and its share under
// the base line, where it is not read as that of the line; per is the height of a share
// of 1.
func bin(d analysis.Histograms, r analysis.HistogramRow, i int, a axis, base, per float64) []mark {
	x, wide := a.at(float64(i+1)), a.at(1.42)-a.at(0.58)
	own, all := share(r.Shares, i)*per, share(d.Reference, i)*per
	var marks []mark
	if own > 0 {
		marks = append(marks, rect{x - wide*0.32, base - own, wide * 0.64, own, levelInk(i, len(d.Bins)), none})
	}
	if all > 0 {
		marks = append(marks, referenceMark(x, base-all, wide))
	}
	label := text{x: x, y: base + tinySize + 0.5, s: percent(share(r.Shares, i)), size: tinySize, anchor: middle, ink: slate}
	if own > 0 && label.width() < wide*1.15 {
		marks = append(marks, label)
	}
	return marks
}

func referenceMark(x, y, width float64) mark {
	return segment(x-width/2, y, x+width/2, y, slate, 1.2)
}

func histogramTip(d analysis.Histograms, r analysis.HistogramRow) string {
	words := analysis.Said("%s (n = %d)", clean(r.Label), r.N)
	for i, bin := range d.Bins {
		if v := share(r.Shares, i); v > 0 {
			words += fmt.Sprintf("; %s %s", clean(bin), percent(v))
		}
	}
	return words
}

func histogramKeys(d analysis.Histograms) []key {
	keys := []key{{"this row", 24, func(x, y float64) []mark {
		return []mark{rect{x - 12, y - 5, 8, 10, ladderRamp[1], none},
			rect{x - 4, y - 5, 8, 10, ladderRamp[3], none}, rect{x + 4, y - 5, 8, 10, ladderRamp[5], none}}
	}}}
	if len(d.Reference) > 0 {
		keys = append(keys, key{"all together", 18, func(x, y float64) []mark { return []mark{referenceMark(x, y, 18)} }})
	}
	return keys
}
