package jobs

import (
	"fmt"
	"math"
	"slices"

	"calibrate/analysis"
	"calibrate/analysis/stats"
)

// dependenceChart shows the people proposed for a level, or everybody when
// nobody is: assessed, adjusted and target level, over the range of levels.
func dependenceChart(in analysis.Input, all []outcomes) analysis.Chart {
	data := analysis.Dumbbell{Axis: "level", Names: [3]string{"assessed", "adjusted for severity (advice)", "target"}, Range: "95 % range of the assessed level"}
	for _, level := range in.Ladder.Levels {
		data.Ticks = append(data.Ticks, level.Code)
	}
	among, who := inQuestion(all)
	room := inDependenceChart(among)
	open := 0
	for _, o := range room {
		status := o.status()
		if status != stands {
			open++
		}
		data.Items = append(data.Items, analysis.DumbbellItem{Label: personLabel(o.person), Group: o.person.Org, N: o.raters,
			At:  [3]float64{levelOrNaN(o.assessed), drawnLevel(o.level), levelOrNaN(o.target)},
			Low: drawnLevel(o.low), High: drawnLevel(o.high), Status: status})
	}
	return analysis.Chart{
		Name: "dependence", Title: "Whose outcome depends on who rated them",
		Subtitle: fmt.Sprintf("cycle %s, n = %s; raters beside each name", in.Cycle, ofAll(len(room), len(among), who)),
		Footnote: "Adjusted figures are advice for the discussion, never the rating of record." + leftOut(len(room), len(among), dependentFirst, "dependence"),
		Alt:      fmt.Sprintf("One line per person with marks at the assessed, the adjusted and the target level; %d of %d outcomes do not simply stand.", open, len(room)),
		Data:     data,
	}
}

// inQuestion gives the people proposed for a level, or everybody when nobody is.
func inQuestion(all []outcomes) (among []*outcomes, who string) {
	for i := range all {
		if all[i].person.Proposed > 0 {
			among = append(among, &all[i])
		}
	}
	if len(among) > 0 {
		return among, "people proposed for a level"
	}
	for i := range all {
		among = append(among, &all[i])
	}
	return among, "people"
}

// dependentFirst says whom inDependenceChart picks.
const dependentFirst = "those whose outcome does not simply stand first"

// inDependenceChart gives the people a chart has room for, in their order.
func inDependenceChart(among []*outcomes) []*outcomes {
	if len(among) <= chartPeople {
		return among
	}
	picked := map[*outcomes]bool{}
	for _, standing := range []bool{false, true} {
		for _, o := range among {
			if len(picked) < chartPeople && (o.status() == stands) == standing {
				picked[o] = true
			}
		}
	}
	return slices.DeleteFunc(slices.Clone(among), func(o *outcomes) bool { return !picked[o] })
}

// drawnLevel is a level's place on the axis, NaN when there is none.
func drawnLevel(f stats.Figure) float64 {
	if number, ok := f.Get(); ok {
		return levelOrNaN(int(number))
	}
	return math.NaN()
}
