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
func dependenceChart(in analysis.Input, ordered []*outcomes) analysis.Chart {
	data := analysis.Dumbbell{Axis: "level", Names: [3]string{"assessed", "adjusted for severity (advice)", "target"}, Range: "95 % range without severity and noise"}
	for _, level := range in.Ladder.Levels {
		data.Ticks = append(data.Ticks, level.Code)
	}
	among, who := inQuestion(ordered)
	room := among[:min(len(among), chartPeople)]
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
		Subtitle: fmt.Sprintf("cycle %s, n = %s%s", in.Cycle, ofAll(len(room), len(among), "people"), who),
		Footnote: adjustedWords(room) + leftOut(len(room), len(among), dependentFirst, "Whose outcome depends on who rated them"),
		Alt:      analysis.Said("One line per person with marks at the assessed, the adjusted and the target level; %d of %d outcomes do not simply stand.", open, len(room)),
		Data:     data,
	}
}

// adjustedWords say how to read what is adjusted, where anything is.
func adjustedWords(shown []*outcomes) string {
	if !slices.ContainsFunc(shown, func(o *outcomes) bool { return o.level.Why() == "" }) {
		return "Nothing can be adjusted here: only leaving out one rater at a time shows what depends on whom."
	}
	return "Adjusted figures are advice for the discussion, never the rating of record. The range need not hold the marks, which follow the means as given."
}

// inQuestion gives the people proposed for a level and those whose outcome changes, or
// everybody when there are none.
func inQuestion(all []*outcomes) (among []*outcomes, who string) {
	for _, o := range all {
		if o.person.Proposed > 0 || slices.Contains(changing, o.status()) {
			among = append(among, o)
		}
	}
	if len(among) > 0 {
		return among, ": proposed for a level, or of another outcome by another rater"
	}
	return all, ""
}

// changing are the outcomes that would be others.
var changing = []string{bothWays, oneRater, bySeverityOnly}

// dependentFirst says in words how dependentOrder begins.
const dependentFirst = "those whose outcome does not simply stand first"

// statusOrder is what a meeting should talk about first.
var statusOrder = []string{bothWays, oneRater, bySeverityOnly, cannotTell, stands, noTarget}

// dependentOrder gives people by status and within it by org.
func dependentOrder(all []outcomes) []*outcomes {
	ordered, rank := make([]*outcomes, len(all)), make(map[*outcomes]int, len(all))
	for i := range all {
		ordered[i], rank[&all[i]] = &all[i], slices.Index(statusOrder, all[i].status())
	}
	slices.SortStableFunc(ordered, func(a, b *outcomes) int {
		return cmp.Or(rank[a]-rank[b], cmp.Compare(a.person.Org, b.person.Org))
	})
	return ordered
}

// drawnLevel is a level's place on the axis, NaN when there is none.
func drawnLevel(f stats.Figure) float64 {
	if number, ok := f.Get(); ok {
		return levelOrNaN(int(number))
	}
	return math.NaN()
}
