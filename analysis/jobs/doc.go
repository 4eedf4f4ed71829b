// Package jobs holds the questions a calibration meeting asks, one job each:
// a query in a .sql file into small structs, and a pure function from those to
// a Result. List has them in the order of the packet.
//
// To add a job, write name.go and name.sql and add a row to List.
package jobs
