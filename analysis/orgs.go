package analysis

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"calibrate/ladder"
)

// An OrgHead is an org of the roster and who leads it: nobody where the roster does not say.
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
	level := len(ladder.OrgParts(TopOrg(people))) + depth
	members := map[string][]ladder.Person{}
	for _, p := range people {
		if parts := ladder.OrgParts(p.Org); len(parts) >= level {
			path := strings.Join(parts[:level], ladder.OrgSeparator)
			members[path] = append(members[path], p)
		}
	}
	var heads []OrgHead
	for path, of := range members {
		heads = append(heads, OrgHead{path, headsOf(path, of, people)})
	}
	slices.SortFunc(heads, func(a, b OrgHead) int {
		return slices.Compare(ladder.OrgParts(a.Org), ladder.OrgParts(b.Org))
	})
	return heads, nil
}

// headsOf finds who leads an org, of whose people all are given, by who reports to whom:
// those of the org itself, not of a part of it, who lead somebody in it and report to
// nobody in it. A team may stand there beside its head. Where there is none, it is the one
// outside to whom the org reports, else the only one who stands at the org itself.
func headsOf(path string, members, everybody []ladder.Person) []ladder.Person {
	within, leads, above := map[string]bool{}, map[string]bool{}, map[string]bool{}
	for _, p := range members {
		within[p.ID] = true
	}
	for _, p := range members {
		leads[p.Manager] = leads[p.Manager] || p.Manager != p.ID
		if p.Manager != "" && !within[p.Manager] {
			above[p.Manager] = true
		}
	}
	itself := only(members, func(p ladder.Person) bool { return len(ladder.OrgParts(p.Org)) == len(ladder.OrgParts(path)) })
	heads := only(itself, func(p ladder.Person) bool { return leads[p.ID] && (!within[p.Manager] || p.Manager == p.ID) })
	switch {
	case len(heads) > 0:
		return heads
	case len(above) == 1 && len(members) > 1:
		return only(everybody, func(p ladder.Person) bool { return above[p.ID] })
	case len(itself) == 1:
		return itself
	}
	return nil
}

func only(people []ladder.Person, which func(ladder.Person) bool) []ladder.Person {
	return slices.DeleteFunc(slices.Clone(people), func(p ladder.Person) bool { return !which(p) })
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

// orgsNear says which orgs there are below the longest part of a path that people have, or
// below what they all share.
func orgsNear(path string, people []ladder.Person) string {
	known := TopOrg(people)
	for parts := ladder.OrgParts(path); len(parts) > 0; parts = parts[:len(parts)-1] {
		if at := strings.Join(parts, ladder.OrgSeparator); slices.ContainsFunc(people, func(p ladder.Person) bool { return ladder.OrgWithin(p.Org, at) }) {
			known = at
			break
		}
	}
	depth := len(ladder.OrgParts(known))
	found := map[string]bool{}
	for _, p := range people {
		if parts := ladder.OrgParts(p.Org); len(parts) > depth && ladder.OrgWithin(p.Org, known) {
			found[strconv.Quote(strings.Join(parts[:depth+1], ladder.OrgSeparator))] = true
		}
	}
	const most = 12
	orgs := slices.Sorted(maps.Keys(found))
	if more := len(orgs) - most; more > 0 {
		orgs = append(orgs[:most], Said("%d more", more))
	}
	switch {
	case len(orgs) == 0 && known == "":
		return "the roster names no org"
	case len(orgs) == 0:
		return fmt.Sprintf("%q has no org below it", known)
	case known == "":
		return "there are " + strings.Join(orgs, ", ")
	}
	return fmt.Sprintf("below %q there are %s", known, strings.Join(orgs, ", "))
}
