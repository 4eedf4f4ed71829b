// Package analysis turns stored ratings into evidence: a Job reads rows from
// the store and gives a Result, which is tables, charts as data and notes.
// Nothing here draws, formats or writes a file.
//
// The pipeline, which is also the import graph, is
//
//  1. ladder/store gives rows,
//  2. analysis/jobs turns them into Results by way of analysis/stats,
//  3. analysis runs the jobs and records in a Manifest what they ran on,
//  4. reports turns Results into charts, a workbook and a packet.
package analysis
