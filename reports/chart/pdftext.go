package chart

import (
	"codeberg.org/go-pdf/fpdf"
)

// TextWidth is the width of a line of text at a size, both in points, as
// [TextOnPage] writes it.
func TextWidth(s string, size float64, bold bool) float64 { return textWidth(clean(s), size, bold) }

// TextOnPage writes a line of text on the current page of a PDF in the PDF's text
// colour, its baseline at x, y in the PDF's unit, its size in points. It is text, to
// be searched and copied, but for names in scripts that Inter lacks, which are drawn
// as shapes. The PDF must have its [Fonts].
func TextOnPage(pdf *fpdf.Fpdf, s string, x, y, size float64, bold bool) {
	k := pdf.GetConversionRatio()
	_, height := pdf.GetPageSize()
	r, g, b := pdf.GetTextColor()
	line := text{x: x * k, y: y * k, s: clean(s), size: size, bold: bold,
		ink: ink{uint8(r), uint8(g), uint8(b), 255}}
	canvas := &pdfCanvas{pdf: pdf, k: k, top: height * k}
	if inInter(line.s) {
		line.paint(painter{canvas, height * k})
		return
	}
	canvas.Push() // shapes set colours and pens of their own
	line.paint(painter{canvas, height * k})
	canvas.Pop()
}
