package jobs

import (
	"slices"
	"strings"

	"calibrate/analysis"
	"calibrate/ladder"
)

// An org is one node of the org tree with everybody in it and below it.
type org struct {
	path   string // "" for the company
	label  string
	depth  int   // 0 for the company, or for the org asked for
	people []int // indexes of the people
}

// company is what the root of the tree is called in tables and charts.
const company = "Company"

// orgTree gives the orgs of the people, each parent before its children, the
// whole first. People without an org count in the whole only.
func orgTree(in analysis.Input, people []ladder.Person) []org {
	base := len(ladder.OrgParts(in.Org))
	members := map[string][]int{}
	for i, p := range people {
		parts := ladder.OrgParts(p.Org)
		if base > 0 || len(parts) == 0 {
			members[in.Org] = append(members[in.Org], i)
		} else {
			members[""] = append(members[""], i)
		}
		for depth := base + 1; depth <= len(parts); depth++ {
			path := strings.Join(parts[:depth], ladder.OrgSeparator)
			members[path] = append(members[path], i)
		}
	}
	tree := make([]org, 0, len(members))
	for path, indexes := range members {
		parts := ladder.OrgParts(path)
		o := org{path: path, label: company, depth: len(parts) - base, people: indexes}
		if len(parts) > 0 {
			o.label = parts[len(parts)-1]
		}
		tree = append(tree, o)
	}
	slices.SortFunc(tree, func(a, b org) int {
		return slices.Compare(ladder.OrgParts(a.path), ladder.OrgParts(b.path))
	})
	return tree
}

// suppression decides which orgs may be shown when of each org only the people
// for whom counts is true enter the figure.
func suppression(in analysis.Input, tree []org, counts func(person int) bool) analysis.Suppression {
	groups := make([]analysis.Group, len(tree))
	for i, o := range tree {
		groups[i] = analysis.Group{Org: o.path}
		for _, person := range o.people {
			if counts(person) {
				groups[i].N++
			}
		}
	}
	return analysis.Suppress(groups, in.MinGroup)
}

func everybody(int) bool { return true }

// orgName is the full path of an org, and a word for the whole company.
func orgName(in analysis.Input, o org) string {
	if o.path == "" {
		return company
	}
	return o.path
}
