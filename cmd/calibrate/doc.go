// Calibrate turns a folder of assessment spreadsheets into what a promotion
// calibration meeting needs: charts, an Excel summary and a packet.
//
// This package only wires the others together: app.go holds what all commands
// share, commands.go is the table of commands, and each command has a file of
// its own. Where to go from here, bottom up:
//
//   - ladder: the words everything speaks in
//   - ladder/store: the database, the only package that knows DuckDB
//   - ingest, ingest/vocab, ingest/layouts: spreadsheets to batches
//   - analysis/stats: numbers in, numbers out
//   - analysis, analysis/jobs: stored ratings to results
//   - reports/chart, reports/workbook, reports/packet: results to pictures, Excel and HTML
//   - sample: a made-up company whose truth is known
package main
