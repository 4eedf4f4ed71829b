package jobs

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"testing"
	"time"

	"calibrate/analysis"
	"calibrate/ladder"
	"calibrate/ladder/store"
)

// Tables, notes and charts on the made-up company.
func TestCoverageOnTheSample(t *testing.T) {
	goldenResult(t, "coverage", runJob(t, coverage, sampleInput(sampleStore(t))))
}

// problemStore holds two orgs of six people in one wide file each, one long file
// about both, and problems in all of them.
func problemStore(t *testing.T) analysis.Input {
	s := newStore(t)
	var people []ladder.Person
	for i, id := range []string{"a", "b"} {
		for n := range 6 {
			p := person(id+string(rune('1'+n)), []string{"Tech / Edge", "Tech / Core"}[i], 3, 0)
			p.Source = ladder.Source{File: "roster.csv", Row: 2 + 6*i + n, Col: 1}
			people = append(people, p)
		}
	}
	addBatch(t, s, ladder.Batch{File: "roster.csv", People: people, Problems: []ladder.Problem{
		problemAt("roster.csv", 2, 4, "of a1"), problemAt("roster.csv", 8, 4, "of b1"), problemAt("roster.csv", 40, 1, "of nobody")}})
	at := func(r ladder.Rating, file string, row, col int) ladder.Rating {
		r.Source = ladder.Source{File: file, Row: row, Col: col}
		return r
	}
	addBatch(t, s, ladder.Batch{File: "edge.csv",
		Ratings:  ladder.NewRatings(at(rate("a1", "m", ladder.Manager, 0, 3), "edge.csv", 2, 3), at(rate("a2", "m", ladder.Manager, 0, 3), "edge.csv", 3, 3)),
		Problems: []ladder.Problem{problemAt("edge.csv", 2, 4, "in a row of a1"), problemAt("edge.csv", 9, 3, "in a row of nobody")}})
	addBatch(t, s, ladder.Batch{File: "both.csv", // people across: one row is about both orgs
		Ratings:  ladder.NewRatings(at(rate("a1", "p", ladder.Peer, 0, 3), "both.csv", 2, 2), at(rate("b1", "p", ladder.Peer, 0, 3), "both.csv", 2, 3)),
		Problems: []ladder.Problem{problemAt("both.csv", 2, 2, "in a cell of a1"), problemAt("both.csv", 2, 3, "in a cell of b1"), problemAt("both.csv", 2, 9, "in a row of both")}})
	return inputOf(s)
}

func problemAt(file string, row, col int, text string) ladder.Problem {
	return ladder.Problem{Source: ladder.Source{File: file, Row: row, Col: col}, Text: text, Code: ladder.UnreadableRating, Severity: ladder.Error, Message: text}
}

// Which problem is about whom is worked out by hand from problemStore.
func TestCoverageOfOneOrg(t *testing.T) {
	in := problemStore(t)
	if n := tableNamed(t, runJob(t, coverage, in), "problems").Rows.Len(); n != 8 {
		t.Errorf("all orgs: %d problems, want 8", n)
	}
	in.Org = "Tech / Edge"
	r := runJob(t, coverage, in)
	got := columnOf(t, tableNamed(t, r, "problems"), "text", nil)
	wantTexts(t, "problems", got, "in a cell of a1", "in a row of a1", "of a1")
	if n := numberAt(t, tableNamed(t, r, "coverage_by_org"), "Tech / Edge", "manager"); n != 2./6 {
		t.Errorf("%g managers a person, want 2 in 6", n)
	}
	in.Audience = analysis.Director
	r = runJob(t, coverage, in)
	if rows := tableNamed(t, r, "problems").Rows.Len() + tableNamed(t, r, "sheets").Rows.Len(); rows > 0 {
		t.Errorf("a director sees %d lines about files", rows)
	}
	counts := tableNamed(t, r, "problems_by_file")
	if counts.Rows.Len() != 1 {
		t.Fatalf("%d lines of counts for a director, want 1", counts.Rows.Len())
	}
	first := firstRow(t, counts)
	if n, _ := first[3].Num(); n != 3 || !first[0].IsHidden() {
		t.Errorf("a director sees the line %v, want 3 problems and no file", first)
	}
}

// In what is made for a1 no problem is about a1 or names a1, by id or by name in any
// order, and the problems of others stay: worked out by hand from problemStore.
func TestCoverageForSomebody(t *testing.T) {
	in := problemStore(t)
	addBatch(t, in.Store, ladder.Batch{File: "more.csv", Problems: []ladder.Problem{
		problemAt("more.csv", 2, 2, "a1, Name of"), problemAt("more.csv", 3, 2, "rating of a1, twice"), problemAt("more.csv", 4, 2, "a12 of another")}})
	in.For = "a1"
	r := runJob(t, coverage, in)
	wantTexts(t, "problems", columnOf(t, tableNamed(t, r, "problems"), "text", nil), "of b1", "of nobody", "in a row of nobody", "in a cell of b1", "in a row of both", "a12 of another")
	in.Org = "Tech / Edge"
	r = runJob(t, coverage, in)
	wantTexts(t, "problems of the org", columnOf(t, tableNamed(t, r, "problems"), "text", nil))
	if where := naming(r, "a1"); len(where) > 0 {
		t.Errorf("a1 is named: %v", where)
	}
}

// addBatch stores all that one file gave.
func addBatch(t testing.TB, s *store.Store, b ladder.Batch) {
	t.Helper()
	b.Status = ladder.Read
	sum := sha256.Sum256(fmt.Append(nil, b))
	b.SHA256 = hex.EncodeToString(sum[:])
	meta := store.Meta{At: time.Date(2026, 6, 1, 12, 0, 0, 0, time.UTC), Program: "test", LadderVersion: ladder.Default().Version}
	if _, err := s.Add(context.Background(), &b, meta); err != nil {
		t.Fatalf("adding %s: %v", b.File, err)
	}
}

func wantTexts(t testing.TB, what string, got []string, want ...string) {
	t.Helper()
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("%s: %q, want %q", what, got, want)
	}
}
