package stats

import "testing"

func TestKappaSAS(t *testing.T) {
	// SAS output quoted in the tests of statsmodels 0.14 (stats/tests/
	// test_inter_rater.py, UnweightedCohens and TestWeightedCohens).
	counts := [][]float64{{0, 4, 1}, {0, 8, 0}, {0, 1, 5}}
	got, err := Kappa(counts, []float64{1, 2, 3})
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		got                               KappaEstimate
		kappa, ase, low, high, null, z, p float64
	}{
		{got[Unweighted], .4842, .1380, .2137, .7547, .1484, 3.2626, .0011},
		{got[LinearWeights], .4701, .1457, .1845, .7558, .1426, 3.2971, .0010},
	}
	for _, test := range tests {
		near(t, "kappa", test.got.Kappa, test.kappa, 5e-5)
		near(t, "ase", test.got.ASE, test.ase, 5e-5)
		near(t, "low", test.got.CI.Low, test.low, 5e-5)
		near(t, "high", test.got.CI.High, test.high, 5e-5)
		near(t, "se null", test.got.SENull, test.null, 5e-5)
		near(t, "z", test.got.Z, test.z, 5e-5)
		near(t, "p", test.got.P, test.p, 5e-5)
	}
}

func TestKappaQuadraticIRR(t *testing.T) {
	// R irr 0.84.1: kappa2(anxiety[,2:3], "squared") Kappa 0.2520325 z 1.437451
	// and kappa2(anxiety[,2:3]) Kappa -0.006289308 z -0.0604067, as quoted in
	// statsmodels' test_inter_rater.py. irr leaves out the unused level 4 and
	// so takes 6 for the fifth of five even steps.
	counts := make([][]float64, 5)
	for i := range counts {
		counts[i] = make([]float64, 5)
	}
	place := map[float64]int{1: 0, 2: 1, 3: 2, 4: 3, 6: 4}
	for i := range 20 {
		counts[place[anxiety[1][i]]][place[anxiety[2][i]]]++
	}
	got, err := Kappa(counts, []float64{1, 2, 3, 4, 5})
	if err != nil {
		t.Fatal(err)
	}
	near(t, "unweighted", got[Unweighted].Kappa, -.006289308, 1e-9)
	near(t, "z", got[Unweighted].Z, -.0604067, 1e-7)
	near(t, "linear", got[LinearWeights].Kappa, .1459075, 1e-7)
	near(t, "z", got[LinearWeights].Z, 1.282472, 1e-6)
	near(t, "quadratic", got[QuadraticWeights].Kappa, .2520325, 1e-7)
	near(t, "z", got[QuadraticWeights].Z, 1.437451, 1e-6)
}

// A declared level nobody used leaves the weighted kappas as they are.
func TestKappaEmptyLevel(t *testing.T) {
	small, err := Kappa([][]float64{{10, 3, 1}, {2, 12, 4}, {0, 5, 9}}, []float64{1, 2, 3})
	if err != nil {
		t.Fatal(err)
	}
	wide, err := Kappa([][]float64{{10, 3, 1, 0, 0}, {2, 12, 4, 0, 0}, {0, 5, 9, 0, 0}, {0, 0, 0, 0, 0}, {0, 0, 0, 0, 0}}, []float64{1, 2, 3, 4, 5})
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range Weightings {
		k, _ := small[w].Kappa.Get()
		near(t, w.String(), wide[w].Kappa, k, 1e-12)
		se, _ := small[w].ASE.Get()
		near(t, w.String()+" ase", wide[w].ASE, se, 1e-12)
		null, _ := small[w].SENull.Get()
		near(t, w.String()+" se null", wide[w].SENull, null, 1e-12)
	}
}

func TestKappaUndefined(t *testing.T) {
	one, err := Kappa([][]float64{{9, 0}, {0, 0}}, []float64{1, 2})
	if err != nil {
		t.Fatal(err)
	}
	unknown(t, "one cell", one[QuadraticWeights].Kappa, whyAllExpected)
	none, _ := Kappa([][]float64{{0, 0}, {0, 0}}, []float64{1, 2})
	unknown(t, "empty", none[Unweighted].Kappa, whyNoPairs)
	if _, err := Kappa([][]float64{{1, -1}, {0, 1}}, []float64{1, 2}); err == nil {
		t.Error("a negative count was taken")
	}
	if _, err := Kappa([][]float64{{1, 1}}, []float64{1, 2}); err == nil {
		t.Error("a table with a missing row was taken")
	}
}
