package packet

import (
	"fmt"
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

// A choice is one line of a facet's list.
type choice struct {
	Number int
	Text   string
}

// mostChoices bounds the list of one flag column: one with more is not a flag to choose by.
const mostChoices = 12

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
	for i := range ix.people {
		var own []string
		for _, org := range above(ix.people[i].Org) {
			own = append(own, numbers[org])
		}
		ix.people[i].Orgs = strings.Join(own, " ")
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
	for _, l := range ladders(b) {
		for _, level := range l.Levels {
			held := slices.ContainsFunc(ix.people, func(p personLink) bool { return p.Level == level.Code })
			if held && !slices.Contains(codes, level.Code) {
				codes = append(codes, level.Code)
			}
		}
	}
	numbers, f := numbered(facet{Key: "l", Name: "Current level"}, codes)
	for i := range ix.people {
		ix.people[i].Levels = numbers[ix.people[i].Level]
	}
	return f
}

// flags lists what the jobs say of people, one by one: the values of every flag
// column of a table with one row per person.
func (ix *index) flags(b analysis.Bundle) facet {
	for i := range ix.people {
		if ix.people[i].Proposed {
			ix.people[i].FlagNames = append(ix.people[i].FlagNames, "nominated")
		}
	}
	names := []string{"nominated"}
	for _, r := range b.Results {
		if b.Manifest.Audience == analysis.Director && hrOnly[r.Job] {
			continue
		}
		for _, t := range r.Tables {
			names = append(names, ix.flagsOf(t)...)
		}
	}
	names = slices.DeleteFunc(names, func(name string) bool {
		return !slices.ContainsFunc(ix.people, func(p personLink) bool { return slices.Contains(p.FlagNames, name) })
	})
	numbers, f := numbered(facet{Key: "f", Name: "Flag"}, unique(names))
	for i := range ix.people {
		own := make([]string, len(ix.people[i].FlagNames))
		for j, name := range ix.people[i].FlagNames {
			own[j] = numbers[name]
		}
		ix.people[i].Flags = strings.Join(own, " ")
	}
	return f
}

// flagsOf gives people the flags of one table and names the flags given.
func (ix *index) flagsOf(t analysis.Table) (names []string) {
	id := slices.IndexFunc(t.Columns, func(c analysis.Column) bool { return c.Name == "employee" })
	if id < 0 || !onePerPerson(t, id) {
		return nil
	}
	for at, c := range t.Columns {
		values := flagValues(t, at)
		if c.Kind != analysis.Flag || len(values) > mostChoices {
			continue
		}
		for row := range t.Rows.All() {
			employee, _ := row[id].Text()
			value, ok := row[at].Text()
			link := ix.byID[employee]
			if !ok || value == "" || link == nil {
				continue
			}
			if value == "yes" || value == "no" {
				value = fmt.Sprintf("%s: %s", c.Head, value)
			}
			if !slices.Contains(link.FlagNames, value) {
				link.FlagNames = append(link.FlagNames, value)
			}
			names = append(names, value)
		}
	}
	return names
}

func onePerPerson(t analysis.Table, id int) bool {
	seen := map[string]bool{}
	for row := range t.Rows.All() {
		employee, _ := row[id].Text()
		if seen[employee] {
			return false
		}
		seen[employee] = true
	}
	return true
}

func flagValues(t analysis.Table, at int) map[string]bool {
	values := map[string]bool{}
	for row := range t.Rows.All() {
		if text, ok := row[at].Text(); ok {
			values[text] = true
		}
	}
	return values
}

// numbered makes the choices of a facet, and gives the number of each.
func numbered(f facet, names []string) (map[string]string, facet) {
	numbers := make(map[string]string, len(names))
	for i, name := range names {
		numbers[name] = strconv.Itoa(i + 1)
		f.Choices = append(f.Choices, choice{i + 1, name})
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

// rules is the style sheet of a filter: a line per choice that hides whoever it
// does not hold for. It has numbers only, no text of a file.
func (f facet) rules() string {
	var css strings.Builder
	for _, c := range f.Choices {
		fmt.Fprintf(&css, `.filter:has(#pick-%s option[value="%d"]:checked)~main .p:not([data-%s~="%d"]){display:none}`+"\n", f.Key, c.Number, f.Key, c.Number)
	}
	return css.String()
}
