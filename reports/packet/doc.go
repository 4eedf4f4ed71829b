// Package packet writes the packet people read before a calibration meeting:
// one self-contained HTML page in the order a meeting uses, from what the
// figures rest on to one page per person, where each rating stands beside the
// address of its cell. It runs no script and loads nothing.
package packet
