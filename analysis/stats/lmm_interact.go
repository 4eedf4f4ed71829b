package stats

import (
	"slices"
	"strconv"
)

// Interact builds the factor "a:b" whose levels are the pairs that occur, ordered by a and then b. A rating without a code
// in either factor has none in the result.
func Interact(a, b Factor) Factor {
	pairs := distinctPairs(a.Code, b.Code)
	f := Factor{Name: a.Name + ":" + b.Name, Code: make([]int32, len(a.Code)), Labels: make([]string, len(pairs))}
	first := make([]int, codesIn(a.Code)+1) // where the pairs of each level of a begin
	for i, p := range pairs {
		first[p[0]+1] = i + 1
		f.Labels[i] = levelName(a, int(p[0])) + ":" + levelName(b, int(p[1]))
	}
	for c := 1; c < len(first); c++ {
		first[c] = max(first[c], first[c-1])
	}
	for i, c := range a.Code {
		f.Code[i] = -1
		if c >= 0 && b.Code[i] >= 0 {
			own := pairs[first[c]:first[c+1]]
			at, _ := slices.BinarySearchFunc(own, b.Code[i], func(p [2]int32, code int32) int { return int(p[1]) - int(code) })
			f.Code[i] = int32(first[c] + at)
		}
	}
	return f
}

// InteractFixed builds the factor "a:b" of fixed effects beside those of a and of b, neither with missing codes: every pair
// with the reference level of a or of b, the first, is its reference, so that treatment contrasts give the products of a's
// and b's columns, in R's order.
func InteractFixed(a, b Factor) Factor {
	f := Factor{Name: a.Name + ":" + b.Name, Code: make([]int32, len(a.Code)), Labels: []string{"reference"}}
	place := map[[2]int32]int32{}
	for _, p := range distinctPairs(b.Code, a.Code) {
		if p[0] != 0 && p[1] != 0 {
			place[p] = int32(len(f.Labels))
			f.Labels = append(f.Labels, levelName(a, int(p[1]))+":"+levelName(b, int(p[0])))
		}
	}
	for i := range f.Code {
		f.Code[i] = place[[2]int32{b.Code[i], a.Code[i]}]
	}
	return f
}

// distinctPairs returns the different (a, b) pairs in which neither code is missing, ordered by a then b.
func distinctPairs(a, b []int32) [][2]int32 {
	keys := make([]uint64, 0, len(a))
	for i := range a {
		if a[i] >= 0 && b[i] >= 0 {
			keys = append(keys, uint64(a[i])<<32|uint64(b[i]))
		}
	}
	slices.Sort(keys)
	keys = slices.Compact(keys)
	pairs := make([][2]int32, len(keys))
	for i, k := range keys {
		pairs[i] = [2]int32{int32(k >> 32), int32(k & (1<<32 - 1))}
	}
	return pairs
}

// levelName is the label of a code, or its number from 1 when the factor has no labels.
func levelName(f Factor, code int) string {
	if code < len(f.Labels) {
		return f.Labels[code]
	}
	return strconv.Itoa(code + 1)
}

// codesIn is one more than the largest code.
func codesIn(codes []int32) int {
	if len(codes) == 0 {
		return 0
	}
	return int(slices.Max(codes)) + 1
}
