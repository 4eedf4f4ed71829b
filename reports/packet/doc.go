// Package packet writes the packet people read before a calibration meeting, in
// the order a meeting uses: from what the figures rest on to one page per person,
// where each rating stands beside the address of its cell. It comes as index.html,
// which runs no script and loads nothing, and as packet.pdf for paper; both show
// the same sections and the same pages.
//
//	order.go     which jobs the packet shows, in what order, and what of each
//	section.go   a job's result as a section; table.go: its tables; reasons.go: what they lack
//	cut.go       which rows of a long table stand at once; kept.go: the others, in the HTML
//	manifest.go  the first section; guide.go: how to read the packet
//	index.go     the people, and where their pages are; facets.go, facet_*.go: the filters; reach.go: whom they find
//	person.go    one person's page; tally.go: how far each level is met; evidence.go: its ratings; remarks.go: its comments
//	html.go      the HTML files; *.html.tmpl, *.css
//	pdf.go       the PDF; pdf_*.go: its text, tables and people's pages
//
// A director's packet names no rater: raters appear as what they are to the person
// and a number, remarks without either, and the files behind ratings, whose names
// may give a rater away, are left to HR's packet.
package packet
