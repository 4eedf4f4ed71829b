package store

import (
	"reflect"
	"testing"

	"calibrate/ladder"
)

// state gives what the views make of ana's first dimension: file, state and level.
func state(t *testing.T, s *Store) []string {
	t.Helper()
	return lines(t, s, "SELECT file, state, level FROM ratings ORDER BY batch, row_no")
}

func want(t *testing.T, what string, got []string, rows ...string) {
	t.Helper()
	if !reflect.DeepEqual(got, rows) && len(got)+len(rows) > 0 {
		t.Errorf("%s:\n got %q\nwant %q", what, got, rows)
	}
}

func (c cell) in(name string) *ladder.Batch {
	r := rating("bob", 0, c.level)
	r.State = c.state
	if c.state != ladder.Rated {
		r.Level, r.Text = 0, string(c.state)
	}
	return file(name, r)
}

// A cell is what one file says of the rating the cases below are about.
type cell struct {
	state ladder.State
	level float64
}

func rated(level float64) cell { return cell{ladder.Rated, level} }

func TestDuplicatesAcrossFiles(t *testing.T) {
	blank, unread, seen := cell{state: ladder.Blank}, cell{state: ladder.Unread}, cell{state: ladder.NotObserved}
	cases := []struct {
		name     string
		files    []cell // a.csv, b.csv, c.csv
		ratings  []string
		problems []string // code and file
	}{
		{"one file", []cell{rated(3)}, []string{"a.csv | rated | 3"}, nil},
		{"same", []cell{rated(3), rated(3)}, []string{"a.csv | rated | 3"}, []string{"duplicate_same b.csv"}},
		{"same three times", []cell{rated(3), rated(3), rated(3)}, []string{"a.csv | rated | 3"},
			[]string{"duplicate_same b.csv", "duplicate_same c.csv", "duplicate_same c.csv"}},
		{"differs", []cell{rated(3), rated(3.5)}, []string{"a.csv | unread | <nil>", "b.csv | unread | <nil>"},
			[]string{"duplicate_conflict a.csv", "duplicate_conflict b.csv"}},
		{"same state", []cell{seen, seen}, []string{"a.csv | not_observed | <nil>"}, []string{"duplicate_same b.csv"}},
		{"a state and a level", []cell{seen, rated(3)}, []string{"a.csv | unread | <nil>", "b.csv | unread | <nil>"},
			[]string{"duplicate_conflict a.csv", "duplicate_conflict b.csv"}},
		{"blank after", []cell{rated(3), blank}, []string{"a.csv | rated | 3"}, nil},
		{"blank before", []cell{blank, rated(3)}, []string{"b.csv | rated | 3"}, nil},
		{"blank twice", []cell{blank, blank}, []string{"a.csv | blank | <nil>"}, nil},
		{"unread takes no part", []cell{unread, rated(3)}, []string{"a.csv | unread | <nil>", "b.csv | rated | 3"}, nil},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			s := openTest(t, "")
			for i, cell := range c.files {
				add(t, s, cell.in(string(rune('a'+i))+".csv"), ladder.Read)
			}
			want(t, "ratings", state(t, s), c.ratings...)
			want(t, "problems", lines(t, s, "SELECT code || ' ' || file FROM problems ORDER BY file, code"), c.problems...)
		})
	}
}

func TestDuplicateSentences(t *testing.T) {
	s := openTest(t, "")
	add(t, s, rated(3).in("a.csv"), ladder.Read)
	b := file("b.xlsx", rating("bob", 0, 4), rating("eve", 1, 2))
	add(t, s, b, ladder.Read)
	found, err := s.Duplicates(ctx)
	got := found[b.SHA256]
	problem := ladder.Problem{
		Source: ladder.Source{File: "b.xlsx", Sheet: "Ratings", Row: 2, Col: 3}, Text: "4", Code: ladder.DuplicateConflict, Severity: ladder.Error,
		Message: `bob rates ana in ` + dimension(0) + ` "4" in b.xlsx, Ratings, C2 and "3" in a.csv, Ratings, C2; ` +
			`neither is used until one file is corrected, or preferred with --prefer latest or --prefer FILE`,
	}
	if err != nil || !reflect.DeepEqual(got, []ladder.Problem{problem}) {
		t.Errorf("%+v, %v\nwant %+v", got, err, problem)
	}
}

