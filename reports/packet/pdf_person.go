package packet

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"calibrate/ladder"
)

// person writes one person's page, unless this PDF has no room for all.
func (p *paper) person(v person) error {
	if !p.shown[v.Link.ID] {
		return p.pdf.Error()
	}
	p.heading = v.Link.Title() + " · " + v.Link.ID
	p.newPage(false)
	p.pdf.SetLink(p.link(v.Link.ID), 0, p.pdf.PageNo())
	p.pdf.Bookmark(bookmark(v.Link.Title()+" · "+v.Link.ID), 1, 0)
	p.paragraph(v.Link.Title(), pageMargin, p.width(), headSize, true)
	p.ink(soft)
	p.paragraph(v.Line(), pageMargin, p.width(), smallSize, false)
	p.ink(black)
	p.standing(v)
	for _, b := range v.Evidence.Blocks {
		p.block(v.Evidence, b)
	}
	p.places(v)
	p.remarks(v.Remarks)
	return p.pdf.Error()
}

// standing writes the levels, and how the assessed one came about beside them.
func (p *paper) standing(v person) {
	p.y += 1.5
	top := p.y
	for i, f := range []fact{{"Current", v.Current, ""}, {"Target (" + v.TargetWord + ")", v.Target, ""},
		{"Assessed", v.Assessed, ""}, {"Raters", strconv.Itoa(v.Raters), ""}} {
		x := pageMargin + float64(i%2)*26
		y := top + float64(i/2)*9
		p.ink(soft)
		p.text(f.Term, x, y+2.4, smallSize, false)
		p.ink(black)
		p.text(f.Text, x, y+6.6, 11, true)
	}
	p.tallies(v.Tallies, pageMargin+54, top)
	p.y = top + 18.5
	if v.AssessedWhy != "" {
		p.paragraph("No assessed level: "+v.AssessedWhy+".", pageMargin, p.width(), smallSize, false)
	}
}

func (p *paper) tallies(tallies []tally, x, top float64) {
	if len(tallies) == 0 {
		return
	}
	const names = 24.0
	width := math.Min(20, (p.width()-54-names)/float64(len(tallies)))
	line := leading(tableSize) + 0.3
	for i, name := range []string{"", "Dimensions met", "Share of weight", "Met", ""} {
		p.text(name, x, top+float64(i)*line+2.4, tableSize, false)
	}
	for i, t := range tallies {
		at := x + names + float64(i)*width
		met := "no"
		if t.Passed {
			met = "yes"
			p.fill(wash)
			p.pdf.Rect(at-1, top-0.6, width, 4*line+0.6, "F")
		}
		p.text(fit(t.Code+" "+t.Role, tableSize, true, width-1), at, top+2.4, tableSize, true)
		p.text(fmt.Sprintf("%d of %d", t.Met, t.Rated), at, top+line+2.4, tableSize, false)
		p.text(t.Share, at, top+2*line+2.4, tableSize, false)
		p.text(met, at, top+3*line+2.4, tableSize, t.Passed)
		p.ink(soft)
		for j, words := range wrap(unmetNote(t), tinySize, false, width-1) {
			if j < 3 {
				p.text(words, at, top+4*line+1.8+float64(j)*leading(tinySize)*0.9, tinySize, false)
			}
		}
		p.ink(black)
	}
}

func unmetNote(t tally) string {
	if t.Passed || t.Unmet == "" {
		return ""
	}
	return "none in " + t.Unmet
}

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

func ratingsText(ratings []rating) string {
	words := make([]string, len(ratings))
	for i, r := range ratings {
		words[i] = r.Level + " " + r.Cell
		if r.Place > 0 {
			words[i] += "/" + strconv.Itoa(r.Place)
		}
		if r.Said != "" {
			words[i] += " “" + r.Said + "”"
		}
		if r.Rule != "" {
			words[i] += " " + r.Rule
		}
	}
	return strings.Join(words, "; ")
}

// places writes which file and sheet each rater's cells stand in.
func (p *paper) places(v person) {
	p.ink(soft)
	p.paragraph("Shaded: the target's band; dot: a rating; ring: the self-rating; line: the mean. Letter and number: the cell.", pageMargin, p.width(), tinySize, false)
	p.ink(black)
	var all []string
	for _, r := range v.Evidence.Raters {
		all = append(all, raterWords(r))
	}
	p.paragraph(strings.Join(all, " · "), pageMargin, p.width(), tinySize+0.4, false)
	if v.Director {
		p.paragraph("Files and names are in the packet for HR.", pageMargin, p.width(), tinySize+0.4, false)
	}
	p.y += 1
}

// raterWords says where one rater's cells stand, and by what rules they were read.
func raterWords(r rater) string {
	words := fmt.Sprintf("%s (%s): %d cells", r.Name, r.Relation, r.Cells)
	for i, place := range r.Places {
		if len(r.Places) > 1 {
			words += fmt.Sprintf("; /%d %s", i+1, place.Text)
			continue
		}
		words += ", " + place.Text
	}
	return words + ", read by " + r.Rules
}

func (p *paper) remarks(remarks []remark) {
	if len(remarks) == 0 {
		return
	}
	p.room(10)
	p.paragraph("What raters wrote", pageMargin, p.width(), smallSize, true)
	for _, r := range remarks {
		words := "“" + r.Text + "” "
		if r.Who != "" {
			words += r.Who + ", "
		}
		p.paragraph(words+"on "+r.Where, pageMargin, p.width(), tinySize+0.6, false)
	}
}
