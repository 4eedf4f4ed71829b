package stats

import (
	"fmt"
	"math"

	"gonum.org/v1/gonum/stat/distuv"
)

// FitMethod says where the p of a goodness-of-fit test comes from.
type FitMethod string

// The methods, in order of preference.
const (
	FitChiSquare  FitMethod = "chi-square"        // every expected count is 5 or more
	FitExact      FitMethod = "exact multinomial" // all outcomes enumerated
	FitMonteCarlo FitMethod = "Monte Carlo"       // outcomes drawn from the seed
)

// Goodness is a comparison of a level distribution with a target.
type Goodness struct {
	N         int
	ChiSquare Figure
	DF        Figure
	P         Figure
	Method    FitMethod
	Effect    Figure    // Cohen's w = √(χ²/n): .1 small, .3 medium, .5 large
	Residual  []float64 // by level, (observed − expected)/√(n p(1−p)); beyond ±2 names the level
}

// Limits of the exact and the drawn test.
const (
	minExpected   = 5
	maxOutcomes   = 300_000
	fitReplicates = 20_000
)

// GoodnessOfFit asks whether people are spread over the levels as a target
// says, by Pearson's χ². p is from the χ² distribution when every expected
// count is 5 or more, else from all outcomes of the multinomial (P(χ² ≥ seen)),
// or, when they are too many, from 20,000 drawn ones as (extreme+1)/(drawn+1).
// People are taken as independent. Shares are scaled to sum to 1; a level with
// share 0 and nobody on it is left out. Undefined when somebody is on it.
func GoodnessOfFit(counts []int, shares []float64, seed uint64) (Goodness, error) {
	if len(counts) != len(shares) {
		return Goodness{}, fmt.Errorf("%d counts for %d shares", len(counts), len(shares))
	}
	out := Goodness{Residual: make([]float64, len(counts))}
	total := sum(shares)
	var seen []int
	var p []float64
	why := ""
	for i, c := range counts {
		if c < 0 || !(shares[i] >= 0) {
			return Goodness{}, fmt.Errorf("level %d: a count of %d or a share of %v is not possible", i+1, c, shares[i])
		}
		out.N += c
		if shares[i] > 0 {
			seen, p = append(seen, c), append(p, shares[i]/total)
		} else if c > 0 {
			why = fmt.Sprintf("the target has nobody on level %d; people there: %d", i+1, c)
		}
	}
	switch {
	case out.N == 0:
		why = "nobody to compare"
	case len(p) < 2 && why == "":
		why = "the target has fewer than two levels"
	}
	if why != "" {
		u := Unknown(why)
		out.ChiSquare, out.DF, out.P, out.Effect = u, u, u, u
		return out, nil
	}
	out.fill(seen, p, seed)
	for i, c := range counts {
		if share := shares[i] / total; share > 0 {
			e := float64(out.N) * share
			out.Residual[i] = (float64(c) - e) / math.Sqrt(e*(1-share))
		}
	}
	return out, nil
}

func (g *Goodness) fill(counts []int, p []float64, seed uint64) {
	chi := pearson(counts, p, g.N)
	df := float64(len(p) - 1)
	g.ChiSquare, g.DF, g.Effect = Known(chi), Known(df), Known(math.Sqrt(chi/float64(g.N)))
	lowest := math.Inf(1)
	for _, share := range p {
		lowest = min(lowest, share*float64(g.N))
	}
	switch {
	case lowest >= minExpected:
		g.Method, g.P = FitChiSquare, Known(distuv.ChiSquared{K: df}.Survival(chi))
	case outcomes(g.N, len(p)) <= maxOutcomes:
		g.Method, g.P = FitExact, Known(exactFit(g.N, p, chi))
	default:
		g.Method, g.P = FitMonteCarlo, Known(drawnFit(g.N, p, chi, seed))
	}
}

func pearson(counts []int, p []float64, n int) float64 {
	chi := 0.0
	for i, c := range counts {
		e := p[i] * float64(n)
		chi += (float64(c) - e) * (float64(c) - e) / e
	}
	return chi
}