// TestRetireLifts takes files out one by one; what they stood against comes back.
func TestRetireLifts(t *testing.T) {
	s := openTest(t, "")
	add(t, s, rated(3).in("a.csv"), ladder.Read)
	add(t, s, rated(3).in("b.csv"), ladder.Read)
	add(t, s, rated(4).in("c.csv"), ladder.Read)
	want(t, "all three", state(t, s), "a.csv | unread | <nil>", "c.csv | unread | <nil>")
	retired := func(number int) {
		t.Helper()
		if err := s.Retire(ctx, number, noon, "sent by mistake"); err != nil {
			t.Fatal(err)
		}
	}
	retired(1)
	want(t, "without a", state(t, s), "b.csv | unread | <nil>", "c.csv | unread | <nil>")
	retired(3)
	want(t, "b alone", state(t, s), "b.csv | rated | 3")
	want(t, "problems", lines(t, s, "SELECT code FROM problems"))
	wantError(t, s.Retire(ctx, 3, noon, ""), nil, "there is no live batch 3")
	want(t, "history", lines(t, s, "SELECT batch, retired_by, reason FROM history WHERE retired_at IS NOT NULL ORDER BY batch"),
		"1 | <nil> | sent by mistake", "3 | <nil> | sent by mistake")
}

func TestCorrectedFileEndsAConflict(t *testing.T) {
	s := openTest(t, "")
	add(t, s, rated(3).in("a.csv"), ladder.Read)
	add(t, s, rated(4).in("b.csv"), ladder.Read)
	add(t, s, rated(3).in("b.csv"), ladder.Replaced)
	want(t, "ratings", state(t, s), "a.csv | rated | 3")
}

func TestSettle(t *testing.T) {
	s := openTest(t, "")
	for i, level := range []float64{3, 4, 3} {
		add(t, s, rated(level).in("q2/"+string(rune('a'+i))+".csv"), ladder.Read)
	}
	settle := func(prefer string, pairs int) {
		t.Helper()
		if n, err := s.Settle(ctx, prefer, noon); err != nil || n != pairs {
			t.Errorf("prefer %s: %d pairs, %v; want %d", prefer, n, err, pairs)
		}
	}
	// a and c agree, so c is the same as a; b differs from both.
	want(t, "open", state(t, s), "q2/a.csv | unread | <nil>", "q2/b.csv | unread | <nil>")
	settle(Latest, 2) // b over a, c over b
	want(t, "latest", state(t, s), "q2/c.csv | rated | 3")
	settle(Latest, 0)
	settle("b.csv", 1) // against c; a had lost already
	want(t, "b preferred", state(t, s), "q2/b.csv | rated | 4")
	settle("q2/a.csv", 1)
	want(t, "a preferred", state(t, s), "q2/a.csv | rated | 3")
	want(t, "problems left", lines(t, s, "SELECT code, file FROM problems WHERE severity = 'error'"))

	_, err := s.Settle(ctx, "nobody.csv", noon)
	wantError(t, err, nil, `"nobody.csv" is not among the files`, "q2/a.csv, q2/b.csv, q2/c.csv")
	if err := s.Retire(ctx, 1, noon, ""); err != nil {
		t.Fatal(err)
	}
	want(t, "the preferred file is gone", state(t, s), "q2/b.csv | rated | 4")
}

func TestSettleNothing(t *testing.T) {
	s := openTest(t, "")
	if n, err := s.Settle(ctx, Latest, noon); n != 0 || err != nil {
		t.Error(n, err)
	}
	_, err := s.Settle(ctx, "a.csv", noon)
	wantError(t, err, nil, "no two files give different ratings")
}

// TestTwoRosters has one person in two rosters of a cycle: the later one holds.
func TestTwoRosters(t *testing.T) {
	roster := func(name string, level int) *ladder.Batch {
		b := &ladder.Batch{File: name, Status: ladder.Read}
		for i, id := range []string{"ana", "bob"} {
			at := ladder.Source{File: name, Row: i + 2, Col: 1}
			b.People = append(b.People, ladder.Person{Source: at, Cycle: "2026-H1", ID: id, Level: 2 + i*(level-2)})
		}
		return hashed(b)
	}
	s := openTest(t, "")
	add(t, s, roster("old.csv", 3), ladder.Read)
	add(t, s, roster("new.csv", 4), ladder.Read)
	want(t, "employees", lines(t, s, "SELECT id, level, file FROM employees ORDER BY id"), "ana | 2 | new.csv", "bob | 4 | new.csv")
	want(t, "problems", lines(t, s, "SELECT file, cell, code, severity, message FROM problems"),
		"old.csv | A3 | duplicate_id | warning | the later roster new.csv, A3 says something else of bob; this line is not used")
}
