// Package workbook writes Excel workbooks: the summary of a calibration, the
// ladder, and the blank sheets that people fill in.
//
// The summary shows the tables of an [analysis.Bundle] and nothing else. Its
// files, in the order of its sheets:
//
//	summary.go   what stands where; headline.go: the figures of the front sheet
//	front.go     the front sheet
//	job.go       the sheets of one job: its main table, charts and short tables
//	opening.go   what stands above them; told.go: its texts; span.go: over which columns
//	block.go     the parts of a page
//	native.go    Excel charts fed by the cells below them; native_*.go: each kind
//	picture.go   house-style pictures, where Excel has no such chart
//	whatif*.go   live sheets: other agreed levels, and what becomes of the guideline
//	people*.go   a sheet for each person asked for
//	parts.go     tables of more rows than a sheet has
//	expectations.go  what the ladder asks for, to which dimensions lead
//	sources.go   every rating with the cell it was read from; trail.go: links to them
//	notes.go     every note; manifest.go: what the figures rest on
//
// ladder.go writes the ladder, template*.go the blank forms, problems*.go a copy of
// a file with its problems marked.
//
// All are made with:
//
//	book.go      one workbook and its sheets; print.go: set up for paper
//	cell.go      cells that excelize holds; sheet.go: lines of them
//	body.go      rows that it does not hold: tables, formulas; pen.go: on all processors
//	rowxml.go    those rows as XML; piece.go: packed, to be put together in any order
//	grid.go      a table made ready; width.go: its columns; draw.go: on the sheet
//	reasons.go   why figures of a row are missing
//	look.go      fonts, fills and number formats
//	text.go      texts that may stand in a cell
//	pack.go      the file on disk, the same bytes every time; archive.go: its parts
//	extent.go    how far a sheet goes, and where its body stands
//
// A missing figure is the text "—" (a suppressed one "hidden") in grey, so that
// sums and filters pass over it, and the last column of its table says why.
// Texts are written as strings: none can become a formula or a link.
package workbook
