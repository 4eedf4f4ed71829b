// Package ingest turns spreadsheets into ladder.Batch values: it opens a file,
// refuses what is unsafe or unsound, gives each sheet as a grid of cells, lets
// the layouts claim it, matches people to the roster, and reports everything
// that could not be taken at the cell where it stands.
//
// It never guesses: a text that can mean two things is a problem, not a rating.
// Layouts live in ingest/layouts, the reading of texts in ingest/vocab.
//
// # From a file to grids
//
// Open reads a file once (book_file.go), tells by its content what it is
// (format.go), and gives a Book of Sheets or a Refusal.
//
// A workbook goes through these steps. The zip directory is judged before
// anything is unpacked (preflight.go); parts are found by content types and
// relationships, never by their usual names (preflight_package.go); every part
// is read by a streaming XML scanner that takes only well-formed XML without a
// DOCTYPE (scan*.go); and the sheet data is held to the rules of the format,
// cell by cell (xlsx*.go). A part that breaks a rule refuses the whole file,
// with the cell: a reader of people's ratings must not lose rows in silence,
// which is what the usual libraries do with damaged workbooks. For that reason,
// and because it takes a sixth of the time or less, the reading is our own; excelize is
// what the tests compare it with.
//
// A delimited text is decoded when its bytes, or the caller, leave one
// encoding only (encoding*.go), cut by the one delimiter that fits
// (csv_delimiter.go), and read record by record (csv_records.go).
//
// All of it is bounded by Limits; time is bounded by the context.
package ingest
