package packet

// A box is what stands on a page as a whole: a line, a row of a table, a heading.
type box struct {
	height float64
	draw   func(y float64)
	keeps  bool // on the page of the box after it
	head   *box // stands above it again where it begins a page
}

// leastSqueeze is how close boxes come to each other where that saves a page.
const leastSqueeze = 0.86

// flow writes boxes down the page and turns it where the next does not fit: closer
// together where a page less is needed then.
func (p *paper) flow(boxes []box) {
	p.squeeze = p.closeness(boxes)
	turns := p.turns(boxes, p.squeeze)
	for i, b := range boxes {
		if len(turns) > 0 && turns[0] == i {
			turns = turns[1:]
			p.newPage(p.across())
			if b.head != nil {
				p.put(*b.head)
			}
		}
		p.put(b)
	}
	p.squeeze = 1
}

func (p *paper) put(b box) {
	b.draw(p.y)
	p.y += p.down(b.height)
}

// down is a height as the page has it: what is drawn within a box comes closer too.
func (p *paper) down(height float64) float64 { return height * p.squeeze }

// closeness is the widest setting that needs as few pages as the closest does.
func (p *paper) closeness(boxes []box) float64 {
	fewest := len(p.turns(boxes, leastSqueeze))
	for squeeze := 1.0; squeeze > leastSqueeze; squeeze -= 0.01 {
		if len(p.turns(boxes, squeeze)) == fewest {
			return squeeze
		}
	}
	return leastSqueeze
}

// turns are the boxes that begin a page. Boxes that keep together are parted where a page
// does not hold them all.
func (p *paper) turns(boxes []box, squeeze float64) (at []int) {
	const top = pageMargin + headSpace
	y := p.y
	for i, b := range boxes {
		height := b.height
		if i == 0 || !boxes[i-1].keeps {
			height = tied(boxes[i:])
		}
		if y > top && y+height*squeeze > p.bottom()+0.01 {
			at, y = append(at, i), top
			if b.head != nil {
				y += b.head.height * squeeze
			}
		}
		y += b.height * squeeze
	}
	return at
}

// tied is how high the first box is with those it keeps to.
func tied(boxes []box) (height float64) {
	for _, b := range boxes {
		height += b.height
		if !b.keeps {
			break
		}
	}
	return height
}

func heightOf(boxes []box) (height float64) {
	for _, b := range boxes {
		height += b.height
	}
	return height
}

// stacked is boxes as one.
func (p *paper) stacked(boxes []box) box {
	return box{height: heightOf(boxes), draw: func(y float64) {
		for _, b := range boxes {
			b.draw(y)
			y += p.down(b.height)
		}
	}}
}

// fits reports whether boxes stand on what is left of the page.
func (p *paper) fits(boxes []box) bool { return len(p.turns(boxes, leastSqueeze)) == 0 }

// tie keeps boxes on the page of what follows them.
func tie(boxes []box) []box {
	for i := range boxes {
		boxes[i].keeps = true
	}
	return boxes
}

// wholeLines is of how many lines at most a text stands on one page.
const wholeLines = 12

// whole keeps the lines of a text on one page, unless there are too many.
func whole(lines []box) []box {
	if n := len(lines); n > 0 && n <= wholeLines {
		tie(lines[:n-1])
	}
	return lines
}

// gap is an empty box.
func gap(height float64) box { return box{height: height, draw: func(float64) {}, keeps: true} }

// A style is how a text is written.
type style struct {
	size float64
	bold bool
	ink  colour
}

// lines are those of a text from an indent on.
func (p *paper) lines(s string, indent float64, st style) (boxes []box) {
	for _, line := range wrap(s, st.size, st.bold, p.width()-indent) {
		boxes = append(boxes, box{height: leading(st.size), draw: func(y float64) {
			p.ink(st.ink)
			p.text(line, pageMargin+indent, y+p.down(st.size/pointsPerMM), st.size, st.bold)
			p.ink(black)
		}})
	}
	return boxes
}

// paragraph writes a text across the page.
func (p *paper) paragraph(s string, st style) { p.flow(p.lines(s, 0, st)) }
