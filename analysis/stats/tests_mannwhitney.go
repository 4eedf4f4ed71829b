package stats

import (
	"math"
	"slices"
)

// maxExactRanks is the largest sample whose rank tests are exact.
const maxExactRanks = 50

// TwoGroups is a comparison of two samples by ranks.
type TwoGroups struct {
	N1, N2 int
	U      Figure // pairs in which the first is larger, ties counting half
	P      Figure // two-sided
	Exact  bool   // P enumerates all divisions of the values, ties included
	Delta  Figure // Cliff's delta = P(first > second) − P(first < second)
	SE     Figure // of Delta
	CI     Interval
}

// MannWhitney asks whether one group tends to higher values than another
// (Mann & Whitney 1947). Up to 50 people p is exact, conditional on the ties;
// above, it is normal with the variance corrected for ties and no continuity
// correction. The effect is Cliff's delta with the error from placements
// (DeLong et al. 1988) and the asymmetric interval of Feng & Cliff (2004).
// Employees of one manager are not independent: the test then describes only.
func MannWhitney(first, second []float64) TwoGroups {
	out := TwoGroups{N1: len(first), N2: len(second)}
	if len(first) == 0 || len(second) == 0 {
		u := Unknown("a comparison needs people in both groups")
		out.U, out.P, out.Delta, out.SE, out.CI = u, u, u, u, Interval{u, u}
		return out
	}
	n1, n2 := float64(len(first)), float64(len(second))
	ranks, ties := midRanks(append(first[:len(first):len(first)], second...))
	rankSum := sum(ranks[:len(first)])
	u := rankSum - n1*(n1+1)/2
	delta := 2*u/(n1*n2) - 1
	out.U, out.Delta = Known(u), Known(delta)
	out.effect(first, second, delta)
	n := n1 + n2
	if n <= maxExactRanks {
		out.Exact = true
		share := subsetShares(doubled(ranks), len(first))
		out.P = Known(twoSided(share, int(2*rankSum+.5), n1*(n+1)))
		return out
	}
	variance := n1 * n2 / 12 * (n + 1 - ties/(n*(n-1)))
	if variance <= 0 {
		out.P = Unknown("all values are the same")
		return out
	}
	out.P = Known(twoTails((u - n1*n2/2) / math.Sqrt(variance)))
	return out
}

// effect fills in the error and the interval of delta.
func (t *TwoGroups) effect(first, second []float64, delta float64) {
	if len(first) < 2 || len(second) < 2 {
		u := Unknown("the error of delta needs two people in each group")
		t.SE, t.CI = u, Interval{u, u}
		return
	}
	placed := func(from, against []float64) float64 {
		means, against := make([]float64, len(from)), slices.Sorted(slices.Values(against))
		for i, v := range from {
			below, _ := slices.BinarySearch(against, v)
			until, _ := slices.BinarySearch(against, math.Nextafter(v, math.Inf(1)))
			means[i] = float64(below-(len(against)-until)) / float64(len(against))
		}
		n := float64(len(from))
		return spread(means) / (n - 1) / n
	}
	variance := placed(first, second) + placed(second, first)
	if variance == 0 {
		u := Unknown("the groups do not overlap, or do not vary: delta has no error to estimate")
		t.SE, t.CI = u, Interval{u, u}
		return
	}
	z2 := z975 * z975
	half := z975 * math.Sqrt(variance) * math.Sqrt((1-delta*delta)*(1-delta*delta)+z2*variance)
	scale := 1 - delta*delta + z2*variance
	t.SE = Known(math.Sqrt(variance))
	t.CI = knownInterval((delta-delta*delta*delta-half)/scale, (delta-delta*delta*delta+half)/scale)
}
