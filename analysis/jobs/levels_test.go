package jobs

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"calibrate/analysis"
	"calibrate/ladder"
	"calibrate/ladder/store"
	"calibrate/sample"
)

// addGuideline stores the guideline that package sample writes to guideline.xlsx.
func addGuideline(t testing.TB, s *store.Store) {
	line := func(row int, org string, op ladder.Operator, share, upper float64, levels ...int) ladder.Guideline {
		return ladder.Guideline{Source: ladder.Source{File: "guideline.xlsx", Sheet: "Guideline", Row: row, Col: 3}, Cycle: thisCycle, Org: org,
			Levels: levels, Operator: op, Share: share, Upper: upper}
	}
	addBatch(t, s, ladder.Batch{File: "guideline.xlsx", Guidelines: []ladder.Guideline{
		line(6, "", ladder.AtMost, .20, 0, 1), line(7, "", ladder.Exactly, .25, 0, 2), line(8, "", ladder.AtLeast, .22, 0, 3),
		line(9, "", ladder.Between, .15, .25, 4), line(10, "", ladder.AtMost, .12, 0, 5, 6), line(11, "Tarnholm / Platform", ladder.AtMost, .15, 0, 5, 6),
	}})
}

func TestLevels(t *testing.T) {
	s := sampleStore(t)
	addGuideline(t, s)
	r := runJob(t, levels, sampleInput(s))
	goldenResult(t, "levels", r)
	t.Run("ready", func(t *testing.T) {
		// 7 of the 18 nominated are planted ready (sample/README.md); the rule finds them.
		table, ready := tableNamed(t, r, "levels"), len(planted(t, standsAs(sample.Ready)))
		raised := 0.0
		for number, l := range ladder.Default().Levels {
			raised += float64(number+1) * (numberAt(t, table, l.Code, "if_ready_pass") - numberAt(t, table, l.Code, "current"))
		}
		if int(raised) < ready {
			t.Errorf("if the ready pass, people rise %g levels together, want at least %d", raised, ready)
		}
	})
	t.Run("parts add up", func(t *testing.T) { partsAddUp(t, tableNamed(t, r, "level_change")) })
	t.Run("director", func(t *testing.T) {
		in := sampleInput(s)
		in.Org, in.Audience = "Tarnholm / Edge", analysis.Director
		for _, table := range runJob(t, levels, in).Tables {
			if table.Columns[0].Name != "org" {
				continue
			}
			for _, org := range columnOf(t, table, "org", nil) {
				if org != in.Org && !strings.HasPrefix(org, in.Org+ladder.OrgSeparator) {
					t.Errorf("%s names the org %s", table.Name, org)
				}
			}
		}
	})
}

// partsAddUp checks the figures as they are shown, in hundredths.
// Now two orgs of six; in the cycle before one of three and one of six, of which the
// smaller is too small to show and the other would give it away: the note counts both.
func TestHiddenInTheCycleBefore(t *testing.T) {
	s := newStore(t)
	for cycle, sizes := range map[string][2]int{"2025-H2": {3, 6}, thisCycle: {6, 6}} {
		var people []ladder.Person
		for org, n := range sizes {
			for i := range n {
				p := person(fmt.Sprintf("%d%d", org, i), fmt.Sprintf("Tech / %d", org), 3, 0)
				p.Cycle = cycle
				people = append(people, p)
			}
		}
		add(t, s, cycle+".xlsx", people, nil)
	}
	in := inputOf(s)
	in.Previous = "2025-H2"
	r := runJob(t, levels, in)
	wantNote(t, r, "Figures of 2 groups are suppressed")
	for _, org := range []string{"Tech / 0", "Tech / 1"} {
		table := tableNamed(t, r, "levels_by_org")
		if numberAt(t, table, org, "mean_current") != 3 || !cell(t, table, org, "mean_last_cycle").IsHidden() {
			t.Errorf("%s: now or before is not shown as it should be", org)
		}
	}
}

func partsAddUp(t *testing.T, table analysis.Table) {
	at := func(row []analysis.Value, name string) int {
		i := slices.IndexFunc(table.Columns, func(c analysis.Column) bool { return c.Name == name })
		x, ok := row[i].Num()
		if !ok {
			t.Fatalf("%s: no figure", name)
		}
		return int(100*x+1000.5) - 1000
	}
	if table.Rows.Len() != 4 { // two steps of three cycles, by current and by assessed level
		t.Fatalf("%d rows, want 4", table.Rows.Len())
	}
	for row := range table.Rows.All() {
		parts := at(row, "leavers") + at(row, "promotions") + at(row, "re_rating") + at(row, "joiners")
		if change := at(row, "mean_after") - at(row, "mean_before"); parts != change || change != at(row, "change") {
			t.Errorf("parts add up to %d hundredths, the change is %d", parts, change)
		}
	}
}

