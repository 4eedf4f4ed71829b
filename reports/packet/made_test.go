package packet

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"testing"
	"time"

	"calibrate/analysis"
	"calibrate/ladder"
	"calibrate/ladder/store"
)

const madeCycle = "2026-H1"

// hostile is a name that would break out of its place if anything let it.
const hostile = `</title></style></script><script>alert(1)</script>"'><img src=x onerror=alert(1)>`

// newStore opens a store in memory with the shipped ladder.
func newStore(t testing.TB) *store.Store {
	t.Helper()
	s, err := store.Open(context.Background(), "", store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	if err := s.PutLadder(context.Background(), ladder.Default()); err != nil {
		t.Fatal(err)
	}
	return s
}

func add(t testing.TB, s *store.Store, file string, people []ladder.Person, ratings []ladder.Rating) {
	t.Helper()
	b := &ladder.Batch{File: file, Status: ladder.Read, People: people, Ratings: ladder.NewRatings(ratings...)}
	sum := sha256.Sum256([]byte(file))
	b.SHA256 = hex.EncodeToString(sum[:])
	meta := store.Meta{At: time.Date(2026, 6, 1, 12, 0, 0, 0, time.UTC), Program: "test", LadderVersion: ladder.Default().Version}
	if status, err := s.Add(context.Background(), b, meta); err != nil || status != ladder.Read {
		t.Fatalf("adding %s: %s, %v", file, status, err)
	}
}

func rosterLine(id, name, org string, level, proposed int) ladder.Person {
	return ladder.Person{Cycle: madeCycle, ID: id, Name: name, Org: org, Ladder: ladder.Default().ID, Level: level, Proposed: proposed}
}

// sheetOf is one rater's line of a sheet: every dimension at a level that climbs
// by half steps around the one given, the last not observed.
func sheetOf(employee, rater string, relation ladder.Relation, level float64, file string, row int) (ratings []ladder.Rating) {
	l := ladder.Default()
	for i, d := range l.Dimensions {
		r := ladder.Rating{Cycle: madeCycle, Employee: employee, Rater: rater, Relation: relation, Ladder: l.ID, Dimension: d.Name,
			State: ladder.Rated, Level: level + float64(i%3-1)/2, Rule: "number", Source: ladder.Source{File: file, Sheet: "Ratings", Row: row, Col: 5 + i}}
		r.Text = levelText(r.Level)
		if i == len(l.Dimensions)-1 {
			r.State, r.Level, r.Text, r.Rule = ladder.NotObserved, 0, "n/o", "state_word"
		}
		ratings = append(ratings, r)
	}
	ratings[0].Comment = "Kept calm in the outage of " + employee
	return ratings
}

// madeBundle is a company of four: one nominated, one with a hostile name, one
// whom nobody rated, one who only rates.
func madeBundle(t testing.TB, audience analysis.Audience) analysis.Bundle {
	t.Helper()
	s := newStore(t)
	add(t, s, "in/roster.xlsx", []ladder.Person{
		rosterLine("E1", "Ana Lima", "Infra / Storage", 2, 3), rosterLine("E2", hostile, "Infra / <b>Edge</b>", 3, 0),
		rosterLine("E3", "山田 太郎", "Infra", 4, 0), rosterLine("E4", "Zoë Quill", "Infra / Storage", 5, 0),
	}, nil)
	var ratings []ladder.Rating
	ratings = append(ratings, sheetOf("E1", "E1", ladder.Self, 3.5, "in/quill-storage.xlsx", 6)...)
	ratings = append(ratings, sheetOf("E1", "E4", ladder.Manager, 3, "in/quill-storage.xlsx", 7)...)
	ratings = append(ratings, sheetOf("E2", "E4", ladder.Peer, 2.5, "in/quill-storage.xlsx", 8)...)
	ratings[26].Text, ratings[26].Rule = "SRE II and a half", "level_name"
	add(t, s, "in/quill-storage.xlsx", nil, ratings)
	return bundleOf(t, s, audience, madeResults())
}

func bundleOf(t testing.TB, s *store.Store, audience analysis.Audience, results []analysis.Result) analysis.Bundle {
	t.Helper()
	l := ladder.Default()
	in := analysis.Input{Store: s, Ladder: l, Ladders: map[string]*ladder.Ladder{l.ID: l}, Cycle: madeCycle, Audience: audience, MinGroup: 5, Seed: 1}
	b, err := analysis.NewBundle(context.Background(), in, analysis.Manifest{Program: "calibrate", Version: "test"}, results)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// madeResults has a known job, one that only HR may see, and one nobody heard of.
func madeResults() []analysis.Result {
	employee := analysis.Column{Name: "employee", Head: "Employee", Kind: analysis.Text}
	name := analysis.Column{Name: "name", Head: "Name", Kind: analysis.Text}
	flag := analysis.Column{Name: "outcome", Head: "Outcome", Kind: analysis.Flag}
	gap := analysis.Column{Name: "mean_gap", Head: "Mean gap", Unit: "levels", Kind: analysis.Delta}
	return []analysis.Result{
		{Job: "tarot", Title: "A job nobody listed", Tables: []analysis.Table{{Name: "cards", Title: "Cards",
			Columns: []analysis.Column{{Name: "file", Head: "File", Kind: analysis.Text}, {Name: "x", Head: "X", Kind: analysis.Count}},
			Rows:    analysis.Held([][]analysis.Value{{analysis.T("in/roster.xlsx"), analysis.Hidden("fewer than 5 people")}}...)}}},
		{Job: "fairness", Title: "Fairness", Notes: []analysis.Note{{Severity: analysis.Suppressed, Text: "Groups are small."}}},
		{Job: "gap", Title: "Gaps to the ladder", Notes: []analysis.Note{{Severity: analysis.Info, Text: "n = 4 people."}},
			Charts: []analysis.Chart{{Name: "made", Title: hostile, Subtitle: "n = 4", Alt: "Two people.",
				Data: analysis.Intervals{Axis: "levels", Items: []analysis.IntervalItem{{Label: hostile, N: 2, Estimate: 1, Low: 0, High: 2}}}}},
			Tables: []analysis.Table{{Name: "assessed", Title: "Assessed level", Columns: []analysis.Column{employee, name, flag, gap},
				Rows: analysis.Held([][]analysis.Value{
					{analysis.T("E1"), analysis.T("Ana Lima"), analysis.T("ready"), analysis.N(-0.25)},
					{analysis.T("E2"), analysis.T(hostile), analysis.T("not ready"), analysis.N(-1)},
					{analysis.T("E3"), analysis.T("山田 太郎"), analysis.T("not ready"), analysis.Why("nobody rated")},
				}...)}}},
	}
}

// manyPeople is a company of n people, each rated by raters others.
func manyPeople(t testing.TB, n, raters int) analysis.Bundle {
	t.Helper()
	s := newStore(t)
	var people []ladder.Person
	var ratings []ladder.Rating
	for i := range n {
		id := fmt.Sprintf("P%05d", i)
		people = append(people, rosterLine(id, "Person "+id, fmt.Sprintf("Company / Org %d / Team %d", i%7, i%35), 1+i%6, 0))
		for j := range raters {
			ratings = append(ratings, sheetOf(id, fmt.Sprintf("P%05d", (i+j+1)%n), ladder.Peer, 1.5+float64(i%8)/2, fmt.Sprintf("in/team-%d.xlsx", i%35), i+2)...)
		}
	}
	add(t, s, "in/roster.xlsx", people, nil)
	if raters > 0 {
		add(t, s, "in/ratings.xlsx", nil, ratings)
	}
	return bundleOf(t, s, analysis.HR, nil)
}
