package jobs

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"calibrate/analysis"
	"calibrate/ladder"
)

// Ten people are on a second ladder, six at its third level of whom two are proposed
// for the fourth; its guideline has at most 20 % there, which is two of ten. The
// people of the first ladder are in none of it.
func TestLevelsOfTwoLadders(t *testing.T) {
	s := newStore(t)
	parts := *nextLadder(t)
	parts.ID, parts.Name = "data-science", "Data Science"
	second, err := ladder.New(parts, textsOf(&parts))
	if err != nil {
		t.Fatal(err)
	}
	if err := s.PutLadder(context.Background(), second); err != nil {
		t.Fatal(err)
	}
	var people []ladder.Person
	for i := range 30 {
		p := person(fmt.Sprintf("p%02d", i), "Tech", 2, 0)
		if i < 10 {
			p.Ladder, p.Level = second.ID, 3-min(i/6, 1)
		}
		if i < 2 {
			p.Proposed = 4
		}
		people = append(people, p)
	}
	addBatch(t, s, ladder.Batch{File: "all.csv", People: people, Guidelines: []ladder.Guideline{
		{Cycle: thisCycle, Ladder: second.ID, Levels: []int{3}, Operator: ladder.AtMost, Share: .2},
		{Cycle: thisCycle, Levels: []int{2}, Operator: ladder.AtLeast, Share: .5},
	}})
	in := inputOf(s)
	in.Ladders = map[string]*ladder.Ladder{in.Ladder.ID: in.Ladder, second.ID: second}
	r := runJob(t, levels, in)
	table := tableNamed(t, r, "levels_on_data_science")
	for column, want := range map[string]float64{"current": 6, "if_all_pass": 4, "current_share": .6} {
		if got := numberAt(t, table, second.Levels[2].Code, column); got != want {
			t.Errorf("%s %v, want %v", column, got, want)
		}
	}
	held := tableNamed(t, r, "guideline_on_data_science")
	if got := numberAt(t, held, "Company", "move"); held.Rows.Len() != 1 || got != -4 {
		t.Errorf("%d lines, move %v; want the one for the ladder, and −4", held.Rows.Len(), got)
	}
	if got := numberAt(t, tableNamed(t, r, "levels"), in.Ladder.Levels[1].Code, "current"); got != 20 {
		t.Errorf("%v people of the first ladder at its second level, want 20", got)
	}
	if own := tableNamed(t, r, "guideline"); own.Rows.Len() != 1 {
		t.Errorf("%d lines for the first ladder, want 1", own.Rows.Len())
	}
	if !slices.ContainsFunc(r.Notes, func(n analysis.Note) bool {
		return strings.HasPrefix(n.Text, "Data Science: ") && strings.Contains(n.Text, "4 people would stand at another level: 4 fewer at")
	}) {
		t.Errorf("no note says how many to move: %v", r.Notes)
	}
}

// textsOf gives what a ladder states, by dimension and level.
func textsOf(l *ladder.Ladder) [][]string {
	texts := make([][]string, len(l.Dimensions))
	for i := range l.Dimensions {
		for _, level := range l.Levels {
			text := ""
			if c := l.Cell(i, level.Number); c.Kind == ladder.Stated {
				text = c.Text
			}
			texts[i] = append(texts[i], text)
		}
	}
	return texts
}

// TestMovesToMeet tries every spread of a small company over four levels: the nearest
// one that keeps all lines is as many people away as is said, and where there is none
// that is said.
func TestMovesToMeet(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 1))
	met, impossible := 0, 0
	for range 300 {
		o := orgSpread{current: newSpread(4)}
		for range 1 + random.IntN(7) {
			o.current.add(1 + random.IntN(4))
		}
		var lines []guidelineLine
		for _, levels := range [][][]int{{{1}, {2}, {3}, {4}}, {{1}, {3, 4}}, {{2, 3}}, {{1, 2}, {3}, {4}}}[random.IntN(4)] {
			low := random.IntN(o.current.n + 1)
			lines = append(lines, guidelineLine{Guideline: ladder.Guideline{Levels: levels}, org: o, low: low / 2, high: low/2 + random.IntN(4)})
		}
		want := -1
		for a := range o.current.n + 1 {
			for b := range o.current.n + 1 - a {
				for c := range o.current.n + 1 - a - b {
					counts := []int{a, b, c, o.current.n - a - b - c}
					if away := peopleApart(o.current.counts, counts); keepAll(lines, counts) && (want < 0 || away < want) {
						want = away
					}
				}
			}
		}
		got, why := movesToMeet(4, lines)
		if why != "" {
			got = -1
			impossible++
		} else if got > 0 {
			met++
		}
		if got != want {
			t.Fatalf("%v against %+v: %d (%s), want %d", o.current.counts, lines, got, why, want)
		}
	}
	if met < 50 || impossible < 10 {
		t.Errorf("%d moves and %d impossible: the trial had little to do", met, impossible)
	}
}

func keepAll(lines []guidelineLine, counts []int) bool {
	for _, g := range lines {
		if n := (spread{counts: counts}).count(g.Levels...); n < g.low || n > g.high {
			return false
		}
	}
	return true
}

// peopleApart is how many people of one spread stand elsewhere in the other.
func peopleApart(a, b []int) int {
	n := 0
	for i := range a {
		n += max(0, a[i]-b[i])
	}
	return n
}

// A dimension was renamed between two versions, and one rater used both names: the
// model takes each cell once.
func TestRatedUnderTwoNames(t *testing.T) {
	row := func(rater, dimension int32, version int32, level float64) panelRow {
		return panelRow{employee: 1, rater: rater, dimension: dimension, version: version, level: level}
	}
	all := []panelRow{row(1, 0, 1, 3), row(1, 0, 2, 3), row(1, 1, 1, 3), row(2, 0, 1, 3), row(2, 0, 2, 4), row(2, 2, 1, 5)}
	want := []panelRow{all[0], all[2], all[5]}
	if got := onceEach(all); !slices.Equal(got, want) {
		t.Errorf("kept %v, want %v", got, want)
	}
}
