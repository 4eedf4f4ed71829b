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
	paperWidth, paperHeight = 210.0, 297.0

	pageMargin = 14.0
	headSpace  = 6.0 // of the running head, under the margin
	footSpace  = 8.0
)

// A paper is packet.pdf in the making: pages with running heads, numbers and
// bookmarks, in the order of the HTML packet.
type paper struct {
	pdf      *fpdf.Fpdf
	manifest analysis.Manifest
	shown    map[string]bool   // ids of the people who have a page
	known    map[string]string // their ids by the address of their page in the HTML
	partial  bool              // not everybody has one
	links    map[string]int    // link to the page of each
	heading  string            // running head of the current part
	y        float64           // where the next line goes
	squeeze  float64           // of what stands on a page, 1 or a little less
	fine     float64           // the smallest type of a person's page
	refers   []reference       // page numbers to be written when they are known
	pages    map[string]int    // page of each part and person, by what a link leads to
	packs    bool              // by a packer; all pages of a large company, unpacked, are too much at once
}

// newPaper starts the PDF and writes all but the people.
func newPaper(b analysis.Bundle, ix *index, sections []section) (*paper, error) {
	p := &paper{pdf: fpdf.New("P", "mm", "A4", ""), manifest: b.Manifest, packs: !large(len(ix.people))}
	p.shown = chosen(b, ix)
	p.known = addresses(ix, p.shown)
	p.partial = len(p.shown) < len(ix.people)
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
	p.links, p.pages, p.squeeze, p.fine = map[string]int{}, map[string]int{}, 1, tinySize
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

// mark gives a place on this page a bookmark, and links their end. fpdf measures the
// height of a bookmark on the last page, which stands upright, and that of a link on its own.
func (p *paper) mark(to, title string, level int, y float64) {
	_, height := p.pdf.GetPageSize()
	p.pdf.Bookmark(bookmark(title), level, y+paperHeight-height)
	p.pdf.SetLink(p.link(to), y, p.pdf.PageNo())
	p.pages[to] = p.pdf.PageNo()
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
