package packet

import (
	"fmt"
	"strconv"

	"calibrate/reports/chart"
)

// A reference is where the page number of what a link leads to is written in, at the
// end of a line that ends at right, so far up.
type reference struct {
	page            int
	to              string
	right, up, size float64
}

// refer leaves a place on this page for the page number of what a link leads to.
func (p *paper) refer(to string, right, y, size float64) {
	_, height := p.pdf.GetPageSize()
	p.refers = append(p.refers, reference{p.pdf.PageNo(), to, right, height - y, size})
}

// numberPages writes the foot of each page and the page numbers referred to,
// known only when all pages are there. Whatever page is turned back to may have
// another width; heights are measured from its lower edge.
func (p *paper) numberPages() {
	last, refers := p.pdf.PageNo(), p.refers
	_, height := p.pdf.GetPageSize()
	for page := 1; page <= last; page++ {
		p.turnTo(page)
		p.foot(page, last)
		for ; len(refers) > 0 && refers[0].page == page; refers = refers[1:] {
			p.right(strconv.Itoa(p.pages[refers[0].to]), refers[0].right, height-refers[0].up, refers[0].size, false)
		}
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
