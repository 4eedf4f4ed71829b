//go:build coverage

package main

import (
	"context"
	"maps"
	"math"
	"slices"
	"strings"
	"testing"

	"calibrate/analysis/stats"
	"calibrate/ladder"
	"calibrate/sample"
)

// go test -tags coverage -run SampleCoverage -v ./cmd/calibrate
//
// The share of 95 % intervals that hold what the sample's generator planted, over 200 seeds, must lie between 90 and
// 99 %; of raters whose severity did not move, at most 5 % may be said to drift. Last run (80 CPU s):
//
// # RESULT
//
// What is looked at is a rule, not a choice after the fact: severity and drift of every rater with an interval who is
// planted with no other habit, from all ratings; halo, one variance for a company, from the ratings by such raters of the
// people who are not planted as disputed, wherever on the ladder they stand and whatever steps the raters use. The
// truth is what is planted, in levels before a rating is rounded to the rater's steps and kept within the ladder: what
// that bends, the central raters among the others, and severities that are not normal but mostly small with every fifth
// far off (which are drawn to the mean) are why severity stays below 95 %.
func TestSampleCoverage(t *testing.T) {
	found := map[string]*holds{}
	for seed := range uint64(200) {
		c, err := sample.New(sample.Options{Seed: seed + 1})
		if err != nil {
			t.Fatal(err)
		}
		lookAt(t, c, found)
	}
	for _, name := range slices.Sorted(maps.Keys(found)) {
		h := found[name]
		share, told := 100*float64(h.inside)/float64(h.all), 100*float64(h.differs)/float64(h.all)
		t.Logf("%s: %.1f %% of %d intervals hold the truth; %.1f %% are told to differ", name, share, h.all, told)
		if share < 90 || share > 99 {
			t.Errorf("%s: %.1f %% of %d intervals hold the truth", name, share, h.all)
		}
		if strings.HasSuffix(name, "none planted") && told > 5 {
			t.Errorf("%s: %.1f %% false alarms", name, told)
		}
	}
}

// lookAt adds what one company shows.
func lookAt(t *testing.T, c *sample.Company, found map[string]*holds) {
	t.Helper()
	for _, name := range []string{"severity", "halo", "drift, planted", "drift, none planted", "drift over three cycles, planted", "drift over three cycles, none planted"} {
		if found[name] == nil {
			found[name] = &holds{}
		}
	}
	truth, disputed := map[string]sample.RaterTruth{}, map[string]bool{}
	for r := range c.Raters() {
		truth[r.ID] = r
	}
	for p := range c.Truths() {
		disputed[p.ID] = p.Disputed
	}
	all := func(ladder.Rating) bool { return true }
	var fits []*stats.Severities
	for _, cycle := range c.Cycles() {
		fits = append(fits, severitiesOf(t, ratingsOf(c, []string{cycle}, all)))
	}
	last := len(fits) - 1
	found["severity"].addSeverities(*fits[last], truth)
	plain := severitiesOf(t, ratingsOf(c, c.Cycles()[last:], func(r ladder.Rating) bool {
		return truth[r.Rater].Habit == sample.Plain && !disputed[r.Employee]
	}))
	halo := plain.Halo
	found["halo"].add(stats.Known(halo.Variance*math.Exp(-1.96*halo.SE/halo.Variance)), stats.Known(halo.Upper95), sample.SDHalo*sample.SDHalo)
	both := ratingsOf(c, c.Cycles()[last-1:], all)
	d, err := stats.NewDrift(context.Background(), both.Ratings, both.cycle, stats.SeverityOptions{})
	if err != nil {
		t.Fatal(err)
	}
	paths, err := stats.NewDriftPaths(fits, 0.10)
	if err != nil {
		t.Fatal(err)
	}
	for drifts, kind := range map[bool]string{true: "planted", false: "none planted"} {
		found["drift, "+kind].addDrift(d.Pairs[0], truth, drifts)
		found["drift over three cycles, "+kind].addPaths(paths, truth, drifts)
	}
}

