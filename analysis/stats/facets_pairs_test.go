package stats

import (
	"context"
	"math"
	"math/rand/v2"
	"testing"
)

// withHalo draws 120 employees by three of 12 raters on 12 dimensions with severities 0 and a shared impression per pair.
func withHalo(t *testing.T, seed uint64, halo float64) Ratings {
	random := rand.New(NewStream(seed, 3, 0))
	var unit, rater, item []int32
	var y []float64
	for i := range 120 {
		truth := 3.5 + .6*random.NormFloat64()
		for _, j := range random.Perm(12)[:3] {
			shared := halo * random.NormFloat64()
			for d := range 12 {
				v := truth + shared + .8*random.NormFloat64()
				unit, rater, item = append(unit, int32(i)), append(rater, int32(j)), append(item, int32(d))
				y = append(y, min(max(math.Round(v), 1), 6))
			}
		}
	}
	return table(t, unit, rater, item, y)
}

// Over repeated sets the measures of raters who are all alike must vary as their errors say: those that allow for pairs
// do, the model's own are far too small.
func TestFacetsPairErrors(t *testing.T) {
	var squares, own, wide, n, rho float64
	for seed := range uint64(30) {
		f := facetsOf(t, withHalo(t, seed, .4), 1, 2, 3, 4, 5, 6)
		share, _ := f.PairCorrelation.Get()
		rho += share / 30
		for _, m := range f.Rater.Levels {
			w, known := m.JointSE.Get()
			if !known {
				t.Fatal(m.JointSE.Why())
			}
			squares, own, wide, n = squares+m.Measure*m.Measure, own+m.SE*m.SE, wide+w*w, n+1
		}
	}
	spread := math.Sqrt(squares / n)
	approx(t, "spread over root mean square error for pairs", spread/math.Sqrt(wide/n), 1, .15)
	if ratio := spread / math.Sqrt(own/n); ratio < 1.3 {
		t.Errorf("spread is %.2f times the model error: the halo does not show", ratio)
	}
	approx(t, "correlation in pairs", rho, .4*.4/(.4*.4+.8*.8), .06)
	none, _ := facetsOf(t, withHalo(t, 99, 0), 1, 2, 3, 4, 5, 6).PairCorrelation.Get()
	approx(t, "correlation without halo", none, 0, .02)
}

func TestSeverityAgreement(t *testing.T) {
	r := planted(t, 1, 1)
	s := severitiesOf(t, r)
	f, err := FitFacets(context.Background(), r, FacetsOptions{Levels: []float64{1, 2, 3, 4, 5, 6}})
	if err != nil {
		t.Fatal(err)
	}
	rho, n := SeverityAgreement(s.Raters, f.Severities())
	if value, known := rho.Get(); !known || n != 20 || value < .9 {
		t.Errorf("rank correlation %v (%s) of %d raters, want above .9 of 20", value, rho.Why(), n)
	}
	if rho, _ := SeverityAgreement(s.Raters[:3], f.Severities()); rho.Why() == "" {
		t.Error("a rank correlation of three raters")
	}
	ordinal, err := OrdinalSeverities(context.Background(), firstItems(r, 3), []float64{1, 2, 3, 4, 5, 6})
	if err != nil {
		t.Fatal(err)
	}
	if rho, n := SeverityAgreement(s.Raters, ordinal); n != 20 || rho.value < .9 {
		t.Errorf("rank correlation %v (%s) of %d raters with the cumulative-logit model", rho.value, rho.Why(), n)
	}
}

// firstItems keeps the ratings on the first items.
func firstItems(r Ratings, items int32) Ratings {
	out := r
	out.Value, out.Unit.Code, out.Rater.Code, out.Item.Code = nil, nil, nil, nil
	for row, v := range r.Value {
		if r.Item.Code[row] < items {
			out.Value = append(out.Value, v)
			out.Unit.Code, out.Rater.Code = append(out.Unit.Code, r.Unit.Code[row]), append(out.Rater.Code, r.Rater.Code[row])
			out.Item.Code = append(out.Item.Code, r.Item.Code[row])
		}
	}
	return out
}
