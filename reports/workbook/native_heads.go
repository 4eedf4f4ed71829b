package workbook

import (
	"cmp"
	"strings"

	"calibrate/analysis"
)

// A chartHeads says what the items of a chart are, and what they are grouped by.
type chartHeads struct{ item, group string }

// headsByChart has the heads of the numbers that feed a chart, by the beginning of its name.
var headsByChart = []struct {
	name string
	chartHeads
}{
	{"agreement", chartHeads{"Ratings", "Category"}},
	{"difference_", chartHeads{item: "Person"}},
	{"fairness_", chartHeads{"Group", "Attribute"}},
	{"level_time", chartHeads{item: "Level"}},
	{"promotion_line", chartHeads{"Candidate", "Proposed level"}},
	{"promotion_limits", chartHeads{"Candidate", "Limit"}},
	{"rater_habits", chartHeads{"Rater", "Habit"}},
	{"raters", chartHeads{"Rater", "End of the list"}},
	{"severity_scatter", chartHeads{item: "Rater"}},
}

// headsOf are the heads of a chart; those of one that is not known say no more than they can.
func headsOf(name string) chartHeads {
	for _, h := range headsByChart {
		if strings.HasPrefix(name, h.name) {
			return h.chartHeads
		}
	}
	return chartHeads{"Item", "Group"}
}

// countedIn is what n counts in a chart, where all of its items count the same.
func countedIn(d analysis.Intervals) string {
	unit := ""
	for i, it := range d.Items {
		if i > 0 && it.NUnit != unit {
			return "n"
		}
		unit = it.NUnit
	}
	return cmp.Or(human(unit), "n")
}
