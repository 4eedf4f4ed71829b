package jobs

import (
	"regexp"
	"strings"
	"testing"

	"calibrate/analysis"
	"calibrate/ladder"
)

// TestChartsOfOnePerson: what there is one of stands in the singular.
func TestChartsOfOnePerson(t *testing.T) {
	s := newStore(t)
	var ratings []ladder.Rating
	for d := range ladder.Default().Dimensions {
		ratings = append(ratings, rate("a", "m", ladder.Manager, d, 3), rate("a", "p", ladder.Peer, d, 2.5), rate("a", "a", ladder.Self, d, 3))
	}
	add(t, s, "one.xlsx", []ladder.Person{person("a", "Tech", 2, 3)}, ratings)
	wrong, drawn := regexp.MustCompile(`\b1 (people|raters|orgs|pairs)\b`), 0
	for _, job := range List {
		for _, c := range runJob(t, job.Run, inputOf(s)).Charts {
			drawn++
			if found := wrong.FindString(c.Subtitle); found != "" {
				t.Errorf("%s says %q in %q", c.Name, found, c.Subtitle)
			}
		}
	}
	if drawn == 0 {
		t.Error("there is no chart")
	}
}

// TestCellsAndRowsNotShown: the legend of a heat map names rows that are not shown by
// "not shown", and cells by other words.
func TestCellsAndRowsNotShown(t *testing.T) {
	in := sampleInput(sampleStore(t))
	for _, c := range runJob(t, gap, in).Charts {
		d, ok := c.Data.(analysis.HeatMap)
		if ok && d.Blank == "not shown" {
			t.Errorf("%s: cells without a figure are named as hidden rows are", c.Name)
		}
		if c.Name == "gap_by_org" && !strings.Contains(c.Footnote, "fewer than 5 people are not shown") {
			t.Errorf("the footnote does not say what is not shown: %q", c.Footnote)
		}
	}
}
