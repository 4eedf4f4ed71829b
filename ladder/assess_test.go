package ladder

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Dimensions of testdata/small.yaml.
const (
	dimDesign    = 0 // bands 1, 2, 3, 4; weight 2
	dimTesting   = 1 // none at level 1, then 2–4; weight 1
	dimMentoring = 2 // bands 1–2, 3–4; weight 1
)

// Expected gaps follow from the definition: r − Low below, r − High above, else 0.
func TestGap(t *testing.T) {
	l := mustSmall(t)
	tests := []struct {
		dim    int
		rating float64
		target int
		want   float64
		ok     bool
	}{
		{dimDesign, 3, 3, 0, true}, {dimDesign, 2.5, 3, -0.5, true}, {dimDesign, 3.5, 3, 0.5, true},
		{dimDesign, 1, 4, -3, true}, {dimDesign, 4, 1, 3, true},
		{dimTesting, 2, 2, 0, true}, {dimTesting, 4, 2, 0, true}, {dimTesting, 3.5, 4, 0, true}, {dimTesting, 1.5, 3, -0.5, true},
		{dimTesting, 3, 1, 0, false},
		{dimMentoring, 1.5, 1, 0, true}, {dimMentoring, 2.5, 2, 0.5, true}, {dimMentoring, 2.5, 3, -0.5, true},
		{dimMentoring, 1, 4, -2, true}, {dimMentoring, 4, 1, 2, true},
		{dimDesign, 3 - 1e-10, 3, 0, true}, {dimDesign, 3 + 1e-10, 3, 0, true}, {dimDesign, 2.75, 3, -0.25, true},
		{dimDesign, math.NaN(), 3, 0, false}, {dimDesign, 3, 5, 0, false}, {9, 3, 3, 0, false},
	}
	for _, tt := range tests {
		if got, ok := l.Gap(tt.dim, tt.rating, tt.target); got != tt.want || ok != tt.ok {
			t.Errorf("dimension %d, rating %v, target %d: gap %v, %v; want %v, %v", tt.dim, tt.rating, tt.target, got, ok, tt.want, tt.ok)
		}
	}
}

// Each case is worked out by hand from weights 2 (Design), 1 and 1 and the bands
// of testdata/small.yaml; the share asked for is 0.75.
func TestAssess(t *testing.T) {
	l := mustSmall(t)
	tests := []struct {
		name       string
		means      map[int]float64
		level      int
		dimensions int
	}{
		{"nothing rated", nil, 0, 0},
		{"unknown dimension and NaN", map[int]float64{7: 4, dimDesign: math.NaN()}, 0, 0},
		{"all at 3: at 4 Design falls short, 2 of 4", map[int]float64{dimDesign: 3, dimTesting: 3, dimMentoring: 3}, 3, 3},
		{"Testing short: at 3 exactly 3 of 4", map[int]float64{dimDesign: 3, dimTesting: 1, dimMentoring: 3}, 3, 3},
		{"Design short: at 3 only 2 of 4", map[int]float64{dimDesign: 2, dimTesting: 4, dimMentoring: 4}, 2, 3},
		{"People wholly unmet from 3, though 3 of 4", map[int]float64{dimDesign: 4, dimTesting: 4, dimMentoring: 2}, 2, 3},
		{"a category without ratings holds nobody back", map[int]float64{dimDesign: 4, dimTesting: 2}, 4, 2},
		{"only Testing, below its band: level 1 asks nothing of it", map[int]float64{dimTesting: 1}, 0, 1},
		{"only Testing, in its band", map[int]float64{dimTesting: 2}, 4, 1},
		{"half steps: Design 2.5 is short of 3", map[int]float64{dimDesign: 2.5, dimTesting: 3, dimMentoring: 3}, 2, 3},
		{"float noise is forgiven", map[int]float64{dimDesign: 3 - 1e-10, dimTesting: 2 - 1e-10, dimMentoring: 3 - 1e-10}, 3, 3},
		{"a real shortfall is not", map[int]float64{dimDesign: 2.999, dimTesting: 3, dimMentoring: 3}, 2, 3},
		{"below the ladder", map[int]float64{dimDesign: 0.5, dimMentoring: 0.5}, 0, 2},
		{"above the ladder", map[int]float64{dimDesign: 5, dimTesting: 5, dimMentoring: 5}, 4, 3},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a := l.Assess(tt.means)
			if a.Level != tt.level || a.Dimensions != tt.dimensions {
				t.Errorf("assessed at %d over %d dimensions, want %d over %d", a.Level, a.Dimensions, tt.level, tt.dimensions)
			}
			if level := l.LevelOf(listed(l, tt.means)); level != tt.level {
				t.Errorf("LevelOf gives %d, want %d", level, tt.level)
			}
		})
	}
}

