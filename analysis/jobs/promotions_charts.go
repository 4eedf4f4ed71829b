package jobs

import (
	"fmt"
	"math"

	"calibrate/analysis"
	"calibrate/analysis/stats"
	"calibrate/ladder"
)

// lineChart shows each candidate's distance to the line of the proposed level.
func lineChart(in analysis.Input, cases []promotionCase) analysis.Chart {
	data := analysis.Intervals{Axis: "margin to the proposed level, in levels (right of 0: the rule gives the level)", Zero: 0}
	counts := map[string]int{}
	for _, c := range cases {
		item := interval(c.line.value, c.line.low, c.line.high)
		item.Label, item.Group, item.N, item.NUnit, item.Status = personLabel(c.person()), proposedHeading(in.LadderOf(c.person()), c), c.profile.Raters, "raters", c.line.status()
		counts[item.Status]++
		data.Items = append(data.Items, item)
	}
	return analysis.Chart{
		Name: "promotion_line", Title: "Candidates against the line of the proposed level",
		Subtitle: fmt.Sprintf("margin with 95 %% range, severity taken off; cycle %s, n = %d people proposed", in.Cycle, len(cases)),
		Footnote: "The margin is how far all ratings could fall together and the rule would still give the level. In the order of the plain margin; adjusted figures are advice.",
		Alt: fmt.Sprintf("One line per candidate by proposed level: %d are ready, %d near the line, %d not ready, of %d it cannot be told.",
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
	met := 0
	for _, c := range cases {
		low, high := math.NaN(), math.NaN()
		if c.outcomes != nil {
			low, high = drawnLevel(c.outcomes.low), drawnLevel(c.outcomes.high)
		}
		if c.meets() {
			met++
		}
		data.Items = append(data.Items, analysis.DumbbellItem{Label: personLabel(c.person()), Group: proposedHeading(in.LadderOf(c.person()), c), N: c.profile.Raters,
			At:  [3]float64{levelOrNaN(c.person().Level), drawnLevel(stats.Known(float64(c.profile.Assessment.Level))), levelOrNaN(c.profile.Target)},
			Low: low, High: high, Status: outcome(c.profile)})
	}
	return analysis.Chart{
		Name: "promotion_candidates", Title: "Current, assessed and proposed level of each candidate",
		Subtitle: fmt.Sprintf("cycle %s, n = %d people proposed; raters beside each name", in.Cycle, len(cases)),
		Footnote: "Assessed by the ladder's open rule from plain means. Grey: 95 % range of the assessed level, severity taken off.",
		Alt:      fmt.Sprintf("One line per candidate with marks at the current, the assessed and the proposed level; %d of %d meet the proposed level.", met, len(cases)),
		Data:     data,
	}
}
