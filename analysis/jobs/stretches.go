package jobs

import "iter"

// stretches gives where each stretch of items that belong together begins and where the
// next one does. The items stand in an order in which such items are neighbours.
func stretches[T any](items []T, together func(a, b T) bool) iter.Seq2[int, int] {
	return func(yield func(from, to int) bool) {
		for from := 0; from < len(items); {
			to := from + 1
			for to < len(items) && together(items[from], items[to]) {
				to++
			}
			if !yield(from, to) {
				return
			}
			from = to
		}
	}
}

// stretchesOf gives the stretches of equal codes, such as the rows of each employee.
func stretchesOf(codes []int32) iter.Seq2[int, int] {
	return stretches(codes, func(a, b int32) bool { return a == b })
}
