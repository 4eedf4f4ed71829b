package stats

import "testing"

// diagnoses are the 30 patients by 6 psychiatrists of Fleiss (1971), table 1,
// as ratings: 1 depression, 2 personality disorder, 3 schizophrenia,
// 4 neurosis, 5 other. irrCAC's distrib.6raters is the first 15 of them.
var diagnoses = [][]float64{
	{4, 4, 4, 4, 4, 4}, {2, 2, 2, 5, 5, 5}, {2, 3, 3, 3, 3, 5}, {5, 5, 5, 5, 5, 5}, {2, 2, 2, 4, 4, 4},
	{1, 1, 3, 3, 3, 3}, {3, 3, 3, 3, 5, 5}, {1, 1, 3, 3, 3, 4}, {1, 1, 4, 4, 4, 4}, {5, 5, 5, 5, 5, 5},
	{1, 4, 4, 4, 4, 4}, {1, 2, 4, 4, 4, 4}, {2, 2, 2, 3, 3, 3}, {1, 4, 4, 4, 4, 4}, {2, 2, 4, 4, 4, 5},
	{3, 3, 3, 3, 3, 5}, {1, 1, 1, 4, 5, 5}, {1, 1, 1, 1, 1, 2}, {2, 2, 4, 4, 4, 4}, {1, 3, 3, 5, 5, 5},
	{5, 5, 5, 5, 5, 5}, {2, 4, 4, 4, 4, 4}, {2, 2, 4, 5, 5, 5}, {1, 1, 4, 4, 4, 4}, {1, 4, 4, 4, 4, 5},
	{2, 2, 2, 2, 2, 4}, {1, 1, 1, 1, 5, 5}, {2, 2, 4, 4, 4, 4}, {1, 3, 3, 3, 3, 3}, {5, 5, 5, 5, 5, 5},
}

func tally(t *testing.T, rows [][]float64, levels []float64) *Tally {
	t.Helper()
	out, err := NewTally(fromRows(rows), levels)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestFleiss1971(t *testing.T) {
	got := Fleiss(tally(t, diagnoses, nil))
	// R irr 0.84.1: kappam.fleiss(diagnoses): Kappa 0.4302445, z 17.65183;
	// Fleiss (1971) prints P̄ .556, Pe .220, kappa .430.
	near(t, "kappa", got.Kappa, .4302445, 5e-8)
	near(t, "z", got.Z, 17.65183, 5e-6)
	near(t, "Pbar", got.Pbar, .556, 5e-4)
	near(t, "Pe", got.Pe, .220, 5e-4)
	// kappam.fleiss(diagnoses, detail = TRUE): kappa and z by category.
	want := [][2]float64{{.245, 5.192}, {.245, 5.192}, {.520, 11.031}, {.471, 9.994}, {.566, 12.009}}
	for i, c := range got.Categories {
		near(t, "category kappa", c.Kappa, want[i][0], .0005)
		near(t, "category z", c.Z, want[i][1], .0005)
	}
}

func TestFleissUndefined(t *testing.T) {
	unknown(t, "unequal", Fleiss(tally(t, [][]float64{{1, 2}, {1, 2, 2}}, nil)).Kappa, whyUnequalRaters)
	unknown(t, "one rater", Fleiss(tally(t, [][]float64{{1}, {2}}, nil)).Kappa, whyOneRater)
	unknown(t, "one level", Fleiss(tally(t, [][]float64{{1, 1}, {1, 1}}, []float64{1, 2})).Kappa, "all ratings are the same: agreement cannot be told from a constant")
	unknown(t, "none", Fleiss(&Tally{}).Kappa, whyNoRatings)
}
