package stats

import (
	"context"
	"math"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
)

func facetsOf(t *testing.T, r Ratings, levels ...float64) Facets {
	t.Helper()
	f, err := FitFacets(context.Background(), r, FacetsOptions{Levels: levels})
	if err != nil {
		t.Fatal(err)
	}
	if !f.Converged {
		t.Error("not converged")
	}
	return f
}

func smallFacets(t *testing.T) Ratings {
	file, err := os.Open("testdata/facets_small.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	r, err := ReadRatings(file, Columns{})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// testdata/facets_small.csv: 8 employees (the last with nothing but the top level), 4 raters, 3 dimensions, 5 levels. The
// reference maximises the same penalised likelihood by R's optim (BFGS, reltol 1e-16, 30 restarts):
//
//	nll <- function(th) { eta <- b[employee] - c[rater] - d[dimension]
//	  -sum(cumsum(c(0, eta - t))[value] - log(sum(exp(cumsum(c(0, eta - t)))))) + sum(th^2) / 200 }
//
// with centring afterwards, and mean squares by their definitions.
func TestFacetsSmall(t *testing.T) {
	f := facetsOf(t, smallFacets(t), 1, 2, 3, 4, 5)
	approx(t, "log-likelihood", f.LogLik, -82.14894222, 1e-4)
	for i, want := range []float64{-0.602175, -0.085641, 0.592180, 0.095636} {
		approx(t, "rater", f.Rater.Levels[i].Measure, want, 2e-4)
	}
	for i, want := range []float64{-0.778137, 0.162319, 0.615817} {
		approx(t, "dimension", f.Dimension.Levels[i].Measure, want, 2e-4)
	}
	for i, want := range []float64{-0.700256, -0.182969, -1.613369, -0.489859, 1.907744, -0.166334, 2.570218} {
		approx(t, "employee", f.Employee.Levels[i].Measure, want, 2e-4)
	}
	for i, want := range []float64{-1.893630, -1.297795, 0.484302, 2.707124} {
		near(t, "threshold", f.Categories[i+1].Threshold, want, 2e-4)
	}
	for i, want := range [][3]float64{{0.731886, 0.617733, 0.317240}, {0.752824, 0.607191, 0.314339}, {0.919517, 0.815884, 0.291670}, {1.475976, 1.288618, 0.301933}} {
		near(t, "infit", f.Rater.Levels[i].Infit, want[0], 1e-4)
		near(t, "outfit", f.Rater.Levels[i].Outfit, want[1], 1e-4)
		approx(t, "standard error", f.Rater.Levels[i].SE, want[2], 1e-4)
	}
}

// Extreme records are finite, marked, and have no fit.
func TestFacetsExtreme(t *testing.T) {
	f := facetsOf(t, smallFacets(t), 1, 2, 3, 4, 5)
	last := f.Employee.Levels[7]
	if _, known := last.Infit.Get(); !last.Extreme || known || math.IsInf(last.Measure, 0) || last.Measure < f.Employee.Levels[6].Measure {
		t.Errorf("extreme record %+v", last)
	}
	if !strings.Contains(strings.Join(f.Notes, " "), "only lowest or only highest") {
		t.Errorf("notes %q", f.Notes)
	}
}

// The declared scale is the model's, used or not: an unused top level gets a note and a finite threshold, and half steps
// are levels.
func TestFacetsDeclaredLevels(t *testing.T) {
	r := smallFacets(t)
	f := facetsOf(t, r, 1, 2, 3, 4, 5, 6)
	if len(f.Categories) != 6 || f.Categories[5].N != 0 || !strings.Contains(strings.Join(f.Notes, " "), "known only roughly (Linacre 2002): 1 (7 times), 6 (never)") {
		t.Errorf("categories %+v, notes %q", f.Categories, f.Notes)
	}
	half := r
	half.Value = nil
	for _, v := range r.Value {
		half.Value = append(half.Value, v/2)
	}
	g := facetsOf(t, half, .5, 1, 1.5, 2, 2.5)
	approx(t, "log-likelihood of halved levels", g.LogLik, facetsOf(t, r, 1, 2, 3, 4, 5).LogLik, 1e-9)
	if _, err := FitFacets(context.Background(), half, FacetsOptions{Levels: []float64{1, 2, 3}}); err == nil || !strings.Contains(err.Error(), "declared levels") {
		t.Errorf("a rating off the scale: %v", err)
	}
}

// Planted measures come back: correlation above .97 for raters with 150 ratings each, mean squares near 1, and estimates
// within two standard errors of the truth for 90 to 99 of 100.
func TestFacetsRecovery(t *testing.T) {
	const employees, raters, dimensions = 250, 50, 10
	random := rand.New(NewStream(8, 0, 0))
	severity := make([]float64, raters)
	for j := range severity {
		severity[j] = .7 * random.NormFloat64()
	}
	kernel, thresholds := newRatingKernel(5), []float64{-2.4, -1.1, 0, 1.1, 2.4}
	var unit, rater, item []int32
	var y []float64
	for i := range employees {
		ability := random.NormFloat64()
		for _, j := range random.Perm(raters)[:3] {
			for d := range dimensions {
				kernel.at(ability-severity[j]-.1*(float64(d)-4.5), thresholds)
				u, k := random.Float64(), 0
				for ; k < 5 && u > kernel.p[k]; k++ {
					u -= kernel.p[k]
				}
				unit, rater, item, y = append(unit, int32(i)), append(rater, int32(j)), append(item, int32(d)), append(y, float64(k+1))
			}
		}
	}
	r, err := NewRatings(unit, rater, item, y)
	if err != nil {
		t.Fatal(err)
	}
	f := facetsOf(t, r, 1, 2, 3, 4, 5, 6)
	mean, outside, infit := 0.0, 0, 0.0
	for _, s := range severity {
		mean += s / raters
	}
	for _, m := range f.Rater.Levels {
		if math.Abs(m.Measure-(severity[m.Code]-mean)) > 2.3*m.SE { // the model error leaves out the others' uncertainty
			outside++
		}
		x, _ := m.Infit.Get()
		infit += x / raters
	}
	if outside > 8 {
		t.Errorf("%d of %d severities lie beyond 2.3 standard errors", outside, raters)
	}
	approx(t, "mean infit", infit, 1, .08)
	g, _ := f.Rater.Sample.Separation.Get()
	rel, _ := f.Rater.Sample.Reliability.Get()
	strata, _ := f.Rater.Sample.Strata.Get()
	approx(t, "reliability from separation", rel, g*g/(1+g*g), 1e-12)
	approx(t, "strata from separation", strata, (4*g+1)/3, 1e-12)
}

func TestFacetsRefusals(t *testing.T) {
	levels := FacetsOptions{Levels: []float64{1, 2, 3}}
	for _, c := range []struct {
		name        string
		unit, rater []int32
		value       []float64
		opt         FacetsOptions
		say         string
	}{
		{"empty", nil, nil, nil, levels, "no ratings"},
		{"one rater", []int32{0, 1}, []int32{0, 0}, []float64{1, 2}, levels, "one rater"},
		{"one employee", []int32{0, 0}, []int32{0, 1}, []float64{1, 2}, levels, "one employee"},
		{"same", []int32{0, 1}, []int32{0, 1}, []float64{2, 2}, levels, "nothing can be told apart"},
		{"no scale", []int32{0, 1}, []int32{0, 1}, []float64{1, 2}, FacetsOptions{}, "declare the levels"},
	} {
		r, err := NewRatings(c.unit, c.rater, nil, c.value)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := FitFacets(context.Background(), r, c.opt); err == nil || !strings.Contains(err.Error(), c.say) {
			t.Errorf("%s: %v, want %q", c.name, err, c.say)
		}
	}
}

// Thresholds out of order: which categories are the most likely somewhere is looked up on a grid of measures.
func TestNeverLikeliest(t *testing.T) {
	for _, thresholds := range [][]float64{{-2, -1, 0, 1, 2}, {1, -1, 2, 0, 3}, {2, 0, -2}, {-1, 3, 0, 1, 5}, {0, 5, 1, 1, -4, 9}} {
		f := &Facets{Categories: []Category{{Threshold: Unknown("the lowest")}}}
		for _, x := range thresholds {
			f.Categories = append(f.Categories, Category{Threshold: Known(x)})
		}
		likely := make([]bool, len(f.Categories))
		for m := -10.005; m < 10; m += .01 {
			best, at, log := 0.0, 0, 0.0
			for k, x := range thresholds {
				if log += m - x; log > best {
					best, at = log, k+1
				}
			}
			likely[at] = true
		}
		for k, want := range likely {
			if f.NeverLikeliest(k) == want {
				t.Errorf("thresholds %v: category %d, most likely somewhere: %v", thresholds, k, want)
			}
		}
	}
}
