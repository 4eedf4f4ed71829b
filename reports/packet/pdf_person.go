package packet

import (
	"fmt"
	"math"
	"strconv"
)

// person writes one person's page, unless this PDF has no room for all.
func (p *paper) person(v person) error {
	if !p.shown[v.Link.ID] {
		return p.pdf.Error()
	}
	p.heading = v.Link.Title() + " · " + v.Link.ID
	p.newPage(false)
	p.mark(v.Link.ID, p.heading, 1, 0)
	p.flow(p.largest(v))
	return p.pdf.Error()
}

// fineSizes are the types of what is smallest on a person's page, the largest first, and
// fineSqueeze is how close lines may come for a larger one.
var fineSizes = []float64{tableSize, 6.1, tinySize}

const fineSqueeze = 0.92

// largest is a person's page in the largest type in which it is one page.
func (p *paper) largest(v person) (boxes []box) {
	for _, p.fine = range fineSizes {
		if boxes = p.personBoxes(v); len(p.turns(boxes, fineSqueeze)) == 0 {
			break
		}
	}
	return boxes
}

// personBoxes is all that is said of a person.
func (p *paper) personBoxes(v person) []box {
	boxes := append(p.lines(v.Link.Title(), 0, style{headSize, true, black}), p.lines(v.Line(), 0, style{smallSize, false, soft})...)
	boxes = append(boxes, p.standing(v))
	if v.AssessedWhy != "" {
		boxes = append(boxes, p.lines("No assessed level: "+v.AssessedWhy+".", 0, style{smallSize, false, black})...)
	}
	for _, b := range v.Evidence.Blocks {
		boxes = append(boxes, p.block(v.Evidence, b)...)
	}
	boxes = append(boxes, p.places(v)...)
	return append(boxes, p.remarks(v.Remarks)...)
}

// standing is the levels, and how the assessed one came about beside them.
func (p *paper) standing(v person) box {
	tallies, end := p.tallies(v.Tallies, pageMargin+54)
	return box{height: math.Max(20, end+3), keeps: true, draw: func(y float64) {
		y += p.down(1.5)
		for i, f := range []fact{{"Current", v.Current, ""}, {"Target (" + v.TargetWord + ")", v.Target, ""},
			{"Assessed", v.Assessed, ""}, {"Raters", strconv.Itoa(v.Raters), ""}} {
			x, y := pageMargin+float64(i%2)*26, y+p.down(float64(i/2)*9)
			p.ink(soft)
			p.text(f.Term, x, y+p.down(2.4), smallSize, false)
			p.ink(black)
			p.text(f.Text, x, y+p.down(6.6), 11, true)
		}
		tallies(y)
	}}
}

// tallies is how far each level is met, and how high that is.
func (p *paper) tallies(tallies []tally, x float64) (draw func(top float64), height float64) {
	c := p.tallyColumns(tallies, x)
	for _, lines := range c.notes {
		height = math.Max(height, float64(c.deep+3)*c.line+float64(len(lines))*leading(p.fine)*0.9)
	}
	return func(top float64) {
		first := top + p.down(float64(c.deep-1)*c.line)
		for i, name := range []string{"Dimensions met", "Share of weight", "Met"} {
			if len(tallies) > 0 {
				p.text(name, x, first+p.down(float64(i+1)*c.line+2.4), tableSize, false)
			}
		}
		for i, t := range tallies {
			p.tally(t, c, i, top)
		}
	}, height
}

// tallyColumns is how the tallies of a person are set: a column for each level, beside the
// names of the lines.
type tallyColumns struct {
	first, width float64    // where the first column begins, and how wide each is
	line         float64    // the height of a line
	heads, notes [][]string // of each column
	deep         int        // lines of the deepest head
}

func (p *paper) tallyColumns(tallies []tally, x float64) tallyColumns {
	const names = 24.0
	c := tallyColumns{
		first: x + names, width: math.Min(20, (p.width()-54-names)/math.Max(1, float64(len(tallies)))),
		line: leading(tableSize) + 0.3, deep: 1,
	}
	for _, t := range tallies {
		head := wrap(t.Code+" "+t.Role, tableSize, true, c.width-1)
		c.heads, c.notes = append(c.heads, head), append(c.notes, wrap(unmetNote(t), p.fine, false, c.width-1))
		c.deep = max(c.deep, len(head))
	}
	return c
}

// tally writes one column. Heads end on one line, so that the figures of all stand side by side.
func (p *paper) tally(t tally, c tallyColumns, i int, top float64) {
	at, first := c.first+float64(i)*c.width, top+p.down(float64(c.deep-1)*c.line)
	met := "no"
	if t.Passed {
		met = "yes"
		p.fill(wash)
		p.pdf.Rect(at-1, top-0.6, c.width, p.down(float64(c.deep+3)*c.line+0.6), "F")
	}
	for j, words := range c.heads[i] {
		p.text(words, at, top+p.down(float64(j)*c.line+2.4), tableSize, true)
	}
	for j, words := range []string{fmt.Sprintf("%d of %d", t.Met, t.Rated), t.Share, met} {
		p.text(words, at, first+p.down(float64(j+1)*c.line+2.4), tableSize, j == 2 && t.Passed)
	}
	p.ink(soft)
	for j, words := range c.notes[i] {
		p.text(words, at, first+p.down(4*c.line+1.8+float64(j)*leading(p.fine)*0.9), p.fine, false)
	}
	p.ink(black)
}

// unmetNote names the category of which nothing is met, or says how many there are: the
// lines below show which.
func unmetNote(t tally) string {
	switch {
	case t.Passed || len(t.Unmet) == 0:
		return ""
	case len(t.Unmet) > 1:
		return fmt.Sprintf("none in %d categories", len(t.Unmet))
	}
	return "none in " + t.Unmet[0]
}

func (p *paper) remarks(remarks []remark) []box {
	if len(remarks) == 0 {
		return nil
	}
	boxes := tie(append([]box{gap(1)}, p.lines("What raters wrote", 0, style{smallSize, true, black})...))
	for _, r := range remarks {
		words := "“" + r.Text + "” "
		if r.Who != "" {
			words += r.Who + ", "
		}
		boxes = append(boxes, whole(p.lines(words+"on "+r.Where, 0, style{math.Min(smallSize, p.fine+0.6), false, black}))...)
	}
	return boxes
}
