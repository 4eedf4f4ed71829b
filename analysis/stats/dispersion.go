package stats

import "math"

// Dispersion is how spread out people are over the levels.
type Dispersion struct {
	Entropy     Figure // in bits; 0 when all are on one level
	Evenness    Figure // entropy as a share of that of equal numbers on every level
	GiniSimpson Figure // chance that two people drawn with replacement differ
	LeikD       Figure // 0 all on one level, 1 half at each end (Leik 1966)
	AtFloor     Figure // share on the lowest level
	AtCeiling   Figure // share on the highest level
}

// Disperse gives measures of spread of counts over all declared levels,
// ascending. Leik's D = 2Σd/(k−1), d being the cumulative share or one less
// it, whichever is smaller: Leik (1966), Pacific Sociological Review 9, 85–90.
func Disperse(counts []float64) Dispersion {
	n, k := sum(counts), float64(len(counts))
	if n <= 0 || k < 2 {
		u := Unknown("nobody to describe, or fewer than two levels")
		return Dispersion{u, u, u, u, u, u}
	}
	var entropy, same, apart, cumulative float64
	for _, c := range counts {
		p := c / n
		if p > 0 {
			entropy -= p * math.Log2(p)
		}
		same += p * p
		cumulative += p
		apart += min(cumulative, 1-cumulative)
	}
	return Dispersion{
		Entropy: Known(entropy), Evenness: Known(entropy / math.Log2(k)),
		GiniSimpson: Known(1 - same), LeikD: Known(max(0, 2*apart/(k-1))),
		AtFloor: Known(counts[0] / n), AtCeiling: Known(counts[len(counts)-1] / n),
	}
}
