package chart

import (
	"bytes"
	"fmt"
	"time"

	"codeberg.org/go-pdf/fpdf"
	"gonum.org/v1/plot/vg"

	"calibrate/analysis"
)

// FontFamily is the name under which [Fonts] adds Inter to a PDF, as style "" and
// "B" (semi-bold).
const FontFamily = "Inter"

// Fonts adds Inter to a PDF. Call it once before [OnPage].
func Fonts(pdf *fpdf.Fpdf) {
	pdf.AddUTF8FontFromBytes(FontFamily, "", regularTTF)
	pdf.AddUTF8FontFromBytes(FontFamily, "B", boldTTF)
}

// OnPage draws a chart on the current page of a PDF with its top left corner at x,
// y and a width w, all in the PDF's own unit, and gives the height it takes. The
// PDF's font, colours and line width are afterwards as they were before. Text is
// text, to be searched and copied, but for names in scripts that Inter lacks,
// which are drawn as shapes.
func OnPage(pdf *fpdf.Fpdf, c analysis.Chart, x, y, w float64) (h float64, err error) {
	s, err := compose(c)
	if err != nil {
		return 0, err
	}
	s = spelled(s)
	return s.h / s.w * w, place(pdf, s, x, y, w)
}

// place draws a scene on the current page.
func place(pdf *fpdf.Fpdf, s scene, x, y, w float64) error {
	scale := w / s.w
	k := pdf.GetConversionRatio()
	_, pageHeight := pdf.GetPageSize()
	canvas := &pdfCanvas{pdf: pdf, k: k, top: pageHeight * k}
	canvas.Push()
	canvas.Translate(vg.Point{X: vg.Length(x * k), Y: vg.Length((pageHeight-y)*k - s.h*scale*k)})
	canvas.Scale(scale*k, scale*k)
	replay(s, canvas)
	canvas.Pop()
	if err := pdf.Error(); err != nil {
		return fmt.Errorf("chart %q on a PDF page: %w", s.name, err)
	}
	return nil
}

// PDF draws a chart as a PDF of one page that is as large as the drawing.
func PDF(c analysis.Chart) ([]byte, error) {
	s, err := compose(c)
	if err != nil {
		return nil, err
	}
	s = spelled(s)
	pdf := fpdf.NewCustom(&fpdf.InitType{UnitStr: "pt", Size: fpdf.SizeType{Wd: s.w, Ht: s.h}})
	pdf.SetCatalogSort(true)
	pdf.SetCreationDate(timeless)
	pdf.SetModificationDate(timeless)
	pdf.SetAutoPageBreak(false, 0)
	pdf.SetTitle(clean(c.Title), true)
	pdf.SetSubject(clean(c.Alt), true)
	Fonts(pdf)
	pdf.AddPage()
	if err := place(pdf, s, 0, 0, s.w); err != nil {
		return nil, err
	}
	var b bytes.Buffer
	if err := pdf.Output(&b); err != nil {
		return nil, fmt.Errorf("chart %q as PDF: %w", c.Name, err)
	}
	return b.Bytes(), nil
}

// timeless dates a PDF: when it was made must not change its bytes.
var timeless = time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)
