package stats

import (
	"math"
	"testing"
)

// Numbers marked R are from R 4.2.2 (stats; coin 1.4-2), those marked scipy
// from scipy 1.10.1, by the call that is quoted.

func TestFisher2x2(t *testing.T) {
	tests := []struct {
		a, b, c, d int
		want       float64
	}{
		{3, 1, 1, 3, .485714285714},     // R: fisher.test(matrix(c(3,1,1,3),2)), the lady tasting tea
		{12, 5, 7, 20, .00531376369848}, // R: fisher.test(matrix(c(12,5,7,20),2,byrow=TRUE))
		{0, 11, 6, 9, .023745819398},    // R: fisher.test(matrix(c(0,11,6,9),2,byrow=TRUE))
		{0, 5, 0, 9, 1},                 // an empty margin leaves one table
	}
	for _, test := range tests {
		got, err := Fisher2x2(test.a, test.b, test.c, test.d)
		if err != nil {
			t.Fatal(err)
		}
		near(t, "p", Known(got), test.want, 5e-12)
		turned, _ := Fisher2x2(test.c, test.d, test.a, test.b)
		near(t, "p of the rows exchanged", Known(turned), test.want, 5e-12)
	}
}

func TestImpactRatio(t *testing.T) {
	got, err := ImpactRatio(7, 30, 25, 60)
	if err != nil {
		t.Fatal(err)
	}
	// scipy: stats.contingency.relative_risk(7, 30, 25, 60).confidence_interval().
	near(t, "ratio", got.Ratio, .56, 1e-12)
	near(t, "low", got.CI.Low, .2741124065567073, 1e-12)
	near(t, "high", got.CI.High, 1.1440562065005389, 1e-12)
	near(t, "one more", got.OneMore, 8.0/30/(25.0/60), 1e-12)
	none, _ := ImpactRatio(0, 11, 6, 15)
	near(t, "nobody selected", none.Ratio, 0, 0)
	near(t, "its p", none.FisherP, .023745819398, 5e-12)
	unknown(t, "its interval", none.CI.Low, "nobody of the group was selected: see the difference")
	if _, ok := none.Difference.CI.Low.Get(); !ok {
		t.Error("the difference must have an interval when nobody was selected")
	}
	unknown(t, "no reference", must(ImpactRatio(1, 5, 0, 9)).Ratio, "nobody of the reference group was selected")
	unknown(t, "empty", must(ImpactRatio(0, 0, 1, 9)).Ratio, "a comparison needs people in both groups")
	if _, err := ImpactRatio(6, 5, 1, 9); err == nil {
		t.Error("more selected than there are were taken")
	}
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

func TestWilson(t *testing.T) {
	// Newcombe (1998), Statistics in Medicine 17, 857–872, table I, method 3.
	tests := []struct {
		x, n      int
		low, high float64
	}{{81, 263, .2553, .3662}, {15, 148, .0624, .1605}, {0, 20, 0, .1611}, {1, 29, .0061, .1718}}
	for _, test := range tests {
		got := Wilson(test.x, test.n)
		near(t, "low", got.CI.Low, test.low, 5e-5)
		near(t, "high", got.CI.High, test.high, 5e-5)
	}
	unknown(t, "nobody", Wilson(0, 0).Share, "a rate needs at least one person, and a count from 0 to all of them")
}

func TestNewcombe(t *testing.T) {
	// Newcombe (1998), Statistics in Medicine 17, 873–890, table II, method 10.
	tests := []struct {
		a, m, b, n int
		low, high  float64
	}{{56, 70, 48, 80, .0524, .3339}, {9, 10, 3, 10, .1705, .8090}, {5, 56, 0, 29, -.0381, .1926}}
	for _, test := range tests {
		got := Newcombe(test.a, test.m, test.b, test.n)
		near(t, "low", got.CI.Low, test.low, 5e-5)
		near(t, "high", got.CI.High, test.high, 5e-5)
	}
}

func TestCochranMantelHaenszel(t *testing.T) {
	// R: mantelhaen.test(UCBAdmissions, correct = FALSE). Rows are admitted
	// and rejected; group men, reference women.
	berkeley := []Stratum{{512, 313, 89, 19}, {353, 207, 17, 8}, {120, 205, 202, 391}, {138, 279, 131, 244}, {53, 138, 94, 299}, {22, 351, 24, 317}}
	got, err := CochranMantelHaenszel(berkeley)
	if err != nil {
		t.Fatal(err)
	}
	near(t, "chi-square", got.ChiSquare, 1.524606660443, 5e-12)
	near(t, "p", got.P, .216923697056, 5e-12)
	near(t, "odds ratio", got.OddsRatio, .904696828259, 5e-12)
	near(t, "low", got.CI.Low, .771907361759, 5e-12)
	near(t, "high", got.CI.High, 1.060329764437, 5e-12)
	padded, _ := CochranMantelHaenszel(append(berkeley, Stratum{0, 5, 0, 9}, Stratum{3, 4, 0, 0}))
	if padded != got {
		t.Errorf("strata without information changed %+v to %+v", got, padded)
	}
	// R 4.2.2: mantelhaen.test(array(c(1,3,5,12, 0,4,7,20, 2,1,3,9), c(2,2,3)),
	// correct = FALSE): few people and an empty cell.
	sparse := must(CochranMantelHaenszel([]Stratum{{1, 5, 3, 12}, {0, 7, 4, 20}, {2, 3, 1, 9}}))
	near(t, "sparse chi-square", sparse.ChiSquare, .00112086010321, 5e-14)
	near(t, "sparse p", sparse.P, .97329241357735, 5e-13)
	near(t, "sparse odds ratio", sparse.OddsRatio, .97464503042596, 5e-13)
	near(t, "sparse low", sparse.CI.Low, .22489463794716, 5e-13)
	near(t, "sparse high", sparse.CI.High, 4.22390210813830, 5e-12)
	unknown(t, "none", must(CochranMantelHaenszel(nil)).P, "no stratum has people of both groups, some selected and some not")
}

func TestCochranArmitage(t *testing.T) {
	// R: prop.trend.test(c(83,90,129,70), c(86,93,136,82)), Fleiss's smokers.
	got, err := CochranArmitage([]int{83, 90, 129, 70}, []int{86, 93, 136, 82}, []float64{1, 2, 3, 4})
	if err != nil {
		t.Fatal(err)
	}
	near(t, "z", got.Z, -math.Sqrt(8.22492228519771), 5e-12)
	near(t, "p", got.P, .00413189747764, 5e-14)
	unknown(t, "all selected", must(CochranArmitage([]int{3, 4}, []int{3, 4}, []float64{1, 2})).Z, "no trend without people who were selected, people who were not, and two different scores")
}

func TestMannWhitney(t *testing.T) {
	a, b := []float64{3, 4, 4, 5, 2, 6, 5}, []float64{2, 3, 3, 1, 4, 2, 2, 3}
	got := MannWhitney(a, b)
	// R coin: wilcox_test(v ~ g, distribution = "exact"); U is R's W.
	near(t, "U", got.U, 47, 0)
	near(t, "exact p", got.P, .0239316239316, 5e-13)
	near(t, "delta", got.Delta, 2*47.0/56-1, 1e-12)
	back := MannWhitney(b, a)
	p, _ := got.P.Get()
	near(t, "p turned", back.P, p, 1e-12)
	near(t, "delta turned", back.Delta, 1-2*47.0/56, 1e-12)
	// R: wilcox.test(big1, big2, exact = FALSE, correct = FALSE).
	big1, big2 := repeated(3, 8, 10, 9, 4, 2), repeated(6, 12, 9, 4, 2, 1)
	large := MannWhitney(big1, big2)
	near(t, "large U", large.U, 786, 0)
	near(t, "large p", large.P, .0356946269361, 5e-13)
	unknown(t, "one group", MannWhitney(nil, b).P, "a comparison needs people in both groups")
	// By hand: placements of 1 and 3 among {2, 2} are −1 and 1, variance of
	// their mean 1; those of 2 and 2 among {1, 3} are 0.
	hand := MannWhitney([]float64{1, 3}, []float64{2, 2})
	near(t, "delta by hand", hand.Delta, 0, 0)
	near(t, "its error", hand.SE, 1, 1e-12)
	near(t, "constant", MannWhitney([]float64{2, 2}, []float64{2, 2, 2}).P, 1, 1e-12)
}

// repeated gives levels 1, 2, … with these counts.
func repeated(counts ...int) (values []float64) {
	for i, n := range counts {
		for range n {
			values = append(values, float64(i+1))
		}
	}
	return values
}

func TestSignedRank(t *testing.T) {
	gaps := []float64{0, 1, -1, 2, 1, 0, .5, -.5, 1.5, 2, 1, 0}
	// R coin: wilcoxsign_test(g ~ rep(0, 12), zero.method = …, distribution = "exact").
	got := WilcoxonSignedRank(gaps, WilcoxonZeros)
	near(t, "Wilcoxon", got.P, .0625, 1e-12)
	near(t, "Pratt", WilcoxonSignedRank(gaps, PrattZeros).P, .07421875, 1e-12)
	// R: binom.test(7, 9).
	near(t, "sign test", got.SignP, .1796875, 1e-12)
	if got.Zeros != 3 || got.Above != 7 || got.Below != 2 {
		t.Errorf("%+v, want 3 zeros, 7 above, 2 below", got)
	}
	var many []float64
	for range 8 {
		many = append(many, gaps...)
	}
	// scipy: stats.wilcoxon(gg, zero_method = …, correction=False, mode="approx").
	near(t, "many, Pratt", WilcoxonSignedRank(many, PrattZeros).P, 5.526296909585234e-08, 5e-19)
	near(t, "many, Wilcoxon", WilcoxonSignedRank(many, WilcoxonZeros).P, 2.0251508169136495e-08, 5e-19)
	unknown(t, "all zero", WilcoxonSignedRank([]float64{0, 0}, PrattZeros).P, "all differences are 0")
}

func TestBenjaminiHochberg(t *testing.T) {
	// R: p.adjust(c(.01,.02,.03,.04,.05,.2,.001,.9), "BH").
	p := []float64{.01, .02, .03, .04, .05, .2, .001, .9}
	want := []float64{.04, .0533333333333, .06, .064, .0666666666667, .2285714285714, .008, .9}
	figures := []Figure{Unknown("too few")}
	for _, v := range p {
		figures = append(figures, Known(v))
	}
	q := BenjaminiHochberg(figures)
	unknown(t, "no test", q[0], "too few")
	for i, w := range want {
		near(t, "q", q[i+1], w, 5e-13)
	}
}
