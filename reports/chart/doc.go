// Package chart draws an [analysis.Chart] as SVG, PNG or on a PDF page. It is the
// only package that knows gonum/plot, whose canvases it draws on; the layout is
// its own, so that every kind of chart has one house style:
//
//	theme.go     colours and sizes
//	font.go      Inter, embedded, and the measuring of text
//	scene.go     a drawing as a list of marks
//	sheet.go     header band, legend, footnote
//	axis.go      scales, ticks, number formats
//	rows.go      rows under group headings, which most kinds are made of
//	<kind>.go    one kind of chart each
//	svg.go       a scene as SVG
//	vg.go        a scene on a gonum canvas
//
// What a chart shows is decided by the job that made it; this package adds no
// figure of its own. The same chart always gives the same bytes.
package chart
