package stats

import (
	"cmp"
	"fmt"
	"slices"

	"gonum.org/v1/gonum/stat/distuv"
)

// KendallResult is Kendall's coefficient of concordance.
type KendallResult struct {
	Units, Raters int
	W             Figure // corrected for ties
	WUncorrected  Figure
	ChiSquare, DF Figure
	P             Figure // of ChiSquare, with DF degrees of freedom
	PPermutation  Figure // for up to seven units: rankings permuted within raters
	Exact         bool   // PPermutation enumerates all permutations
	Permutations  int    // drawn or enumerated
}

// Sizes of the permutation test.
const (
	smallTable       = 7       // units up to which chi-square is too rough
	maxEnumerated    = 200_000 // permutations enumerated rather than drawn
	drawPermutations = 20_000
)

// Kendall asks how far raters who all ranked the same units give the same
// order: W = 12S/(k²(n³−n) − kΣT) of the mid-ranks of n units by k raters, T
// the sum of t³−t over each rater's ties (Kendall & Babington Smith 1939;
// Siegel & Castellan 1988). Chi-square k(n−1)W is rough for n ≤ 7, where a
// permutation p stands beside it: enumerated, or drawn from the seed. Only for
// a complete table; with several items the mean over items is ranked.
func Kendall(r Ratings, seed uint64) (KendallResult, error) {
	table, why, err := fullTable(r)
	if err != nil {
		return KendallResult{}, err
	}
	out := KendallResult{Units: r.Unit.Len(), Raters: r.Rater.Len()}
	if why == "" && (out.Units < 2 || out.Raters < 2) {
		why = "concordance needs two units and two raters; one rater always agrees with himself"
	}
	var ranks [][]float64 // rater by unit
	ties := 0.0
	if why == "" {
		if ranks, ties = rankByRater(table); ties == float64(out.Raters)*cube(out.Units) {
			why = "every rater gave all units the same value: there is no order"
		}
	}
	if why != "" {
		u := Unknown(why)
		out.W, out.WUncorrected, out.ChiSquare, out.DF, out.P, out.PPermutation = u, u, u, u, u, u
		return out, nil
	}
	out.fill(ranks, ties, seed)
	return out, nil
}

func cube(n int) float64 { return float64(n*n*n - n) }

func (out *KendallResult) fill(ranks [][]float64, ties float64, seed uint64) {
	k, n := float64(out.Raters), float64(out.Units)
	s := rankSpread(ranks)
	w := 12 * s / (k*k*cube(out.Units) - k*ties)
	chi := k * (n - 1) * w
	out.W, out.WUncorrected = Known(w), Known(12*s/(k*k*cube(out.Units)))
	out.ChiSquare, out.DF = Known(chi), Known(n-1)
	out.P = Known(distuv.ChiSquared{K: n - 1}.Survival(chi))
	if out.Units > smallTable {
		out.PPermutation = Unknown(fmt.Sprintf("not needed above %d units: chi-square holds", smallTable))
		return
	}
	out.permute(ranks, s, seed)
}

// rankByRater gives the mid-ranks of the units for each rater, and Σ(t³−t).
func rankByRater(table [][]float64) (ranks [][]float64, ties float64) {
	ranks = make([][]float64, len(table[0]))
	column := make([]float64, len(table))
	for j := range ranks {
		for i, row := range table {
			column[i] = row[j]
		}
		var tied float64
		ranks[j], tied = midRanks(column)
		ties += tied
	}
	return ranks, ties
}

// midRanks gives ranks from 1, equal values sharing their mean rank, and the
// sum of t³−t over the groups of t equal values.
func midRanks(values []float64) (ranks []float64, ties float64) {
	order := make([]int, len(values))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(values[a], values[b]) })
	ranks = make([]float64, len(values))
	for from := 0; from < len(order); {
		to := from
		for to < len(order) && values[order[to]] == values[order[from]] {
			to++
		}
		for _, i := range order[from:to] {
			ranks[i] = float64(from+to+1) / 2
		}
		ties += cube(to - from)
		from = to
	}
	return ranks, ties
}

// rankSpread is S, the sum of squared deviations of the rank sums.
func rankSpread(ranks [][]float64) float64 {
	sums := make([]float64, len(ranks[0]))
	for _, row := range ranks {
		for i, v := range row {
			sums[i] += v
		}
	}
	return spread(sums)
}

func spread(values []float64) float64 {
	mean, ss := 0.0, 0.0
	for _, v := range values {
		mean += v / float64(len(values))
	}
	for _, v := range values {
		ss += (v - mean) * (v - mean)
	}
	return ss
}
