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
// All of it is bounded by Limits, which --limits raises; a caller ends it through
// the context.
//
// # Why no child process
//
// A parser that trusts its input is best put into a process of its own, under
// RLIMIT_AS and RLIMIT_CPU. This one has no need of it. It is Go without unsafe
// code, so no input can do worse than panic or go on for long; the readers are
// fuzzed for both. Nothing is unpacked before the archive is judged, nothing grows
// but in proportion to what Limits lets through, and no step takes more than time
// in proportion to it. What that comes to is measured, not argued: every hostile
// file of the tests, and files as large as the limits allow in each way, go
// through the built program, whose whole process must stay below 512 MB and 10 s
// of CPU (TestHostileFilesAreBounded in cmd/calibrate; the costliest took 240 MB
// and 2 s). A child would cost every ordinary file the start of a process and the
// passing of a batch between two.
package ingest
