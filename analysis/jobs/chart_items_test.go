package jobs

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"calibrate/analysis"
)

// The charts of many items say what an item is, and what items stand under.
func TestChartsSayWhatTheyAreOf(t *testing.T) {
	want := map[string][2]string{
		"raters": {"Rater", "End of the list"}, "agreement": {"Ratings", "Category"}, "fairness_": {"Group", "Attribute"}, "level_time": {"Level", ""},
		"promotion_line": {"Candidate", "Proposed level"}, "promotion_limits": {"Candidate", "Limit"}, "rater_habits": {"Rater", "Habit"},
		"severity_scatter": {"Rater", ""}, "difference_": {"Person", ""},
	}
	in := sampleInput(sampleStore(t))
	in.Slots = map[int]int{3: 2}
	got := map[string][2]string{}
	for _, job := range List {
		for _, c := range runJob(t, job.Run, in).Charts {
			name := c.Name
			for short := range want {
				if strings.HasSuffix(short, "_") && strings.HasPrefix(name, short) {
					name = short
				}
			}
			switch d := c.Data.(type) {
			case analysis.Intervals:
				got[name] = [2]string{d.Item, d.Group}
			case analysis.Scatter:
				got[name] = [2]string{d.Item, ""}
			}
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("item and group (-want +got):\n%s", diff)
	}
}
