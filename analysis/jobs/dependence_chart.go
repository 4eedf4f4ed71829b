package jobs

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"calibrate/analysis"
	"calibrate/analysis/stats"
)

// dependenceChart shows the people proposed for a level, or everybody when
// nobody is: assessed, adjusted and target level, over the range of levels. Those whose
// outcome does not simply stand come first.
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
		data.Items = append(data.Items, analysis.DumbbellItem{Label: personLabel(o.person), Group: capital(status), N: o.raters,
			At:  [3]float64{levelOrNaN(o.assessed), drawnLevel(o.level), levelOrNaN(o.target)},
			Low: drawnLevel(o.low), High: drawnLevel(o.high)})
	}
	return analysis.Chart{
		Name: "dependence", Title: "Whose outcome depends on who rated them",
		Subtitle: fmt.Sprintf("cycle %s, n = %s; raters beside each name", in.Cycle, ofAll(len(room), len(among), who)),
		Footnote: "Adjusted figures are advice for the discussion, never the rating of record." + leftOut(len(room), len(among), dependentFirst, "dependence"),
		Alt:      analysis.Said("One line per person with marks at the assessed, the adjusted and the target level; %d of %d outcomes do not simply stand.", open, len(room)),
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

// statusOrder is the order of a chart: what a meeting should talk about first.
var statusOrder = []string{bothWays, oneRater, bySeverityOnly, cannotTell, stands, noTarget}

// inDependenceChart gives the people a chart has room for, by status and within it
// by org.
func inDependenceChart(among []*outcomes) []*outcomes {
	ordered := slices.Clone(among)
	slices.SortStableFunc(ordered, func(a, b *outcomes) int {
		return cmp.Or(cmp.Compare(slices.Index(statusOrder, a.status()), slices.Index(statusOrder, b.status())), cmp.Compare(a.person.Org, b.person.Org))
	})
	return ordered[:min(len(ordered), chartPeople)]
}

// drawnLevel is a level's place on the axis, NaN when there is none.
func drawnLevel(f stats.Figure) float64 {
	if number, ok := f.Get(); ok {
		return levelOrNaN(int(number))
	}
	return math.NaN()
}
