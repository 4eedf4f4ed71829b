package packet

import (
	"math"
	"strconv"
)

// block is a line per dimension, with the columns of some raters.
func (p *paper) block(ev evidence, b block) (boxes []box) {
	c := p.lineUp(ev, b)
	heads := p.blockHeads(len(ev.Levels), c)
	boxes = append(boxes, heads)
	for _, category := range ev.Categories {
		if len(category.Dimensions) == 0 {
			continue
		}
		boxes = append(boxes, box{height: leading(tableSize) + 0.3, keeps: true, head: &heads, draw: func(y float64) {
			p.fill(wash)
			p.pdf.Rect(pageMargin, y, p.width(), p.down(leading(tableSize)), "F")
			p.text(category.Name, pageMargin+0.8, y+p.down(2.4), tableSize, true)
		}})
		for _, d := range category.Dimensions {
			line := p.dimension(d, c)
			line.head = &heads
			boxes = append(boxes, line)
		}
	}
	return append(boxes, box{height: 1.5, draw: func(float64) {}})
}

// leastHead is the smallest type of a rater's name, before it is broken.
const leastHead = 4.4

func (p *paper) blockHeads(levels int, c lineup) box {
	names, sizes, deepest := make([][]string, len(c.at)), make([]float64, len(c.at)), 1
	for i, r := range c.of.Raters {
		sizes[i] = sizeFor(widestWord(r.Name, p.fine, true), p.fine, leastHead, c.widths[i]-0.8)
		names[i] = headLines(r.Name, sizes[i], c.widths[i])
		deepest = max(deepest, len(names[i])+1)
	}
	height := 2.2 + float64(deepest-1)*leading(p.fine) + 1
	return box{height: height + 0.6, keeps: true, draw: func(y float64) {
		top := y + p.down(2.2)
		p.text("Dimension", pageMargin, top, tableSize, true)
		if c.of.First {
			p.figureHeads(levels, c, top)
		}
		for i, lines := range names {
			for j, line := range append(lines[:len(lines):len(lines)], c.of.Raters[i].Relation) {
				size, bold := sizes[i], j < len(lines)
				if !bold {
					size = p.fine
				}
				p.text(line, c.at[i], top+p.down(float64(j)*leading(p.fine)), size, bold)
			}
		}
		p.pen(black, 0.3)
		p.pdf.Line(pageMargin, y+p.down(height), pageMargin+p.width(), y+p.down(height))
	}}
}

// headLines breaks a name well before the end of its column, where it has words enough: it
// could be read with the next.
func headLines(name string, size, width float64) []string {
	const off = 2.0
	return wrap(name, size, true, math.Max(widestWord(name, size, true), width-off)+0.01)
}

// figureHeads writes the heads over target, strip and figures.
func (p *paper) figureHeads(levels int, c lineup, top float64) {
	p.text("Target", pageMargin+c.name, top, tableSize, true)
	p.ink(soft)
	for i := range levels {
		at := pageMargin + c.name + c.band + (float64(i)+0.5)*c.strip/float64(levels)
		p.text(strconv.Itoa(i+1), at-0.6, top, tableSize, false)
	}
	p.ink(black)
	x := c.figuresAt() + meanWidth
	p.right("Mean", x, top, tableSize, true)
	p.right("n", x+countWidth, top, tableSize, true)
	p.right("Gap", x+countWidth+gapWidth-1.5, top, tableSize, true)
}

// dimension is one line of evidence, as high as its longest cell, and under it
// what the target asks for where the person falls short.
func (p *paper) dimension(d dimension, c lineup) box {
	names := wrap(d.Name, tableSize, false, c.name-1)
	cells := make([][]string, len(c.at))
	most := len(names)
	for i, ratings := range d.Ratings[c.of.From:c.of.To] {
		cells[i] = wrap(ratingsText(ratings), p.ratingSize(), false, c.widths[i]-0.6)
		most = max(most, len(cells[i]))
	}
	var asks []string
	if c.of.First && d.Expectation != "" {
		asks = wrap(d.Expectation, p.fine, false, p.width()-4)
	}
	height := float64(most)*leading(p.ratingSize()) + 0.3
	return box{height: height + float64(len(asks))*leading(p.fine) + 0.2, draw: func(y float64) {
		base := y + p.down(2.1)
		for j, line := range names {
			p.text(line, pageMargin, base+p.down(float64(j)*leading(p.ratingSize())), tableSize, false)
		}
		if c.of.First {
			p.figures(d, c, y)
		}
		for i, lines := range cells {
			for j, line := range lines {
				p.text(line, c.at[i], base+p.down(float64(j)*leading(p.ratingSize())), p.ratingSize(), false)
			}
		}
		p.ink(soft)
		for j, line := range asks {
			p.text(line, pageMargin+3, y+p.down(height+p.fine*0.3+float64(j)*leading(p.fine)), p.fine, false)
		}
		p.ink(black)
		p.rule(y+p.down(height+float64(len(asks))*leading(p.fine)), 0.1)
	}}
}

// figures writes target, strip, mean, count and gap.
func (p *paper) figures(d dimension, c lineup, y float64) {
	base := y + p.down(2.1)
	p.text(fit(d.Band, tableSize, false, c.band-1), pageMargin+c.name, base, tableSize, false)
	p.strip(d.Strip, pageMargin+c.name+c.band, y, c.strip)
	x := c.figuresAt() + meanWidth
	p.right(d.Mean, x, base, tableSize, false)
	p.right(strconv.Itoa(d.N), x+countWidth, base, tableSize, false)
	if d.Short {
		p.ink(warn)
	}
	p.right(figure(d.Gap), x+countWidth+gapWidth-1.5, base, tableSize, d.Short)
	p.ink(black)
}
