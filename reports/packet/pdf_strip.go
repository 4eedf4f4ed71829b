package packet

import (
	"math"

	"calibrate/ladder"
)

// strip draws the small picture of one dimension: 2.6 mm high, less where lines are close.
func (p *paper) strip(s strip, x, y, width float64) {
	height := p.down(2.6)
	step := width / float64(s.Levels)
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
	p.pdf.SetLineCapStyle("round")
	p.pen(dotted, 1.5)
	for _, level := range s.Dots {
		p.dot(at(level), y+height/2)
	}
	for _, level := range s.SelfDots {
		p.pen(dotted, 1.7)
		p.dot(at(level), y+height/2)
		p.pen(white, 1.1)
		p.dot(at(level), y+height/2)
	}
	p.pdf.SetLineCapStyle("butt")
}

// dot is a line of hardly any length under round caps: a filled circle as wide as the
// pen. As four curves each, the dots of hundreds of people were a third of a packet. A
// line of no length at all is drawn by most programs, and left out by some.
func (p *paper) dot(x, y float64) {
	const least = 0.01 // mm to each side
	p.pdf.Line(x-least, y, x+least, y)
}
