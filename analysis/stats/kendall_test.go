package stats

import "testing"

// anxiety are the ratings of 20 subjects by 3 raters in R irr's data set of
// that name.
var anxiety = [3][20]float64{
	{3, 3, 3, 4, 5, 5, 2, 3, 5, 2, 2, 6, 1, 5, 2, 2, 1, 2, 4, 3},
	{3, 6, 4, 6, 2, 4, 2, 4, 3, 3, 2, 3, 3, 3, 2, 2, 1, 3, 3, 4},
	{2, 1, 4, 4, 3, 2, 1, 6, 1, 1, 1, 2, 3, 3, 1, 1, 3, 3, 2, 2},
}

func transposed(raters [3][20]float64) [][]float64 {
	rows := make([][]float64, 20)
	for i := range rows {
		for _, rater := range raters {
			rows[i] = append(rows[i], rater[i])
		}
	}
	return rows
}

func TestKendallTies(t *testing.T) {
	got, err := Kendall(fromRows(transposed(anxiety)), 1)
	if err != nil {
		t.Fatal(err)
	}
	// R 4.2.2: friedman.test(t(anxiety)) has statistic 30.760442, p
	// 0.04288347313; W = statistic/(3·19). irr 0.84.1's kendall(anxiety, TRUE)
	// prints W = 0.54, Chisq(19) = 30.8, p-value = 0.0429.
	near(t, "W", got.W, .539656876, 5e-10)
	near(t, "chi-square", got.ChiSquare, 30.760442, 5e-7)
	near(t, "df", got.DF, 19, 0)
	near(t, "p", got.P, .04288347313, 5e-11)
	unknown(t, "permutation p", got.PPermutation, "not needed above 7 units: chi-square holds")
	plain, _ := got.WUncorrected.Get()
	if w, _ := got.W.Get(); plain >= w {
		t.Errorf("uncorrected W %v should be below the corrected %v with ties", plain, w)
	}
}

func TestKendallExact(t *testing.T) {
	// Three raters of four units, Friedman statistic 7.0: its exact p is .054
	// (Friedman 1937, table V; Siegel 1956, table N). R 4.2.2's friedman.test
	// gives W·3·3 = 7 and chi-square p .0718977725.
	got, err := Kendall(fromRows([][]float64{{1, 2, 1}, {2, 1, 3}, {3, 3, 2}, {4, 4, 4}}), 1)
	if err != nil {
		t.Fatal(err)
	}
	near(t, "W", got.W, 7.0/9, 1e-12)
	near(t, "W without ties", got.WUncorrected, 7.0/9, 1e-12)
	near(t, "p", got.P, .0718977725, 5e-11)
	near(t, "exact p", got.PPermutation, .054, .0005)
	if !got.Exact || got.Permutations != 24*24 {
		t.Errorf("exact %v with %d permutations, want all 576", got.Exact, got.Permutations)
	}
}

// Drawn permutations come near the enumerated p, and do not change with order.
func TestKendallDrawn(t *testing.T) {
	rows := [][]float64{{1, 2, 1, 2, 1, 3}, {2, 1, 3, 1, 2, 1}, {3, 3, 2, 4, 4, 2}, {4, 4, 5, 3, 3, 4}, {5, 5, 4, 5, 5, 5}, {6, 6, 6, 6, 7, 7}}
	got, err := Kendall(fromRows(rows), 1)
	if err != nil {
		t.Fatal(err)
	}
	if p, _ := got.PPermutation.Get(); got.Exact || p > .001 {
		t.Errorf("p = %v, exact %v: six raters in close agreement", p, got.Exact)
	}
	again, _ := Kendall(fromRows(rows), 1)
	if again != got {
		t.Error("the same seed gave another result")
	}
}

func TestKendallUndefined(t *testing.T) {
	tied, err := Kendall(fromRows([][]float64{{2, 3}, {2, 3}, {2, 3}}), 1)
	if err != nil {
		t.Fatal(err)
	}
	unknown(t, "all tied", tied.W, "every rater gave all units the same value: there is no order")
	one, _ := Kendall(fromRows([][]float64{{1}, {2}, {3}}), 1)
	unknown(t, "one rater", one.W, "concordance needs two units and two raters; one rater always agrees with himself")
	sparse, _ := Kendall(fromRows([][]float64{{1, 2}, {2, 0}, {3, 1}}), 1)
	unknown(t, "sparse", sparse.W, "the table is not complete: 1 of 6 pairs of unit and rater have no rating")
}
