package jobs

import (
	"cmp"
	"math"
	"slices"

	"calibrate/analysis/stats"
	"calibrate/ladder"
)

// margin is a person's distance to the line of a level, in levels: how far all
// means could fall together and the ladder's rule would still give the level or
// a higher one (0 or positive), or how far they would have to rise (negative).
// The means stand by dimension number; NaN is no rating.
func margin(l *ladder.Ladder, means []float64, level int) stats.Figure {
	best, found := math.Inf(-1), false
	for number := max(level, 1); level > 0 && number <= len(l.Levels); number++ {
		if m, ok := marginAt(l, means, number); ok {
			best, found = math.Max(best, m), true
		}
		if expectsAll(l, number) {
			break // a higher level asks for as much or more in the same dimensions
		}
	}
	if !found {
		return stats.Unknown("nothing rated against this level")
	}
	if math.Abs(best) <= ladder.Tolerance {
		best = 0
	}
	return stats.Known(best)
}

// expectsAll tells whether a level has an expectation in every dimension.
func expectsAll(l *ladder.Ladder, level int) bool {
	for _, d := range l.Dimensions {
		if l.Cell(d.Number, level).Kind == ladder.None {
			return false
		}
	}
	return true
}

// A slack is how far a mean lies above the low end of a level's band.
type slack struct{ above, weight float64 }

// marginAt measures one level alone: the share of the weight that has to be
// met is met down to the slack where the weight above it reaches that share,
// and no category is wholly unmet down to the lowest of their highest slacks.
func marginAt(l *ladder.Ladder, means []float64, level int) (float64, bool) {
	var slacks []slack
	weight, highest := 0.0, slices.Repeat([]float64{math.Inf(-1)}, len(l.Categories))
	for _, d := range l.Dimensions {
		band, expected := l.Band(d.Number, level)
		if !expected || math.IsNaN(means[d.Number]) {
			continue
		}
		s := slack{means[d.Number] - float64(band.Low), d.Weight}
		slacks, weight = append(slacks, s), weight+d.Weight
		highest[d.Category] = math.Max(highest[d.Category], s.above)
	}
	if weight == 0 {
		return 0, false
	}
	slices.SortFunc(slacks, func(a, b slack) int { return cmp.Compare(b.above, a.above) })
	line, met := 0.0, 0.0
	for _, s := range slacks {
		line, met = s.above, met+s.weight
		if met/weight >= l.Rule.MeetsShare-ladder.Tolerance {
			break
		}
	}
	for _, h := range highest {
		if !math.IsInf(h, -1) { // a category with ratings
			line = math.Min(line, h)
		}
	}
	return line, true
}

// A rise is one dimension that would have to reach the band of a level.
type rise struct {
	dimension ladder.Dimension
	mean, to  float64
	category  bool // its category is wholly unmet
}

func (r rise) levels() float64 { return r.to - r.mean }

// smallestChange gives the dimensions that would have to rise for the rule to
// give the level: no smaller number of dimensions would do. Among sets of that
// number it takes the dimension with the least to rise first, then the next.
// It is empty for somebody who meets the level.
func smallestChange(l *ladder.Ladder, means []float64, tally ladder.Tally) []rise {
	if tally.Passed || tally.WeightRated == 0 {
		return nil
	}
	open := openRises(l, means, tally)
	c := change{need: (l.Rule.MeetsShare-ladder.Tolerance)*tally.WeightRated - tally.WeightMet, must: tally.WhollyUnmet}
	size := 0
	for size < len(open) && !c.possible(nil, open, size) {
		size++
	}
	var chosen []rise
	for i, r := range open {
		if len(chosen) < size && c.possible(append(slices.Clone(chosen), r), open[i+1:], size-len(chosen)-1) {
			chosen = append(chosen, r)
		}
	}
	return chosen
}

// openRises are the unmet dimensions, those with the least to rise first.
func openRises(l *ladder.Ladder, means []float64, tally ladder.Tally) []rise {
	var open []rise
	for _, number := range tally.Unmet {
		d := l.Dimensions[number]
		band, _ := l.Band(number, tally.Level)
		open = append(open, rise{d, means[number], float64(band.Low), slices.Contains(tally.WhollyUnmet, d.Category)})
	}
	slices.SortStableFunc(open, func(a, b rise) int { return cmp.Compare(steady(a.levels()), steady(b.levels())) })
	return open
}

// A change is what a set of risen dimensions has to bring: weight, and at least
// one dimension in each of some categories.
type change struct {
	need float64
	must []int
}

// possible tells whether the chosen dimensions and at most more others of the
// rest bring it. The heaviest of each category that is still missing, filled up
// with the heaviest of all, weigh as much as any set can.
func (c change) possible(chosen, rest []rise, more int) bool {
	weight, hit := 0.0, map[int]bool{}
	for _, r := range chosen {
		weight, hit[r.dimension.Category] = weight+r.dimension.Weight, true
	}
	rest = slices.Clone(rest)
	slices.SortStableFunc(rest, func(a, b rise) int { return cmp.Compare(b.dimension.Weight, a.dimension.Weight) })
	for _, category := range c.must {
		if hit[category] {
			continue
		}
		at := slices.IndexFunc(rest, func(r rise) bool { return r.dimension.Category == category })
		if at < 0 || more == 0 {
			return false
		}
		weight += rest[at].dimension.Weight
		rest = slices.Delete(rest, at, at+1)
		more--
	}
	for _, r := range rest[:min(more, len(rest))] {
		weight += r.dimension.Weight
	}
	return weight >= c.need
}