// TestLevelChange is worked out by hand: before a 2, b 3, c 4 (mean 3); a has
// left, b was raised to 4, c is re-levelled to 3, d joined at 6 (mean 13/3).
// Without a the mean is 3.5; b adds 1/2, c takes 1/2; d adds 13/3 − 3.5.
func TestLevelChange(t *testing.T) {
	was, now := map[string]int{"a": 2, "b": 3, "c": 4}, map[string]int{"b": 4, "c": 3, "d": 6}
	c := newLevelChange(was, now, map[string]bool{"b": true})
	before, parts, after := c.walk()
	if before != 300 || after != 433 || parts != [4]int{50, 50, -50, 83} {
		t.Errorf("walk %d %v %d, want 300 [50 50 -50 83] 433", before, parts, after)
	}
	if c.nLeft != 1 || c.nPromoted != 1 || c.nOthers != 1 || c.nJoined != 1 {
		t.Errorf("%+v: one person of each kind", c)
	}
}

// TestOrgComparison holds an org against the whole:
// R 4.2.2: chisq.test(c(0,20,10), p=c(.2,.5,.3)) gives X-squared = 7.7778, p = 0.02047; w = sqrt(7.7778/30) = 0.5092.
func TestOrgComparison(t *testing.T) {
	s := newStore(t)
	var people []ladder.Person
	add3 := func(org string, counts ...int) {
		for level, n := range counts {
			for range n {
				people = append(people, person(string(rune('a'+len(people)/26))+string(rune('a'+len(people)%26)), org, level+1, 0))
			}
		}
	}
	add3("Tech / A", 0, 20, 10) // the whole: 18, 45, 27 of 90
	add3("Tech / B", 18, 25, 17)
	add(t, s, "roster.xlsx", people, nil)
	table := tableNamed(t, runJob(t, levels, inputOf(s)), "levels_by_org")
	for name, want := range map[string]float64{"p": .02047, "effect": .5092} {
		if got := numberAt(t, table, "Tech / A", name); got < want-5e-5 || got > want+5e-5 {
			t.Errorf("%s = %.5f, want %.5f", name, got, want)
		}
	}
	if got := textAt(t, table, "Tech / A", "stands_out"); got != "fewer SRE1" {
		t.Errorf("stands out: %q, want fewer SRE1", got) // residual (0−6)/sqrt(30·.2·.8) = −2.74
	}
}

// TestGuidelineOff: 12 of 30 people at a level that may have 20 %. Off by 6.
// R 4.2.2: chisq.test(c(12,18), p=c(.2,.8)) gives X-squared = 7.5, p = 0.00617; w = sqrt(7.5/30) = 0.5.
func TestGuidelineOff(t *testing.T) {
	s := newStore(t)
	var people []ladder.Person
	for i := range 30 {
		people = append(people, person(string(rune('A'+i)), "Tech / Edge", 3+min(i/12, 1), 0))
	}
	add(t, s, "roster.xlsx", people, nil)
	addBatch(t, s, ladder.Batch{File: "g.csv", Guidelines: []ladder.Guideline{{Cycle: thisCycle, Levels: []int{3}, Operator: ladder.AtMost, Share: .2}}})
	table := tableNamed(t, runJob(t, levels, inputOf(s)), "guideline")
	if table.Rows.Len() != 1 {
		t.Fatalf("%d lines, want 1", table.Rows.Len())
	}
	for name, want := range map[string]float64{"move": -6, "p": .00617, "effect": .5} {
		if got := numberAt(t, table, "Company", name); got < want-5e-5 || got > want+5e-5 {
			t.Errorf("%s = %.5f, want %.5f", name, got, want)
		}
	}
}

// A guideline of nobody at a level has a distance in people and no p: the reason speaks of
// the guideline, not of the first of the two shares that are compared.
func TestGuidelineOfNobody(t *testing.T) {
	s := newStore(t)
	var people []ladder.Person
	for i := range 8 {
		people = append(people, person(string(rune('A'+i)), "Tech / Edge", 5+i/7, 0))
	}
	add(t, s, "roster.xlsx", people, nil)
	addBatch(t, s, ladder.Batch{File: "g.csv", Guidelines: []ladder.Guideline{{Cycle: thisCycle, Levels: []int{6}, Operator: ladder.AtMost}}})
	table := tableNamed(t, runJob(t, levels, inputOf(s)), "guideline")
	if move := numberAt(t, table, "Company", "move"); move != -1 {
		t.Errorf("%v people to move, want -1", move)
	}
	if why, missing := cell(t, table, "Company", "p").Missing(); !missing || !strings.HasPrefix(why, "the guideline asks for nobody") {
		t.Errorf("p: %q", why)
	}
}

// Which notes come of which versions is worked out by hand.
func TestMixedVersions(t *testing.T) {
	in := analysis.Input{Cycle: "2026-H1", Ladder: &ladder.Ladder{Name: "L", Version: "b"}}
	at := func(cycle, version string) versionCount { return versionCount{cycle, version, 10} }
	for _, tt := range []struct {
		name   string
		counts []versionCount
		want   int
	}{
		{"one version", []versionCount{at("2026-H1", "b")}, 0},
		{"two in one cycle", []versionCount{at("2026-H1", "a"), at("2026-H1", "b")}, 2}, // mixed, and some against another than now
		{"another than now", []versionCount{at("2026-H1", "a")}, 1},
	} {
		if notes := mixed(in, tt.counts); len(notes) != tt.want {
			t.Errorf("%s: %d notes, want %d: %v", tt.name, len(notes), tt.want, notes)
		}
	}
}
