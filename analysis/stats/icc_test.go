package stats

import "testing"

// shroutFleiss is table 2 of Shrout & Fleiss (1979): 6 targets, 4 judges.
var shroutFleiss = [][]float64{{9, 2, 5, 8}, {6, 1, 3, 2}, {8, 4, 6, 8}, {7, 1, 2, 6}, {10, 5, 6, 9}, {6, 2, 4, 7}}

func TestICCShroutFleiss(t *testing.T) {
	got, err := ICC(fromRows(shroutFleiss))
	if err != nil {
		t.Fatal(err)
	}
	// Table 3: BMS 11.24, WMS 6.26, JMS 32.49, EMS 1.02.
	near(t, "BMS", got.MSBetween, 11.24, .005)
	near(t, "WMS", got.MSWithin, 6.26, .005)
	near(t, "JMS", got.MSRaters, 32.49, .005)
	near(t, "EMS", got.MSResidual, 1.02, .005)
	// Table 4 prints .17 .29 .71 .44 .62 .91; the digits and limits are those
	// of R psych 2.2.9: ICC(sf, lmer = FALSE)$results.
	want := []struct{ estimate, f, df1, df2, p, low, high float64 }{
		{.16574177, 1.7946785, 5, 18, .16476880834, -.132932325, .72256006},
		{.28976378, 11.0272480, 5, 15, .00013456652, .018786513, .76108437},
		{.71484071, 11.0272480, 5, 15, .00013456652, .342464765, .94585826},
		{.44279713, 1.7946785, 5, 18, .16476880834, -.884442155, .91241542},
		{.62005055, 11.0272480, 5, 15, .00013456652, .071136815, .92723204},
		{.90931554, 11.0272480, 5, 15, .00013456652, .675674714, .98589168},
	}
	for i, form := range got.Forms() {
		w := want[i]
		near(t, form.Name, form.Estimate, w.estimate, 6e-9)
		near(t, form.Name+" F", form.F, w.f, 6e-8)
		near(t, form.Name+" df1", form.DF1, w.df1, 0)
		near(t, form.Name+" df2", form.DF2, w.df2, 0)
		near(t, form.Name+" p", form.P, w.p, 1e-9)
		near(t, form.Name+" low", form.CI.Low, w.low, 1e-7)
		near(t, form.Name+" high", form.CI.High, w.high, 1e-7)
	}
}

// Adding a constant or turning the scale round changes nothing; adding a
// different constant to one rater changes agreement, not consistency.
func TestICCInvariance(t *testing.T) {
	change := func(f func(j int, v float64) float64) ICCResult {
		rows := make([][]float64, len(shroutFleiss))
		for i, row := range shroutFleiss {
			for j, v := range row {
				rows[i] = append(rows[i], f(j, v))
			}
		}
		got, err := ICC(fromRows(rows))
		if err != nil {
			t.Fatal(err)
		}
		return got
	}
	turned := change(func(_ int, v float64) float64 { return 100 - 2*v })
	near(t, "ICC1 turned", turned.ICC1.Estimate, .16574177, 1e-8)
	near(t, "ICC2 turned", turned.ICC2.CI.Low, .018786513, 1e-7)
	evened := change(func(j int, v float64) float64 { return v + []float64{-2.5, 2.5, 1, -1.5}[j] })
	near(t, "ICC3 evened", evened.ICC3.Estimate, .71484071, 1e-8)
	if v, _ := evened.ICC2.Estimate.Get(); v < .5 {
		t.Errorf("ICC2 should rise when judges' means come together, got %v", v)
	}
}

func TestICCUndefined(t *testing.T) {
	holes, err := ICC(fromRows([][]float64{{1, 2}, {3, 0}, {2, 2}}))
	if err != nil {
		t.Fatal(err)
	}
	unknown(t, "hole", holes.ICC2.Estimate, "the table is not complete: 1 of 6 pairs of unit and rater have no rating")
	flat, _ := ICC(fromRows([][]float64{{2, 2}, {2, 2}, {2, 2}}))
	unknown(t, "flat", flat.ICC1.Estimate, whyNoVariance)
	one, _ := ICC(fromRows([][]float64{{1}, {2}, {3}}))
	unknown(t, "one rater", one.MeanICC3.Estimate, "an ICC needs two units and two raters")
	same, _ := ICC(fromRows([][]float64{{1, 1}, {2, 2}, {3, 3}}))
	near(t, "identical raters", same.ICC2.Estimate, 1, 1e-12)
	unknown(t, "identical raters' F", same.ICC2.F, whyNoResidual)
	twice, _ := NewRatings([]int32{0, 0, 1}, []int32{0, 0, 0}, nil, []float64{1, 2, 3})
	if _, err := ICC(twice); err == nil {
		t.Error("two ratings of one unit by one rater were taken")
	}
}

// With items, the mean over items is analysed: four items that are a rating
// and its neighbours have the rating as mean.
func TestICCItems(t *testing.T) {
	var unit, rater, item []int32
	var value []float64
	for i, row := range shroutFleiss {
		for j, v := range row {
			for d, shift := range []float64{-1, -.5, .5, 1} {
				unit, rater, item = append(unit, int32(i)), append(rater, int32(j)), append(item, int32(d))
				value = append(value, v+shift)
			}
		}
	}
	r, err := NewRatings(unit, rater, item, value)
	if err != nil {
		t.Fatal(err)
	}
	got, err := ICC(r)
	if err != nil {
		t.Fatal(err)
	}
	near(t, "ICC2", got.ICC2.Estimate, .28976378, 1e-8)
}
