package stats

import "testing"

type expected struct{ coef, se, pa, pe float64 }

func (e expected) check(t *testing.T, what string, got ChanceCorrected, tol float64) {
	t.Helper()
	near(t, what+" coef", got.Coef, e.coef, tol)
	near(t, what+" se", got.SE, e.se, tol)
	near(t, what+" pa", got.Pa, e.pa, 5e-8)
	near(t, what+" pe", got.Pe, e.pe, 5e-8)
}

// Expected numbers are printed in the overview and weighting vignettes of R
// irrCAC 1.0 (Gwet 2019), which follow Gwet (2014).
func TestGwetMissing(t *testing.T) {
	got := Gwet(tally(t, krippendorff2011, nil))
	// gwet.ac1.raw(cac.raw4raters), and with weights = "quadratic".
	expected{.77544, .14295, .8181818, .1903212}.check(t, "AC1", got.AC[Unweighted], 5e-6)
	expected{.914, .10396, .9753788, .7137044}.check(t, "AC2", got.AC[QuadraticWeights], 5e-6)
	near(t, "AC1 low", got.AC[Unweighted].CI.Low, .461, .0005)
	near(t, "AC1 high", got.AC[Unweighted].CI.High, 1, 0)
	near(t, "AC1 p", got.AC[Unweighted].P, .000208721, 5e-10)
	// bp.coeff.raw(cac.raw4raters), and with weights = "quadratic".
	expected{.77273, .14472, .8181818, .2}.check(t, "BP", got.BP[Unweighted], 5e-6)
	expected{.90152, .11089, .9753788, .75}.check(t, "BP quadratic", got.BP[QuadraticWeights], 5e-6)
}

func TestGwetComplete(t *testing.T) {
	got := Gwet(tally(t, diagnoses[:15], nil))
	// gwet.ac1.dist(distrib.6raters) and bp.coeff.dist, plain and quadratic.
	expected{.4448007, .08418757, .5511111, .1914815}.check(t, "AC1", got.AC[Unweighted], 5e-8)
	expected{.4837438, .1058227, .8544444, .7180556}.check(t, "AC2", got.AC[QuadraticWeights], 5e-8)
	expected{.4388889, .08312142, .5511111, .2}.check(t, "BP", got.BP[Unweighted], 5e-8)
	expected{.4177778, .1067493, .8544444, .75}.check(t, "BP quadratic", got.BP[QuadraticWeights], 5e-8)
	near(t, "AC2 low", got.AC[QuadraticWeights].CI.Low, .257, .0005)
	near(t, "AC2 high", got.AC[QuadraticWeights].CI.High, .711, .0005)
	near(t, "AC2 p", got.AC[QuadraticWeights].P, .0004356618, 5e-11)
}

func TestGwetUndefined(t *testing.T) {
	unknown(t, "one rater", Gwet(tally(t, [][]float64{{1}, {2}}, nil)).AC[Unweighted].Coef, whyNothingPairable)
	unknown(t, "one level", Gwet(tally(t, [][]float64{{1, 1}}, nil)).AC[Unweighted].Coef, whyOneCategory)
	// With the scale declared, agreement on one level is agreement.
	near(t, "one level of six", Gwet(tally(t, [][]float64{{1, 1}, {1, 1}}, []float64{1, 2, 3, 4, 5, 6})).AC[Unweighted].Coef, 1, 0)
}

// With one unit to an employee both errors are the same; with a halo over many
// items, the error over units is far too small.
func TestGwetClusters(t *testing.T) {
	one := Gwet(tally(t, krippendorff2011, nil)).AC[QuadraticWeights]
	near(t, "one unit each", one.SEEmployees, .10396, 5e-6)
	many := Gwet(must(NewTally(made(100, 4, 8, 6), nil))).AC[QuadraticWeights]
	units, _ := many.SE.Get()
	employees, ok := many.SEEmployees.Get()
	if !ok || employees < 1.3*units {
		t.Errorf("error over employees %v, over units %v", employees, units)
	}
}
