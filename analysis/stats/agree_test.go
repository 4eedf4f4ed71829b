package stats

import "testing"

func TestAgreementByHand(t *testing.T) {
	// Units: {1,1,2}: 3 pairs, 1 exact, 3 adjacent; {2,4}: 1 pair, none;
	// {3,3}: 1 pair, exact; {5}: no pair.
	got := Agreement(tally(t, [][]float64{{1, 1, 2}, {2, 4}, {3, 3}, {5}}, []float64{1, 2, 3, 4, 5, 6}))
	if got.Pairs != 5 || got.Units != 3 || got.Employees != 3 {
		t.Errorf("%+v, want 5 pairs of 3 units of 3 employees", got)
	}
	near(t, "exact", got.Exact.Pooled, 2.0/5, 1e-12)
	near(t, "adjacent", got.Adjacent.Pooled, 4.0/5, 1e-12)
	near(t, "exact per unit", got.Exact.PerUnit, (1.0/3+0+1)/3, 1e-12)
	near(t, "adjacent per unit", got.Adjacent.PerUnit, (1.0+0+1)/3, 1e-12)
	// Leaving out each employee gives exact shares 1/2, 2/4, 1/4: mean 5/12,
	// Σ(x−mean)² = 1/24, times (n−1)/n = 2/3.
	near(t, "se", got.Exact.SE, .16666666667, 1e-10)
	half := Agreement(tally(t, [][]float64{{2, 3}, {2, 2.5}, {2.5, 4}}, nil))
	near(t, "half steps", half.Adjacent.Pooled, 2.0/3, 1e-12)
	none := Agreement(tally(t, [][]float64{{2}, {3}}, nil))
	unknown(t, "no pairs", none.Exact.Pooled, whyNothingPairable)
}

func TestWithin(t *testing.T) {
	// R multilevel 2.7 on groups (1,1,1,2,2,2) of
	// x <- rbind(c(4,4,5),c(4,5,5),c(5,5,5),c(3,4,4),c(2,5,4),c(3,4,6)):
	// rwg.j(x, g, ranvar = 35/12) .9732441472 .9101123596,
	// rwg(x[,1], g, ranvar = 35/12) .8857142857, ad.m(x, g) .2962962963
	// .5925925926, ad.m(x[,1], g) .4444444444.
	first := [][]float64{{4, 4, 5}, {4, 5, 5}, {5, 5, 5}}
	second := [][]float64{{3, 2, 3}, {4, 5, 4}, {4, 4, 6}}
	null := UniformNull(6)
	near(t, "null", Known(null), 2.9166666667, 1e-9)
	near(t, "rwg(J)", Within(first, 6, null).RWG, .9732441472, 5e-11)
	near(t, "rwg(J)", Within(second, 6, null).RWG, .9101123596, 5e-11)
	near(t, "rwg", Within(first[:1], 6, null).RWG, .8857142857, 5e-11)
	near(t, "AD", Within(first, 6, null).AD, .2962962963, 5e-11)
	near(t, "AD", Within(second, 6, null).AD, .5925925926, 5e-11)
	near(t, "AD", Within(second[:1], 6, null).AD, .4444444444, 5e-11)
	wide := Within([][]float64{{1, 6, 6}}, 6, null)
	near(t, "raised", wide.RWG, 0, 0)
	if !wide.Raised {
		t.Error("a variance beyond the null's must be said")
	}
	unknown(t, "alone", Within([][]float64{{3}}, 6, null).RWG, "no item has two ratings")
}
