package jobs

import (
	"maps"
	"math"
	"slices"
	"testing"

	"calibrate/analysis"
	"calibrate/analysis/stats"
	"calibrate/ladder"
)

func TestDependence(t *testing.T) {
	r := runJob(t, dependence, inputOf(plantedStore(t, false)))
	goldenResult(t, "dependence", r)
}

// Ana is proposed for level 4. Two raters put her at 4 everywhere, the third at
// 2: the means are 3 1/3 and the target is not met; without the third they are
// 4. Ben's raters agree; Cyd has one.
func TestDependenceByHand(t *testing.T) {
	s := newStore(t)
	var ratings []ladder.Rating
	for d := range ladder.Default().Dimensions {
		ratings = append(ratings,
			rate("ana", "m", ladder.Manager, d, 4), rate("ana", "q", ladder.Peer, d, 4), rate("ana", "strict", ladder.Peer, d, 2),
			rate("ben", "m", ladder.Manager, d, 4), rate("ben", "q", ladder.Peer, d, 4), rate("ben", "ben", ladder.Self, d, 6),
			rate("cyd", "m", ladder.Manager, d, 3))
	}
	people := []ladder.Person{person("ana", "A", 3, 4), person("ben", "A", 3, 4), person("cyd", "A", 3, 4),
		person("m", "A", 5, 0), person("strict", "B", 5, 0)}
	add(t, s, "all.xlsx", people, ratings)
	in := inputOf(s)
	r := runJob(t, dependence, in)
	table := tableNamed(t, r, "dependence")
	code := func(level int) string { return in.Ladder.Levels[level-1].Code }
	for _, tt := range []struct{ id, column, want string }{
		{"ana", "assessed", code(3)},
		{"ana", "meets", "no"},
		{"ana", "without_low", code(3)},
		{"ana", "without_high", code(4)},
		{"ana", "decided_by", "Name of strict (strict)"},
		{"ben", "assessed", code(4)},
		{"ben", "meets", "yes"},
		{"ben", "decided_by", ""},
		{"cyd", "status", cannotTell},
	} {
		if got := textAt(t, table, tt.id, tt.column); got != tt.want {
			t.Errorf("%s of %s: %q, want %q", tt.column, tt.id, got, tt.want)
		}
	}
	in.Org, in.Audience = "A", analysis.Director
	r = runJob(t, dependence, in)
	if got := textAt(t, tableNamed(t, r, "dependence"), "ana", "decided_by"); got != "a rater outside the org" {
		t.Errorf("a director reads that %q decides", got)
	}
	for row := range tableNamed(t, r, "dependence_without").Rows.All() {
		if name, _ := row[1].Text(); name == "Name of strict (strict)" || name == "q" {
			t.Errorf("a director sees what %s gave", name)
		}
	}
}

// Over companies with known truths, taking severity off finds the true assessed
// level more often than the plain means do, and chances are honest.
func TestChances(t *testing.T) {
	var people, plain, adjusted, inside int
	var squared, base float64
	for seed := uint64(1); seed <= 6; seed++ {
		s, p := newStore(t), newPlan(seed)
		p.severity = plantedSeverity
		p.rateTeams(5)
		var roster []ladder.Person
		for _, id := range slices.Sorted(maps.Keys(p.truth)) {
			roster = append(roster, person(id, "X", 3, 4))
		}
		add(t, s, "all.xlsx", roster, p.ratings)
		in := inputOf(s)
		panel, err := readPanel(t.Context(), in)
		if err != nil {
			t.Fatal(err)
		}
		severities, err := newSeverities(t.Context(), panel.table(in.Ladder, panel.rowsOf(panel.others)))
		if err != nil {
			t.Fatal(err)
		}
		for _, o := range outcomesOf(in, newAdjuster(in.Ladder, severities), roster) {
			truth := map[int]float64{}
			for d, level := range p.truth[o.person.ID] {
				truth[d] = level
			}
			level := in.Ladder.Assess(truth).Level
			met := 0.
			if level >= 4 {
				met = 1
			}
			chance, _ := o.chance.Get()
			mean, _ := o.level.Get()
			low, _ := o.low.Get()
			high, _ := o.high.Get()
			people++
			squared += (chance - met) * (chance - met)
			if (o.assessed >= 4) != (met == 1) {
				base++
			}
			if o.assessed == level {
				plain++
			}
			if int(mean) == level {
				adjusted++
			}
			if int(low) <= level && level <= int(high) {
				inside++
			}
		}
	}
	t.Logf("%d people: plain %d right, adjusted %d; range holds %d; squared error %.3f, of plain outcomes %.3f",
		people, plain, adjusted, inside, squared/float64(people), base/float64(people))
	if adjusted <= plain {
		t.Errorf("adjusted levels are right for %d of %d people, plain ones for %d", adjusted, people, plain)
	}
	if inside < people*95/100 {
		t.Errorf("the 95 %% range holds the true level of %d of %d people", inside, people)
	}
	if squared >= base {
		t.Errorf("chances are worse than plain outcomes: squared error %.1f against %.1f", squared, base)
	}
}

// Two of three raters give the same level and the third one more: distances 0, 1
// and 1; deviations from the mean 1/3, 1/3 and 2/3; variance 1/3 against the
// 35/12 of six levels at random.
func TestRatersOfAPersonAgree(t *testing.T) {
	table := tableNamed(t, runJob(t, dependence, agreementStore(t)), "dependence_people")
	for column, want := range map[string]float64{"raters": 3, "cells": 1, "distance": 2. / 3, "ad": 4. / 9, "r_wg": 1 - (1./3)/(35./12)} {
		if got := numberAt(t, table, "p00", column); math.Abs(got-want) > 1e-12 {
			t.Errorf("%s: %v, want %v", column, got, want)
		}
	}
	if got, want := textAt(t, table, "p00", "agree"), "yes"; got != want {
		t.Errorf("agree: %q, want %q", got, want)
	}
}

// Six raters whose mean is 3.5 deviate by 2.5, 0.5, 0, 0, 1.5 and 1.5: AD is 6 / 6 = 1,
// the limit itself, though as floats it comes out above.
func TestDeviationAtTheLimit(t *testing.T) {
	w := stats.Within([][]float64{{1, 3, 3.5, 3.5, 5, 5}}, 6, stats.UniformNull(6))
	if ad, _ := w.AD.Get(); ad <= 1 || ad > 1+1e-12 {
		t.Fatalf("AD %v, wanted 1 with float noise above", ad)
	}
	if said := agreeing(w, 0); said != "yes" {
		t.Errorf("AD at the limit: %s", said)
	}
}
