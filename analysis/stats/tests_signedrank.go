package stats

import (
	"math"
	"slices"
)

// Zeros says what the signed-rank test does with differences of 0.
type Zeros int

// Wilcoxon (1945) leaves zeros out before ranking; Pratt (1959) ranks them
// with the others and leaves their ranks out, which keeps them from making a
// small shift look large.
const (
	WilcoxonZeros Zeros = iota
	PrattZeros
)

// SignedRank is a test of differences against 0.
type SignedRank struct {
	N, Zeros     int    // differences; those that are 0
	Above, Below int    // differences above and below 0
	V            Figure // sum of the ranks of the positive differences
	P            Figure // two-sided
	Exact        bool
	SignP        Figure // two-sided exact sign test of Above against Below
}

// WilcoxonSignedRank asks whether differences, such as gaps to the expected
// level, lie around 0. Up to 50 non-zero differences p is exact, conditional
// on ties; above, it is normal with the variance from the ranks themselves and
// no continuity correction. It takes differences as independent and their
// distribution as symmetric; the sign test beside it does not need symmetry.
func WilcoxonSignedRank(differences []float64, zeros Zeros) SignedRank {
	out := SignedRank{N: len(differences)}
	kept := slices.Clone(differences)
	if zeros == WilcoxonZeros {
		kept = slices.DeleteFunc(kept, func(d float64) bool { return d == 0 })
	}
	size := make([]float64, len(kept))
	for i, d := range kept {
		size[i] = math.Abs(d)
	}
	ranks, _ := midRanks(size)
	var used []float64
	var v, squares float64
	for i, d := range kept {
		if d == 0 {
			continue
		}
		used, squares = append(used, ranks[i]), squares+ranks[i]*ranks[i]
		if d > 0 {
			out.Above++
			v += ranks[i]
		}
	}
	out.Below, out.Zeros = len(used)-out.Above, out.N-len(used)
	if len(used) == 0 {
		u := Unknown("all differences are 0")
		if out.N == 0 {
			u = Unknown("there are no differences")
		}
		out.V, out.P, out.SignP = u, u, u
		return out
	}
	out.V, out.SignP = Known(v), Known(signTest(out.Above, out.Below))
	mean := sum(used) / 2
	if out.Exact = len(used) <= maxExactRanks; out.Exact {
		out.P = Known(twoSided(subsetShares(doubled(used), -1), int(2*v+.5), 2*mean))
		return out
	}
	out.P = Known(twoTails((v - mean) / math.Sqrt(squares/4)))
	return out
}

// signTest is the two-sided binomial p of above against below at one half.
func signTest(above, below int) float64 {
	n, fewer := above+below, min(above, below)
	tail := 0.0
	for k := 0; k <= fewer; k++ {
		tail += math.Exp(logChoose(n, k) - float64(n)*math.Ln2)
	}
	return min(1, 2*tail)
}
