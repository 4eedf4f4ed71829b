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
