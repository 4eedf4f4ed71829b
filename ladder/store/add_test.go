package store

import (
	"context"
	"database/sql"
	"errors"
	"math"
	"reflect"
	"strings"
	"testing"
	"time"

	"calibrate/ladder"
)

// counts gives the rows of every stored table, for telling that nothing was written.
func counts(t *testing.T, s *Store) string {
	t.Helper()
	var all []string
	for _, table := range lines(t, s, "SELECT table_name FROM duckdb_tables() WHERE schema_name = 'stored' ORDER BY 1") {
		all = append(all, table+" "+lines(t, s, "SELECT count(*) FROM stored."+table)[0])
	}
	return strings.Join(all, ", ")
}

// full is a batch with something of everything.
func full() *ladder.Batch {
	at := ladder.Source{File: "all.xlsx", Sheet: "People", Row: 2, Col: 1}
	b := file("all.xlsx", rating("bob", 0, 3), rating("bob", 1, 4.5))
	edit(b, 1, func(r *ladder.Rating) { r.Comment = "fine work" })
	b.Ratings.Add(ladder.Rating{
		Source: ladder.Source{Sheet: "Ratings", Row: 9, Col: 30}, Cycle: "2026-H1", Employee: "ana", Rater: "ana", Relation: ladder.Self,
		Ladder: "sre", Dimension: "Basket Weaving", State: ladder.Unread, Text: "so-so", Rule: "none",
	})
	b.Sheets = []ladder.SheetReport{{Sheet: "Ratings", Layout: "wide", HeaderRow: 1}, {Sheet: "Old", Hidden: true, Layout: "none", Reason: "hidden"}}
	b.People = []ladder.Person{
		{Source: at, Cycle: "2026-H1", ID: "ana", Name: "Ana Núñez", Email: "ana@example.com", Manager: "bob", Org: "Infra / Storage", Ladder: "sre",
			Level: 3, Proposed: 4, Hired: time.Date(2019, 2, 28, 0, 0, 0, 0, time.UTC), Groups: map[string]string{"Site": "Porto", "Grade": "7"}},
		{Source: ladder.Source{File: "all.xlsx", Sheet: "People", Row: 3, Col: 1}, Cycle: "2026-H1", ID: "bob", Name: "Bob"},
	}
	b.Guidelines = []ladder.Guideline{{Source: at, Cycle: "2026-H1", Levels: []int{5, 6}, Operator: ladder.AtMost, Share: 0.1}}
	b.Decisions = []ladder.Decision{{Source: at, Cycle: "2026-H1", Employee: "ana", Agreed: 4, Reason: "ready", DecidedBy: "panel", Date: "2026-07-01"}}
	b.Problems = []ladder.Problem{{Source: b.Ratings.At(2).Source, Text: "so-so", Code: ladder.UnreadableRating, Severity: ladder.Error, Message: "no", Suggestions: []string{"3", "4"}}}
	return hashed(b)
}

