package jobs

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"calibrate/analysis"
	"calibrate/analysis/stats"
	"calibrate/ladder"
	"calibrate/ladder/store"
)

// On the made-up company nothing is planted on location or gender
// (sample/README.md): nothing may be called different.
func TestFairness(t *testing.T) {
	s := decidedStore(t)
	r := runJob(t, fairness, sampleInput(s))
	goldenResult(t, "fairness", r)
	for _, table := range r.Tables {
		for _, status := range columnOf(t, table, "status", nil) {
			if status == differs {
				t.Errorf("%s: a group differs where nothing is planted", table.Name)
			}
		}
	}
	for _, n := range r.Notes {
		for _, claim := range []string{"bias", "discriminat", "unfair", "significant"} {
			if strings.Contains(strings.ToLower(n.Text), claim) {
				t.Errorf("a note claims more than the figures: %s", n.Text)
			}
		}
	}
	in := sampleInput(s)
	in.Audience = analysis.Director
	if r := runJob(t, fairness, in); len(r.Tables)+len(r.Charts) > 0 || len(r.Notes) != 1 {
		t.Errorf("a director gets %d tables and %d charts", len(r.Tables), len(r.Charts))
	}
}

// groupStore has people by group, level and whether they are proposed.
func groupStore(t *testing.T, heading string, counts map[string][][2]int) *store.Store {
	s := newStore(t)
	var people []ladder.Person
	for _, group := range sortedKeys(counts) {
		for level, c := range counts[group] {
			for i := range c[0] + c[1] {
				p := person(fmt.Sprintf("%s%d-%03d", group, level, i), "Tech", level+2, 0)
				if i < c[0] {
					p.Proposed = p.Level + 1
				}
				p.Groups = map[string]string{heading: group}
				people = append(people, p)
			}
		}
	}
	add(t, s, "roster.xlsx", people, nil)
	return s
}

func sortedKeys(m map[string][][2]int) []string {
	var keys []string
	for k := range m {
		keys = append(keys, k)
	}
	return sorted(keys)
}

// Two groups at two levels: of A 8 of 40 and 4 of 20 proposed, of B 20 of 40 and
// 24 of 60. R 4.2.2:
//
//	fisher.test(matrix(c(12,48,44,56),2,byrow=TRUE))$p.value           0.002113594
//	mantelhaen.test(array(c(8,20,32,20, 4,24,16,36), c(2,2,2)), correct=FALSE)  p 0.001527184, odds ratio 0.296875
//
// and by hand the ratio (12/60)/(44/100) = 0.4545, with one more (13/60)/.44 = 0.4924.
func TestFairnessFigures(t *testing.T) {
	s := groupStore(t, "Site", map[string][][2]int{"A": {{8, 32}, {4, 16}}, "B": {{20, 20}, {24, 36}}})
	r := runJob(t, fairness, inputOf(s))
	row := rowOf(t, tableNamed(t, r, "fairness_rates"), "proposed for a higher level", "Site", "A")
	adjusted := rowOf(t, tableNamed(t, r, "fairness_adjusted"), "proposed for a higher level", "Site", "A")
	for _, tt := range []struct {
		row    map[string]analysis.Value
		column string
		want   float64
	}{
		{row, "rate", .2}, {row, "rate_others", .44}, {row, "ratio", .4545}, {row, "one_more", .4924}, {row, "p", .00211}, {row, "q", .00211},
		{adjusted, "strata", 2}, {adjusted, "odds_ratio", .29688}, {adjusted, "p", .00153},
	} {
		if got, _ := tt.row[tt.column].Num(); got < tt.want-5e-5 || got > tt.want+5e-5 {
			t.Errorf("%s = %.5f, want %.5f", tt.column, got, tt.want)
		}
	}
	if status, _ := row["status"].Text(); status != differs {
		t.Errorf("a ratio of 0.45 with p = 0.002 is %q", status)
	}
	found := false
	for _, n := range r.Notes {
		found = found || strings.Contains(n.Text, "Site A")
	}
	if !found {
		t.Error("no note names what differs")
	}
}

