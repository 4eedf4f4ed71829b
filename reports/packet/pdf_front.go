package packet

import (
	"fmt"
	"strings"

	"calibrate/analysis"
	"calibrate/reports/chart"
)

// titlePage says what the packet is, and where its parts begin.
func (p *paper) titlePage(sections []section, ix *index) {
	p.heading = "Contents"
	p.newPage(false)
	p.pdf.Bookmark("Contents", 0, 0)
	p.ink(warn)
	p.paragraph("Confidential · for the calibration meeting", pageMargin, p.width(), bodySize, true)
	p.ink(black)
	p.y += 2
	p.paragraph("Calibration packet", pageMargin, p.width(), titleSize, true)
	p.ink(soft)
	p.paragraph(fmt.Sprintf("%s · cycle %s · %s · for %s", scope(p.manifest), p.manifest.Cycle, people(len(ix.people)), audience(p.manifest)),
		pageMargin, p.width(), bodySize+1, false)
	p.ink(black)
	p.y += 6
	for i, s := range sections {
		p.contentsLine(i, s.Title, s.Question)
	}
	p.contentsLine(len(sections), "People", "What was said of each person, and where it stands.")
}

// A contentsEntry is where the contents name a part: the page number is written in
// when it is known, at the end of a line so wide and so far up.
type contentsEntry struct {
	page      int
	width, up float64
}

func (p *paper) contentsLine(i int, title, question string) {
	p.room(9)
	y := p.y
	p.text(title, pageMargin, p.y+3.5, bodySize+1, true)
	_, height := p.pdf.GetPageSize()
	p.contents = append(p.contents, contentsEntry{p.pdf.PageNo(), p.width(), height - p.y - 3.5})
	p.y += 4.5
	p.ink(soft)
	p.paragraph(question, pageMargin, p.width()-14, smallSize, false)
	p.ink(black)
	p.y += 1.5
	p.pdf.Link(pageMargin, y, p.width(), p.y-y, p.link(partLink(i)))
}

// section writes one section: words, charts, tables.
func (p *paper) section(i int, s section) error {
	p.part(i, s.Title, s.Turned())
	p.paragraph(s.Title, pageMargin, p.width(), headSize, true)
	p.ink(soft)
	p.paragraph(s.Question, pageMargin, p.width(), bodySize+0.5, false)
	p.ink(black)
	p.y += 1.5
	p.paragraph(s.Lead, pageMargin, p.width(), bodySize, false)
	p.facts(s.Facts, 42)
	for _, l := range s.Lists {
		p.room(14)
		p.y += 2.5
		p.paragraph(l.Title, pageMargin, p.width(), bodySize+1, true)
		p.facts(l.Items, 34)
	}
	p.notes(s.Before())
	if len(s.Charts) > 0 {
		p.ink(soft)
		p.paragraph("The cells behind each figure stand on the people's pages, with file, sheet, cell, text and rule.", pageMargin, p.width(), smallSize, false)
		p.ink(black)
	}
	p.tablesNamed("Nothing to list under", s.Empty)
	p.tablesNamed("More in the workbook", s.Elsewhere)
	for _, c := range s.Charts {
		if err := p.chart(c); err != nil {
			return err
		}
	}
	p.notes(s.After())
	for _, t := range s.Tables {
		p.table(t)
	}
	return p.pdf.Error()
}

func (p *paper) facts(facts []fact, indent float64) {
	for _, f := range facts {
		p.room(leading(bodySize) * 2)
		p.ink(soft)
		p.text(fit(f.Term, bodySize, true, indent-2), pageMargin, p.y+bodySize/pointsPerMM, bodySize, true)
		p.ink(black)
		p.paragraph(f.Text, pageMargin+indent, p.width()-indent, bodySize, false)
		p.y += 0.5
	}
}

// notes writes what limits a result, each with a bar at its side.
func (p *paper) notes(notes []analysis.Note) {
	p.y += 1
	for _, n := range notes {
		lines := wrap(noteWord(n.Severity)+": "+n.Text, smallSize, false, p.width()-5)
		height := float64(len(lines))*leading(smallSize) + 1.6
		p.room(height + 1)
		p.fill(wash)
		p.pdf.Rect(pageMargin, p.y, p.width(), height, "F")
		p.fill(hair)
		if n.Severity != analysis.Info {
			p.fill(warn)
		}
		p.pdf.Rect(pageMargin, p.y, 1, height, "F")
		for j, line := range lines {
			p.text(line, pageMargin+3, p.y+0.6+smallSize/pointsPerMM+float64(j)*leading(smallSize), smallSize, false)
		}
		p.y += height + 1
	}
}

// leastDrawn is to what part of its size a chart is drawn smaller so that a page whose
// words it belongs to is filled.
const leastDrawn = 0.75

// chart draws a chart across the page, smaller where the page is not high enough.
func (p *paper) chart(c analysis.Chart) error {
	w, h, err := chart.Size(c)
	if err != nil {
		return err
	}
	width := p.width()
	height := h * width / w
	if whole := p.bottom() - pageMargin - headSpace; height > whole {
		width, height = width*whole/height, whole
	}
	if left := p.bottom() - p.y - 1; height > left && height*leastDrawn <= left {
		width, height = width*left/height, left-0.01
	}
	p.room(height)
	p.y += 1
	_, err = chart.OnPage(p.pdf, c, pageMargin, p.y, width)
	p.y += height + 2
	return err
}

// tablesNamed names tables that are not shown.
func (p *paper) tablesNamed(why string, titles []string) {
	if len(titles) == 0 {
		return
	}
	p.y += 1
	p.ink(soft)
	p.paragraph(why+": "+strings.Join(titles, "; ")+".", pageMargin, p.width(), smallSize, false)
	p.ink(black)
}