func severitiesOf(t *testing.T, r cycleRatings) *stats.Severities {
	t.Helper()
	s, err := stats.NewSeverities(context.Background(), r.Ratings, stats.SeverityOptions{})
	if err != nil {
		t.Fatal(err)
	}
	return &s
}

type cycleRatings struct {
	stats.Ratings
	cycle stats.Factor
}

// ratingsOf are the ratings by others of some cycles, of those to keep.
func ratingsOf(c *sample.Company, cycles []string, keep func(ladder.Rating) bool) cycleRatings {
	codes := [3]map[string]int32{{}, {}, {}}
	var columns [3][]int32
	var labels [3][]string
	var value []float64
	var cycle []int32
	for k, name := range cycles {
		for r := range c.Ratings(name) {
			if r.Relation == ladder.Self || r.State != ladder.Rated || !keep(r) {
				continue
			}
			for i, text := range []string{r.Employee, r.Rater, r.Dimension} {
				code, known := codes[i][text]
				if !known {
					code = int32(len(labels[i]))
					codes[i][text], labels[i] = code, append(labels[i], text)
				}
				columns[i] = append(columns[i], code)
			}
			value, cycle = append(value, r.Level), append(cycle, int32(k))
		}
	}
	factor := func(i int, name string) stats.Factor {
		return stats.Factor{Name: name, Code: columns[i], Labels: labels[i]}
	}
	return cycleRatings{stats.Ratings{Unit: factor(0, "employee"), Rater: factor(1, "rater"), Item: factor(2, "dimension"), Value: value},
		stats.Factor{Name: "cycle", Code: cycle, Labels: cycles}}
}

// holds counts intervals, those that hold the truth, and what is told to differ.
type holds struct{ inside, all, differs int }

func (h *holds) tell(verdict string) {
	if verdict == stats.VerdictDiffers {
		h.differs++
	}
}

func (h *holds) add(low, high stats.Figure, truth float64) {
	from, known := low.Get()
	to, also := high.Get()
	if known && also {
		h.all++
		if from <= truth && truth <= to {
			h.inside++
		}
	}
}

// addSeverities compares with the planted severity less the mean of those of the largest subset.
func (h *holds) addSeverities(s stats.Severities, truth map[string]sample.RaterTruth) {
	mean, n := 0.0, 0.0
	planted := func(id string) float64 { v := truth[id].Severity; return v[len(v)-1] }
	for _, r := range s.Raters {
		if r.Subset == 0 {
			mean, n = mean+planted(r.Rater), n+1
		}
	}
	for _, r := range s.Raters {
		if r.Subset == 0 && truth[r.Rater].Habit == sample.Plain {
			h.add(r.Low, r.High, planted(r.Rater)-mean/n)
			h.tell(r.Verdict)
		}
	}
}

// addDrift compares with the planted change less that of all anchors, for the raters who were made to drift or for the others.
func (h *holds) addDrift(p stats.DriftPair, truth map[string]sample.RaterTruth, drifts bool) {
	mean := 0.0
	planted := func(id string) float64 { v := truth[id].Severity; return v[len(v)-1] - v[len(v)-2] }
	for _, r := range p.Rows {
		mean += planted(r.Rater) / float64(len(p.Rows))
	}
	for _, r := range p.Rows {
		if truth[r.Rater].Habit == sample.Plain && truth[r.Rater].Drifts == drifts {
			h.add(r.Low, r.High, planted(r.Rater)-mean)
			h.tell(r.Verdict)
		}
	}
}

// addPaths compares with the planted change from the first to the last cycle less that of all anchors, who in the sample
// are all the raters with a path.
func (h *holds) addPaths(d stats.DriftPaths, truth map[string]sample.RaterTruth, drifts bool) {
	mean := 0.0
	planted := func(id string) float64 { v := truth[id].Severity; return v[len(v)-1] - v[d.First] }
	for _, p := range d.Rows {
		mean += planted(p.Rater) / float64(len(d.Rows))
	}
	for _, p := range d.Rows {
		if truth[p.Rater].Habit == sample.Plain && truth[p.Rater].Drifts == drifts {
			h.add(p.Trend.Low, p.Trend.High, planted(p.Rater)-mean)
			h.tell(p.Trend.Verdict)
		}
	}
}
