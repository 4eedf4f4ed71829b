package analysis

import (
	"context"
	"slices"
	"strings"

	"calibrate/ladder"
)

// An OrgHead is an org of the roster and those who belong to the org itself and
// to no part of it: its head, as a rule.
type OrgHead struct {
	Org   string
	Heads []ladder.Person // by id
}

// OrgHeads gives the orgs that lie so many steps below the top of the tree, in
// the order of their paths. The top is the longest path that everybody shares.
func OrgHeads(ctx context.Context, in Input, depth int) ([]OrgHead, error) {
	people, err := People(ctx, in.OfCompany())
	if err != nil {
		return nil, err
	}
	top := len(ladder.OrgParts(TopOrg(people)))
	found := map[string]*OrgHead{}
	for _, p := range people {
		parts := ladder.OrgParts(p.Org)
		if len(parts) < top+depth {
			continue
		}
		path := strings.Join(parts[:top+depth], ladder.OrgSeparator)
		if found[path] == nil {
			found[path] = &OrgHead{Org: path}
		}
		if len(parts) == top+depth {
			found[path].Heads = append(found[path].Heads, p)
		}
	}
	var heads []OrgHead
	for _, h := range found {
		heads = append(heads, *h)
	}
	slices.SortFunc(heads, func(a, b OrgHead) int {
		return slices.Compare(ladder.OrgParts(a.Org), ladder.OrgParts(b.Org))
	})
	return heads, nil
}

// TopOrg is the longest path that the orgs of all people share; "" where they share none.
func TopOrg(people []ladder.Person) string {
	var shared []string
	first := true
	for _, p := range people {
		parts := ladder.OrgParts(p.Org)
		switch {
		case len(parts) == 0:
			continue
		case first:
			shared, first = parts, false
		}
		n := 0
		for n < min(len(shared), len(parts)) && shared[n] == parts[n] {
			n++
		}
		shared = shared[:n]
	}
	return strings.Join(shared, ladder.OrgSeparator)
}
