package jobs

import (
	"context"
	"fmt"
	"math"
	"slices"
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
	for rater, severity := range plantedSeverity {
		p.severity[rater] = severity
	}
	for team := 1; team <= 6; team++ {
		manager := fmt.Sprintf("m%d", team)
		org := fmt.Sprintf("Tech / Team %d", team)
		people = append(people, person(manager, org, 5, 0))
		for k := range 8 {
			id := fmt.Sprintf("t%dp%d", team, k+1)
			people = append(people, person(id, org, 3, 4*(k%2)))
			p.rate(id, manager, ladder.Manager)
			if team == 6 {
				continue
			}
			p.rate(id, fmt.Sprintf("t%dp%d", team, (k+1)%8+1), ladder.Peer)
			p.rate(id, fmt.Sprintf("t%dp%d", team%5+1, k+1), ladder.Peer)
			if k < 4 {
				p.rate(id, fmt.Sprintf("m%d", team%5+1), ladder.Other)
			}
			p.rate(id, id, ladder.Self)
		}
	}
	return people, p.ratings
}

// plantedStore stores the planted company, in one file or in two.
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

func runJob(t testing.TB, job func(context.Context, analysis.Input) (analysis.Result, error), in analysis.Input) analysis.Result {
	t.Helper()
	r, err := job(context.Background(), in)
	if err != nil {
		t.Fatal(err)
	}
	for _, table := range r.Tables {
		for _, row := range table.Rows {
			if len(row) != len(table.Columns) {
				t.Fatalf("%s: a row has %d values for %d columns", table.Name, len(row), len(table.Columns))
			}
		}
	}
	return r
}

func TestRaters(t *testing.T) {
	r := runJob(t, raters, inputOf(plantedStore(t, false)))
	goldenResult(t, "raters", r)
	table := tableNamed(t, r, "raters")
	for id, severity := range plantedSeverity {
		if id == "m6" {
			continue
		}
		// The means of the planted severities and of their shrinkage are near 0:
		// four of 45 raters have one.
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
