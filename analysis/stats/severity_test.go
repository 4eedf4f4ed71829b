package stats

import (
	"context"
	"math"
	"math/rand/v2"
	"strings"
	"testing"
)

// planted is a company of 200 employees, 20 raters and 12 dimensions, three raters each, with rater 0 harsh by one level,
// rater 1 with no spread over dimensions (one level for all), rater 2 near the middle; rounding to 1..6 unless exact.
func planted(t *testing.T, seed uint64, harsh float64) Ratings {
	random := rand.New(NewStream(seed, 0, 0))
	severity := make([]float64, 20)
	for j := range severity {
		severity[j] = .25 * random.NormFloat64()
	}
	severity[0] = harsh
	var unit, rater, item []int32
	var y []float64
	for i := range 200 {
		truth := 3.5 + .6*random.NormFloat64()
		for _, j := range random.Perm(20)[:3] {
			halo := .2 * random.NormFloat64()
			flat := math.Round(truth - severity[j] + halo)
			for d := range 12 {
				v := truth - severity[j] + halo + .9*random.NormFloat64()
				switch j {
				case 1:
					v = flat
				case 2:
					v = 3.5 + .25*(v-3.5)
				}
				unit, rater, item = append(unit, int32(i)), append(rater, int32(j)), append(item, int32(d))
				y = append(y, min(max(math.Round(v), 1), 6))
			}
		}
	}
	return table(t, unit, rater, item, y)
}

