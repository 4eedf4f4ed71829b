package packet

import (
	"strings"

	"calibrate/analysis"
)

// titlePage says what the packet is, and where its parts begin.
func (p *paper) titlePage(sections []section, ix *index) {
	p.heading = "Contents"
	p.newPage(false)
	p.pdf.Bookmark("Contents", 0, 0)
	p.paragraph("Confidential · for the calibration meeting", style{bodySize, true, warn})
	p.y += 2
	p.paragraph("Calibration packet", style{titleSize, true, black})
	p.paragraph(analysis.Said("%s · cycle %s · %s · for %s", scope(p.manifest), p.manifest.Cycle, people(len(ix.people)), audience(p.manifest)),
		style{bodySize + 1, false, soft})
	p.y += 6
	for i, s := range sections {
		p.contentsLine(i, s.Title, s.Question)
	}
	p.contentsLine(len(sections), "People", "What was said of each person, and where it stands.")
}

func (p *paper) contentsLine(i int, title, question string) {
	p.room(9)
	y := p.y
	p.text(title, pageMargin, p.y+3.5, bodySize+1, true)
	p.refer(partLink(i), pageMargin+p.width(), p.y+3.5, bodySize+1)
	p.y += 4.5
	p.paragraph(question, style{smallSize, false, soft})
	p.y += 1.5
	p.pdf.Link(pageMargin, y, p.width(), p.y-y, p.link(partLink(i)))
}

// words is what a section says before its charts and tables.
func (p *paper) words(s section) []box {
	boxes := tie(append(p.lines(s.Title, 0, style{headSize, true, black}), p.lines(s.Question, 0, style{bodySize + 0.5, false, soft})...))
	boxes = append(boxes, gap(1.5))
	boxes = append(boxes, p.lines(s.Lead, 0, style{bodySize, false, black})...)
	if s.Lead != "" {
		boxes = append(boxes, gap(1.5))
	}
	boxes = append(boxes, p.facts(s.Facts, 42)...)
	for _, l := range s.Lists {
		boxes = append(boxes, gap(2.5))
		boxes = append(boxes, tie(p.lines(l.Title, 0, style{bodySize + 1, true, black}))...)
		boxes = append(boxes, p.facts(l.Items, 34)...)
	}
	boxes = append(boxes, p.notes(s.Before())...)
	small := style{smallSize, false, soft}
	if len(s.Charts) > 0 {
		boxes = append(boxes, p.lines(p.cellsBehind(), 0, small)...)
	}
	for _, named := range []struct {
		why    string
		titles []string
	}{{"Nothing to list under", s.Empty}, {"More in the workbook", s.Elsewhere}} {
		if len(named.titles) > 0 {
			boxes = append(append(boxes, gap(1)), p.lines(named.why+": "+strings.Join(named.titles, "; ")+".", 0, small)...)
		}
	}
	return boxes
}

// facts are terms, each with what holds for it from an indent on.
func (p *paper) facts(facts []fact, indent float64) (boxes []box) {
	for _, f := range facts {
		terms, texts := wrap(f.Term, bodySize, true, indent-2), wrap(f.Text, bodySize, false, p.width()-indent)
		var lines []box
		for i := range max(len(terms), len(texts)) {
			lines = append(lines, box{height: leading(bodySize), draw: func(y float64) {
				y += p.down(bodySize / pointsPerMM)
				p.ink(soft)
				p.text(lineAt(terms, i), pageMargin, y, bodySize, true)
				p.ink(black)
				p.text(lineAt(texts, i), pageMargin+indent, y, bodySize, false)
			}})
		}
		lines[len(lines)-1].height += 0.5
		boxes = append(boxes, whole(lines)...)
	}
	return boxes
}

// notes are what limits a result, each with a bar at its side.
func (p *paper) notes(notes []analysis.Note) []box {
	boxes := []box{gap(1)}
	for _, n := range notes {
		lines := wrap(noteWord(n.Severity)+": "+n.Text, smallSize, false, p.width()-5)
		height := float64(len(lines))*leading(smallSize) + 1.6
		boxes = append(boxes, box{height: height + 1, draw: func(y float64) {
			p.fill(wash)
			p.pdf.Rect(pageMargin, y, p.width(), p.down(height), "F")
			p.fill(hair)
			if n.Severity != analysis.Info {
				p.fill(warn)
			}
			p.pdf.Rect(pageMargin, y, 1, p.down(height), "F")
			for j, line := range lines {
				p.text(line, pageMargin+3, y+p.down(0.6+smallSize/pointsPerMM+float64(j)*leading(smallSize)), smallSize, false)
			}
		}})
	}
	return boxes
}

// lineAt is a line of a text, "" after its last.
func lineAt(lines []string, i int) string {
	if i < len(lines) {
		return lines[i]
	}
	return ""
}