func TestAddKeepsEverything(t *testing.T) {
	s := openTest(t, "")
	b := full()
	add(t, s, b, ladder.Read)
	want := map[string][]string{
		"SELECT cycle, employee, rater, relation, ladder, dimension_no, category, state, level, text, rule, comment, file, sheet, cell, batch FROM ratings ORDER BY row_no": {
			"2026-H1 | ana | bob | peer | sre | 0 | Technical Excellence | rated | 3 | 3 | number |  | all.xlsx | Ratings | C2 | 1",
			"2026-H1 | ana | bob | peer | sre | 1 | Technical Excellence | rated | 4.5 | 4.5 | number | fine work | all.xlsx | Ratings | C3 | 1",
			"2026-H1 | ana | ana | self | sre | <nil> |  | unread | <nil> | so-so | none |  | all.xlsx | Ratings | AD9 | 1"},
		"SELECT n.name, rater_no, relation_no, dimension_no, state_no, level FROM rating_ids JOIN names n ON name_no = employee_no ORDER BY dimension_no": {
			"ana | 1 | 3 | 0 | 0 | 3", "ana | 1 | 3 | 1 | 0 | 4.5"},
		"SELECT * FROM employee_groups ORDER BY heading": {"2026-H1 | ana | Grade | 7", "2026-H1 | ana | Site | Porto"},
		"SELECT sheet, hidden, layout, header_row, reason FROM sheets ORDER BY seq": {
			"Ratings | false | wide | 1 | ", "Old | true | none | 0 | hidden"},
		"SELECT cycle, org, ladder, levels, operator, share, upper, sheet, cell FROM guidelines":        {"2026-H1 |  |  | 5,6 | ≤ | 0.1 | 0 | People | A2"},
		"SELECT cycle, employee, agreed, reason, decided_by, date, cell FROM decisions":                 {"2026-H1 | ana | 4 | ready | panel | 2026-07-01 | A2"},
		"SELECT cell, code, severity, message, text, suggestions FROM problems":                         {"AD9 | unreadable_rating | error | no | so-so | 3\n4"},
		"SELECT file, sha256, bytes, status, imported_at, program, people, ratings FROM batches":        {"all.xlsx | " + b.SHA256 + " | 1000 | read | 2026-06-01 12:00:00 +0000 UTC | calibrate test | 2 | 3"},
		"SELECT id, manager, level, proposed, hired, level_since, cell FROM employees ORDER BY id DESC": {"bob |  | <nil> | <nil> | <nil> | <nil> | A3", "ana | bob | 3 | 4 | 2019-02-28 00:00:00 +0000 UTC | <nil> | A2"},
	}
	for query, rows := range want {
		if got := lines(t, s, query); !reflect.DeepEqual(got, rows) {
			t.Errorf("%s\n got %q\nwant %q", query, got, rows)
		}
	}
	people, err := s.Roster(ctx, "2026-H1")
	if err != nil || !reflect.DeepEqual(people, b.People) {
		t.Errorf("roster %+v, %v\nwant %+v", people, err, b.People)
	}
}

func TestSameFileTwice(t *testing.T) {
	s := openTest(t, "")
	add(t, s, full(), ladder.Read)
	before := counts(t, s)
	again := full()
	again.File = "copy of all.xlsx"
	add(t, s, again, ladder.AlreadyStored)
	if after := counts(t, s); after != before {
		t.Errorf("storing a file again wrote rows:\nbefore %s\nafter  %s", before, after)
	}
	withAgain := meta()
	withAgain.Again = true
	if status, err := s.Add(ctx, full(), withAgain); status != ladder.Replaced || err != nil {
		t.Error("asked to store it anew:", status, err)
	}
	if got := lines(t, s, "SELECT count(*), any_value(batch) FROM ratings"); got[0] != "3 | 2" {
		t.Error("ratings and their batch:", got)
	}
}

func TestRefusedIsNotStored(t *testing.T) {
	s := openTest(t, "")
	before := counts(t, s)
	b := full()
	b.Status, b.Reason = ladder.Refused, "encrypted"
	add(t, s, b, ladder.Refused)
	if after := counts(t, s); after != before {
		t.Error("a refused file wrote rows:", after)
	}
}

