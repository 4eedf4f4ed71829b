package jobs

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"calibrate/analysis"
	"calibrate/analysis/stats"
	"calibrate/ladder"
	"calibrate/ladder/store"
)

// plantedSeverity is that in levels of the managers of the planted company; peers have none.
var plantedSeverity = map[string]float64{"m1": .8, "m2": -.8, "m3": 0, "m4": .4, "m5": 0, "m6": 0}

// plantedCompany has five teams of eight linked by peers and neighbouring
// managers, and a sixth whose manager alone rates it and nobody else.
func plantedCompany() (people []ladder.Person, ratings []ladder.Rating) {
	p := newPlan(1)
	p.severity = plantedSeverity
	for team := 1; team <= 6; team++ {
		people = append(people, person(fmt.Sprintf("m%d", team), fmt.Sprintf("Tech / Team %d", team), 5, 0))
		for k := 1; k <= 8; k++ {
			people = append(people, person(fmt.Sprintf("t%dp%d", team, k), fmt.Sprintf("Tech / Team %d", team), 3, 4*((k+1)%2)))
		}
	}
	p.rateTeams(6)
	return people, p.ratings
}

// rateTeams rates teams 1 to n; the sixth is linked to no other.
func (p *plan) rateTeams(n int) {
	for team := 1; team <= n; team++ {
		next := team%5 + 1
		for k := 1; k <= 8; k++ {
			id := fmt.Sprintf("t%dp%d", team, k)
			p.rate(id, fmt.Sprintf("m%d", team), ladder.Manager)
			if team == 6 {
				continue
			}
			p.rate(id, fmt.Sprintf("t%dp%d", team, k%8+1), ladder.Peer)
			p.rate(id, fmt.Sprintf("t%dp%d", next, k), ladder.Peer)
			if k <= 4 {
				p.rate(id, fmt.Sprintf("m%d", next), ladder.Other)
			}
			p.rate(id, id, ladder.Self)
		}
	}
}

// plantedStore stores the planted company; backwards, in another order and in
// other files.
func plantedStore(t testing.TB, backwards bool) *store.Store {
	people, ratings := plantedCompany()
	s := newStore(t)
	if !backwards {
		add(t, s, "roster.xlsx", people, nil)
		add(t, s, "ratings.xlsx", nil, ratings)
		return s
	}
	slices.Reverse(people)
	slices.Reverse(ratings)
	add(t, s, "late.xlsx", nil, ratings[:1000])
	add(t, s, "early.xlsx", nil, ratings[1000:])
	add(t, s, "roster.xlsx", people, nil)
	return s
}

type runner = func(context.Context, analysis.Input) (analysis.Result, error)

func runJob(t testing.TB, job runner, in analysis.Input) analysis.Result {
	t.Helper()
	r, err := job(context.Background(), in)
	if err != nil {
		t.Fatal(err)
	}
	for _, table := range r.Tables {
		for row := range table.Rows.All() {
			if len(row) != len(table.Columns) {
				t.Fatalf("%s: a row has %d values for %d columns", table.Name, len(row), len(table.Columns))
			}
		}
	}
	return r
}

// Sentences about one of a thing say it as people do.
func TestSentencesOfOneRater(t *testing.T) {
	drifts := stats.DriftContrast{Verdict: stats.VerdictDiffers, Change: stats.Known(.5)}
	paths := raterPaths{DriftPaths: stats.DriftPaths{Anchors: 3, Rows: []stats.DriftPath{{Rater: "a", Trend: drifts}}}, cycles: []string{"2025-H2", thisCycle}}
	facets := raterFacets{Facets: stats.Facets{Categories: []stats.Category{{N: 1}}}}
	for got, want := range map[string]string{
		paths.notes(map[string]bool{"a": true})[0].Text: "of 1 rater 1 drifts (q",
		facets.use(0): "hardly used: 1 rating, 10 are wanted",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("%q does not say %q", got, want)
		}
	}
}

// A director rates the managers m1 to m3, whom nobody else rates: the rater who
// would link them, by org and error one of themselves, is m4 or another, for a
// rating of oneself links nothing.
func TestLinkIsNoSelfRating(t *testing.T) {
	people, ratings := plantedCompany()
	p := newPlan(2)
	for _, manager := range []string{"m1", "m2", "m3"} {
		p.rate(manager, "boss", ladder.Manager)
	}
	s := newStore(t)
	add(t, s, "roster.xlsx", append(people, person("boss", "Tech", 6, 0)), nil)
	add(t, s, "ratings.xlsx", nil, append(ratings, p.ratings...))
	link := columnOf(t, tableNamed(t, runJob(t, raters, inputOf(s)), "rater_subsets"), "link", nil)[2] // subsets 1 and 2 are as planted
	rater, rated, _ := strings.Cut(link, " rate ")
	if !strings.Contains(rated, "(m1)") || strings.Contains(rated, strings.TrimPrefix(rater, "let ")) {
		t.Errorf("the subset of three would be linked so: %s", link)
	}
}

