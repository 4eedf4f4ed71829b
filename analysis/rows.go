package analysis

import (
	"iter"
	"slices"
)

// Rows are the rows of a Table. Those of a table that grows with people times
// dimensions are not held: they are made from what the job knows each time
// somebody reads them, so that a large company needs no memory for them.
// The zero Rows has none.
type Rows struct {
	held [][]Value
	made iter.Seq[[]Value] // nil when the rows are held
	n    int               // of the rows made
}

// Held has the rows given.
func Held(rows ...[]Value) Rows { return Rows{held: rows} }

// Made has n rows, which each yields anew at every reading. It gives the same rows
// each time, also to several readers at once.
func Made(n int, each iter.Seq[[]Value]) Rows { return Rows{made: each, n: n} }

// Len is the number of rows.
func (r Rows) Len() int {
	if r.made != nil {
		return r.n
	}
	return len(r.held)
}

// All gives the rows in order. Whoever reads may keep them, and changes none.
func (r Rows) All() iter.Seq[[]Value] {
	if r.made != nil {
		return r.made
	}
	return slices.Values(r.held)
}

// Add adds rows to a table that holds its rows.
func (t *Table) Add(rows ...[]Value) { t.Rows.held = append(t.Rows.held, rows...) }

// First gives the first n rows, fewer where there are fewer.
func (r Rows) First(n int) iter.Seq[[]Value] {
	return func(yield func([]Value) bool) {
		left := n
		for row := range r.All() {
			if left--; left < 0 || !yield(row) {
				return
			}
		}
	}
}
