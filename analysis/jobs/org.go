package jobs

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"calibrate/analysis"
	"calibrate/ladder"
)

// An org is one node of the org tree with everybody in it and below it.
type org struct {
	path   string   // "" for the company
	echoes []string // further paths of exactly the same people
	label  string
	depth  int   // 0 for the company, or for the org asked for
	people []int // indexes of the people
}

// company is what the root of the tree is called in tables and charts.
const company = "Company"

// A chart is read on one page. It shows at most so many orgs or people; tables
// have everybody.
const (
	chartOrgs   = 40
	chartPeople = 200
)

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
	return withoutEcho(tree)
}

// withoutEcho drops the orgs right below the whole that hold exactly the same
// people, such as a company's name at the head of every path.
func withoutEcho(tree []org) []org {
	for len(tree) > 1 && len(tree[1].people) == len(tree[0].people) {
		tree[0].echoes = append(tree[0].echoes, tree[1].path)
		tree = slices.Delete(tree, 1, 2)
		for i := range tree[1:] {
			tree[i+1].depth--
		}
	}
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

// inChart gives the positions of the orgs that a chart has room for.
func inChart(tree []org) []int { return nearestTop(tree, chartOrgs) }

// nearestTop gives the positions of so many orgs, in tree order: the whole, then
// layer by layer, in each the largest.
func nearestTop(tree []org, most int) []int {
	picked := make([]int, len(tree))
	for i := range tree {
		picked[i] = i
	}
	slices.SortStableFunc(picked, func(a, b int) int {
		return cmp.Or(cmp.Compare(tree[a].depth, tree[b].depth), cmp.Compare(len(tree[b].people), len(tree[a].people)))
	})
	picked = picked[:min(len(picked), most)]
	slices.Sort(picked)
	return picked
}

// singular is what one of the things that charts show is called.
var singular = map[string]string{
	"orgs": "org", "raters": "rater", "people": "person", "people proposed": "person proposed",
}

// ofAll says how many of all a chart shows: "40 of 1,200 orgs", "14 orgs".
func ofAll(shown, all int, what string) string {
	if shown == all {
		return plural(all, singular[what], what)
	}
	return fmt.Sprintf("%d of %s %s", shown, analysis.FormatNumber(analysis.Count, float64(all)), what)
}

// leftOut ends a footnote with what a chart had no room for, "" for nothing.
func leftOut(shown, all int, which, table string) string {
	if shown == all {
		return ""
	}
	return fmt.Sprintf(" Shown: %s; %s more are in the workbook, in the table “%s”.", which, analysis.FormatNumber(analysis.Count, float64(all-shown)), table)
}

// largestOrgs says which orgs inChart picks.
const largestOrgs = "the orgs nearest the top, the largest first"

func everybody(int) bool { return true }

// is reports whether a path names this org.
func (o org) is(path string) bool { return o.path == path || slices.Contains(o.echoes, path) }

// indented is an org's own name, moved to the right by its depth.
func indented(o org) string { return strings.Repeat("\u2003", o.depth) + o.label }

// orgName is the full path of an org, and a word for the whole company.
func orgName(in analysis.Input, o org) string {
	if o.path == "" {
		return company
	}
	return o.path
}

// shortName is the path of an org below the whole, as a reader of it knows it.
func shortName(o org) string {
	parts := ladder.OrgParts(o.path)
	if o.depth == 0 || o.depth > len(parts) {
		return o.label
	}
	return strings.Join(parts[len(parts)-o.depth:], ladder.OrgSeparator)
}

// ofOrg adds the org asked for to "so many people"; nothing for the whole company.
func ofOrg(in analysis.Input) string {
	if in.Org == "" {
		return ""
	}
	return " in " + in.Org
}