func TestRaters(t *testing.T) {
	r := runJob(t, raters, inputOf(plantedStore(t, false)))
	goldenResult(t, "raters", r)
	table := tableNamed(t, r, "raters")
	for id, severity := range plantedSeverity {
		if id == "m6" {
			continue
		}
		// The severities of the 45 linked raters average 0.01. Twice the standard
		// error and the shrinkage of the largest together stay below 0.2.
		if got := numberAt(t, table, id, "severity"); math.Abs(got-severity) > .2 {
			t.Errorf("%s was planted with severity %+.2f and came out with %+.2f", id, severity, got)
		}
	}
	for id, want := range map[string]string{"m1": stats.VerdictDiffers, "m2": stats.VerdictDiffers, "m3": stats.VerdictSame, "m6": cannotTell, "t1p1": stats.VerdictFew} {
		if got := textAt(t, table, id, "status"); got != want {
			t.Errorf("%s: %s, want %s", id, got, want)
		}
	}
	if why, missing := cell(t, table, "m6", "severity").Missing(); !missing || why == "" {
		t.Error("the severity of the unlinked manager is given, or lacks its reason")
	}
}

// The order of import, and how ratings are spread over files, change nothing.
func TestImportOrder(t *testing.T) {
	one, other := inputOf(plantedStore(t, false)), inputOf(plantedStore(t, true))
	for name, job := range map[string]runner{"raters": raters, "agreement": agreement, "dependence": dependence} {
		a, b := fmt.Sprintf("%#v", runJob(t, job, one)), fmt.Sprintf("%#v", runJob(t, job, other))
		if a != b {
			t.Errorf("%s differs when files are imported in another order", name)
		}
	}
}

// Team 1 is rated by m1, its own members, members of team 2 and m2.
func TestRatersOfAnOrg(t *testing.T) {
	in := inputOf(plantedStore(t, false))
	in.Org = "Tech / Team 1"
	outside := func(r analysis.Result, table string) bool {
		for row := range tableNamed(t, r, table).Rows.All() {
			if id, _ := row[0].Text(); strings.HasPrefix(id, "t2") || id == "m2" {
				return true
			}
		}
		return false
	}
	if r := runJob(t, raters, in); !outside(r, "raters") || tableNamed(t, r, "raters").Rows.Len() != 18 {
		t.Errorf("HR sees %d raters of team 1, want m1, m2 and 16 peers", tableNamed(t, r, "raters").Rows.Len())
	}
	in.Audience = analysis.Director
	r := runJob(t, raters, in)
	for _, table := range []string{"raters", "rater_habits", "rater_drift"} {
		if outside(r, table) {
			t.Errorf("a director sees raters from outside the org in %s", table)
		}
	}
	if rows := tableNamed(t, r, "raters").Rows.Len(); rows != 9 {
		t.Errorf("a director sees %d raters of team 1, want m1 and 8 peers", rows)
	}
}

// Plain figures of raters are, for a director, those that a company would have in
// which nobody outside the org was rated: what they gave elsewhere cannot be found by
// taking off what they gave here.
func TestRatersOfADirector(t *testing.T) {
	plain := map[string][]string{
		"raters":       {"people", "shared", "ratings", "mean", "spread", "spread_others", "matched", "cells"},
		"rater_facets": {"ratings", "observed"},
		"rater_habits": {"habit", "status", "value", "low", "high", "q", "people", "ratings"},
	}
	var texts [2][]string
	for i := range texts {
		people, ratings := plantedCompany()
		org := map[string]string{}
		for _, p := range people {
			org[p.ID] = p.Org
		}
		if i == 1 {
			ratings = slices.DeleteFunc(ratings, func(r ladder.Rating) bool { return !ladder.OrgWithin(org[r.Employee], "Tech / Team 1") })
		}
		s := newStore(t)
		add(t, s, "all.xlsx", people, ratings)
		in := inputOf(s)
		in.Org, in.Audience = "Tech / Team 1", analysis.Director
		r := runJob(t, raters, in)
		for name, columns := range plain {
			table := tableNamed(t, r, name)
			for _, column := range columns {
				at := slices.IndexFunc(table.Columns, func(c analysis.Column) bool { return c.Name == column })
				for row := range table.Rows.All() {
					id, _ := row[0].Text()
					texts[i] = append(texts[i], fmt.Sprint(name, " ", id, " ", column, " ", row[at]))
				}
			}
		}
		for _, name := range []string{"rater_levels", "rater_dimensions"} {
			chart := r.Charts[slices.IndexFunc(r.Charts, func(c analysis.Chart) bool { return c.Name == name })]
			switch data := chart.Data.(type) {
			case analysis.Histograms:
				for _, row := range data.Rows {
					texts[i] = append(texts[i], fmt.Sprintf("%s %+v of %v", name, row, data.Reference))
				}
			case analysis.HeatMap:
				for _, row := range data.Rows {
					texts[i] = append(texts[i], fmt.Sprintf("%s %+v", name, row))
				}
			}
		}
		slices.Sort(texts[i])
	}
	if len(texts[0]) < 100 || len(texts[0]) != len(texts[1]) {
		t.Fatalf("%d and %d figures", len(texts[0]), len(texts[1]))
	}
	for k, text := range texts[0] {
		if text != texts[1][k] {
			t.Errorf("with ratings elsewhere %s, without %s", text, texts[1][k])
		}
	}
}