func severitiesOf(t *testing.T, r Ratings) Severities {
	t.Helper()
	s, err := NewSeverities(context.Background(), r, SeverityOptions{})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestSeveritiesFindTheHarshRater(t *testing.T) {
	s := severitiesOf(t, planted(t, 1, 1))
	harsh := s.Raters[0]
	if harsh.Verdict != VerdictDiffers {
		t.Errorf("the harsh rater: %+v", harsh)
	}
	value, _ := harsh.Value.Get()
	approx(t, "severity of the harsh rater", value, .95, .25)
	sum := 0.0
	for _, v := range s.Raters {
		x, _ := v.Value.Get()
		sum += x
	}
	approx(t, "severities sum", sum, 0, 1e-9)
	for _, e := range s.Employees {
		if math.Abs(e.Shrunk.Estimate-s.Fit.Mean.Estimate) > math.Abs(e.Unshrunk.Estimate-s.Fit.Mean.Estimate)+.25 {
			t.Errorf("employee %s: %.3f shrunk is further from the mean than %.3f unshrunk", e.Employee, e.Shrunk.Estimate, e.Unshrunk.Estimate)
		}
	}
}

// Employees fixed, the others random, is generalized least squares: with one rater per employee and no severity variance
// left to share it is the raw mean; here it must equal the explicit solution of the normal equations.
func TestUnshrunkIsGeneralizedLeastSquares(t *testing.T) {
	e, r, _, y := sixTerms(t)
	fit := fitted(t, Model{Y: y, Random: []Factor{e, r}}, LMMOptions{})
	got, err := fit.Unshrunk("employee")
	if err != nil {
		t.Fatal(err)
	}
	// The same as a model with employees fixed, at the fitted variance of raters: solved by making employees columns.
	fixed, err := newDesign(Model{Y: y, Random: []Factor{r}, Fixed: []Factor{e}})
	if err != nil {
		t.Fatal(err)
	}
	rows, _ := fixed.condense()
	rows.arrange(1500)
	st := rows.whole(newExactSolver(rows))
	v := variances{term: []float64{fit.Components[1].Variance}, residual: fit.Residual.Variance}
	read, err := newReadout(st, v, []bool{false}, fixed.averageRow())
	if err != nil {
		t.Fatal(err)
	}
	beta := read.coefficients()
	approx(t, "employee 1", got[0].Estimate, beta[0].Estimate, 1e-5)
	approx(t, "employee 2", got[1].Estimate, beta[0].Estimate+beta[1].Estimate, 1e-5)
	approx(t, "error of employee 1", got[0].SD, beta[0].SE, 1e-5)
	less, err := fit.unshrunkAgainstMean("employee", []int{0}, []int{1})
	if err != nil {
		t.Fatal(err)
	}
	approx(t, "employee 2 less employee 1", less[0].Estimate, beta[1].Estimate, 2e-3)
	approx(t, "its error", less[0].SD, beta[1].SE, 2e-3)
}

func TestSeverityTooFew(t *testing.T) {
	// Rater 2 rated employee 3 alone, whom nobody else rated.
	unit, rater := []int32{0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3}, []int32{0, 0, 1, 1, 0, 0, 1, 1, 0, 0, 1, 1, 2, 2}
	item := []int32{0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1}
	s := severitiesOf(t, table(t, unit, rater, item, []float64{3, 4, 2, 3, 5, 4, 4, 4, 2, 2, 1, 2, 6, 5}))
	lone := s.Raters[2]
	if _, known := lone.Value.Get(); known || lone.Verdict != VerdictFew || !strings.Contains(lone.Why, "nobody else") {
		t.Errorf("a rater nobody can be compared with: %+v", lone)
	}
	if s.Raters[0].Subset == lone.Subset || !strings.Contains(strings.Join(s.Notes, " "), "unconnected") {
		t.Errorf("subsets %d and %d, notes %q", s.Raters[0].Subset, lone.Subset, s.Notes)
	}
}

// Where raters are alike to the letter their variance is 0. That says "no difference shown"
// of those with enough people in common alone, as any other severity does.
func TestSeverityWithoutVariance(t *testing.T) {
	for shared, want := range map[int]string{judgedShared - 1: VerdictFew, judgedShared: VerdictSame} {
		var unit, rater, item []int32
		var value []float64
		add := func(e, r int) {
			for d := range 2 {
				unit, rater, item, value = append(unit, int32(e)), append(rater, int32(r)), append(item, int32(d)), append(value, float64(1+e%3+d))
			}
		}
		for e := range shared {
			add(e, 0)
			add(e, 1)
		}
		add(shared, 2) // whom nobody else rated
		s := severitiesOf(t, table(t, unit, rater, item, value))
		if got := s.Raters[0].Verdict; got != want {
			t.Errorf("%d people in common: %q, want %q", shared, got, want)
		}
		if lone := s.Raters[2]; lone.Verdict != VerdictFew || !strings.Contains(lone.Why, "nobody else") {
			t.Errorf("a rater nobody can be compared with: %+v", lone)
		}
	}
}

func TestDrift(t *testing.T) {
	first, second := planted(t, 3, 0), planted(t, 4, 0)
	r := first
	cycle := NewFactor("cycle", nil, 2)
	cycle.Code = make([]int32, first.Len()+second.Len())
	for i, v := range second.Value {
		cycle.Code[first.Len()+i] = 1
		r.Unit.Code, r.Rater.Code, r.Item.Code = append(r.Unit.Code, second.Unit.Code[i]), append(r.Rater.Code, second.Rater.Code[i]), append(r.Item.Code, second.Item.Code[i])
		if second.Rater.Code[i] == 5 {
			v = max(1, v-1) // rater 5 became a level harsher
		}
		r.Value = append(r.Value, v)
	}
	d, err := NewDrift(context.Background(), r, cycle, SeverityOptions{})
	if err != nil {
		t.Fatal(err)
	}
	p := d.Pairs[0]
	if p.Anchors != 20 || p.Rows[5].Verdict != VerdictDiffers {
		t.Errorf("%d anchors, rater 6: %+v", p.Anchors, p.Rows[5])
	}
	one := NewFactor("cycle", make([]int32, r.Len()), 1)
	if _, err := NewDrift(context.Background(), r, one, SeverityOptions{}); err == nil || !strings.Contains(err.Error(), "one cycle") {
		t.Errorf("one cycle: %v", err)
	}
}

// A rater gives one level on all dimensions to n people whom another tells apart: the verdict does not hang on whether the
// mean of n ones without float noise. p is 2/2^n: 2/64 and 2/256. Without such a rater a share of 0.8 in five people has a
// t interval beyond 1, where no share is.
func TestStraightLines(t *testing.T) {
	levels := []float64{1, 2, 3, 4, 5, 6}
	given := func(n, flat int) HabitRow {
		var unit, rater, item []int32
		var y []float64
		for i := range n {
			for d := range 10 {
				own := 3.
				if i >= flat {
					own = float64(1 + d%3)
				}
				unit, rater, item = append(unit, int32(i), int32(i)), append(rater, 0, 1), append(item, int32(d), int32(d))
				y = append(y, own, float64(1+(d+i)%4))
			}
		}
		habits, err := Habits(table(t, unit, rater, item, y), HabitOptions{Levels: levels})
		if err != nil {
			t.Fatal(err)
		}
		return habits[4].Rows[0]
	}
	for _, n := range []int{6, 8} {
		row := given(n, n)
		near(t, "value", row.Value, 1, 1e-12)
		near(t, "p", row.P, math.Pow(2, float64(1-n)), 1e-12)
		if _, known := row.High.Get(); known || row.Verdict != VerdictDiffers {
			t.Errorf("%d of %d in straight lines: %+v", n, n, row)
		}
	}
	near(t, "upper limit", given(5, 4).High, 1, 0)
}

func TestHabits(t *testing.T) {
	r := planted(t, 1, 1)
	habits, err := Habits(r, HabitOptions{Levels: []float64{1, 2, 3, 4, 5, 6}})
	if err != nil {
		t.Fatal(err)
	}
	row := func(name string, rater int) HabitRow {
		for _, h := range habits {
			if h.Name == name {
				return h.Rows[rater]
			}
		}
		t.Fatalf("no habit %s", name)
		return HabitRow{}
	}
	for _, c := range []struct {
		habit string
		rater int
		sign  float64 // 0: does not matter
	}{{"leniency", 0, -1}, {"halo", 1, 1}, {"straight-lining", 1, 1}, {"central tendency", 2, 1}, {"range restriction", 2, 0}} {
		got := row(c.habit, c.rater)
		if v, _ := got.Value.Get(); got.Verdict != VerdictDiffers && got.Verdict != VerdictFew || v*c.sign < 0 {
			t.Errorf("%s of rater %d: %+v", c.habit, c.rater+1, got)
		}
	}
	if got := row("halo", 10); got.Verdict == VerdictDiffers {
		t.Errorf("an ordinary rater flagged for halo: %+v", got)
	}
	// The matched difference by hand: employees 1..5 get 3 from rater 1 and 4 and 6 from the others: 3 - 5 = -2 each.
	var unit, rater []int32
	var y []float64
	for i := range 5 {
		unit, rater, y = append(unit, int32(i), int32(i), int32(i)), append(rater, 0, 1, 2), append(y, 3, 4, 6)
	}
	small, err := Habits(table(t, unit, rater, nil, y), HabitOptions{Levels: []float64{1, 2, 3, 4, 5, 6}})
	if err != nil {
		t.Fatal(err)
	}
	near(t, "matched difference", small[0].Rows[0].Value, -2, 1e-12)
	near(t, "distance from the middle, others less own", small[1].Rows[0].Value, (.5+2.5)/2-.5, 1e-12)
	// All five give -2, so that there is no spread: two of the 2^5 ways to turn signs round are as far from 0, and 2/32 is
	// no small p. R 4.2.2: mean(abs(rowSums(expand.grid(rep(list(c(-2,2)),5)))) >= 10) is 0.0625.
	near(t, "p of five equal values", small[0].Rows[0].P, .0625, 1e-12)
	if _, known := small[0].Rows[0].Low.Get(); known || small[0].Rows[0].Verdict != VerdictSame {
		t.Errorf("five equal values: %+v", small[0].Rows[0])
	}
	if small[3].Rows[0].Verdict != VerdictFew {
		t.Errorf("halo on one dimension: %+v", small[3].Rows[0])
	}
}
