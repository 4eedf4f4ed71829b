package packet

import (
	"slices"
	"strconv"
	"strings"

	"calibrate/analysis"
	"calibrate/ladder"
)

// A facet is one filter of the HTML packet: a list to choose from. What it hides is
// decided by style sheet alone, so that the page runs no script.
type facet struct {
	Key, Name string // Key is "o", "l" or "f"
	Choices   []choice
}

// A choice is one line of a facet's list, under the heading Group where it has one.
// Once chosen it stands alone, so that its text has the heading too.
type choice struct {
	Number      int
	Group, Text string
}

// Groups gives the choices group by group, in their order.
func (f facet) Groups() (groups [][]choice) {
	for i, c := range f.Choices {
		if i == 0 || c.Group != f.Choices[i-1].Group {
			groups = append(groups, nil)
		}
		last := len(groups) - 1
		groups[last] = append(groups[last], c)
	}
	return groups
}

// facetsOf are the filters of a file of people: the choices that hold for any of them.
func (ix *index) facetsOf(f peopleFile) []facet {
	held, facets := levelGroup{People: f.People}.Reach(), slices.Clone(ix.facets)
	for i, all := range facets {
		facets[i].Choices = slices.DeleteFunc(slices.Clone(all.Choices), func(c choice) bool { return !slices.Contains(held, all.class(c.Number)) })
	}
	return facets
}

func newFacets(b analysis.Bundle, ix *index) []facet {
	return []facet{ix.orgs(), ix.levels(b), ix.flags(b)}
}

// orgs lists every org at any depth; choosing one keeps what is below it.
func (ix *index) orgs() facet {
	paths := map[string]bool{}
	for _, p := range ix.people {
		for _, org := range above(p.Org) {
			paths[org] = true
		}
	}
	numbers, f := numbered(facet{Key: "o", Name: "Org"}, sortedKeys(paths))
	for i := range f.Choices {
		f.Choices[i].Text = ix.orgName(f.Choices[i].Text)
	}
	for i := range ix.people {
		for _, org := range above(ix.people[i].Org) {
			ix.people[i].mark(f, numbers[org])
		}
	}
	return f
}

// above gives an org and all it is part of, the widest first.
func above(org string) (paths []string) {
	if org == "" {
		return nil
	}
	for at := range org {
		if strings.HasPrefix(org[at:], ladder.OrgSeparator) {
			paths = append(paths, org[:at])
		}
	}
	return append(paths, org)
}

// levels lists the current levels people have, in the order of the ladders.
func (ix *index) levels(b analysis.Bundle) facet {
	var codes []string
	for _, l := range b.Input.AllLadders() {
		for _, level := range l.Levels {
			held := slices.ContainsFunc(ix.people, func(p personLink) bool { return p.Level == level.Code })
			if held && !slices.Contains(codes, level.Code) {
				codes = append(codes, level.Code)
			}
		}
	}
	numbers, f := numbered(facet{Key: "l", Name: "Current level"}, codes)
	for i := range ix.people {
		if number := numbers[ix.people[i].Level]; number > 0 {
			ix.people[i].mark(f, number)
		}
	}
	return f
}

// numbered makes the choices of a facet, and gives the number of each.
func numbered(f facet, names []string) (map[string]int, facet) {
	numbers := make(map[string]int, len(names))
	for i, name := range names {
		numbers[name] = i + 1
		f.Choices = append(f.Choices, choice{Number: i + 1, Text: name})
	}
	return numbers, f
}

func sortedKeys[V any](set map[string]V) []string {
	keys := make([]string, 0, len(set))
	for key := range set {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}

// unique sorts names and leaves each once.
func unique(names []string) []string {
	names = slices.Clone(names)
	slices.Sort(names)
	return slices.Compact(names)
}

// class is the class of those for whom a choice of the facet holds, such as "o-3".
func (f facet) class(number int) string { return f.Key + "-" + strconv.Itoa(number) }

// mark notes that a choice holds for a person.
func (p *personLink) mark(f facet, number int) { p.Reach = append(p.Reach, f.class(number)) }
