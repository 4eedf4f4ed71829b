package jobs

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
	"testing"
	"time"

	"calibrate/analysis"
	"calibrate/ladder"
	"calibrate/ladder/store"
)

// Tables, notes and charts on the made-up company, three cycles.
func TestHistoryOnTheSample(t *testing.T) {
	goldenResult(t, "history", runJob(t, history, sampleInput(sampleStore(t))))
}

// nextLadder is the shipped ladder a cycle later: its first dimension has another
// name and keeps the old one as an alias, the second is gone, the third expects
// something else of the third level, and there is a new one at the end.
func nextLadder(t *testing.T) *ladder.Ladder {
	t.Helper()
	was := ladder.Default()
	parts := *was
	parts.Dimensions = nil
	var texts [][]string
	for _, d := range was.Dimensions {
		if d.Number == 1 {
			continue
		}
		row := make([]string, len(was.Levels))
		for i, l := range was.Levels {
			if c := was.Cell(d.Number, l.Number); c.Kind == ladder.Stated {
				row[i] = c.Text
			}
		}
		switch d.Number {
		case 0:
			d.Aliases, d.Name, d.Code = append([]string{d.Name}, d.Aliases...), "First and renamed", "RENAM"
		case 2:
			row[2] = "something else"
		}
		parts.Dimensions, texts = append(parts.Dimensions, d), append(texts, row)
	}
	parts.Dimensions = append(parts.Dimensions, ladder.Dimension{Name: "Brand new", Code: "BRAND", Category: len(parts.Categories) - 1})
	l, err := ladder.New(parts, append(texts, []string{"as of the first level", "", "", "", "", ""}))
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// addOn stores a file of ratings made against a ladder.
func addOn(t *testing.T, s *store.Store, l *ladder.Ladder, cycle string, people []ladder.Person, level func(p ladder.Person, d ladder.Dimension) float64) {
	t.Helper()
	var all []ladder.Rating
	for i := range people {
		people[i].Cycle = cycle
		for _, d := range l.Dimensions {
			r := rate(people[i].ID, "m", ladder.Manager, 0, level(people[i], d))
			r.Cycle, r.Dimension = cycle, d.Name
			all = append(all, r)
		}
	}
	b := &ladder.Batch{File: cycle + ".csv", Status: ladder.Read, People: people, Ratings: ladder.NewRatings(all...)}
	sum := sha256.Sum256(fmt.Append(nil, cycle, all))
	b.SHA256 = hex.EncodeToString(sum[:])
	meta := store.Meta{At: time.Date(2026, 6, 1, 12, 0, 0, 0, time.UTC), Program: "test", LadderVersion: l.Version}
	if _, err := s.Add(context.Background(), b, meta); err != nil {
		t.Fatal(err)
	}
}

// changedStore has two cycles of one person, the second on the ladder that came
// later: 3 everywhere, then 4 in the renamed dimension, 6 in the new one and 3.5
// elsewhere.
func changedStore(t *testing.T) (analysis.Input, *ladder.Ladder) {
	s, next := newStore(t), nextLadder(t)
	addOn(t, s, ladder.Default(), "2025-H2", []ladder.Person{person("a", "Tech", 3, 0)}, func(ladder.Person, ladder.Dimension) float64 { return 3 })
	if err := s.PutLadder(context.Background(), next); err != nil {
		t.Fatal(err)
	}
	addOn(t, s, next, thisCycle, []ladder.Person{person("a", "Tech", 3, 4)}, func(_ ladder.Person, d ladder.Dimension) float64 {
		switch d.Name {
		case "First and renamed":
			return 4
		case "Brand new":
			return 6
		}
		return 3.5
	})
	in := inputOf(s)
	in.Ladder, in.Ladders, in.Previous = next, map[string]*ladder.Ladder{next.ID: next}, "2025-H2"
	return in, next
}

// The change is over the 25 dimensions of both ladders, the renamed one among
// them: (1 + 24 × 0.5) / 25 = 0.52. The new dimension, at 6, is in no figure of
// change, and what the first cycle said is read on the ladder it had.
func TestChangedLadder(t *testing.T) {
	in, _ := changedStore(t)
	r := runJob(t, history, in)
	moves := tableNamed(t, r, "history_moves")
	if got := numberAt(t, moves, "a", "change"); got < .52-1e-9 || got > .52+1e-9 {
		t.Errorf("change %v, want 0.52", got)
	}
	if n := numberAt(t, moves, "a", "in_both"); n != 25 {
		t.Errorf("%v dimensions in both, want 25", n)
	}
	first := rowOf(t, tableNamed(t, r, "person_history"), "a", "Name of a", "2025-H2")
	if n, _ := first["dimensions"].Num(); n != 26 {
		t.Errorf("%v dimensions then, want the 26 of the ladder then", n)
	}
	if mean, _ := first["mean"].Num(); mean != 3 {
		t.Errorf("mean then %v, want 3", mean)
	}
	changes := tableNamed(t, runJob(t, levels, in), "ladder_changes")
	var got []string
	for row := range changes.Rows.All() {
		was, _ := row[1].Text()
		is, _ := row[2].Text()
		what, _ := row[3].Text()
		got = append(got, strings.Join([]string{was, is, what}, "|"))
	}
	d := ladder.Default().Dimensions
	wantTexts(t, "changes", got, d[0].Name+"|First and renamed|renamed", d[1].Name+"|not on the ladder now|dropped", "not on the ladder then|Brand new|added", d[2].Name+"|"+d[2].Name+"|other expectation")
	for name, job := range map[string]runner{"levels": levels, "promotions": promotions, "agenda": agenda, "raters": raters, "history": history} {
		said := false
		for _, n := range runJob(t, job, in).Notes {
			said = said || strings.HasPrefix(n.Text, "The ladder changed between 2025-H2 and 2026-H1:") && strings.Contains(n.Text, "Brand new")
		}
		if !said {
			t.Errorf("%s does not say that the ladder changed", name)
		}
	}
}

// A cycle keeps the ladder it was rated against: what it says does not change
// when a later ladder is stored.
func TestFrozenLadder(t *testing.T) {
	in, next := changedStore(t)
	then, err := in.AtCycle(context.Background(), "2025-H2")
	if err != nil {
		t.Fatal(err)
	}
	if then.Ladder.Version != ladder.Default().Version {
		t.Errorf("the first cycle is on version %.8s, want %.8s", then.Ladder.Version, ladder.Default().Version)
	}
	now, err := in.AtCycle(context.Background(), thisCycle)
	if err != nil || now.Ladder != next {
		t.Errorf("this cycle is on version %.8s, want %.8s; %v", now.Ladder.Version, next.Version, err)
	}
}

// Ratings of two versions of the ladder in one cycle stand where the ladder in
// use has their dimension; those of a dimension it no longer has are counted.
func TestTwoVersionsInOneCycle(t *testing.T) {
	s, next := newStore(t), nextLadder(t)
	addOn(t, s, ladder.Default(), thisCycle, []ladder.Person{person("a", "Tech", 3, 0)}, func(_ ladder.Person, d ladder.Dimension) float64 { return 1 + float64(d.Number%6) })
	if err := s.PutLadder(context.Background(), next); err != nil {
		t.Fatal(err)
	}
	in := inputOf(s)
	in.Ladder, in.Ladders = next, map[string]*ladder.Ladder{next.ID: next}
	p, err := readPanel(context.Background(), in)
	if err != nil {
		t.Fatal(err)
	}
	if len(p.level) != 25 || p.dropped != 1 {
		t.Fatalf("%d ratings and %d dropped, want 25 and 1", len(p.level), p.dropped)
	}
	profiles, err := analysis.Profiles(context.Background(), in)
	if err != nil {
		t.Fatal(err)
	}
	for row, number := range p.dimension {
		was := ladder.Default().Dimensions[max(int(number)+1, 0)] // one further on, as the second is gone
		if number == 0 {
			was = ladder.Default().Dimensions[0]
		}
		if want := 1 + float64(was.Number%6); p.level[row] != want || profiles[0].Dimensions[number].Mean != want {
			t.Errorf("%s: panel %v and profile %v, want %v", next.Dimensions[number].Name, p.level[row], profiles[0].Dimensions[number].Mean, want)
		}
	}
}

// Four people over three cycles: what each did is worked out by hand.
func TestMovedAndReturned(t *testing.T) {
	s := newStore(t)
	given := map[string][]float64{"2025-H1": {3, 3, 3, 3}, "2025-H2": {4, 4, 3, 3.5}, thisCycle: {3, 4, 2.5, 4}}
	for _, cycle := range []string{"2025-H1", "2025-H2", thisCycle} {
		var people []ladder.Person
		for i := range given[cycle] {
			people = append(people, person(string(rune('a'+i)), "Tech", 3, 0))
		}
		addOn(t, s, ladder.Default(), cycle, people, func(p ladder.Person, _ ladder.Dimension) float64 { return given[cycle][p.ID[0]-'a'] })
	}
	in := inputOf(s)
	in.Previous = "2025-H2"
	table := tableNamed(t, runJob(t, history, in), "history_moves")
	want := [][2]string{{"a", fellBack}, {"c", movedLow}, {"d", movedUp}} // b moved a cycle ago and stayed
	if table.Rows.Len() != len(want) {
		t.Fatalf("%d people moved, want %v", table.Rows.Len(), want)
	}
	listed := columnOf(t, table, "employee", nil)
	for i, w := range want {
		id := listed[i]
		if got := textAt(t, table, w[0], "pattern"); got != w[1] || id != w[0] {
			t.Errorf("line %d: %s %s, want %v", i+1, id, got, w)
		}
	}
	in.Previous = "2025-H1"
	table = tableNamed(t, runJob(t, history, in), "history_moves")
	if table.Rows.Len() != 3 || textAt(t, table, "b", "pattern") != movedUp || numberAt(t, table, "d", "change") != 1 {
		t.Errorf("since 2025-H1: %v", table)
	}
}

// Three raters give 1, 2, 2 and then each half a level more: the change is 0.5,
// though as floats 6.5/3 − 5/3 is 0.4999999999999998. Of b, who was given 2.5 in the
// cycle between, 5/3 to 2.5 is 5/6 up and 2.5 to 25/12 is 5/12 down: half of the way.
func TestHalfALevelInThirds(t *testing.T) {
	s := newStore(t)
	give := func(cycle, id string, levels ...float64) {
		var ratings []ladder.Rating
		for i, level := range levels {
			r := rate(id, fmt.Sprint("r", i), ladder.Peer, 0, level)
			r.Cycle = cycle
			ratings = append(ratings, r)
		}
		p := person(id, "Tech", 3, 0)
		p.Cycle = cycle
		add(t, s, cycle+id+".csv", []ladder.Person{p}, ratings)
	}
	give("2025-H1", "a", 1, 2, 2)
	give("2025-H1", "b", 1, 2, 2)
	give("2025-H2", "a", 1, 2, 2)
	give("2025-H2", "b", 2.5)
	give(thisCycle, "a", 1.5, 2.5, 2.5)
	give(thisCycle, "b", 2, 2, 2, 2, 2, 2.5)
	in := inputOf(s)
	in.Previous = "2025-H2"
	table := tableNamed(t, runJob(t, history, in), "history_moves")
	wantTexts(t, "moved", columnOf(t, table, "employee", nil), "a", "b")
	wantTexts(t, "patterns", columnOf(t, table, "pattern", nil), movedUp, fellBack)
	rules := thresholds{"levels": .5, "dimensions": 1}
	m, err := readMeeting(context.Background(), in)
	if err != nil {
		t.Fatal(err)
	}
	if _, moved := bigMove(rules, agendaPerson{standing: m.people[0], meeting: m}); !moved {
		t.Error("half a level is no big move under a rule of half a level")
	}
}

// Of four people a was away in the second cycle, b joined with it, c is there
// throughout, and d left before the last: a alone returned, from another org, with
// ratings half a level higher in every dimension.
func TestLeftAndReturned(t *testing.T) {
	s := newStore(t)
	there := map[string]string{"2025-H1": "acd", "2025-H2": "bcd", thisCycle: "abc"}
	for _, cycle := range []string{"2025-H1", "2025-H2", thisCycle} {
		var people []ladder.Person
		for _, id := range there[cycle] {
			p := person(string(id), "Tech", 3, 0)
			if cycle == "2025-H1" {
				p.Org = "Sales"
			}
			people = append(people, p)
		}
		addOn(t, s, ladder.Default(), cycle, people, func(p ladder.Person, _ ladder.Dimension) float64 {
			if p.Cycle == thisCycle {
				return 3.5
			}
			return 3
		})
	}
	in := inputOf(s)
	in.Previous = "2025-H2"
	table := tableNamed(t, runJob(t, history, in), "history_returns")
	if got := columnOf(t, table, "employee", nil); len(got) != 1 || got[0] != "a" {
		t.Fatalf("%v returned, want a", got)
	}
	for column, want := range map[string]string{"away": "2025-H2", "last": "2025-H1", "org_then": "Sales", "current": "SRE3"} {
		if got := textAt(t, table, "a", column); got != want {
			t.Errorf("%s %q, want %q", column, got, want)
		}
	}
	if got := numberAt(t, table, "a", "change"); got != .5 {
		t.Errorf("change %v, want 0.5", got)
	}
	in.Org = "Tech" // of a director's people nothing is said of where else they were
	if v := cell(t, tableNamed(t, runJob(t, history, in), "history_returns"), "a", "org_then"); v.IsHidden() {
		t.Error("the org then is suppressed, and should say that it is another")
	} else if why, missing := v.Missing(); !missing || why != "in another org" {
		t.Errorf("org then: %v", v)
	}
}
