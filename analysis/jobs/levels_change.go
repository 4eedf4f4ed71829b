package jobs

import (
	"fmt"
	"math"

	"calibrate/analysis"
)

// A levelChange takes the change of a mean level between two cycles apart. The
// parts are steps of a walk: from the mean before, those who left are taken out,
// then those who moved up have the level they have now, then everybody else who
// stayed, then those who joined come in: the mean now. So the parts add up.
type levelChange struct {
	measure                         string
	from, to                        string
	before, after                   float64 // means
	left, promoted, rerated, joined float64 // steps, in levels
	nBefore, nAfter                 int
	nLeft, nPromoted, nOthers       int
	nJoined                         int
}

// changesOver compares each cycle with the next, and the last one with the one
// since when a longer time is asked for, by current and by assessed level.
func changesOver(cycles []cycleLevels, since string) []levelChange {
	var steps [][2]cycleLevels
	for i := 1; i < len(cycles); i++ {
		steps = append(steps, [2]cycleLevels{cycles[i-1], cycles[i]})
	}
	last := cycles[len(cycles)-1]
	for _, c := range cycles[:max(0, len(cycles)-2)] {
		if c.cycle == since {
			steps = append(steps, [2]cycleLevels{c, last})
		}
	}
	var all []levelChange
	for _, step := range steps {
		was, now := step[0], step[1]
		raised := map[string]bool{}
		for id, level := range now.current {
			if before, ok := was.current[id]; ok && level > before {
				raised[id] = true
			}
		}
		for _, measure := range []string{"current", "assessed"} {
			c := newLevelChange(was.levels(measure), now.levels(measure), raised)
			c.measure, c.from, c.to = measure, was.cycle, now.cycle
			all = append(all, c)
		}
	}
	return all
}

func (c cycleLevels) levels(measure string) map[string]int {
	if measure == "assessed" {
		return c.assessed
	}
	return c.current
}

// newLevelChange adds up whole levels, so that the order of people is no matter.
func newLevelChange(was, now map[string]int, raised map[string]bool) levelChange {
	c := levelChange{nBefore: len(was), nAfter: len(now)}
	var sumBefore, sumAfter, stayedBefore, byPromoted, byOthers int
	for id, level := range was {
		sumBefore += level
		after, stayed := now[id]
		switch {
		case !stayed:
			c.nLeft++
			continue
		case raised[id]:
			c.nPromoted++
			byPromoted += after - level
		default:
			c.nOthers++
			byOthers += after - level
		}
		stayedBefore += level
	}
	for _, level := range now {
		sumAfter += level
	}
	c.nJoined = len(now) - c.stayed()
	if c.stayed() == 0 {
		return c
	}
	n := float64(c.stayed())
	c.before, c.after = float64(sumBefore)/float64(len(was)), float64(sumAfter)/float64(len(now))
	c.left = float64(stayedBefore)/n - c.before
	c.promoted, c.rerated = float64(byPromoted)/n, float64(byOthers)/n
	c.joined = c.after - float64(stayedBefore+byPromoted+byOthers)/n
	return c
}

func (c levelChange) stayed() int { return c.nPromoted + c.nOthers }

// walk gives the mean before, the four parts and the mean now in hundredths of a
// level, rounded along the walk: the figures shown add up as shown.
func (c levelChange) walk() (before int, parts [4]int, after int) {
	hundredths := func(x float64) int { return int(math.Round(100 * x)) }
	before = hundredths(c.before)
	at, exact := before, c.before
	for i, part := range [4]float64{c.left, c.promoted, c.rerated, c.joined} {
		exact += part
		parts[i] = hundredths(exact) - at
		at += parts[i]
	}
	return before, parts, at
}

func changeOverCycles(in analysis.Input, changes []levelChange) analysis.Table {
	t := analysis.Table{Name: "level_change", Title: "How the mean level changed from cycle to cycle, and through whom (the parts add up to the change)", Columns: []analysis.Column{
		text("measure", "Level"), text("from", "From"), text("to", "To"), rating("mean_before", "Mean before"),
		delta("leavers", "Those who left"), delta("promotions", "Those who moved up"), delta("re_rating", "Others who stayed"), delta("joiners", "Those who joined"),
		rating("mean_after", "Mean after"), delta("change", "Change"),
		count("n_before", "n before", "people"), count("n_left", "Left", "people"), count("n_promoted", "Moved up", "people"),
		count("n_stayed", "Stayed otherwise", "people"), count("n_joined", "Joined", "people"), count("n_after", "n after", "people"),
	}}
	for _, c := range changes {
		row := append(texts(c.measure, c.from, c.to), c.figures(in)...)
		for _, n := range []int{c.nBefore, c.nLeft, c.nPromoted, c.nOthers, c.nJoined, c.nAfter} {
			row = append(row, analysis.I(n))
		}
		t.Add(row)
	}
	return t
}

// figures gives the walk, or why there is none.
func (c levelChange) figures(in analysis.Input) []analysis.Value {
	none := analysis.Value{}
	switch {
	case c.stayed() == 0:
		none = analysis.Why("nobody's level is known in both cycles")
	case c.stayed() < in.MinGroup:
		none = analysis.Hidden(fmt.Sprintf("fewer than %d people were there in both cycles", in.MinGroup))
	default:
		before, parts, after := c.walk()
		row := []analysis.Value{analysis.N(float64(before) / 100)}
		for _, part := range parts {
			row = append(row, analysis.N(float64(part)/100))
		}
		return append(row, analysis.N(float64(after)/100), analysis.N(float64(after-before)/100))
	}
	return []analysis.Value{none, none, none, none, none, none, none}
}
