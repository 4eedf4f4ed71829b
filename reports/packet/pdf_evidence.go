package packet

import (
	"math"
	"strconv"

	"calibrate/ladder"
)

// The widths of what stands before the raters' columns, in millimetres.
const (
	nameWidth, bandWidth, stripWidth = 41.0, 17.0, 30.0
	meanWidth, countWidth, gapWidth  = 9.0, 5.0, 10.0
)

// columnsAt is where the raters' columns of a block begin, and how wide each is.
func (p *paper) columnsAt(b block) (x, width float64) {
	x = pageMargin + nameWidth
	if b.First {
		x += bandWidth + stripWidth + meanWidth + countWidth + gapWidth
	}
	return x, (pageMargin + p.width() - x) / math.Max(3, float64(len(b.Raters)))
}

// block writes a line per dimension, with the columns of some raters.
func (p *paper) block(ev evidence, b block) {
	p.blockHeads(ev, b)
	for _, c := range ev.Categories {
		p.roomFor(7, ev, b)
		p.fill(wash)
		p.pdf.Rect(pageMargin, p.y, p.width(), leading(tableSize), "F")
		p.text(c.Name, pageMargin+0.8, p.y+2.4, tableSize, true)
		p.y += leading(tableSize) + 0.3
		for _, d := range c.Dimensions {
			p.dimension(d, ev, b)
		}
	}
	p.y += 1.5
}

// roomFor turns the page when height is not left, and writes the heads again.
func (p *paper) roomFor(height float64, ev evidence, b block) {
	if p.y+height > p.bottom() {
		p.newPage(false)
		p.blockHeads(ev, b)
	}
}

func (p *paper) blockHeads(ev evidence, b block) {
	top, deepest := p.y+2.2, 1
	p.text("Dimension", pageMargin, top, tableSize, true)
	x, width := p.columnsAt(b)
	if b.First {
		p.text("Target", pageMargin+nameWidth, top, tableSize, true)
		p.ink(soft)
		for i := range ev.Levels {
			at := pageMargin + nameWidth + bandWidth + (float64(i)+0.5)*stripWidth/float64(len(ev.Levels))
			p.text(strconv.Itoa(i+1), at-0.6, top, tableSize, false)
		}
		p.ink(black)
		p.right("Mean", x-countWidth-gapWidth-1, top, tableSize, true)
		p.right("n", x-gapWidth-1, top, tableSize, true)
		p.right("Gap", x-1.5, top, tableSize, true)
	}
	for i, r := range b.Raters {
		lines := append(wrap(r.Name, tinySize, true, width-1), r.Relation)
		for j, line := range lines {
			p.text(line, x+float64(i)*width, top+float64(j)*leading(tinySize), tinySize, j < len(lines)-1)
		}
		deepest = max(deepest, len(lines))
	}
	p.y = top + float64(deepest-1)*leading(tinySize) + 1
	p.pen(black, 0.3)
	p.pdf.Line(pageMargin, p.y, pageMargin+p.width(), p.y)
	p.y += 0.6
}

// dimension writes one line of evidence, as high as its longest cell, and under it
// what the target asks for where the person falls short.
func (p *paper) dimension(d dimension, ev evidence, b block) {
	x, width := p.columnsAt(b)
	names := wrap(d.Name, tableSize, false, nameWidth-1)
	cells := make([][]string, len(b.Raters))
	most := len(names)
	for i, ratings := range d.Ratings[b.From:b.To] {
		cells[i] = wrap(ratingsText(ratings), tinySize+0.4, false, width-0.8)
		most = max(most, len(cells[i]))
	}
	var asks []string
	if b.First && d.Expectation != "" {
		asks = wrap(d.Expectation, tinySize, false, p.width()-4)
	}
	height := float64(most)*leading(tinySize+0.4) + 0.3
	p.roomFor(height+float64(len(asks))*leading(tinySize), ev, b)
	base := p.y + 2.1
	for j, line := range names {
		p.text(line, pageMargin, base+float64(j)*leading(tinySize+0.4), tableSize, false)
	}
	if b.First {
		p.figures(d, x, base)
	}
	for i, lines := range cells {
		for j, line := range lines {
			p.text(line, x+float64(i)*width, base+float64(j)*leading(tinySize+0.4), tinySize+0.4, false)
		}
	}
	p.y += height
	p.ink(soft)
	for _, line := range asks {
		p.text(line, pageMargin+3, p.y+1.7, tinySize, false)
		p.y += leading(tinySize)
	}
	p.ink(black)
	p.rule(p.y, 0.1)
	p.y += 0.2
}

// figures writes target, strip, mean, count and gap.
func (p *paper) figures(d dimension, x, base float64) {
	p.text(fit(d.Band, tableSize, false, bandWidth-1), pageMargin+nameWidth, base, tableSize, false)
	p.strip(d.Strip, pageMargin+nameWidth+bandWidth, base-2.1)
	p.right(d.Mean, x-countWidth-gapWidth-1, base, tableSize, false)
	p.right(strconv.Itoa(d.N), x-gapWidth-1, base, tableSize, false)
	if d.Short {
		p.ink(warn)
	}
	p.right(d.Gap, x-1.5, base, tableSize, d.Short)
	p.ink(black)
}

// strip draws the small picture of one dimension: 2.6 mm high.
func (p *paper) strip(s strip, x, y float64) {
	const height = 2.6
	step := stripWidth / float64(s.Levels)
	at := func(level float64) float64 { return x + math.Max(0.2, math.Min(float64(s.Levels)-0.2, level-0.5))*step }
	if s.Band != (ladder.Band{}) {
		p.fill(shade)
		p.pdf.Rect(x+float64(s.Band.Low-1)*step, y, float64(s.Band.High-s.Band.Low+1)*step, height, "F")
	}
	p.pen(hair, 0.1)
	for i := range s.Levels {
		p.pdf.Line(at(float64(i+1)), y, at(float64(i+1)), y+height)
	}
	if s.Mean != 0 {
		p.pen(black, 0.35)
		if s.BelowBand {
			p.pen(warn, 0.5)
		}
		p.pdf.Line(at(s.Mean), y, at(s.Mean), y+height)
	}
	p.fill(dotted)
	for _, level := range s.Dots {
		p.pdf.Circle(at(level), y+height/2, 0.75, "F")
	}
	p.fill(white)
	p.pen(dotted, 0.3)
	for _, level := range s.SelfDots {
		p.pdf.Circle(at(level), y+height/2, 0.7, "FD")
	}
}
