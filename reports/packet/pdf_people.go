package packet

import (
	"fmt"

	"calibrate/analysis"
)

// paperPeople is how many people have a page in the PDF: more is no book to hold.
const paperPeople = 500

// chosen says who has a page in the PDF: everybody, or in a larger company those
// on the agenda, then those nominated, then others in their order, until it is full.
func chosen(b analysis.Bundle, ix *index) map[string]bool {
	shown := make(map[string]bool, paperPeople)
	add := func(id string) {
		if len(shown) < paperPeople && ix.byID[id] != nil {
			shown[id] = true
		}
	}
	if len(ix.people) > paperPeople {
		for _, id := range onAgenda(b) {
			add(id)
		}
		for _, p := range ix.people {
			if p.Proposed {
				add(p.ID)
			}
		}
	}
	for _, p := range ix.people {
		add(p.ID)
	}
	return shown
}

// onAgenda gives the ids that the agenda's tables name, in their order.
func onAgenda(b analysis.Bundle) (ids []string) {
	agenda, _ := b.Result("agenda")
	for _, t := range agenda.Tables {
		for i, c := range t.Columns {
			if c.Name != "employee" {
				continue
			}
			for row := range t.Rows.All() {
				if id, ok := row[i].Text(); ok {
					ids = append(ids, id)
				}
			}
		}
	}
	return ids
}

// peopleIndex begins the people's part with the list of those who have a page.
func (p *paper) peopleIndex(i int, ix *index) {
	p.part(i, "People", false)
	p.paragraph("People", pageMargin, p.width(), headSize, true)
	p.paragraph(p.coverage(len(ix.people)), pageMargin, p.width(), bodySize, false)
	p.y += 2
	const columns = 3
	width, top, column, group := p.width()/columns, p.y, 0, "\x00"
	for _, link := range ix.people {
		if !p.shown[link.ID] {
			continue
		}
		need := leading(smallSize)
		if link.Group != group {
			need *= 2.6
		}
		if p.y+need > p.bottom() {
			if column++; column == columns {
				column = 0
				p.newPage(false)
				top = p.y
			}
			p.y = top
		}
		x := pageMargin + float64(column)*width
		if link.Group != group {
			group = link.Group
			p.y += leading(smallSize) * 0.5
			p.text(fit(group, smallSize, true, width-5), x, p.y+smallSize/pointsPerMM, smallSize, true)
			p.y += leading(smallSize)
		}
		p.text(fit(link.Title(), smallSize, false, width-20), x, p.y+smallSize/pointsPerMM, smallSize, false)
		p.ink(soft)
		p.right(fit(link.ID, smallSize, false, 16), x+width-5, p.y+smallSize/pointsPerMM, smallSize, false)
		p.ink(black)
		p.pdf.Link(x, p.y, width-5, leading(smallSize), p.link(link.ID))
		p.y += leading(smallSize)
	}
}

// coverage says who has a page, and by what rule others have none.
func (p *paper) coverage(n int) string {
	if n <= paperPeople {
		return "A page per person, level by level: the level the ratings give by the ladder's rule and plain means, then every rating with the cell it was read from. What is adjusted for who rated says so, and is advice."
	}
	return fmt.Sprintf("%d of %d people have a page here: those on the agenda first, then those nominated, then others org by org. The HTML packet has everybody.", len(p.shown), n)
}
