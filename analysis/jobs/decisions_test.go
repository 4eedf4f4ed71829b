package jobs

import (
	"context"
	"slices"
	"testing"

	"calibrate/analysis"
	"calibrate/ladder"
	"calibrate/ladder/store"
	"calibrate/sample"
)

// decidedStore is the made-up company after its meeting: the ready are promoted,
// the others proposed are not, but for one; one overlooked person is promoted.
// 05702 is decided twice, 07665 in a file that was corrected, 10836 in one that
// was replaced by a file without it.
func decidedStore(t *testing.T) *store.Store {
	s := sampleStore(t)
	people, err := s.Roster(context.Background(), thisCycle)
	if err != nil {
		t.Fatal(err)
	}
	ready := planted(t, standsAs(sample.Ready))
	var sheet []ladder.Decision
	for _, p := range people {
		switch {
		case p.ID == "06457": // overlooked
			sheet = append(sheet, decisionOn(p.ID, len(sheet), p.Level+1, "does the work already", "2026-06-24"))
		case p.Proposed == 0 && p.Level == 4:
			sheet = append(sheet, decisionOn(p.ID, len(sheet), p.Level, "as before", "2026-06-24"))
		case p.Proposed == 0 || p.ID == "10836" || p.ID == "12799":
		case slices.Contains(ready, p.ID):
			sheet = append(sheet, decisionOn(p.ID, len(sheet), p.Proposed, "meets the level", "2026-06-24"))
		default:
			sheet = append(sheet, decisionOn(p.ID, len(sheet), p.Level, "", "2026-06-24"))
		}
	}
	sheet = append(sheet, decisionOn("99999", len(sheet), 3, "nobody knows", "2026-06-24"))
	addBatch(t, s, ladder.Batch{File: "corrected.csv", Decisions: []ladder.Decision{decisionOn("10836", 0, 4, "first thought", "2026-06-23"), decisionOn("07665", 1, 4, "first thought", "2026-06-23")}})
	replace(t, s, ladder.Batch{File: "corrected.csv", Decisions: []ladder.Decision{decisionOn("07665", 0, 4, "second thought", "2026-06-23")}})
	addBatch(t, s, ladder.Batch{File: "meeting.csv", Decisions: sheet})
	addBatch(t, s, ladder.Batch{File: "afterwards.csv", Decisions: []ladder.Decision{decisionOn("05702", 0, proposedOf(t, people, "05702"), "the director asked", "2026-07-03")}})
	return s
}

func proposedOf(t *testing.T, people []ladder.Person, id string) int {
	i := slices.IndexFunc(people, func(p ladder.Person) bool { return p.ID == id })
	if i < 0 || people[i].Proposed == 0 {
		t.Fatalf("%s is not proposed", id)
	}
	return people[i].Proposed
}

func decisionOn(id string, row, agreed int, reason, date string) ladder.Decision {
	return ladder.Decision{Source: ladder.Source{File: "sheet.csv", Row: row + 2, Col: 3}, Cycle: thisCycle, Employee: id, Agreed: agreed, Reason: reason, DecidedBy: "panel", Date: date}
}

// replace adds a file whose name is stored already.
func replace(t *testing.T, s *store.Store, b ladder.Batch) {
	t.Helper()
	b.SHA256, b.Status = "another hash of "+b.File, ladder.Read
	if status, err := s.Add(context.Background(), &b, store.Meta{Program: "test", LadderVersion: ladder.Default().Version}); err != nil || status != ladder.Replaced {
		t.Fatalf("replacing %s: %s, %v", b.File, status, err)
	}
}

// TestDecisions: what is expected follows from decidedStore.
func TestDecisions(t *testing.T) {
	s := decidedStore(t)
	r := runJob(t, decisions, sampleInput(s))
	goldenResult(t, "decisions", r)
	goldenResult(t, "movement", runJob(t, movement, sampleInput(s)))
	table := tableNamed(t, r, "decisions")
	for id, want := range map[string][2]string{
		"05702": {asProposed, "changed later; after the meeting of 2026-06-24"},
		"07665": {notPromoted, "no reason; changed later"},
		"06457": {notProposed, ""},
		"99999": {noLevelKnown, "not on the roster"},
		"03739": {asProposed, ""},
	} {
		if got := [2]string{textAt(t, table, id, "outcome"), textAt(t, table, id, "remarks")}; got != want {
			t.Errorf("%s: %q, want %q", id, got, want)
		}
	}
	changes := tableNamed(t, r, "decision_changes")
	wantTexts(t, "changed", columnOf(t, changes, "employee", nil), "05702", "07665", "07665", "10836")
	if got := textAt(t, changes, "10836", "remarks"); got != "taken out" {
		t.Errorf("10836 was taken out of the corrected file and is %q", got)
	}
	wantNote(t, r, plural(table.Rows.Len(), "person", "people")+" with a decision") // as many as the table has, without the one taken out
	wantNote(t, r, "changed, or taken out, after it had been given: 3.")            // 05702, 07665, 10836
	wantTexts(t, "open", columnOf(t, tableNamed(t, r, "decisions_open"), "employee", nil), "10836", "12799")

	in := sampleInput(s)
	in.Org = "Tarnholm / Edge"
	for _, id := range columnOf(t, tableNamed(t, runJob(t, decisions, in), "decisions"), "employee", nil) {
		if id == "99999" {
			t.Error("one org shows a decision about somebody nobody knows")
		}
	}
}