// The mean of everybody with severity taken off is the mean of what dependence gives of
// each: the same figure from the same zero. Of everybody nothing is compared, in no strata.
func TestFairnessTakesOffTheSameSeverity(t *testing.T) {
	in := sampleInput(sampleStore(t))
	all := rowOf(t, tableNamed(t, runJob(t, fairness, in), "fairness_scores"), "mean rating with raters' severity taken off", "all")
	people := tableNamed(t, runJob(t, dependence, in), "dependence_people")
	at := slices.IndexFunc(people.Columns, func(c analysis.Column) bool { return c.Name == "adjusted" })
	var adjusted sums
	for row := range people.Rows.All() {
		if x, known := row[at].Num(); known {
			adjusted.add(x)
		}
	}
	want, _ := adjusted.mean("").Get()
	if got, _ := all["mean"].Num(); math.Abs(got-want) > 1e-9 {
		t.Errorf("mean %.6f, and %.6f of the people in dependence_people", got, want)
	}
	if why, missing := all["strata"].Missing(); !missing || why != "everybody" {
		t.Errorf("everybody is compared in strata: %v", all["strata"])
	}
}

// 18 of 30 against 75 of 100 is a ratio of 4/5, not below it, though as floats 0.6/0.75
// is 0.7999999999999999; 17 of 30 is below.
func TestFourFifths(t *testing.T) {
	for selected, want := range map[int]string{18: doesNotDiffer, 17: differs} {
		impact, err := stats.ImpactRatio(selected, 30, 75, 100)
		if err != nil {
			t.Fatal(err)
		}
		if got := fourFifths(impact.Ratio, stats.Known(.01)); got != want {
			t.Errorf("%d of 30 against 75 of 100: %s, want %s", selected, got, want)
		}
	}
}

// rowOf finds a row by its first texts and gives its values by column.
func rowOf(t *testing.T, table analysis.Table, keys ...string) map[string]analysis.Value {
	t.Helper()
	for row := range table.Rows.All() {
		match := true
		for i, key := range keys {
			s, _ := row[i].Text()
			match = match && s == key
		}
		if match {
			values := map[string]analysis.Value{}
			for i, c := range table.Columns {
				values[c.Name] = row[i]
			}
			return values
		}
	}
	t.Fatalf("%s has no row %v", table.Name, keys)
	return nil
}

// TestFairnessAgainstAttack reads the tables as an attacker does who knows who
// is in which group: every count shown is an equation about who was selected.
// No figure of a group of fewer than five, shown as hidden or not shown at all,
// may follow from the others.
func TestFairnessAgainstAttack(t *testing.T) {
	random := rand.New(rand.NewPCG(11, 2))
	for range 6 {
		n := 20 + random.IntN(40)
		var people []ladder.Person
		for i := range n {
			p := person(fmt.Sprintf("p%03d", i), "Tech", 2+random.IntN(3), 0)
			if random.IntN(3) == 0 {
				p.Proposed = p.Level + 1
			}
			p.Groups = map[string]string{"Site": string(rune('A' + random.IntN(1+random.IntN(6)))), "Gender": string(rune('F' + random.IntN(2)))}
			if random.IntN(8) == 0 {
				delete(p.Groups, "Gender")
			}
			people = append(people, p)
		}
		s := newStore(t)
		add(t, s, "roster.xlsx", people, nil)
		attackFairness(t, people, runJob(t, fairness, inputOf(s)))
	}
}

func attackFairness(t *testing.T, people []ladder.Person, r analysis.Result) {
	t.Helper()
	var cuts []cut
	for row := range tableNamed(t, r, "fairness_rates").Rows.All() {
		if q, _ := row[0].Text(); q != "proposed for a higher level" {
			continue
		}
		heading, _ := row[1].Text()
		group, _ := row[2].Text()
		c := cut{}
		for i, p := range people {
			value := p.Groups[heading]
			if heading == everybodyIn || value == group || value == "" && group == notStated {
				c.people = append(c.people, i)
			}
		}
		if shown, _ := row[3].Num(); int(shown) != len(c.people) {
			t.Fatalf("%s %s: %g people, want %d", heading, group, shown, len(c.people))
		}
		shown := 0
		for _, v := range row[4:] {
			if !v.IsHidden() {
				shown++
			}
		}
		switch {
		case shown == 0:
			c.hidden = "hidden"
		case row[4].IsHidden():
			t.Fatalf("%s %s: %d figures are shown beside hidden ones", heading, group, shown)
		}
		cuts = append(cuts, c)
	}
	attack(t, cuts, len(people), 5)
}
