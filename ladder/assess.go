package ladder

import (
	"math"
	"slices"
)

// An Assessment is the level the ladder's open rule gives to one employee, with
// the tally of every level that led to it.
type Assessment struct {
	Level      int     // 0 when nothing is rated, or when not even the lowest level passes
	Dimensions int     // dimensions rated; 0 means that there is nothing to assess
	Tallies    []Tally // by level, lowest first
}

// A Tally is how one employee's ratings stand against one level. Dimensions
// without an expectation at that level, and dimensions nobody rated, stay out.
type Tally struct {
	Level       int
	Met         []int   // numbers of the dimensions whose rating meets the level (gap ≥ 0)
	Unmet       []int   // numbers of the dimensions whose rating is below the level
	WeightMet   float64 // summed weight of Met
	WeightRated float64 // summed weight of Met and Unmet
	WhollyUnmet []int   // numbers of the categories with ratings of which none meets the level
	SharePassed bool    // WeightMet is at least MeetsShare of WeightRated
	Passed      bool    // SharePassed, and no category is wholly unmet
}

// Share gives the share of the rated weight that meets the level, 0 to 1;
// false when no rated dimension has an expectation at this level.
func (t Tally) Share() (float64, bool) {
	if t.WeightRated == 0 {
		return 0, false
	}
	return t.WeightMet / t.WeightRated, true
}

// Assess applies the ladder's rule to one employee's mean ratings, in levels, by
// dimension number. The assessed level is the highest that passes: its
// dimensions are met for at least MeetsShare of the weight of the dimensions
// rated, and no category is wholly unmet. A category with no rating is not held
// against anyone; coverage says how much was rated. Numbers outside the ladder
// and means that are NaN are left out.
func (l *Ladder) Assess(means map[int]float64) Assessment {
	a := Assessment{Tallies: make([]Tally, 0, len(l.Levels))}
	for _, d := range l.Dimensions {
		if mean, ok := means[d.Number]; ok && !math.IsNaN(mean) {
			a.Dimensions++
		}
	}
	for _, level := range l.Levels {
		t := l.tally(means, level.Number)
		a.Tallies = append(a.Tallies, t)
		if t.Passed {
			a.Level = level.Number
		}
	}
	return a
}

// LevelOf is the level that Assess gives, without the tallies that led to it, for
// whoever asks a thousand times. The means, in levels, stand by dimension number,
// one for each dimension of the ladder; NaN is no rating.
func (l *Ladder) LevelOf(means []float64) int {
	for level := len(l.Levels); level > 0; level-- {
		if l.passes(means, level) {
			return level
		}
	}
	return 0
}

// passes is tally's verdict, found in the same order. Dimensions stand category by
// category.
func (l *Ladder) passes(means []float64, level int) bool {
	weightRated, weightMet := 0.0, 0.0
	category, rated, met := -1, false, false
	for i := range l.Dimensions {
		d := &l.Dimensions[i]
		gap, ok := l.Gap(i, means[i], level)
		if !ok {
			continue
		}
		if d.Category != category {
			if rated && !met {
				return false
			}
			category, rated, met = d.Category, false, false
		}
		rated = true
		weightRated += d.Weight
		if gap >= 0 {
			met = true
			weightMet += d.Weight
		}
	}
	return rated && met && weightMet/weightRated >= l.Rule.MeetsShare-Tolerance
}

// tally walks the dimensions in ladder order, so that sums do not depend on the
// order of the map.
func (l *Ladder) tally(means map[int]float64, level int) Tally {
	t := Tally{Level: level}
	rated, met := make([]bool, len(l.Categories)), make([]bool, len(l.Categories))
	for _, d := range l.Dimensions {
		mean, given := means[d.Number]
		gap, ok := l.Gap(d.Number, mean, level)
		if !given || !ok {
			continue
		}
		rated[d.Category] = true
		t.WeightRated += d.Weight
		if gap < 0 {
			t.Unmet = append(t.Unmet, d.Number)
			continue
		}
		met[d.Category] = true
		t.WeightMet += d.Weight
		t.Met = append(t.Met, d.Number)
	}
	t.Met, t.Unmet = slices.Clone(t.Met), slices.Clone(t.Unmet) // thousands are kept: without the room to grow
	for i := range rated {
		if rated[i] && !met[i] {
			t.WhollyUnmet = append(t.WhollyUnmet, i)
		}
	}
	share, ok := t.Share()
	t.SharePassed = ok && share >= l.Rule.MeetsShare-Tolerance
	t.Passed = t.SharePassed && len(t.WhollyUnmet) == 0
	return t
}
