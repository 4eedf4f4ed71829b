package workbook

import (
	"fmt"

	"calibrate/analysis"
)

// mostRows is how many rows of a table one sheet takes. Excel has 1,048,576, and
// above a table stand its title and notes.
const mostRows = 1_000_000

// partsOf cuts a table of more rows than that, and says so in the titles.
func partsOf(t analysis.Table, most int) []analysis.Table {
	n := t.Rows.Len()
	if n <= most {
		return []analysis.Table{t}
	}
	var parts []analysis.Table
	for from := 0; from < n; from += most {
		part := t
		part.Rows = between(t.Rows, from, min(from+most, n))
		part.Title = fmt.Sprintf("%s (rows %s to %s of %s; the others stand on the sheets beside this one)", t.Title,
			count(from+1), count(from+part.Rows.Len()), count(n))
		parts = append(parts, part)
	}
	return parts
}

// between gives the rows from one place to before another.
func between(rows analysis.Rows, from, to int) analysis.Rows {
	return analysis.Made(to-from, func(yield func([]analysis.Value) bool) {
		at := 0
		for row := range rows.First(to) {
			if at++; at > from && !yield(row) {
				return
			}
		}
	})
}
