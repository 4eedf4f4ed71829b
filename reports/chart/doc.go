// Package chart draws an [analysis.Chart] as [SVG] for pages, [SVGFile] to stand alone,
// [PNG] for workbooks, [PDF] or [OnPage] for print, and many on one [Contact] sheet. It is the only
// package that knows gonum/plot, whose canvases it draws on; the layout is its own,
// so that every kind of chart has one house style:
//
//	theme.go     colours and sizes
//	font.go      Inter, embedded, and the measuring of text
//	glyphs.go    shapes for scripts that Inter lacks; webfont.go: Inter for pages;
//	             subset.go: the letters of it that one picture writes
//	scene.go     a drawing as a list of marks
//	sheet.go     header band, legend, footnote
//	axis.go      scales, ticks, number formats; upright.go: an axis that runs up
//	rows.go      rows under group headings, which most kinds are made of
//	apart.go     labels pushed apart
//	<kind>.go    one kind of chart each
//	svg.go       a scene as SVG
//	vg.go        a scene on a gonum canvas; pdfcanvas.go: such a canvas for PDF
//	pages.go     a chart of many rows as one per sheet of paper
//
// A drawing is 720 points wide (a heat map of many columns up to 1,060) and as high
// as its rows need: it is meant to be scaled to the width there is. Any number of
// items can be drawn; for paper and workbooks, [Pages] first splits what would not
// fit a sheet, and slopes name at most 45 lines and say how many are left.
//
// What a chart shows is decided by the job that made it; this package adds no
// figure of its own. A figure that is missing is written out or hatched, and a
// chart without any says why. The same chart always gives the same bytes.
package chart
