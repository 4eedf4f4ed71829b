package packet

import "math"

// The widths of figures, in millimetres, and what a strip has at most and at least; mostLead
// sets the ratings off the figures before them, where there is room.
const (
	meanWidth, countWidth, gapWidth = 8.0, 5.0, 9.0
	mostStrip, leastStrip           = 30.0, 16.0
	mostName, mostRoom, mostLead    = 41.0, 6.0, 2.5
)

// A lineup is where the columns of a block stand.
type lineup struct {
	of                block
	name, band, strip float64   // widths
	at, widths        []float64 // of the raters' columns
}

// named is widths in which the raters' names need no smaller type, and ratings stand well apart.
func (p *paper) named(raters []rater, widths []float64) []float64 {
	named := make([]float64, len(widths))
	for i, r := range raters {
		named[i] = math.Max(widths[i], widestWord(r.Name, p.fine, true)+0.5) + 1
	}
	return named
}

// figuresAt is where the figures of a dimension begin.
func (c lineup) figuresAt() float64 { return pageMargin + c.name + c.band + c.strip }

// lineUp gives raters the room that their names and ratings need on one line, as far as the
// page has it; the strip gives way first.
func (p *paper) lineUp(ev evidence, b block) lineup {
	c := lineup{of: b, name: measure("Dimension", tableSize, true)}
	wants, least := make([]float64, len(b.Raters)), make([]float64, len(b.Raters))
	for i, r := range b.Raters {
		least[i] = math.Max(widestWord(r.Name, leastHead, true), measure(r.Relation, p.fine, false)) + 1
		wants[i] = least[i]
	}
	for d := range ev.dimensions() {
		c.name = math.Max(c.name, math.Min(measure(d.Name, tableSize, false), mostName))
		c.band = math.Max(c.band, measure(d.Band, tableSize, false))
		for i, ratings := range d.Ratings[b.From:b.To] {
			text := ratingsText(ratings)
			wants[i] = math.Max(wants[i], measure(text, p.ratingSize(), false)+1.2)
			least[i] = math.Max(least[i], widestWord(text, p.ratingSize(), false)+0.8)
		}
	}
	left := p.width() - c.name - 1.2
	if b.First {
		c.band = math.Max(c.band, measure("Target", tableSize, true)) + 1.5
		left -= c.band + meanWidth + countWidth + gapWidth
		if named := p.named(b.Raters, wants); total(named) <= left-leastStrip {
			wants = named
		}
		left -= math.Max(0, math.Min(mostLead, left-leastStrip-total(wants)))
		c.strip = math.Max(leastStrip, math.Min(mostStrip, left-total(wants)))
		left -= c.strip
	}
	c.name += 1.2
	c.widths = share(wants, least, wants, left)
	x, room := pageMargin+p.width()-left, (left-total(c.widths))/math.Max(1, float64(len(c.widths)))
	for i := range c.widths {
		c.widths[i] += math.Max(0, math.Min(mostRoom, room))
		c.at = append(c.at, x)
		x += c.widths[i]
	}
	return c
}