// Which decision holds is worked out by hand; r: its file was replaced.
func TestDecisionInForce(t *testing.T) {
	at := func(agreed int, replaced bool) decision { return decision{agreed: agreed, replaced: replaced} }
	for _, tt := range []struct {
		name      string
		given     []decision
		now       int
		withdrawn bool
		earlier   int
	}{
		{"one", []decision{at(3, false)}, 3, false, 0},
		{"twice the same", []decision{at(3, true), at(3, false)}, 3, false, 0},
		{"changed", []decision{at(3, false), at(4, false)}, 4, false, 1},
		{"taken out", []decision{at(3, true)}, 3, true, 0},
		{"changed, and the change taken out", []decision{at(3, false), at(4, true)}, 3, false, 2},
	} {
		d := newDecided("a", tt.given)
		if d.now.agreed != tt.now || d.withdrawn != tt.withdrawn || len(d.earlier) != tt.earlier {
			t.Errorf("%s: %+v", tt.name, d)
		}
	}
}

// Whether the meeting came closer to the ratings is worked out by hand: |agreed − assessed|
// against |before − assessed|.
func TestMoveToRatings(t *testing.T) {
	for _, tt := range []struct {
		before, assessed, after int
		want                    string
		off                     bool
	}{
		{4, 3, 3, "closer to the ratings", false},
		{5, 3, 4, "closer to the ratings", false},
		{4, 4, 3, "further from the ratings", true},
		{3, 3, 4, "further from the ratings", true},
		{4, 3, 2, "as far from the ratings as before", false},
		{4, 0, 3, "not assessed", false},
	} {
		m := move{profile: analysis.Profile{Assessment: ladder.Assessment{Level: tt.assessed}}, before: tt.before, after: tt.after}
		if got, off := m.toRatings(); got != tt.want || off != tt.off {
			t.Errorf("from %d to %d, assessed %d: %q, %t", tt.before, tt.after, tt.assessed, got, off)
		}
	}
}

func TestNoDecisions(t *testing.T) {
	s := newStore(t)
	add(t, s, "roster.xlsx", []ladder.Person{person("a", "Tech", 3, 4)}, nil)
	for _, job := range []runner{decisions, movement} {
		r := runJob(t, job, inputOf(s))
		if len(r.Notes) != 1 || len(r.Charts) > 0 {
			t.Errorf("%d notes and %d charts, want one note", len(r.Notes), len(r.Charts))
		}
		for _, table := range r.Tables {
			if table.Rows.Len() > 0 {
				t.Errorf("%s has rows without any decision", table.Name)
			}
		}
	}
}

// TestMovement: twelve people, worked out by hand. Ten come in at 4, four of them
// proposed from 3; two of the four and nobody else are put back to 3, one of the
// others is raised to 5. Up 1 of 12, down 2 of 12: Wilson 0.0149 to 0.3539 and
// 0.0470 to 0.4480 (R 4.2.2: prop.test(1, 12, correct=FALSE), prop.test(2, 12, correct=FALSE)).
func TestMovement(t *testing.T) {
	s := newStore(t)
	var people []ladder.Person
	var agreed []ladder.Decision
	for i := range 12 {
		p := person(string(rune('a'+i)), "Tech", 4, 0)
		to := 4
		switch {
		case i < 4:
			p.Level, p.Proposed = 3, 4
			to = 3 + i/2
		case i == 4:
			to = 5
		}
		people, agreed = append(people, p), append(agreed, decisionOn(p.ID, i, to, "r", "2026-06-20"))
	}
	add(t, s, "roster.xlsx", people, nil)
	addBatch(t, s, ladder.Batch{File: "d.csv", Decisions: agreed})
	r := runJob(t, movement, inputOf(s))
	table := tableNamed(t, r, "movement_by_org")
	for column, want := range map[string]float64{"n": 12, "up": 1, "down": 2, "same": 9, "up_low": .0149, "up_high": .3539, "down_low": .0470, "down_high": .4480, "mean_change": -1. / 12} {
		if got := numberAt(t, table, "Company", column); got < want-6e-5 || got > want+6e-5 {
			t.Errorf("%s = %.4f, want %.4f", column, got, want)
		}
	}
	levels := tableNamed(t, r, "movement_by_level")
	if !cell(t, levels, "SRE3", "up").IsHidden() || !cell(t, levels, "SRE4", "up").IsHidden() {
		t.Error("four people at level 3 are shown, or given away by those at level 4")
	}
	if _, missing := cell(t, tableNamed(t, r, "movement_effect"), "leniency: level given less assessed level", "before").Missing(); !missing {
		t.Error("leniency without ratings has a figure")
	}
	var flow analysis.Flow
	for _, c := range r.Charts {
		if f, ok := c.Data.(analysis.Flow); ok {
			flow = f
		}
	}
	if flow.Counts[3][2] != 2 || flow.Counts[3][3] != 9 || flow.Counts[3][4] != 1 {
		t.Errorf("flow from level 4: %v", flow.Counts[3])
	}
}