func TestReplacement(t *testing.T) {
	s := openTest(t, "")
	add(t, s, file("./team.csv", rating("bob", 0, 3), rating("bob", 1, 4), rating("bob", 2, 5)), ladder.Read)
	second := file("team.csv", rating("bob", 0, 3), rating("bob", 1, 4.5), rating("bob", 3, 2))
	edit(second, 1, func(r *ladder.Rating) { r.Source.Row = 7 })
	add(t, s, hashed(second), ladder.Replaced)
	if got := lines(t, s, "SELECT batch, file, status FROM batches"); !reflect.DeepEqual(got, []string{"2 | team.csv | replaced"}) {
		t.Error("live:", got)
	}
	if got := lines(t, s, "SELECT level FROM ratings ORDER BY level"); !reflect.DeepEqual(got, []string{"2", "3", "4.5"}) {
		t.Error("levels:", got)
	}
	changes, err := s.Changes(ctx)
	want := []Change{
		{Batch: 1, ReplacedBy: 2, Cycle: "2026-H1", Employee: "ana", Rater: "bob", Dimension: dimension(1),
			Before: Reading{"Ratings", "C3", ladder.Rated, 4, "4"}, After: Reading{"Ratings", "C7", ladder.Rated, 4.5, "4.5"}},
		{Batch: 1, ReplacedBy: 2, Cycle: "2026-H1", Employee: "ana", Rater: "bob", Dimension: dimension(2),
			Before: Reading{"Ratings", "C4", ladder.Rated, 5, "5"}},
		{Batch: 1, ReplacedBy: 2, Cycle: "2026-H1", Employee: "ana", Rater: "bob", Dimension: dimension(3),
			After: Reading{"Ratings", "C5", ladder.Rated, 2, "2"}},
	}
	if err != nil || !sameChanges(changes, want) {
		t.Errorf("changes %+v, %v\nwant %+v", changes, err, want)
	}
	history, err := s.History(ctx)
	if err != nil || len(history) != 2 || history[0].Live() || history[0].RetiredBy != 2 || !history[1].Live() {
		t.Errorf("history %+v, %v", history, err)
	}
	// The first content again is no duplicate of a retired batch.
	add(t, s, file("./team.csv", rating("bob", 0, 3), rating("bob", 1, 4), rating("bob", 2, 5)), ladder.Replaced)
	if got := lines(t, s, "SELECT level FROM ratings ORDER BY level"); !reflect.DeepEqual(got, []string{"3", "4", "5"}) {
		t.Error("levels:", got)
	}
}

func dimension(n int) string { return ladder.Default().Dimensions[n].Name }

func sameChanges(got, want []Change) bool {
	byDimension := map[string]Change{}
	for _, c := range got {
		byDimension[c.Dimension] = c
	}
	for _, c := range want {
		if byDimension[c.Dimension] != c {
			return false
		}
	}
	return len(got) == len(want)
}

// TestFailureLeavesNothing breaks off an import at its last rows.
func TestFailureLeavesNothing(t *testing.T) {
	breaks := map[string]func(*ladder.Batch){
		"level not a half step": func(b *ladder.Batch) { edit(b, 1, func(r *ladder.Rating) { r.Level = 3.25 }) },
		"level NaN":             func(b *ladder.Batch) { edit(b, 1, func(r *ladder.Rating) { r.Level = math.NaN() }) },
		"level infinite":        func(b *ladder.Batch) { edit(b, 1, func(r *ladder.Rating) { r.Level = math.Inf(1) }) },
		"level negative":        func(b *ladder.Batch) { edit(b, 1, func(r *ladder.Rating) { r.Level = -1 }) },
		"no such state":         func(b *ladder.Batch) { edit(b, 2, func(r *ladder.Rating) { r.State = "lost" }) },
		"no such dimension":     func(b *ladder.Batch) { edit(b, 1, func(r *ladder.Rating) { r.Dimension = "Basket Weaving" }) },
		"no such operator":      func(b *ladder.Batch) { b.Guidelines[0].Operator = "~" },
		"no such severity":      func(b *ladder.Batch) { b.Problems[0].Severity = "hm" },
	}
	s := openTest(t, "")
	add(t, s, file("first.csv", rating("eve", 0, 3)), ladder.Read)
	before := counts(t, s)
	for name, spoil := range breaks {
		b := full()
		spoil(b)
		if _, err := s.Add(ctx, b, meta()); err == nil || !strings.Contains(err.Error(), "storing all.xlsx") {
			t.Errorf("%s: %v", name, err)
		}
		if after := counts(t, s); after != before {
			t.Fatalf("%s left rows behind:\nbefore %s\nafter  %s", name, before, after)
		}
	}
	add(t, s, full(), ladder.Read) // and the store goes on as if nothing had been
	if got := lines(t, s, "SELECT count(*) FROM ratings"); got[0] != "4" {
		t.Error(got)
	}
}

