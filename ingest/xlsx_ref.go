package ingest

import "strings"

// parseRef reads a cell reference such as F14. It does not check against the
// grid, beyond what an int holds.
func parseRef(ref []byte) (row, col int, ok bool) {
	i := 0
	for ; i < len(ref) && i < 4; i++ {
		letter := ref[i] &^ 0x20 // in upper case
		if letter < 'A' || letter > 'Z' {
			break
		}
		col = col*26 + int(letter-'A') + 1
	}
	row, ok = parseNumber(ref[i:])
	return row, col, ok && col > 0 && row > 0
}

// parseNumber reads a number of at most nine digits.
func parseNumber(digits []byte) (n int, ok bool) {
	if len(digits) == 0 || len(digits) > 9 {
		return 0, false
	}
	for _, c := range digits {
		if c < '0' || c > '9' {
			return 0, false
		}
		n = n*10 + int(c-'0')
	}
	return n, true
}

// parseRange reads a range such as B2:C3, or a single cell, inside the grid.
func parseRange(ref string, limits Limits) (Range, bool) {
	first, last, found := strings.Cut(ref, ":")
	if !found {
		last = first
	}
	row1, col1, ok1 := parseRef([]byte(first))
	row2, col2, ok2 := parseRef([]byte(last))
	r := Range{Row1: row1, Col1: col1, Row2: row2, Col2: col2}
	return r, ok1 && ok2 && row1 <= row2 && col1 <= col2 && row2 <= limits.Rows && col2 <= limits.Columns
}
