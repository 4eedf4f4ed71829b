package chart

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf16"

	"codeberg.org/go-pdf/fpdf"
)

// TextWidth is the width of a line of text at a size, both in points, as
// [TextOnPage] writes it.
func TextWidth(s string, size float64, bold bool) (width float64) {
	for _, run := range runsOf(clean(s)) {
		width += textWidth(run, size, bold)
	}
	return width
}

// TextOnPage writes a line of text on the current page of a PDF in the PDF's text
// colour, its baseline at x, y in the PDF's unit, its size in points. It is text, to
// be searched and copied; words in scripts that Inter lacks are drawn as shapes, with
// their text unseen on them. The PDF must have its [Fonts].
func TextOnPage(pdf *fpdf.Fpdf, s string, x, y, size float64, bold bool) {
	k := pdf.GetConversionRatio()
	_, height := pdf.GetPageSize()
	r, g, b := pdf.GetTextColor()
	colour := ink{uint8(r), uint8(g), uint8(b), 255}
	canvas := &pdfCanvas{pdf: pdf, k: k, top: height * k}
	x *= k
	for _, run := range runsOf(clean(s)) {
		line := text{x: x, y: y * k, s: run, size: size, bold: bold, ink: colour}
		if inInter(run) {
			line.paint(painter{canvas, height * k})
		} else {
			canvas.Push() // shapes set colours and pens of their own
			line.paint(painter{canvas, height * k})
			canvas.Pop()
			canvas.unseen(run, x/k, y, size, textWidth(run, size, bold))
		}
		x += textWidth(run, size, bold)
	}
}

// unseen puts an invisible space on what is drawn as shapes, as wide as they are, which a
// reader that searches or copies is to take for the text.
func (c *pdfCanvas) unseen(s string, x, y, size, width float64) {
	text := "FEFF"
	for _, unit := range utf16.Encode([]rune(s)) {
		text += fmt.Sprintf("%04X", unit)
	}
	c.font("", size)
	c.pdf.RawWriteStr(fmt.Sprintf("/Span <</ActualText <%s>>> BDC 3 Tr %.0f Tz", text, 100*width/textWidth(" ", size, false)))
	c.pdf.Text(x, y, " ")
	c.pdf.RawWriteStr("0 Tr 100 Tz EMC")
}

// runsOf cuts a line where words that Inter can write meet words that it cannot,
// so that one foreign name does not turn a whole line into shapes. Words of one
// kind stay together with the spaces between them: scripts that run from right to
// left are put in order as a whole.
func runsOf(s string) (runs []string) {
	if inInter(s) {
		return []string{s}
	}
	var kind bool
	for _, word := range strings.SplitAfter(s, " ") {
		if now := inInter(word); len(runs) == 0 || now != kind {
			runs, kind = append(runs, word), now
			continue
		}
		runs[len(runs)-1] += word
	}
	return loosened(runs)
}

// loosened cuts off what has no direction, such as spaces and commas, at the ends of runs
// from right to left: on a line with others it follows the line, from left to right.
func loosened(runs []string) (all []string) {
	for _, run := range runs {
		core := strings.TrimFunc(run, func(r rune) bool { return !unicode.In(r, unicode.Letter, unicode.Mark, unicode.Digit) })
		if len(runs) == 1 || !beginsRight([]rune(run)) {
			core = run
		}
		before, after, _ := strings.Cut(run, core)
		for _, part := range []string{before, core, after} {
			if part != "" {
				all = append(all, part)
			}
		}
	}
	return all
}
