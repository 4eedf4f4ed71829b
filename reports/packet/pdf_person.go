package packet

import (
	"fmt"
	"math"
	"strconv"
	"strings"
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
	p.y = math.Max(top+18.5, p.tallies(v.Tallies, pageMargin+54, top)+1.5)
	if v.AssessedWhy != "" {
		p.paragraph("No assessed level: "+v.AssessedWhy+".", pageMargin, p.width(), smallSize, false)
	}
}

// tallies writes how far each level is met, and gives where that ends.
func (p *paper) tallies(tallies []tally, x, top float64) (end float64) {
	if len(tallies) == 0 {
		return top
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
			y := top + 4*line + 1.8 + float64(j)*leading(tinySize)*0.9
			p.text(words, at, y, tinySize, false)
			end = math.Max(end, y)
		}
		p.ink(black)
	}
	return math.Max(end, top+4*line)
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
			words += fmt.Sprintf("; /%d %s", i+1, place)
			continue
		}
		words += ", " + place
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
