package packet

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"calibrate/analysis"
	"calibrate/ladder"
)

// A personLink is one person and where the page about them is.
type personLink struct {
	Anchor, File, Name, ID string
	Org, OrgName, Level    string // Org is the whole path
	Page                   int    // in the order of the pages, from 1
	Group                  string // what the pages are grouped by: the level, of a large company the org
	Proposed               bool
	FlagNames              []string
	Outcome, Stands, Topic string // what the jobs say of the person, "" for nothing
	Agreed                 string // the level the meeting agreed on, and what that is
	Reach                  reach
	Gave                   []gave // whom the person rated
}

// Href is the address of the page, from index.html.
func (p *personLink) Href() string { return p.File + "#" + p.Anchor }

// An index finds people's pages by id and, where only one has it, by name.
type index struct {
	people  []personLink // in the order of their pages
	top     string       // the org of everybody, which the names of orgs leave out
	files   []peopleFile // of a large company
	byID    map[string]*personLink
	byName  map[string]*personLink // nil for a name that several have
	facets  []facet
	longest int // levels of the longest ladder
	byOrgs  []levelGroup

	strangers   []stranger
	strangerAt  map[string]string // where a stranger's cells are listed, by id
	dimensions  []string
	dimensionNo map[string]int    // from 1, by name
	orgAt       map[string]string // where the people of an org begin in the list org by org, by path
}

// newIndex numbers the pages of people as a meeting goes through them: see [inOrder].
// They stand in files of their own, or in index.html.
func newIndex(b analysis.Bundle, people []ladder.Person, files bool) *index {
	people = inOrder(b, people, files)
	ix := &index{people: make([]personLink, len(people)), top: analysis.TopOrg(people), byID: map[string]*personLink{}, byName: map[string]*personLink{}, strangerAt: map[string]string{}}
	for i, p := range people {
		link := &ix.people[i]
		*link = personLink{Anchor: "person-" + strconv.Itoa(i+1), Page: i + 1, Name: p.Name, ID: p.ID, Org: p.Org, OrgName: ix.orgName(p.Org),
			Level: levelCode(b.Input.LadderOf(p), p.Level), Proposed: p.Proposed > 0}
		if link.Group = link.Level; p.Level == 0 {
			link.Group = levelNotKnown
		}
		if files {
			link.Group = ix.orgTitle(p.Org)
		}
		ix.byID[p.ID] = link
		if _, taken := ix.byName[p.Name]; taken || p.Name == "" {
			link = nil
		}
		ix.byName[p.Name] = link
	}
	if files {
		ix.deal()
	}
	ix.nameDimensions(b)
	ix.facets = newFacets(b, ix)
	for _, l := range b.Input.AllLadders() {
		ix.longest = max(ix.longest, len(l.Levels))
	}
	if len(people) <= indexedPeople {
		ix.byOrgs = ix.byOrg()
	}
	return ix
}

// levelNotKnown stands in place of a level where the roster has none.
const levelNotKnown = "Level not known"

// inOrder gives people level by level, in each by name; in files of their own org by
// org, in each level by level. Those without a level stand last.
func inOrder(b analysis.Bundle, people []ladder.Person, files bool) []ladder.Person {
	rank := map[string]int{}
	for _, l := range b.Input.AllLadders() {
		for _, level := range l.Levels {
			if _, known := rank[level.Code]; !known {
				rank[level.Code] = len(rank) - math.MaxInt32 // below 0, the rank of no level
			}
		}
	}
	type place struct {
		org, name string
		rank      int
	}
	places := make(map[string]place, len(people))
	for _, p := range people {
		at := place{name: nameKey(p.Name), rank: rank[levelCode(b.Input.LadderOf(p), p.Level)]}
		if files {
			at.org = p.Org
		}
		places[p.ID] = at
	}
	return slices.SortedFunc(slices.Values(people), func(a, b ladder.Person) int {
		x, y := places[a.ID], places[b.ID]
		return cmp.Or(cmp.Compare(x.org, y.org), cmp.Compare(x.rank, y.rank), cmp.Compare(x.name, y.name), cmp.Compare(a.ID, b.ID))
	})
}

