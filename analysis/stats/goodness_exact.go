package stats

import "math"

// outcomes is the number of ways n people can stand on k levels.
func outcomes(n, k int) float64 {
	ways := 1.0
	for i := 1; i < k; i++ {
		ways = ways * float64(n+i) / float64(i)
	}
	return ways
}

// reaches tells whether an outcome is as extreme as the one seen, up to rounding.
func reaches(chi, seen float64) bool { return chi >= seen-1e-7*(1+seen) }

// exactFit sums the probability of all outcomes as extreme as the one seen.
func exactFit(n int, p []float64, seen float64) float64 {
	logN, _ := math.Lgamma(float64(n) + 1)
	counts, tail := make([]int, len(p)), 0.0
	var place func(level, left int, logP float64)
	place = func(level, left int, logP float64) {
		add := func(c int) float64 {
			logC, _ := math.Lgamma(float64(c) + 1)
			counts[level] = c
			return logP + float64(c)*math.Log(p[level]) - logC
		}
		if level == len(p)-1 {
			if q := add(left); reaches(pearson(counts, p, n), seen) {
				tail += math.Exp(q)
			}
			return
		}
		for c := 0; c <= left; c++ {
			place(level+1, left-c, add(c))
		}
	}
	place(0, n, logN)
	return min(1, tail)
}

// drawnFit estimates the same probability from drawn outcomes.
func drawnFit(n int, p []float64, seen float64, seed uint64) float64 {
	extreme := 0
	counts := make([]int, len(p))
	for b := range fitReplicates {
		clear(counts)
		stream := NewStream(seed, uint64(b), 0)
		for range n {
			u, level := stream.Float64(), 0
			for u -= p[0]; u >= 0 && level < len(p)-1; u -= p[level] {
				level++
			}
			counts[level]++
		}
		if reaches(pearson(counts, p, n), seen) {
			extreme++
		}
	}
	return float64(extreme+1) / float64(fitReplicates+1)
}