// What cannot be compared says so and gives no figure.
func TestRatersNotComparable(t *testing.T) {
	tests := []struct {
		name, want string
		rate       func(p *plan)
	}{
		{"nobody rated", "nobody was rated by anybody else", func(p *plan) { p.rate("a", "a", ladder.Self) }},
		{"one rater", "there is one rater", func(p *plan) { p.rate("a", "m", ladder.Manager); p.rate("b", "m", ladder.Manager) }},
		{"no two on one person", "no two raters rated the same person", func(p *plan) { p.rate("a", "m", ladder.Manager); p.rate("b", "n", ladder.Manager) }},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s, p := newStore(t), newPlan(3)
			tt.rate(p)
			add(t, s, "roster.xlsx", []ladder.Person{person("a", "X", 3, 4), person("b", "X", 3, 0)}, nil)
			add(t, s, "ratings.xlsx", nil, p.ratings)
			r := runJob(t, raters, inputOf(s))
			if text := resultText(r); !strings.Contains(text, "caution: No severity can be given: "+tt.want) {
				t.Errorf("no caution that says %q:\n%s", tt.want, text)
			}
			for row := range tableNamed(t, r, "raters").Rows.All() {
				if status, _ := row[3].Text(); status != cannotTell {
					t.Errorf("status %s, want %s", status, cannotTell)
				}
			}
			runJob(t, agreement, inputOf(s))
			runJob(t, dependence, inputOf(s))
		})
	}
}

// m1 was like the others and is 0.8 levels stricter now.
func TestDrift(t *testing.T) {
	s, before, now := newStore(t), newPlan(4), newPlan(5)
	before.cycle, now.severity = "2025-H2", map[string]float64{"m1": .8}
	before.rateTeams(5)
	now.truth = before.truth
	now.rateTeams(5)
	add(t, s, "before.xlsx", nil, before.ratings)
	add(t, s, "now.xlsx", nil, now.ratings)
	in := inputOf(s)
	in.Previous = before.cycle
	table := tableNamed(t, runJob(t, raters, in), "rater_drift")
	// The other 44 anchors share the mean that the change is measured from.
	if got, want := numberAt(t, table, "m1", "change"), .8*44/45; math.Abs(got-want) > .2 {
		t.Errorf("m1 became stricter by %+.2f, want %+.2f", got, want)
	}
	for id, want := range map[string]string{"m1": stats.VerdictDiffers, "m3": stats.VerdictSame, "t1p1": stats.VerdictFew} {
		if got := textAt(t, table, id, "status"); got != want {
			t.Errorf("%s: %s, want %s", id, got, want)
		}
	}
}

// Over three cycles m1 grows stricter by 0.5 each time and m3 is 1 stricter in the
// second alone; m5 rates nobody in the second. The planted ones head the list.
func TestRaterCycles(t *testing.T) {
	s := newStore(t)
	var truth map[string][]float64
	for i, cycle := range []string{"2025-H1", "2025-H2", thisCycle} {
		p := newPlan(uint64(20 + i))
		p.cycle, p.severity = cycle, map[string]float64{"m1": .5 * float64(i)}
		if truth != nil {
			p.truth = truth
		}
		if i == 1 {
			p.severity["m3"] = 1
		}
		p.rateTeams(5)
		truth = p.truth
		if i == 1 {
			p.ratings = slices.DeleteFunc(p.ratings, func(r ladder.Rating) bool { return r.Rater == "m5" })
		}
		add(t, s, cycle+".xlsx", nil, p.ratings)
	}
	in := inputOf(s)
	in.Previous = "2025-H2"
	r := runJob(t, raters, in)
	table := tableNamed(t, r, "rater_cycles")
	for i, want := range [][2]string{{"m1", stricterNow}, {"m3", cameBack}} {
		row := columnOf(t, table, "rater", nil)[i]
		if status := textAt(t, table, row, "status"); row != want[0] || status != want[1] {
			t.Errorf("line %d: %s %s, want %v", i+1, row, status, want)
		}
	}
	// The 43 others of 44 anchors, who do not count m5, share the mean that moves.
	low, high := numberAt(t, table, "m1", "low"), numberAt(t, table, "m1", "high")
	if want := 1 - 1./44; low > want || high < want {
		t.Errorf("m1 became stricter by %+.2f to %+.2f, want %+.2f inside", low, high, want)
	}
	if away := textAt(t, table, "m5", "away"); away != "2025-H2" {
		t.Errorf("m5 was away in %q", away)
	}
	chart := slices.IndexFunc(r.Charts, func(c analysis.Chart) bool { return c.Name == "severity_slopes" })
	if slopes := r.Charts[chart].Data.(analysis.Slopes); len(slopes.Times) != 3 || slopes.Items[0].Status != "drifts" || slopes.Items[1].Status != cameBack {
		t.Errorf("chart of %v begins with %+v", slopes.Times, slopes.Items[:2])
	}
}