func TestCancelledAddLeavesNothing(t *testing.T) {
	s := openTest(t, "")
	before := counts(t, s)
	b := company(300)
	for _, wait := range []time.Duration{0, time.Millisecond, 10 * time.Millisecond} {
		late, stop := context.WithTimeout(ctx, wait)
		_, err := s.Add(late, b, meta())
		stop()
		if err == nil {
			t.Fatalf("stored %d ratings in %v", b.Ratings.Len(), wait)
		}
		if after := counts(t, s); after != before {
			t.Fatalf("after %v there are rows: %s", wait, after)
		}
	}
	add(t, s, b, ladder.Read)
}

func TestNotUTF8(t *testing.T) {
	spoils := map[string]func(*ladder.Batch){
		"rating, Sheet":   func(b *ladder.Batch) { edit(b, 0, func(r *ladder.Rating) { r.Source.Sheet = "\xff" }) },
		"rating, comment": func(b *ladder.Batch) { edit(b, 0, func(r *ladder.Rating) { r.Comment = "caf\xe9" }) },
		"rating, text":    func(b *ladder.Batch) { edit(b, 0, func(r *ladder.Rating) { r.Text = "\xc3" }) },
		"person":          func(b *ladder.Batch) { b.People[0].Name = "N\xfa\xf1ez" },
		"group":           func(b *ladder.Batch) { b.People[0].Groups["Site"] = "\xfe" },
		"problem":         func(b *ladder.Batch) { b.Problems[0].Suggestions[1] = "\xf8" },
		"decision":        func(b *ladder.Batch) { b.Decisions[0].Reason = "\xf8" },
		"guideline":       func(b *ladder.Batch) { b.Guidelines[0].Org = "\xf8" },
		"sheet":           func(b *ladder.Batch) { b.Sheets[1].Reason = "\xf8" },
		"file":            func(b *ladder.Batch) { b.File = "\xf8.xlsx" },
	}
	s := openTest(t, "")
	before := counts(t, s)
	for name, spoil := range spoils {
		b := full()
		spoil(b)
		_, err := s.Add(ctx, b, meta())
		if !errors.Is(err, ErrNotText) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if after := counts(t, s); after != before {
		t.Error("rows were written:", after)
	}
}

// TestHostileTexts stores texts made to trouble SQL, spreadsheets, terminals and
// C strings, and wants each back as it was.
func TestHostileTexts(t *testing.T) {
	texts := []string{
		"'; DROP TABLE stored.ratings; --", `"quoted" \ back`, "$1 :name ?", "=1+1", "nul\x00inside", "\x00", "\u202egnp.exe", "\ufeffbom",
		"line\r\nbreak\tand tab", "<script>alert(1)</script>", "e\u0301 \u00e9", "👩‍👩‍👧‍👦", "NULL", "", " ", strings.Repeat("long ", 200_000),
	}
	s := openTest(t, "")
	b := file("hostile.csv")
	for i, text := range texts {
		r := rating(text, 0, 3)
		r.Employee, r.Text, r.Comment, r.Rule, r.Source.Row, r.Source.Sheet = text, text, text, text, i+1, text
		b.Ratings.Add(r)
		b.People = append(b.People, ladder.Person{Cycle: "2026-H1", ID: text, Name: text, Org: text})
	}
	add(t, s, hashed(b), ladder.Read)
	query := "SELECT employee, rater, text, comment, rule, r.sheet, p.name, p.org FROM ratings r JOIN employees p ON p.id = r.employee ORDER BY r.row_no"
	i := 0
	err := Each(ctx, s, query, func(rows *sql.Rows) error {
		var got [8]string
		err := rows.Scan(&got[0], &got[1], &got[2], &got[3], &got[4], &got[5], &got[6], &got[7])
		for _, text := range got {
			if text != texts[i] {
				t.Errorf("text %d came back as %.60q, was %.60q", i, text, texts[i])
			}
		}
		i++
		return err
	})
	if err != nil || i != len(texts) {
		t.Fatal(i, err)
	}
}
