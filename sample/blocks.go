package sample

import (
	"fmt"
	"strings"
)

// A block is a run of teams whose files lie together.
type block struct {
	folder   string // "" when the company is one block
	from, to int    // teams, the last one left out
}

func (c *Company) small() bool { return c.teams <= blockTeams }

func (c *Company) blocks() []block {
	if c.small() {
		return []block{{"", 0, c.teams}}
	}
	var blocks []block
	for org := range c.orgs {
		first, next := c.firstTeam(org), c.firstTeam(org+1)
		for from := first; from < next; from += blockTeams {
			folder := fileName(numbered(orgNames, org))
			if part := (from - first) / blockTeams; next-first > blockTeams {
				folder += fmt.Sprintf("-part-%d", part+1)
			}
			blocks = append(blocks, block{folder, from, min(from+blockTeams, next)})
		}
	}
	return blocks
}

// fileName turns a name into one that every file system takes.
func fileName(name string) string {
	return strings.ReplaceAll(plain.Replace(strings.ReplaceAll(strings.ToLower(name), " ", "_")), "_", "-")
}

// seats gives the people of a block: its teams', their managers, the head of an
// org whose first team is here, and the head of all with the first org.
func (b block) seats(c *Company, in cycle) []seat {
	var all, there []seat
	if b.from == 0 {
		all = append(all, c.seat(0))
	}
	for team := b.from; team < b.to; team++ {
		org := c.orgOf(team)
		if team == c.firstTeam(org) {
			all = append(all, c.seat(1+org))
		}
		all = append(all, c.seat(c.managerOfTeam(team)))
		all = append(all, c.teamSeats(team)...)
	}
	for _, s := range all {
		if c.career(s).present(in) {
			there = append(there, s)
		}
	}
	return there
}
