package packet

import (
	"slices"
)

// section writes one section: words, charts, tables.
func (p *paper) section(i int, s section) error {
	charts, err := onPaper(s.Drawn)
	if err != nil {
		return err
	}
	p.begin(i, s.Title, p.shares(s, charts), p.beginsAcross(s, charts))
	p.flow(p.words(s))
	lying := anyLies(s.Tables)
	for i, c := range charts {
		follows := lying || slices.ContainsFunc(charts[i:], sized.lies)
		if err := p.chart(c, follows && readAcross(charts[i:])); err != nil {
			return err
		}
	}
	after := p.notes(s.After())
	if lying && s.Tables[0].Wide && !p.across() && !p.fits(after) {
		p.newPage(true) // where the tables stand, rather than on a page of their own
		after = p.notes(s.After())
	}
	p.flow(after)
	for _, t := range s.Tables {
		if lying && t.Wide && !p.across() {
			p.newPage(true)
		}
		p.flow(p.tableBoxes(t))
	}
	return p.pdf.Error()
}

// begin begins part i of the packet: on the page of the one before, or on one of its own.
func (p *paper) begin(i int, title string, shares, wide bool) {
	p.heading = title
	top := 0.0
	if shares {
		p.y += partGap
		p.rule(p.y-partGap/2, 0.2)
		top = p.y
	} else {
		p.newPage(wide)
	}
	p.mark(partLink(i), title, 0, top)
}

// partGap is what stays empty above a section that begins down the page.
const partGap = 8.0

// shares reports whether a section stands on the page of the one before: where all of it fits
// there, or, with charts, its words and the first of them on the half that is empty.
func (p *paper) shares(s section, charts []sized) bool {
	boxes := p.words(s)
	switch {
	case len(p.pages) == 0:
		return false
	case len(charts) > 0:
		return p.beginsAcross(s, charts) == p.across() && p.y < p.bottom()/2 &&
			p.y+partGap+heightOf(boxes)+charts[0].height(p.width()) <= p.bottom()
	case anyLies(s.Tables) && !p.across():
		return false
	}
	boxes = append(boxes, p.notes(s.After())...)
	for _, t := range s.Tables {
		boxes = append(boxes, p.tableBoxes(t)...)
	}
	return p.y+partGap+heightOf(boxes) <= p.bottom()
}

// beginsAcross reports whether a section begins on paper that lies: where its first chart
// does, or all that stands before what lies fits on one such page. A page for it alone would
// stand half empty.
func (p *paper) beginsAcross(s section, charts []sized) bool {
	const room = paperWidth - 2*pageMargin - headSpace - footSpace + 4
	first := slices.IndexFunc(charts, sized.lies)
	switch lying := anyLies(s.Tables); {
	case first == 0 || len(charts) == 0 && s.Turned() && lying:
		return true
	case first < 0 && !lying || len(charts) == 0:
		return false
	case first < 0:
		first = len(charts)
	}
	height := heightOf(p.words(s))
	for _, c := range charts[:first] {
		height += c.height(paperHeight - 2*pageMargin)
	}
	return height <= room
}

// height is what a chart takes of a page that it fills across.
func (c sized) height(width float64) float64 { return c.h*width/c.w + 3 }
