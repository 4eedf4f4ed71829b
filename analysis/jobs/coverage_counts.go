package jobs

import (
	"cmp"
	"maps"
	"slices"

	"calibrate/ladder"
	"calibrate/ladder/store"
)

// countRelations counts ratings by relation: how many people, raters and cells, in
// the order of ladder.Relations; those about people the roster does not know, who
// have no relation to anybody, come last.
func countRelations(marks *store.Marks, people []ladder.Person) []relationCount {
	type pair struct {
		relation int8
		who      int32
	}
	strangers := int8(len(ladder.Relations))
	counts := make([]relationCount, strangers+1)
	known := onRoster(marks, people)
	employees, raters := map[pair]bool{}, map[pair]bool{}
	for m := range marks.All() {
		relation := m.Relation
		if !known(m.Employee) {
			relation = strangers
		}
		c := &counts[relation]
		c.cells++
		if m.State == ladder.Rated {
			c.rated++
		}
		if by := (pair{relation, m.Employee}); !employees[by] {
			employees[by] = true
			c.employees++
		}
		if by := (pair{relation, m.Rater}); !raters[by] {
			raters[by] = true
			c.raters++
		}
	}
	for i, relation := range ladder.Relations {
		counts[i].relation = string(relation)
	}
	counts[strangers].relation = "not on the roster"
	return slices.DeleteFunc(counts, func(c relationCount) bool { return c.cells == 0 })
}

// onRoster tells whether a person of the marks is one of these.
func onRoster(marks *store.Marks, people []ladder.Person) func(number int32) bool {
	ids, known := map[string]bool{}, map[int32]bool{}
	for _, p := range people {
		ids[p.ID] = true
	}
	return func(number int32) bool {
		is, asked := known[number]
		if !asked {
			is = ids[marks.Name(number)]
			known[number] = is
		}
		return is
	}
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
