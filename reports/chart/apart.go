package chart

import "slices"

// apart moves positions, given in rising order, as little as it takes (in the sum
// of squares) for neighbours to keep a gap, all within lo to hi. It is isotonic
// regression by pooling adjacent violators on positions less the gaps before them.
// Where there is no room for all, they are set evenly.
func apart(wanted []float64, gap, lo, hi float64) []float64 {
	n := len(wanted)
	if n == 0 {
		return nil
	}
	if room := hi - lo; n > 1 && float64(n-1)*gap > room {
		gap = room / float64(n-1)
	}
	type pool struct {
		sum float64
		n   int
	}
	mean := func(p pool) float64 { return p.sum / float64(p.n) }
	var pools []pool
	for i, w := range wanted {
		p := pool{w - float64(i)*gap, 1}
		for len(pools) > 0 && mean(pools[len(pools)-1]) > mean(p) {
			last := pools[len(pools)-1]
			p = pool{p.sum + last.sum, p.n + last.n}
			pools = pools[:len(pools)-1]
		}
		pools = append(pools, p)
	}
	highest := hi - float64(n-1)*gap
	out := make([]float64, 0, n)
	for _, p := range pools {
		at := max(lo, min(highest, mean(p)))
		for range p.n {
			out = append(out, at+float64(len(out))*gap)
		}
	}
	return out
}

// order is the indexes of values from least to greatest, equal ones as they come.
func order(values []float64) []int {
	at := make([]int, len(values))
	for i := range at {
		at[i] = i
	}
	slices.SortStableFunc(at, func(i, j int) int {
		switch {
		case values[i] < values[j]:
			return -1
		case values[i] > values[j]:
			return 1
		default:
			return 0
		}
	})
	return at
}
