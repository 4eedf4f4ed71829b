package packet

import "math"

const (
	indexColumns = 3   // of the list of people
	fewestLines  = 3.0 // of a column: a heading and a person under it
)

// An indexLine is a heading, or a person under it.
type indexLine struct {
	heading string
	link    *personLink
}

// Headings stand half a line off what is above them.
func (l indexLine) height() float64 {
	if l.link == nil {
		return 1.5
	}
	return 1
}

// peopleIndex begins the people's part with the list of those who have a page.
func (p *paper) peopleIndex(i int, ix *index) {
	var people []*personLink
	for i := range ix.people {
		if p.shown[ix.people[i].ID] {
			people = append(people, &ix.people[i])
		}
	}
	left := math.Floor((p.bottom() - p.y - partGap - heightOf(p.indexWords(ix))) / leading(smallSize))
	p.begin(i, "People", left > fewestLines && len(deal(people, left)) <= indexColumns, false)
	p.flow(p.indexWords(ix)) // of the page begun, which may be narrower
	for first := true; len(people) > 0; first = false {
		if !first {
			p.newPage(false)
		}
		columns := even(people, math.Floor((p.bottom()-p.y)/leading(smallSize)))
		width := p.width() / indexColumns
		for j, lines := range columns {
			people = people[p.indexColumn(lines, pageMargin+float64(j)*width, width-5):]
		}
	}
}

// indexWords is what stands above the list, as wide as the page.
func (p *paper) indexWords(ix *index) []box {
	words := append(p.lines("People", 0, style{headSize, true, black}), p.lines(p.coverage(len(ix.people)), 0, style{bodySize, false, black})...)
	return append(words, gap(2))
}

// even deals people out to the columns of a page, which are full, or as low as they can be.
func even(people []*personLink, room float64) [][]indexLine {
	columns := deal(people, room)
	if len(columns) > indexColumns {
		return columns[:indexColumns]
	}
	for lines := fewestLines; lines < room; lines++ {
		if low := deal(people, lines); len(low) <= indexColumns {
			return low
		}
	}
	return columns
}

// deal fills columns of so many lines with people under the headings of their groups, which
// are said again where a column begins within one.
func deal(people []*personLink, room float64) (columns [][]indexLine) {
	used := room
	for i, link := range people {
		heading := indexLine{heading: link.Group}
		begins := i == 0 || people[i-1].Group != link.Group
		need := 1.0
		if begins {
			need += heading.height()
		}
		if used+need > room {
			columns, used = append(columns, nil), 0
			if !begins {
				heading.heading += ", continued"
			}
			begins = true
		}
		last := &columns[len(columns)-1]
		if begins {
			*last = append(*last, heading)
			used += heading.height()
		}
		*last = append(*last, indexLine{link: link})
		used++
	}
	return columns
}

// indexColumn writes a column and gives how many people stand in it. The page of each is
// written in when it is known.
func (p *paper) indexColumn(lines []indexLine, x, width float64) (people int) {
	const numbers, mostID = 7.0, 14.0
	y := p.y
	for _, l := range lines {
		base := y + l.height()*leading(smallSize) - leading(smallSize) + smallSize/pointsPerMM
		if l.link == nil {
			p.text(fit(l.heading, smallSize, true, width), x, base, smallSize, true)
		} else {
			people++
			id := fit(l.link.ID, smallSize, false, mostID)
			name, room := l.link.Title(), width-numbers-measure(id, smallSize, false)-1
			size := sizeFor(measure(name, smallSize, false), smallSize, leastHead, room)
			p.text(fit(name, size, false, room), x, base, size, false)
			p.ink(soft)
			p.right(id, x+width-numbers, base, smallSize, false)
			p.ink(black)
			p.refer(l.link.ID, x+width, base, smallSize)
			p.pdf.Link(x, y, width, leading(smallSize), p.link(l.link.ID))
		}
		y += l.height() * leading(smallSize)
	}
	return people
}
