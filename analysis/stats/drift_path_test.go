package stats

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
)

// threeCycles are the severities of 20 raters in three cycles of 60 people: by a draw
// of standard deviation .3 that lasts, but for r03, who is .4 stricter in every cycle,
// r05, who is 1 stricter in the second alone, and r07, who rates nobody in the second.
func threeCycles(t *testing.T, seed uint64) []*Severities {
	random := rand.New(NewStream(seed, 5, 3))
	lasting := make([]float64, 20)
	for j := range lasting {
		lasting[j] = .3 * random.NormFloat64()
	}
	var all []*Severities
	for cycle := range 3 {
		severity := append([]float64(nil), lasting...)
		severity[3] += .4 * float64(cycle)
		if cycle == 1 {
			severity[5]++
		}
		var unit, rater, item []int32
		var y []float64
		for i := range 60 {
			truth := 3.5 + .5*random.NormFloat64()
			for _, j := range random.Perm(20)[:5] {
				if cycle == 1 && j == 7 {
					continue
				}
				halo := .2 * random.NormFloat64()
				for d := range 8 {
					unit, rater, item = append(unit, int32(i)), append(rater, int32(j)), append(item, int32(d))
					y = append(y, truth-severity[j]+halo+.5*random.NormFloat64())
				}
			}
		}
		r := table(t, unit, rater, item, y)
		for j := range r.Rater.Labels {
			r.Rater.Labels[j] = fmt.Sprintf("r%02d", j)
		}
		s := severitiesOf(t, r)
		all = append(all, &s)
	}
	return all
}

// TestDriftPaths: over ten companies the two planted raters are told and everybody
// else but for few is not; intervals hold the truth as often as they say; the one who
// was away is compared over the cycles there are.
func TestDriftPaths(t *testing.T) {
	alarms, compared := 0, 0
	var trend coverage
	for seed := range uint64(10) {
		d, err := NewDriftPaths(threeCycles(t, seed), .10)
		if err != nil || d.Why != "" || d.First != 0 || d.Anchors != 19 {
			t.Fatalf("first %d, %d anchors, %q, %v", d.First, d.Anchors, d.Why, err)
		}
		for j, p := range d.Rows {
			// Of the 19 anchors, who do not count r07, r03 alone moves.
			want := -.8 / 19
			if j == 3 {
				want += .8
			}
			trend.add(p.Trend.Low, p.Trend.High, want)
			compared++
			switch {
			case j == 3:
				if p.Trend.Verdict != VerdictDiffers || p.Returned() {
					t.Errorf("seed %d, r03: %+v", seed, p)
				}
			case j == 5:
				if p.Apart.Verdict != VerdictDiffers || !p.Returned() {
					t.Errorf("seed %d, r05: %+v", seed, p)
				}
			default:
				if p.Trend.Verdict == VerdictDiffers || p.Apart.Verdict == VerdictDiffers {
					alarms++
				}
			}
			if j == 7 && (p.Rated[1] != 0 || p.Values[1].Why() == "" || p.Trend.Change.Why() != "" || p.Apart.Change.Why() == "") {
				t.Errorf("seed %d, r07 was away: %+v", seed, p)
			}
		}
	}
	if alarms > 8 { // two lists of 20 in each of ten companies, one false alarm in ten among those told
		t.Errorf("%d false alarms", alarms)
	}
	if share := trend.share(); share < .90 || share > .99 {
		t.Errorf("%.3f of %d intervals hold the truth", share, trend.all)
	}
	t.Logf("%d false alarms, %.3f of %d intervals hold the truth", alarms, trend.share(), trend.all)
}

// coverage counts intervals, and those that hold the truth.
type coverage struct{ inside, all int }

func (c *coverage) add(low, high Figure, truth float64) {
	a, ok := low.Get()
	b, _ := high.Get()
	if !ok {
		return
	}
	c.all++
	if a <= truth && truth <= b {
		c.inside++
	}
}

func (c coverage) share() float64 { return float64(c.inside) / float64(c.all) }

// The slope of a straight line is its own, whatever cycles are missing; the weights
// are those of least squares: with 0, 1 and 3, of the mean 4/3, they are
// (−4, −1, 5)/3 over 42/9, times 3.
func TestTrendWeights(t *testing.T) {
	for i, want := range []float64{-4. / 3 / (42. / 9) * 3, -1. / 3 / (42. / 9) * 3, 5. / 3 / (42. / 9) * 3} {
		near(t, "weight", Known(trendWeights([]int{0, 1, 3})[i]), want, 1e-12)
	}
	sum := 0.0
	for i, w := range trendWeights([]int{0, 2, 3, 7}) {
		sum += w * (5 + .3*float64([]int{0, 2, 3, 7}[i]))
	}
	near(t, "a line of 0.3 a cycle over seven", Known(sum), 2.1, 1e-12)
	if w := trendWeights([]int{1, 2, 3}); math.Abs(w[0]+1) > 1e-12 || math.Abs(w[1]) > 1e-12 {
		t.Errorf("over three cycles the trend is last less first, not %v", w)
	}
}

// Two cycles that have nobody in common cannot be compared; an earlier one that has
// is enough for the two after it.
func TestDriftPathsNotLinked(t *testing.T) {
	c := threeCycles(t, 1)
	other := *c[0]
	other.Raters = append([]Severity(nil), c[0].Raters...)
	for i := range other.Raters {
		other.Raters[i].Rater = fmt.Sprintf("x%02d", i)
	}
	d, err := NewDriftPaths([]*Severities{&other, c[2]}, .10)
	if err != nil || d.Why == "" || len(d.Rows) != 0 {
		t.Errorf("nobody in common: %+v, %v", d, err)
	}
	d, err = NewDriftPaths([]*Severities{&other, c[1], c[2]}, .10)
	if err != nil || d.Why != "" || d.First != 1 || d.Anchors != 19 || len(d.Rows) != 40 {
		t.Errorf("first %d, %d anchors, %d rows, %q, %v", d.First, d.Anchors, len(d.Rows), d.Why, err)
	}
	if _, err := NewDriftPaths(c[:1], .10); err == nil {
		t.Error("one cycle is no path")
	}
}