// nameKey orders names without regard to case and accents, the same on every machine.
func nameKey(name string) string {
	return strings.ToLower(strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFD.String(name)))
}

// subject is the person a row of a table is about: the first id it names.
func (ix *index) subject(t analysis.Table, values []analysis.Value) *personLink {
	for i, c := range t.Columns {
		if c.Name != "employee" {
			continue
		}
		id, _ := values[i].Text()
		return ix.byID[id]
	}
	return nil
}

// holdsIDs are the columns of ids. In others a text that is like one is none: where
// people are numbered from 1, a count is like an id.
var holdsIDs = map[string]bool{"employee": true, "rater": true, "id": true, "name": true, "without": true, "decided_by": true, "was_by": true}

// href leads from a cell that holds an id, or a name that one person has, to that
// person's page; "" from any other.
func (ix *index) href(column string, c cell) string {
	for _, id := range []string{c.Sub, c.Text} {
		if link := ix.byID[id]; link != nil && holdsIDs[column] {
			return link.Href()
		}
	}
	name, rest, _ := strings.Cut(c.Text, " (")
	id, after, _ := strings.Cut(rest, ")")
	if after != "" {
		return "" // a sentence that begins with a name
	}
	if link := ix.byID[id]; link != nil {
		return link.Href()
	}
	if link := ix.byName[name]; link != nil && c.Sub == "" {
		return link.Href()
	}
	return ""
}

// orgName is the path of an org from where the orgs of people part: all know what they
// share.
func (ix *index) orgName(path string) string {
	if rest, below := strings.CutPrefix(path, ix.top+ladder.OrgSeparator); below {
		return rest
	}
	return path
}

// orgTitle heads the people of an org.
func (ix *index) orgTitle(path string) string {
	if path == "" {
		return "No org on the roster"
	}
	return ix.orgName(path)
}

// A levelGroup is the people of one current level, or of one org, for the index.
type levelGroup struct {
	Code   string
	Anchor string // of an org
	People []personLink
}

// byLevel groups the people as a meeting goes through them: level by level, in the
// order of the ladder; those without a level stand last.
func (ix *index) byLevel() []levelGroup {
	var groups []levelGroup
	for _, f := range ix.facets {
		for _, c := range f.Choices {
			if f.Key == "l" {
				groups = append(groups, levelGroup{Code: c.Text})
			}
		}
	}
	groups = append(groups, levelGroup{Code: levelNotKnown})
	for _, p := range ix.people {
		at := slices.IndexFunc(groups, func(g levelGroup) bool { return g.Code == p.Level })
		if at < 0 {
			at = len(groups) - 1
		}
		groups[at].People = append(groups[at].People, p)
	}
	return slices.DeleteFunc(groups, func(g levelGroup) bool { return len(g.People) == 0 })
}

// byOrg groups the people by org, in the order of the paths, and notes where each
// org begins, those above it too.
func (ix *index) byOrg() (groups []levelGroup) {
	ix.orgAt = map[string]string{}
	people := slices.Clone(ix.people)
	slices.SortStableFunc(people, func(a, b personLink) int { return cmp.Compare(a.Org, b.Org) })
	for i, p := range people {
		if i == 0 || p.Org != people[i-1].Org {
			anchor := "org-" + strconv.Itoa(len(groups)+1)
			groups = append(groups, levelGroup{Code: ix.orgTitle(p.Org), Anchor: anchor})
			for _, path := range above(p.Org) {
				if ix.orgAt[path] == "" {
					ix.orgAt[path] = "#" + anchor
				}
			}
		}
		last := &groups[len(groups)-1]
		last.People = append(last.People, p)
	}
	return groups
}
