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

// rules is the style sheet of a filter. Any choice hides everybody, by a property of the
// filter's own, and then the line of that choice shows again whom it holds for: of
// hundreds of lines a browser so weighs the few whose class an element has. It has
// numbers only, no text of a file.
func (f facet) rules() string {
	var css strings.Builder
	chosen := func(option, whom, display string) {
		for _, within := range []string{" ", "~main "} {
			fmt.Fprintf(&css, ".filter:has(#pick-%s option%s:checked)%s%s{--%s:%s}\n", f.Key, option, within, whom, f.Key, display)
		}
	}
	chosen(`:not([value="0"])`, ":is(.p,.g)", "none")
	for _, c := range f.Choices {
		chosen(fmt.Sprintf(`[value="%d"]`, c.Number), "."+f.class(c.Number), "initial")
	}
	return css.String()
}

// filteredRules put the filters together. While any is on, rows that wait to be unfolded
// are among those filtered, and what says so is shown, on paper too.
const filteredRules = `.p,.g,.more{display:var(--o,var(--l,var(--f,var(--more,var(--as)))))}
.p,.g{--as:block}
li.p{--as:list-item}
i.p{--as:inline}
thead.g{--as:table-header-group}
tr.p,tr.more{--as:table-row}
.more{--more:none}
.fold[open]~table .more,.filter:has(option:not([value="0"]):checked)~main .more{--more:initial}
.on,.found,.cut{display:none}
.filter:has(option:not([value="0"]):checked) .on,.filter:has(option:not([value="0"]):checked)~main :is(.found,.cut){display:block}
.filter:has(option:not([value="0"]):checked){display:flex}
.fold[open]~.rest,.filter:has(option:not([value="0"]):checked)~main :is(.fold,.rest,.index small){display:none}
`
