package stats

import (
	"cmp"
	"fmt"
	"math"
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

// permute counts the permutations of each rater's ranks whose spread is at
// least the one seen. The first rater's order can stay as it is.
func (out *KendallResult) permute(ranks [][]float64, seen float64, seed uint64) {
	orders := math.Gamma(float64(out.Units) + 1)
	out.Exact = math.Pow(orders, float64(out.Raters-1)) <= maxEnumerated
	extreme := 0
	count := func(sums []float64) {
		out.Permutations++
		if spread(sums) >= seen-1e-9*(1+seen) {
			extreme++
		}
	}
	if out.Exact {
		enumerate(ranks, 1, slices.Clone(ranks[0]), count)
		out.PPermutation = Known(float64(extreme) / float64(out.Permutations))
		return
	}
	for b := range drawPermutations {
		sums, stream := make([]float64, out.Units), NewStream(seed, uint64(b), 0)
		for _, row := range ranks {
			shuffled := slices.Clone(row)
			for i := len(shuffled) - 1; i > 0; i-- {
				j := stream.Below(i + 1)
				shuffled[i], shuffled[j] = shuffled[j], shuffled[i]
			}
			for i, v := range shuffled {
				sums[i] += v
			}
		}
		count(sums)
	}
	out.PPermutation = Known(float64(extreme+1) / float64(out.Permutations+1))
}

// enumerate adds every permutation of the ranks of raters from j on to sums.
func enumerate(ranks [][]float64, j int, sums []float64, count func([]float64)) {
	if j == len(ranks) {
		count(sums)
		return
	}
	for order := range permutations(len(sums)) {
		next := slices.Clone(sums)
		for i, from := range order {
			next[i] += ranks[j][from]
		}
		enumerate(ranks, j+1, next, count)
	}
}

// permutations yields every order of 0..n-1; the slice is reused.
func permutations(n int) func(yield func([]int) bool) {
	return func(yield func([]int) bool) {
		order := make([]int, n)
		for i := range order {
			order[i] = i
		}
		permuteFrom(order, 0, yield)
	}
}

func permuteFrom(order []int, at int, yield func([]int) bool) bool {
	if at == len(order) {
		return yield(order)
	}
	for i := at; i < len(order); i++ {
		order[at], order[i] = order[i], order[at]
		more := permuteFrom(order, at+1, yield)
		order[at], order[i] = order[i], order[at]
		if !more {
			return false
		}
	}
	return true
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
