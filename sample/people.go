package sample

import (
	"fmt"
	"iter"
	"strings"

	"calibrate/ladder"
)

// People gives the roster of one cycle in order of number; nothing for a cycle
// the company did not have.
func (c *Company) People(cycleName string) iter.Seq[ladder.Person] {
	return func(yield func(ladder.Person) bool) {
		in, ok := c.cycle(cycleName)
		if !ok {
			return
		}
		for s := range c.seats(in) {
			if !yield(c.person(s, in)) {
				return
			}
		}
	}
}

// seats gives the places filled in a cycle.
func (c *Company) seats(in cycle) iter.Seq[seat] {
	return func(yield func(seat) bool) {
		for no := range c.people() {
			s := c.seat(no)
			if c.career(s).present(in) && !yield(s) {
				return
			}
		}
	}
}

func (c *Company) person(s seat, in cycle) ladder.Person {
	p := c.career(s)
	person := ladder.Person{
		Cycle: in.name, ID: c.id(s.no), Name: c.name(s.no), Email: c.email(s.no), Org: c.org(s),
		Ladder: c.ladder.ID, Level: p.levelIn(in), Proposed: p.proposedIn(in),
		Hired: p.hired, LevelSince: p.levelSinceIn(in, c.last()),
		Groups: map[string]string{"Location": c.location(s), "Gender": c.gender(s.no)},
	}
	if manager, ok := c.manager(s); ok {
		person.Manager = c.id(manager)
	}
	return person
}

// id gives a personnel number of fixed width, with leading zeros. A stride
// prime to ten makes each one different.
func (c *Company) id(no int) string {
	if c.people() > 50_000 {
		return fmt.Sprintf("%07d", c.number(no))
	}
	return fmt.Sprintf("%05d", c.number(no))
}

// number is the id without its leading zeros.
func (c *Company) number(no int) int {
	all := 100_000
	if c.people() > 50_000 {
		all = 10_000_000
	}
	return (417 + 151*no) % all
}

// org gives somebody's path in the org tree.
func (c *Company) org(s seat) string {
	parts := []string{companyName}
	if s.org >= 0 {
		parts = append(parts, numbered(orgNames, s.org))
	}
	if s.team >= 0 {
		parts = append(parts, numbered(teamNames, s.team))
	}
	return strings.Join(parts, ladder.OrgSeparator)
}

// numbered gives the i-th of names, and a second, third … round of them.
func numbered(names []string, i int) string {
	name := names[i%len(names)]
	if round := i / len(names); round > 0 {
		return fmt.Sprintf("%s %d", name, round+1)
	}
	return name
}

// namesake gives the number whose name somebody bears: their own, but for one
// pair of strangers who share a name.
func (c *Company) namesake(no int) int {
	if no == c.staff()+c.firstMember(4)+1 {
		return c.staff() + 1
	}
	return no
}

// A fullName is a name in parts, and how often it was given before.
type fullName struct {
	region      region
	first, last int // indices into the region's lists
	round       int
}

func (c *Company) fullName(no int) fullName {
	no = c.namesake(no)
	region := regions[no%len(regions)]
	n := no / len(regions)
	all := len(region.first) * len(region.last)
	pair := (n*61 + no%len(regions)*7 + 17) % all // 61 is prime to every all: no namesakes in the first round
	return fullName{region, pair % len(region.first), pair / len(region.first), n / all}
}

// name gives somebody's name as the roster spells it.
func (c *Company) name(no int) string {
	n := c.fullName(no)
	first, last := n.region.first[n.first].name, n.region.last[n.last].name
	if n.region.familyFirst {
		return last + " " + first
	}
	return first + " " + last
}

// listed gives a name as "Last, First", where its language does so.
func (c *Company) listed(no int) string {
	n := c.fullName(no)
	if n.region.familyFirst {
		return c.name(no)
	}
	return n.region.last[n.last].name + ", " + n.region.first[n.first].name
}

func (c *Company) email(no int) string {
	n := c.fullName(no)
	local := n.region.first[n.first].ascii() + "." + n.region.last[n.last].ascii()
	switch {
	case c.namesake(no) != no:
		local += "2"
	case n.round > 0:
		local += fmt.Sprint(n.round + 2)
	}
	return local + "@" + companyDomain
}

func (c *Company) location(s seat) string {
	return locations[(max(s.org, 0)*2+s.no%7/4)%len(locations)]
}

// gender is what somebody gave on the form; a few gave nothing.
func (c *Company) gender(no int) string {
	switch n := c.fullName(no); {
	case no%53 == 29:
		return ""
	case no%61 == 33:
		return "Non-binary"
	case n.first < len(n.region.first)/2:
		return "Female"
	}
	return "Male"
}
