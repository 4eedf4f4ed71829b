package packet

import (
	"slices"
	"strings"

	"calibrate/analysis"
)

// mostChoices bounds the list of one flag column: one with more is not a flag to choose by.
const mostChoices = 12

// nominated is the flag of those whom the roster proposes for a level.
const nominated = "nominated"

// flags lists what the jobs say of people: the values of every flag column of a table
// with one row per person, under the column's heading.
func (ix *index) flags(b analysis.Bundle) facet {
	for i := range ix.people {
		if ix.people[i].Proposed {
			ix.people[i].FlagNames = append(ix.people[i].FlagNames, nominated)
		}
	}
	f, numbers := facet{Key: "f", Name: "Flag"}, map[string]int{}
	add := func(name string) {
		if _, known := numbers[name]; !known {
			group, _ := parted(name)
			f.Choices = append(f.Choices, choice{len(f.Choices) + 1, group, asked(name)})
			numbers[name] = len(f.Choices)
		}
	}
	if slices.ContainsFunc(ix.people, func(p personLink) bool { return p.Proposed }) {
		add(nominated)
	}
	for _, name := range ix.allFlags(b) {
		add(name)
	}
	for i := range ix.people {
		for _, name := range ix.people[i].FlagNames {
			ix.people[i].mark(f, numbers[name])
		}
	}
	return f
}

// allFlags gives people the flags of every table, and names them heading by heading.
func (ix *index) allFlags(b analysis.Bundle) (names []string) {
	var groups []string
	by := map[string][]string{}
	for _, r := range b.Results {
		if b.Manifest.Audience == analysis.Director && hrOnly[r.Job] {
			continue
		}
		for _, t := range r.Tables {
			ix.noteAgreed(t)
			for _, name := range ix.flagsOf(t) {
				group, _ := parted(name)
				if by[group] == nil {
					groups = append(groups, group)
				}
				by[group] = append(by[group], name)
			}
		}
	}
	for _, group := range groups {
		names = append(names, unique(by[group])...)
	}
	return names
}

// parted splits the name of a flag into the heading it stands under and what it says.
func parted(name string) (group, text string) {
	group, text, found := strings.Cut(name, flagMark)
	if !found {
		return "", name
	}
	return group, text
}

// asked is a flag in words: after a question stands no colon.
func asked(name string) string { return strings.Replace(name, "?"+flagMark, "? ", 1) }

// flagMark stands between a heading and what is said under it.
const flagMark = ": "

// flagsOf gives people the flags of one table and names the flags given.
func (ix *index) flagsOf(t analysis.Table) (names []string) {
	id := slices.IndexFunc(t.Columns, func(c analysis.Column) bool { return c.Name == "employee" })
	if id < 0 || !onePerPerson(t, id) {
		return nil
	}
	for at, c := range t.Columns {
		values := len(flagValues(t, at))
		if c.Kind != analysis.Flag || values > mostChoices || values == 1 && t.Rows.Len() == len(ix.people) {
			continue // the same of everybody tells nobody apart
		}
		for row := range t.Rows.All() {
			employee, _ := row[id].Text()
			value, ok := row[at].Text()
			link := ix.byID[employee]
			if !ok || value == "" || link == nil {
				continue
			}
			link.say(t.Name, c.Name, value)
			name := strings.TrimSuffix(c.Head, ":") + flagMark + value
			if !slices.Contains(link.FlagNames, name) {
				link.FlagNames = append(link.FlagNames, name)
			}
			names = append(names, name)
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
