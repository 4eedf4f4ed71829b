// Package ingest turns spreadsheets into ladder.Batch values: it opens a file,
// refuses what is unsafe or unsound, gives each sheet as a grid of cells, lets
// the layouts claim it, matches people to the roster, and reports everything
// that could not be taken at the cell where it stands.
//
// It never guesses: a text that can mean two things is a problem, not a rating.
// Layouts live in ingest/layouts, the reading of texts in ingest/vocab.
package ingest
