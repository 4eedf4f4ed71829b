package stats

import (
	"math"
	"testing"
)

func TestIndependence(t *testing.T) {
	// R 4.2.2: chisq.test(m) and, from vcd 1.4-11, assocstats(m)$cramer with
	// m <- matrix(c(20,35,25,15, 30,25,30,10, 10,12,30,25), 3, byrow = TRUE).
	large := [][]int{{20, 35, 25, 15}, {30, 25, 30, 10}, {10, 12, 30, 25}}
	got := must(Independence(large, 1))
	near(t, "chi-square", got.ChiSquare, 27.5757099969, 5e-10)
	near(t, "df", got.DF, 6, 0)
	near(t, "p", got.P, .000112920417947, 5e-15)
	near(t, "V", got.CramersV, .227244155835, 5e-12)
	padded := must(Independence([][]int{{20, 0, 35, 25, 15}, {30, 0, 25, 30, 10}, {0, 0, 0, 0, 0}, {10, 0, 12, 30, 25}}, 1))
	if padded != got {
		t.Errorf("an empty row and column changed %+v to %+v", got, padded)
	}
	// R: chisq.test(matrix(c(3,1,0,2, 1,4,2,0), 2, byrow = TRUE),
	// simulate.p.value = TRUE, B = 1e6)$p.value = .08495.
	small := must(Independence([][]int{{3, 1, 0, 2}, {1, 4, 2, 0}}, 1))
	near(t, "drawn p", small.P, .08495, 4*math.Sqrt(.085*.915/tableDraws))
	if small.Method != FitMonteCarlo {
		t.Errorf("method %s, want Monte Carlo", small.Method)
	}
	unknown(t, "one group", must(Independence([][]int{{3, 4}, {0, 0}}, 1)).P, "a comparison needs two groups and two levels with people")
	unknown(t, "nothing", must(Independence(nil, 1)).P, "a comparison needs two groups and two levels with people")
	if _, err := Independence([][]int{{1, 2}, {3}}, 1); err == nil {
		t.Error("rows of different lengths were taken")
	}
}

func TestWithinStrata(t *testing.T) {
	values := []float64{3, 4, 5, 2, 3, 4, 4, 5, 6, 1, 2, 3, 3, 2}
	mark := []int{1, 0, 0, 1, 0, 1, 1, 0, 0, 1, 1, 0, 0, 0}
	stratum := []int32{1, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 3}
	group := make([]bool, len(mark))
	for i, m := range mark {
		group[i] = m == 1
	}
	got := must(WithinStrata(values, group, stratum, 1))
	// R coin 1.4-2: independence_test(v ~ g | s, distribution =
	// approximate(nresample = 1e6)): p = .008414; the weights n1·n2/(n1+n2)
	// make the difference its linear statistic.
	near(t, "p", got.P, .008414, 4*math.Sqrt(.0084/permutationDraws))
	// Strata: 2.5−4, 4−5.5, 1.5−8/3 with weights 1.2, 1, 1.2.
	near(t, "difference", got.Difference, (-1.5*1.2-1.5-(8.0/3-1.5)*1.2)/3.4, 1e-12)
	// A manager who is strict to all, and has more of the group, is no effect.
	strict := must(WithinStrata([]float64{1, 1, 1, 5, 5, 5}, []bool{true, true, false, true, false, false}, []int32{1, 1, 1, 2, 2, 2}, 1))
	near(t, "strict manager", strict.Difference, 0, 0)
	near(t, "its p", strict.P, 1, 0)
	unknown(t, "apart", must(WithinStrata([]float64{1, 2}, []bool{true, false}, []int32{1, 2}, 1)).P, "no stratum has people of both groups")
}

func TestMean(t *testing.T) {
	// R 4.2.2: t.test(c(-1,0,.5,1,2,-.5)).
	got := Mean([]float64{-1, 0, .5, 1, 2, -.5})
	near(t, "mean", got.Mean, .333333333333, 5e-13)
	near(t, "low", got.CI.Low, -.800186710306, 5e-12)
	near(t, "high", got.CI.High, 1.466853376972, 5e-12)
	near(t, "sd", got.SD, 1.080123449735, 5e-13)
	unknown(t, "one value", Mean([]float64{2}).SE, "one value has no spread")
	unknown(t, "no value", Mean(nil).Mean, "there are no values")
}