// listed gives means by dimension number as LevelOf takes them.
func listed(l *Ladder, means map[int]float64) []float64 {
	all := make([]float64, len(l.Dimensions))
	for i := range all {
		all[i] = math.NaN()
		if mean, ok := means[i]; ok {
			all[i] = mean
		}
	}
	return all
}

// LevelOf is the short way to what Assess finds: 2,000 profiles of the shipped
// ladder, some dimensions not rated.
func TestLevelOf(t *testing.T) {
	l, random, seen := Default(), rand.New(rand.NewPCG(6, 26)), map[int]int{}
	for range 2000 {
		means, middle := map[int]float64{}, 1+5*random.Float64()
		for d := range l.Dimensions {
			if random.IntN(4) > 0 {
				means[d] = math.Round(2*(middle+random.NormFloat64()))/2 + float64(random.IntN(3))/3
			}
		}
		want := l.Assess(means).Level
		if got := l.LevelOf(listed(l, means)); got != want {
			t.Fatalf("LevelOf(%v) is %d, Assess says %d", means, got, want)
		}
		seen[want]++
	}
	if len(seen) != 7 {
		t.Errorf("levels met: %v, want all from 0 to 6", seen)
	}
}

func TestAssessTallies(t *testing.T) {
	l := mustSmall(t)
	got := l.Assess(map[int]float64{dimDesign: 3, dimTesting: 1, dimMentoring: 2}).Tallies
	want := []Tally{
		{Level: 1, Met: []int{dimDesign, dimMentoring}, WeightMet: 3, WeightRated: 3, SharePassed: true, Passed: true},
		{Level: 2, Met: []int{dimDesign, dimMentoring}, Unmet: []int{dimTesting}, WeightMet: 3, WeightRated: 4, SharePassed: true, Passed: true},
		{Level: 3, Met: []int{dimDesign}, Unmet: []int{dimTesting, dimMentoring}, WeightMet: 2, WeightRated: 4, WhollyUnmet: []int{1}},
		{Level: 4, Unmet: []int{dimDesign, dimTesting, dimMentoring}, WeightRated: 4, WhollyUnmet: []int{0, 1}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if share, ok := got[1].Share(); share != 0.75 || !ok {
		t.Errorf("share at level 2 is %v, %v", share, ok)
	}
	if share, ok := l.Assess(map[int]float64{dimTesting: 3}).Tallies[0].Share(); ok {
		t.Errorf("a level that asks nothing of what was rated has share %v", share)
	}
}

// The shipped ladder's inherited and missing cells: Resourcefulness states
// nothing above level 3, so 3 meets level 6; Architecture states nothing at 1.
func TestAssessShipped(t *testing.T) {
	l := Default()
	resourcefulness, _ := l.DimensionByName("Resourcefulness")
	architecture, _ := l.DimensionByName("Architecture")
	if a := l.Assess(map[int]float64{resourcefulness.Number: 3}); a.Level != 6 {
		t.Errorf("Resourcefulness at 3 is assessed at %d, want 6", a.Level)
	}
	a := l.Assess(map[int]float64{architecture.Number: 3})
	if a.Level != 4 || a.Tallies[0].WeightRated != 0 {
		t.Errorf("Architecture at 3 is assessed at %d with tally %+v at level 1, want 4 and nothing", a.Level, a.Tallies[0])
	}
}

// A share that is exact in decimal and not in binary still passes: 0.7 of ten
// dimensions of weight 0.1 sums to 0.7 only within rounding.
func TestAssessForgivesRoundingOfTheShare(t *testing.T) {
	parts := Ladder{ID: "tenths", Name: "Tenths", Rule: AssessedRule{MeetsShare: 0.7},
		Levels:     []Level{{Name: "Low", Code: "LO"}, {Name: "High", Code: "HI"}},
		Categories: []Category{{Name: "All", Code: "ALL"}}}
	means, texts := map[int]float64{}, [][]string{}
	for i := range 10 {
		name := string(rune('A' + i))
		parts.Dimensions = append(parts.Dimensions, Dimension{Name: "Skill " + name, Code: "S" + name, Weight: 0.1})
		texts = append(texts, []string{"low", "high"})
		means[i] = 1
		if i < 7 {
			means[i] = 2
		}
	}
	l, err := New(parts, texts)
	if err != nil {
		t.Fatal(err)
	}
	if a := l.Assess(means); a.Level != 2 {
		t.Errorf("assessed at %d with %v of %v, want 2", a.Level, a.Tallies[1].WeightMet, a.Tallies[1].WeightRated)
	}
}
