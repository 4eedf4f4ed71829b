package jobs

import (
	"cmp"
	"context"
	"slices"

	"calibrate/analysis"
	"calibrate/ladder"
)

// ToDecide gives the people a meeting decides on, in the order of its agenda:
// those on it, then whoever else is proposed, and with everybody the rest of
// the scope, by org and name.
func ToDecide(ctx context.Context, in analysis.Input, everybody bool) ([]ladder.Person, error) {
	rules, err := readRules(in)
	if err != nil {
		return nil, err
	}
	m, err := readMeeting(ctx, in)
	if err != nil {
		return nil, err
	}
	var people, rest []ladder.Person
	listed := map[string]bool{}
	for _, it := range m.items(rules) {
		people = append(people, it.person())
		listed[it.person().ID] = true
	}
	for _, s := range m.people {
		if !listed[s.person().ID] && (everybody || s.proposed()) {
			rest = append(rest, s.person())
		}
	}
	slices.SortStableFunc(rest, func(a, b ladder.Person) int {
		if (a.Proposed > 0) != (b.Proposed > 0) {
			return cmp.Compare(b.Proposed, a.Proposed)
		}
		return cmp.Or(cmp.Compare(a.Org, b.Org), cmp.Compare(a.Name, b.Name), cmp.Compare(a.ID, b.ID))
	})
	return append(people, rest...), nil
}

// Deciders gives the names of those who may have decided on people in scope:
// whoever leads one of them and is in scope too, and whoever is said to have
// decided already. Each stands once, in the order of the names.
func Deciders(ctx context.Context, in analysis.Input) ([]string, error) {
	people, err := analysis.People(ctx, in)
	if err != nil {
		return nil, err
	}
	book, err := readDecisions(ctx, in)
	if err != nil {
		return nil, err
	}
	leads := map[string]bool{}
	for _, p := range people {
		leads[p.Manager] = true
	}
	var names []string
	for _, p := range people {
		if leads[p.ID] {
			names = append(names, p.Name)
		}
	}
	for _, d := range book.people {
		if d.now.by != "" {
			names = append(names, d.now.by)
		}
	}
	slices.Sort(names)
	return slices.Compact(names), nil
}
