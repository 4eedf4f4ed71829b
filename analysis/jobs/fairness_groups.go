package jobs

import (
	"database/sql"
	"slices"

	"calibrate/analysis"
)

// maxValues is how many different values a column of the roster may have to be
// one that divides people into groups.
const maxValues = 20

// notStated stands for people of whom a column says nothing. They are counted as
// a group, so that the groups of a column add up to everybody, and not tested.
const notStated = "not stated"

type groupValue struct{ heading, id, value string }

func scanGroup(r *sql.Rows) (g groupValue, err error) {
	err = r.Scan(&g.heading, &g.id, &g.value)
	return g, err
}

// An attribute is one column of the roster that divides people into groups.
type attribute struct {
	heading string
	groups  []string // in the order of their names, notStated last
	of      []int    // by person, the position of the group
}

// fairPeople is everybody in scope with what they are compared by.
type fairPeople struct {
	profiles   []analysis.Profile
	attributes []attribute
	stratum    []int32 // by person: level and time in level
	elsewhere  [][]int // groups of people of whom other tables show figures
	notes      []analysis.Note
}

func newFairPeople(in analysis.Input, profiles []analysis.Profile, values []groupValue) fairPeople {
	f := fairPeople{profiles: profiles, stratum: strataOf(in, profiles)}
	f.elsewhere = shownElsewhere(in, profiles)
	place := map[string]int{}
	for i, p := range profiles {
		place[p.Person.ID] = i
	}
	said := map[string]map[int]string{} // by heading and person
	var headings []string
	for _, v := range values {
		i, inside := place[v.id]
		if !inside {
			continue
		}
		if said[v.heading] == nil {
			said[v.heading] = map[int]string{}
			headings = append(headings, v.heading)
		}
		said[v.heading][i] = v.value
	}
	for _, heading := range headings { // ordered by the query
		a := newAttribute(heading, said[heading], len(profiles))
		switch n := len(a.groups); {
		case n > maxValues:
			f.notes = append(f.notes, info("The roster's column %q has %d different values and is not compared: at most %d can be.", heading, n, maxValues))
		case n < 2:
			f.notes = append(f.notes, info("The roster's column %q says the same of everybody.", heading))
		default:
			f.attributes = append(f.attributes, a)
		}
	}
	return f
}

func newAttribute(heading string, said map[int]string, people int) attribute {
	a := attribute{heading: heading, of: make([]int, people)}
	for _, value := range said {
		a.groups = append(a.groups, value)
	}
	slices.Sort(a.groups)
	a.groups = slices.Compact(a.groups)
	if len(said) < people {
		a.groups = append(a.groups, notStated)
	}
	for i := range a.of {
		value, stated := said[i]
		if a.of[i] = len(a.groups) - 1; stated {
			a.of[i] = slices.Index(a.groups, value)
		}
	}
	return a
}

// strataOf numbers the combinations of level and time in level. Under a year, one
// to two, two to four and from four years on; an unknown time is one of its own.
func strataOf(in analysis.Input, profiles []analysis.Profile) []int32 {
	type key struct {
		level [2]string
		band  int
	}
	date, number := newReferenceDate(in.Cycle, rosterOf(profiles)), map[key]int32{}
	strata := make([]int32, len(profiles))
	for i, p := range profiles {
		k := key{levelOf(in, p.Person), -1}
		if months, why := date.months(p.Person.LevelSince); why == "" {
			k.band, _ = slices.BinarySearch([]int{12, 24, 48}, months+1)
		}
		if _, known := number[k]; !known {
			number[k] = int32(len(number))
		}
		strata[i] = number[k]
	}
	return strata
}

// A fairGroup is one group of one attribute, as one table compares it.
type fairGroup struct {
	heading, value string
	cut            int // position of its cut; 0 is everybody
	status         string
}

func (g fairGroup) name() string { return g.heading + " " + g.value }

// everybodyIn names the row of everybody.
const everybodyIn = "all"

// cutsBy gives everybody of a population and the groups of every attribute, each
// as a cut, with what may not be shown hidden.
// Elsewhere are the groups that other tables show.
func (f fairPeople) cutsBy(people []int, min int, elsewhere [][]int) ([]fairGroup, []cut) {
	groups, cuts := []fairGroup{{heading: everybodyIn, value: everybodyIn}}, []cut{{people: people}}
	for _, a := range f.attributes {
		first := len(cuts)
		for _, value := range a.groups {
			groups = append(groups, fairGroup{heading: a.heading, value: value, cut: len(cuts)})
			cuts = append(cuts, cut{})
		}
		for _, i := range people {
			c := &cuts[first+a.of[i]]
			c.people = append(c.people, i)
		}
		hideParts(cuts[first:], min)
	}
	if len(elsewhere) <= exactGroups {
		protect(cuts, min, elsewhere...)
		return groups, cuts
	}
	protect(cuts, min)
	keepMixed(cuts, min, elsewhere)
	return groups, cuts
}
