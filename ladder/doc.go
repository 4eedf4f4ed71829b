// Package ladder is the shared model of calibrate: the career ladder itself
// (levels × dimensions grouped in categories), the people placed on it, the
// ratings raters gave them, and where each of these was read.
//
// It knows no spreadsheet, no database and no statistics; every other package
// speaks in its words. Default gives the ladder that ships with calibrate
// (sre.yaml, which shows the file format), Load an own one from YAML and New one
// from parts. A reader new to the model starts at Ladder, then Rating, then
// Batch, which is everything one file gave.
package ladder
