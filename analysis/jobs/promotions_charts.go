package jobs

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"calibrate/analysis"
	"calibrate/ladder"
)

// nearestFirst says which candidates inCaseChart picks.
const nearestFirst = "the candidates nearest to the line"

// inCaseChart gives the candidates a chart has room for, in their order.
func inCaseChart(cases []promotionCase) []promotionCase {
	if len(cases) <= chartPeople {
		return cases
	}
	near := make([]int, len(cases))
	for i := range near {
		near[i] = i
	}
	slices.SortStableFunc(near, func(a, b int) int { return cmp.Compare(fromLine(cases[a]), fromLine(cases[b])) })
	near = near[:chartPeople]
	slices.Sort(near)
	picked := make([]promotionCase, len(near))
	for i, at := range near {
		picked[i] = cases[at]
	}
	return picked
}

// fromLine is the plain distance to the line, whichever side; infinite for
// somebody without ratings.
func fromLine(c promotionCase) float64 {
	if m, ok := c.plain.Get(); ok {
		return math.Abs(m)
	}
	return math.Inf(1)
}

// lineChart shows each candidate's distance to the line of the proposed level.
func lineChart(in analysis.Input, cases []promotionCase) analysis.Chart {
	data := analysis.Intervals{Item: "Candidate", Group: "Proposed level", Axis: "margin to the proposed level, in levels (0 or more: the rule gives the level)", Zero: 0}
	counts, room := map[string]int{}, inCaseChart(cases)
	for _, c := range room {
		item := interval(c.line.value, c.line.low, c.line.high)
		item.Label, item.Group, item.N, item.NUnit, item.Status = personLabel(c.person()), proposedHeading(in.LadderOf(c.person()), c), c.profile.Raters, "raters", c.line.status()
		counts[item.Status]++
		data.Items = append(data.Items, item)
	}
	return analysis.Chart{
		Name: "promotion_line", Title: "Candidates against the line of the proposed level",
		Subtitle: fmt.Sprintf("margin with 95 %% range, severity taken off; cycle %s, n = %s", in.Cycle, ofAll(len(room), len(cases), "people proposed")),
		Footnote: "The margin is how far all ratings could fall together and the rule would still give the level. Within each level in the order of the plain margin; adjusted figures are advice." +
			leftOut(len(room), len(cases), nearestFirst, "People proposed for a level, in order"),
		Alt: analysis.Said("One line per candidate by proposed level: %d are ready, %d near the line, %d not ready, of %d it cannot be told.",
			counts[ready], counts[nearLine], counts[notReady], counts[cannotTell]),
		Data: data,
	}
}

func proposedHeading(l *ladder.Ladder, c promotionCase) string {
	level, ok := l.LevelByNumber(c.profile.Target)
	if !ok {
		return "no such level"
	}
	return "proposed for " + level.Code + " · " + level.Name
}

// caseDumbbell shows current, assessed and proposed level of each candidate.
func caseDumbbell(in analysis.Input, cases []promotionCase) analysis.Chart {
	data := analysis.Dumbbell{Axis: "level", Names: [3]string{"current", "assessed", "proposed"}}
	for _, level := range in.Ladder.Levels {
		data.Ticks = append(data.Ticks, level.Code)
	}
	met, room := 0, inCaseChart(cases)
	for _, c := range room {
		if c.meets() {
			met++
		}
		data.Items = append(data.Items, analysis.DumbbellItem{Label: personLabel(c.person()), Group: proposedHeading(in.LadderOf(c.person()), c), N: c.profile.Raters,
			At:  [3]float64{levelOrNaN(c.person().Level), levelOrNaN(c.profile.Assessment.Level), levelOrNaN(c.profile.Target)},
			Low: math.NaN(), High: math.NaN(), Status: outcome(c.profile), Strong: elsewhere(c.profile)})
	}
	return analysis.Chart{
		Name: "promotion_candidates", Title: "Current, assessed and proposed level of each candidate",
		Subtitle: fmt.Sprintf("cycle %s, n = %s", in.Cycle, ofAll(len(room), len(cases), "people proposed")),
		Footnote: "Assessed by the ladder's rule from plain means, not adjusted for severity." + leftOut(len(room), len(cases), nearestFirst, "People proposed for a level, in order"),
		Alt:      analysis.Said("One line per candidate with marks at the current, the assessed and the proposed level; %d of %d meet the proposed level.", met, len(room)),
		Data:     data,
	}
}
