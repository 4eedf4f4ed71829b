// Package reports lists the artefacts that people hold: the charts, the
// workbook and the packet. Each is made from one analysis.Bundle and nothing
// else, so that all three show the same figures.
package reports
