package packet

import (
	"errors"
	"fmt"
	"io"
	"strconv"
	"time"

	"codeberg.org/go-pdf/fpdf"

	"calibrate/analysis"
	"calibrate/reports/chart"
)

// The page of the PDF, in millimetres: A4 with a margin that Letter has room for too.
const (
	pageMargin = 14.0
	headSpace  = 6.0 // of the running head, under the margin
	footSpace  = 8.0
)

// A paper is packet.pdf in the making: pages with running heads, numbers and
// bookmarks, in the order of the HTML packet.
type paper struct {
	pdf      *fpdf.Fpdf
	manifest analysis.Manifest
	shown    map[string]bool // ids of the people who have a page
	links    map[string]int  // link to the page of each
	heading  string          // running head of the current part
	y        float64         // where the next line goes
	contents []contentsEntry // of the title page
	begins   []int           // page of each part
	packs    bool            // by a packer; all pages of a large company, unpacked, are too much at once
}

// newPaper starts the PDF and writes all but the people.
func newPaper(b analysis.Bundle, ix *index, sections []section) (*paper, error) {
	p := &paper{pdf: fpdf.New("P", "mm", "A4", ""), manifest: b.Manifest, links: map[string]int{}, packs: !large(len(ix.people))}
	p.shown = chosen(b, ix)
	p.prepare()
	p.titlePage(sections, ix)
	for i, s := range sections {
		if err := p.section(i, s); err != nil {
			return nil, fmt.Errorf("section %s in the PDF: %w", s.Title, err)
		}
	}
	p.peopleIndex(len(sections), ix)
	return p, p.pdf.Error()
}

// prepare sets what all pages share. The date is fixed: when a packet was made
// must not change its bytes.
func (p *paper) prepare() {
	pdf := p.pdf
	timeless := time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)
	pdf.SetCreationDate(timeless)
	pdf.SetModificationDate(timeless)
	pdf.SetCatalogSort(true)
	pdf.SetCompression(!p.packs)
	pdf.SetProducer(p.manifest.Program+" "+p.manifest.Version, true)
	pdf.SetTitle("Calibration packet, "+p.manifest.Cycle, true)
	pdf.SetSubject("Run "+p.manifest.RunID+", "+scope(p.manifest), true)
	pdf.SetLang("en")
	pdf.SetMargins(pageMargin, pageMargin, pageMargin)
	pdf.SetAutoPageBreak(false, 0)
	pdf.SetDisplayMode("fullpage", "single")
	chart.Fonts(pdf)
	pdf.SetFont(chart.FontFamily, "", bodySize)
}

// newPage turns to a new page, upright or not, and writes the running head.
func (p *paper) newPage(wide bool) {
	orientation := "P"
	if wide {
		orientation = "L"
	}
	p.pdf.AddPageFormat(orientation, p.pdf.GetPageSizeStr("A4"))
	p.ink(soft)
	left := fmt.Sprintf("Calibration packet · %s · cycle %s", scope(p.manifest), p.manifest.Cycle)
	p.text(fit(left, smallSize, false, p.width()*0.6), pageMargin, pageMargin, smallSize, false)
	p.right(fit(p.heading, smallSize, false, p.width()*0.38), pageMargin+p.width(), pageMargin, smallSize, false)
	p.rule(pageMargin+1.8, 0.2)
	p.ink(black)
	p.y = pageMargin + headSpace
}

// numberPages writes the foot of each page and the page numbers of the contents,
// known only when all pages are there. Whatever page is turned back to may have
// another width; heights are measured from its lower edge.
func (p *paper) numberPages() {
	last := p.pdf.PageNo()
	for page := 1; page <= last; page++ {
		p.turnTo(page)
		p.foot(page, last)
	}
	_, height := p.pdf.GetPageSize()
	for i, entry := range p.contents {
		p.turnTo(entry.page)
		p.right(strconv.Itoa(p.begins[i]), pageMargin+entry.width, height-entry.up, bodySize+1, false)
	}
	p.pdf.SetPage(last)
}

// turnTo goes back to a page. The font and colours in force at its end are none of
// those fpdf remembers.
func (p *paper) turnTo(page int) {
	p.pdf.SetPage(page)
	p.pdf.SetFont(chart.FontFamily, "", smallSize)
	p.pdf.SetFillColor(soft.r, soft.g, soft.b)
	p.pdf.SetDrawColor(soft.r, soft.g, soft.b)
	p.ink(soft)
}

// foot writes the confidentiality and the page number at the end of a page.
func (p *paper) foot(page, last int) {
	wide, _, _ := p.pdf.PageSize(page)
	_, height := p.pdf.GetPageSize()
	y := height - pageMargin + 3
	p.text("Confidential · run "+p.manifest.RunID, pageMargin, y, smallSize, false)
	p.right(fmt.Sprintf("Page %d of %d", page, last), wide-pageMargin, y, smallSize, false)
}

// width and bottom are those of the current page between its margins.
func (p *paper) width() float64 {
	w, _ := p.pdf.GetPageSize()
	return w - 2*pageMargin
}

func (p *paper) bottom() float64 {
	_, h := p.pdf.GetPageSize()
	return h - pageMargin - footSpace + 4
}

// room turns the page unless height is left on it.
func (p *paper) room(height float64) {
	if p.y+height > p.bottom() {
		p.newPage(p.across())
	}
}

// across reports whether the page lies.
func (p *paper) across() bool {
	w, h := p.pdf.GetPageSize()
	return w > h
}

// part begins part i of the packet: a page, a bookmark, its number for the contents.
func (p *paper) part(i int, title string, wide bool) {
	p.heading = title
	p.newPage(wide)
	p.pdf.Bookmark(bookmark(title), 0, 0)
	p.begins = append(p.begins, p.pdf.PageNo())
	p.pdf.SetLink(p.link(partLink(i)), 0, p.pdf.PageNo())
}

func partLink(i int) string { return "\x00part " + strconv.Itoa(i) }

// link gives the number of a link by what it leads to.
func (p *paper) link(to string) int {
	if _, known := p.links[to]; !known {
		p.links[to] = p.pdf.AddLink()
	}
	return p.links[to]
}

// write ends the PDF and puts it in its place.
func (p *paper) write(dir string) error {
	p.numberPages()
	f, err := create(dir, "packet.pdf")
	if err != nil {
		return err
	}
	var to io.Writer = f
	if p.packs {
		to = packer{f}
	}
	if err := p.pdf.Output(to); err != nil {
		return fmt.Errorf("packet.pdf: %w", errors.Join(err, f.abandon()))
	}
	return f.finish()
}
