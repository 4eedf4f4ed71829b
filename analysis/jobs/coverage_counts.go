package jobs

import (
	"cmp"
	"maps"
	"slices"

	"calibrate/ladder"
	"calibrate/ladder/store"
)

// countRelations counts ratings by relation: how many people, raters and cells.
func countRelations(marks *store.Marks) []relationCount {
	type pair struct {
		relation int8
		who      int32
	}
	counts := make([]relationCount, len(ladder.Relations))
	employees, raters := map[pair]bool{}, map[pair]bool{}
	for m := range marks.All() {
		c := &counts[m.Relation]
		c.cells++
		if m.State == ladder.Rated {
			c.rated++
		}
		if by := (pair{m.Relation, m.Employee}); !employees[by] {
			employees[by] = true
			c.employees++
		}
		if by := (pair{m.Relation, m.Rater}); !raters[by] {
			raters[by] = true
			c.raters++
		}
	}
	for i := range counts {
		counts[i].relation = ladder.Relations[i]
	}
	return slices.DeleteFunc(counts, func(c relationCount) bool { return c.cells == 0 })
}

// countStates counts cells by dimension and state, self-ratings left out.
func countStates(marks *store.Marks) []stateCount {
	cells := map[stateCount]int{}
	for m := range marks.All() {
		if ladder.Relations[m.Relation] != ladder.Self {
			cells[stateCount{dimension: m.Topic.Dimension, state: m.State}]++
		}
	}
	var counts []stateCount
	for c, n := range cells {
		c.cells = n
		counts = append(counts, c)
	}
	slices.SortFunc(counts, func(a, b stateCount) int {
		return cmp.Or(cmp.Compare(a.dimension, b.dimension), cmp.Compare(a.state, b.state))
	})
	return counts
}

// countRaters counts, by person and relation, the raters who gave at least one level.
func countRaters(marks *store.Marks) []raterCount {
	type key struct {
		employee int32
		relation int8
	}
	type given struct {
		key
		rater int32
	}
	counts, seen := map[key]raterCount{}, map[given]bool{}
	for m := range marks.All() {
		if m.State != ladder.Rated {
			continue
		}
		k := key{m.Employee, m.Relation}
		c := counts[k]
		c.employee, c.relation = marks.Name(m.Employee), ladder.Relations[m.Relation]
		c.rated++
		if by := (given{k, m.Rater}); !seen[by] {
			seen[by] = true
			c.raters++
		}
		counts[k] = c
	}
	return slices.SortedFunc(maps.Values(counts), func(a, b raterCount) int {
		return cmp.Or(cmp.Compare(a.employee, b.employee), cmp.Compare(a.relation, b.relation))
	})
}
