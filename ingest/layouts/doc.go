// Package layouts knows the ways HR lays out a spreadsheet: one file for each,
// and one list. A layout looks at a sheet and either leaves it alone or says how
// it understands it: where the headings stand, which column is which dimension,
// whose ratings stand where. What the words mean is package vocab's concern,
// and who people are the pipeline's (package ingest).
//
// Adding a layout means one file with one ingest.Layout and one line in List.
// Two layouts never claim one sheet: each looks for what only its sheets have,
// and a test asks all of them about every case of every layout.
package layouts
