package stats

import (
	"math"
	"slices"
)

// permute counts the permutations of each rater's ranks whose spread is at
// least the one seen. The first rater's order can stay as it is.
func (out *KendallResult) permute(ranks [][]float64, seen float64, seed uint64) {
	orders := math.Gamma(float64(out.Units) + 1)
	out.Exact = math.Pow(orders, float64(out.Raters-1)) <= maxEnumerated
	extreme := 0
	count := func(sums []float64) {
		out.Permutations++
		if spread(sums) >= seen-1e-9*(1+seen) {
			extreme++
		}
	}
	if out.Exact {
		enumerate(ranks, 1, slices.Clone(ranks[0]), count)
		out.PPermutation = Known(float64(extreme) / float64(out.Permutations))
		return
	}
	for b := range drawPermutations {
		sums, stream := make([]float64, out.Units), NewStream(seed, uint64(b), 0)
		for _, row := range ranks {
			shuffled := slices.Clone(row)
			for i := len(shuffled) - 1; i > 0; i-- {
				j := stream.Below(i + 1)
				shuffled[i], shuffled[j] = shuffled[j], shuffled[i]
			}
			for i, v := range shuffled {
				sums[i] += v
			}
		}
		count(sums)
	}
	out.PPermutation = Known(float64(extreme+1) / float64(out.Permutations+1))
}

// enumerate adds every permutation of the ranks of raters from j on to sums.
func enumerate(ranks [][]float64, j int, sums []float64, count func([]float64)) {
	if j == len(ranks) {
		count(sums)
		return
	}
	for order := range permutations(len(sums)) {
		next := slices.Clone(sums)
		for i, from := range order {
			next[i] += ranks[j][from]
		}
		enumerate(ranks, j+1, next, count)
	}
}

// permutations yields every order of 0..n-1; the slice is reused.
func permutations(n int) func(yield func([]int) bool) {
	return func(yield func([]int) bool) {
		order := make([]int, n)
		for i := range order {
			order[i] = i
		}
		permuteFrom(order, 0, yield)
	}
}

func permuteFrom(order []int, at int, yield func([]int) bool) bool {
	if at == len(order) {
		return yield(order)
	}
	for i := at; i < len(order); i++ {
		order[at], order[i] = order[i], order[at]
		more := permuteFrom(order, at+1, yield)
		order[at], order[i] = order[i], order[at]
		if !more {
			return false
		}
	}
	return true
}
