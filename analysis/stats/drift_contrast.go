package stats

import (
	"fmt"
	"math"
)

// contrast finds trend and apart from the cycles in which the rater shares enough people with others.
func (r *pathRow) contrast(shared map[[2]int]sharedErrors) {
	var at []int
	for c, v := range r.Values {
		if _, known := v.Get(); known && r.Shared[c] >= driftEmployees {
			at = append(at, c)
		}
	}
	n, last := len(at), len(r.Values)-1
	if n < 2 || at[n-1] != last {
		why := fmt.Sprintf("not in this cycle and an earlier one with %d people whom others rated too", driftEmployees)
		r.Trend, r.Apart = noContrast(why), noContrast(why)
		return
	}
	r.Trend = r.sum(at, trendWeights(at), shared)
	if n < 3 || at[n-3] != last-2 {
		r.Apart = noContrast(fmt.Sprintf("not in the last three cycles with %d people whom others rated too", driftEmployees))
		return
	}
	r.Apart = r.sum(at[n-3:], []float64{-.5, 1, -.5}, shared)
}

// trendWeights give, summed with severities at the times, the slope of the least-squares line times the time it spans.
func trendWeights(at []int) []float64 {
	mean, square := 0.0, 0.0
	for _, t := range at {
		mean += float64(t) / float64(len(at))
	}
	w := make([]float64, len(at))
	for i, t := range at {
		w[i] = float64(t) - mean
		square += w[i] * w[i]
	}
	for i := range w {
		w[i] *= float64(at[len(at)-1]-at[0]) / square
	}
	return w
}

func (r *pathRow) sum(at []int, weights []float64, shared map[[2]int]sharedErrors) DriftContrast {
	change, variance := 0.0, 0.0
	for i, c := range at {
		v, _ := r.Values[c].Get()
		change += weights[i] * v
		variance += weights[i] * weights[i] * r.se[c] * r.se[c]
		for k, b := range at[:i] {
			variance += 2 * weights[k] * weights[i] * shared[[2]int{b, c}].of(r.Rater) * r.se[b] * r.se[c]
		}
	}
	se := math.Sqrt(max(0, variance))
	return DriftContrast{Change: Known(change), SE: Known(se), Low: Known(change - 1.96*se), High: Known(change + 1.96*se),
		P: normalP(change, se)}
}

func noContrast(why string) DriftContrast {
	u := Unknown(why)
	return DriftContrast{Change: u, SE: u, Low: u, High: u, P: u}
}

func judgeContrasts(rows []DriftPath, fdr float64, of func(*DriftPath) *DriftContrast) {
	p := make([]Figure, len(rows))
	for i := range rows {
		p[i] = of(&rows[i]).P
	}
	for i, q := range BenjaminiHochberg(p) {
		c := of(&rows[i])
		c.Q, c.Verdict = q, verdictOf(p[i], q, fdr)
	}
}
