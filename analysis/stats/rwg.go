package stats

import "math"

// WithinGroup is how far the raters of one target agree, on one or several
// items.
type WithinGroup struct {
	Raters, Items int
	RWG           Figure // r_wg for one item, r_wg(J) for several
	Raised        bool   // the variance exceeds the null's; RWG is set to 0, as is usual
	AD            Figure // mean absolute deviation from the item mean, in levels, over the items
	ADCutoff      float64
}

// UniformNull is the variance of ratings thrown at random on A levels one step
// apart, (A²−1)/12: the null distribution r_wg is mostly compared with, and a
// generous one.
func UniformNull(levels int) float64 { return float64(levels*levels-1) / 12 }

// Within asks whether the raters of one person agree: r_wg = 1 − s²/σ² with
// the null variance σ² (James, Demaree & Wolf 1984), for J items
// r_wg(J) = J(1−s̄²/σ²)/(J(1−s̄²/σ²)+s̄²/σ²), and AD_M, the average deviation
// from the mean in levels, whose customary cut-off is A/6 levels (Burke &
// Dunlap 2002). ratings[j] are the ratings on item j; items with fewer than two
// are left out. With two raters it is noise: show their difference instead.
func Within(ratings [][]float64, levels int, null float64) WithinGroup {
	out := WithinGroup{ADCutoff: float64(levels) / 6}
	var variance, deviation float64
	for _, item := range ratings {
		n := float64(len(item))
		if n < 2 {
			continue
		}
		out.Items++
		out.Raters = max(out.Raters, len(item))
		variance += spread(item) / (n - 1)
		deviation += meanDeviation(item)
	}
	if out.Items == 0 {
		u := Unknown("no item has two ratings")
		out.RWG, out.AD = u, u
		return out
	}
	items := float64(out.Items)
	ratio := variance / items / null
	out.AD = Known(deviation / items)
	if ratio > 1 {
		out.Raised, out.RWG = true, Known(0)
		return out
	}
	out.RWG = Known(items * (1 - ratio) / (items*(1-ratio) + ratio))
	return out
}

func meanDeviation(values []float64) float64 {
	mean, sum := 0.0, 0.0
	for _, v := range values {
		mean += v / float64(len(values))
	}
	for _, v := range values {
		sum += math.Abs(v - mean)
	}
	return sum / float64(len(values))
}
