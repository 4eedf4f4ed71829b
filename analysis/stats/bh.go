package stats

import (
	"cmp"
	"slices"
)

// BenjaminiHochberg gives the q of each p: the smallest false discovery rate
// at which it would be called a discovery (Benjamini & Hochberg 1995). Tests
// that have no p are no tests: their q is unknown for the same reason, and
// they do not count among the tests.
func BenjaminiHochberg(p []Figure) []Figure {
	q := slices.Clone(p)
	var tested []int
	for i, f := range p {
		if _, ok := f.Get(); ok {
			tested = append(tested, i)
		}
	}
	slices.SortStableFunc(tested, func(a, b int) int { return cmp.Compare(p[b].value, p[a].value) })
	least := 1.0
	for k, i := range tested {
		rank := len(tested) - k
		least = min(least, p[i].value*float64(len(tested))/float64(rank))
		q[i] = Known(least)
	}
	return q
}
