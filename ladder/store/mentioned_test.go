package store

import (
	"reflect"
	"testing"

	"calibrate/ladder"
)

// mentioning is a file of one rating of ana that says of her what it is given.
func mentioning(name string, level int, org string) *ladder.Batch {
	b := file(name, rating(name, 0, 3))
	b.Mentioned = []ladder.Person{{
		Source: ladder.Source{File: name, Sheet: "Ratings", Row: 2, Col: 1}, Cycle: "2026-H1",
		ID: "ana", Name: "Ana Núñez", Email: "ana@example.com", Org: org, Ladder: "sre", Level: level,
	}}
	return hashed(b)
}

const whoIsAna = "SELECT id, name, email, manager, org, level, file, cell, on_roster FROM employees WHERE cycle = '2026-H1'"

// TestMentionedIsNoRoster shows what sheets say of somebody until a roster does.
func TestMentionedIsNoRoster(t *testing.T) {
	s := openTest(t, "")
	add(t, s, mentioning("a.csv", 3, "Infra"), ladder.Read)
	want := []string{"ana | Ana Núñez | ana@example.com |  | Infra | 3 | a.csv | A2 | false"}
	if got := lines(t, s, whoIsAna); !reflect.DeepEqual(got, want) {
		t.Errorf("ana is %q, want %q", got, want)
	}
	if people, err := s.Roster(ctx, "2026-H1"); err != nil || len(people) != 0 {
		t.Errorf("sheets of ratings were taken for a roster: %v, %v", people, err)
	}
	if got := lines(t, s, "SELECT level, gap_current IS NOT NULL FROM gaps"); !reflect.DeepEqual(got, []string{"3 | true"}) {
		t.Errorf("gaps: %q", got)
	}
	if got := lines(t, s, "SELECT people FROM cycles"); got[0] != "0" {
		t.Errorf("the cycle has %s people in its roster, want 0", got[0])
	}
	roster := file("roster.csv")
	roster.People = []ladder.Person{{Cycle: "2026-H1", ID: "bob", Name: "Bob"}}
	add(t, s, hashed(roster), ladder.Read)
	if got := lines(t, s, "SELECT id FROM employees"); !reflect.DeepEqual(got, []string{"bob"}) {
		t.Errorf("beside a roster the sheets still speak: %q", got)
	}
}

// TestFilesThatDisagree uses neither of two levels, tells both files, and lifts
// it when one is corrected.
func TestFilesThatDisagree(t *testing.T) {
	s := openTest(t, "")
	first := mentioning("a.csv", 3, "Infra")
	add(t, s, first, ladder.Read)
	add(t, s, mentioning("b.csv", 4, ""), ladder.Read)
	want := []string{"ana | Ana Núñez | ana@example.com |  | Infra | <nil> | b.csv | A2 | false"}
	if got := lines(t, s, whoIsAna); !reflect.DeepEqual(got, want) {
		t.Errorf("ana is %q, want %q", got, want)
	}
	found, err := s.Duplicates(ctx)
	problems := found[first.SHA256]
	if err != nil || len(problems) != 1 {
		t.Fatalf("problems of a.csv: %+v, %v", problems, err)
	}
	const message = "the current level of ana is 3 in this file and 4 in b.csv, Ratings, A2; neither is used until one file is corrected, or a roster is imported"
	if p := problems[0]; p.Code != ladder.StatementsDisagree || p.Message != message || p.Source.Cell() != "A2" {
		t.Errorf("problem of a.csv: %+v", p)
	}
	add(t, s, mentioning("b.csv", 3, ""), ladder.Replaced)
	if got := lines(t, s, "SELECT level FROM employees"); got[0] != "3" {
		t.Errorf("after the correction the level is %s", got[0])
	}
	if got := lines(t, s, "SELECT count(*) FROM problems"); got[0] != "0" {
		t.Errorf("after the correction there are %s problems", got[0])
	}
}
