package sample

import (
	"fmt"
	"math"
	"sort"

	"calibrate/ladder"
)

// The sizes of company that can be made, and the committed sample's.
const (
	MinEmployees     = 50
	MaxEmployees     = 1_000_000
	DefaultEmployees = 120
	DefaultSeed      = 417
	DefaultCycle     = "2026-H1"
	DefaultCycles    = 3
)

// Options says which company to make. The zero value is the committed sample.
type Options struct {
	Employees int    // headcount in the last cycle; 0 means DefaultEmployees
	Seed      uint64 // 0 means DefaultSeed
	Cycle     string // the last cycle, as "2026-H1"; "" means DefaultCycle
	Cycles    int    // how many half-yearly cycles, the last one included; 0 means DefaultCycles
}

// A Company is a made-up company. It is safe for concurrent use.
//
// Its people are numbered: 0 is the head, then come the heads of the orgs, the
// managers of the teams, the members of the teams in team order, and last those
// who have left by the last cycle.
type Company struct {
	seed    uint64
	ladder  *ladder.Ladder
	rule    rule
	ease    []float64 // how easily everybody does well, by dimension number
	cycles  []cycle   // oldest first
	orgs    int
	teams   int
	members int
	leavers int
}

// New makes a company. It fails when an option is out of range.
func New(opt Options) (*Company, error) {
	opt = opt.withDefaults()
	if opt.Employees < MinEmployees || opt.Employees > MaxEmployees {
		return nil, fmt.Errorf("a sample company has %d to %d employees, not %d", MinEmployees, MaxEmployees, opt.Employees)
	}
	cycles, err := halfYears(opt.Cycle, opt.Cycles)
	if err != nil {
		return nil, err
	}
	c := &Company{seed: opt.Seed, ladder: ladder.Default(), cycles: cycles}
	c.rule = newRule(c.ladder)
	c.ease = c.dimensionEase()
	c.teams = int(math.Round(float64(opt.Employees) / 8.5))
	c.orgs = max(2, int(math.Round(math.Sqrt(float64(c.teams)))))
	c.members = opt.Employees - 1 - c.orgs - c.teams
	c.leavers = opt.Employees / 15
	return c, nil
}

func (o Options) withDefaults() Options {
	if o.Employees == 0 {
		o.Employees = DefaultEmployees
	}
	if o.Seed == 0 {
		o.Seed = DefaultSeed
	}
	if o.Cycle == "" {
		o.Cycle = DefaultCycle
	}
	if o.Cycles == 0 {
		o.Cycles = DefaultCycles
	}
	return o
}

// dimensionEase draws how far everybody stands above their overall in each
// dimension.
func (c *Company) dimensionEase() []float64 {
	rng := c.random("dimensions")
	ease := make([]float64, len(c.ladder.Dimensions))
	for i := range ease {
		ease[i] = SDDimension * rng.NormFloat64()
	}
	return ease
}

// A role is somebody's place in the org tree.
type role int

const (
	head role = iota
	orgHead
	teamManager
	member
)

// A seat is one person's place. Org is -1 for the head, team -1 for the head and
// the heads of orgs. Rank counts a team's members from 0; the first is its senior.
type seat struct {
	no        int
	role      role
	org, team int
	rank      int
}

// staff is the number of people who lead somebody.
func (c *Company) staff() int { return 1 + c.orgs + c.teams }

// people counts everybody there ever was.
func (c *Company) people() int { return c.staff() + c.members + c.leavers }

func (c *Company) seat(no int) seat {
	switch {
	case no == 0:
		return seat{no: no, role: head, org: -1, team: -1}
	case no <= c.orgs:
		return seat{no: no, role: orgHead, org: no - 1, team: -1}
	case no < c.staff():
		team := no - 1 - c.orgs
		return seat{no: no, role: teamManager, org: c.orgOf(team), team: team}
	}
	first := c.firstMember
	index := no - c.staff()
	if index >= c.members {
		index, first = index-c.members, c.firstLeaver
	}
	team := sort.Search(c.teams, func(t int) bool { return first(t+1) > index })
	rank := index - first(team)
	if no >= c.staff()+c.members {
		rank += c.firstMember(team+1) - c.firstMember(team)
	}
	return seat{no: no, role: member, org: c.orgOf(team), team: team, rank: rank}
}

// sizes are the relative sizes of teams, over and over.
var sizes = [...]int{8, 6, 9, 7, 5, 8, 7, 6}

// weightBefore sums the sizes of all teams before one.
func weightBefore(team int) int {
	sum := 0
	for _, size := range sizes[:team%len(sizes)] {
		sum += size
	}
	return team/len(sizes)*56 + sum // 56 is the sum of all sizes
}

// firstMember is the index, among all members, of a team's first.
func (c *Company) firstMember(team int) int {
	return c.members * weightBefore(team) / weightBefore(c.teams)
}

// firstLeaver is the index, among all leavers, of a team's first.
func (c *Company) firstLeaver(team int) int { return c.leavers * team / c.teams }

func (c *Company) orgOf(team int) int { return ((team+1)*c.orgs - 1) / c.teams }

// firstTeam is an org's first team; orgOf's inverse.
func (c *Company) firstTeam(org int) int { return org * c.teams / c.orgs }

func (c *Company) managerOfTeam(team int) int { return 1 + c.orgs + team }

// manager gives the number of somebody's manager; false for the head.
func (c *Company) manager(s seat) (int, bool) {
	switch s.role {
	case head:
		return 0, false
	case orgHead:
		return 0, true
	case teamManager:
		return 1 + s.org, true
	}
	return c.managerOfTeam(s.team), true
}

// teamSeats gives a team's members, then those of it who have left.
func (c *Company) teamSeats(team int) []seat {
	var seats []seat
	for i := c.firstMember(team); i < c.firstMember(team+1); i++ {
		seats = append(seats, seat{c.staff() + i, member, c.orgOf(team), team, len(seats)})
	}
	for i := c.firstLeaver(team); i < c.firstLeaver(team+1); i++ {
		seats = append(seats, seat{c.staff() + c.members + i, member, c.orgOf(team), team, len(seats)})
	}
	return seats
}

// unlinked says that a team is rated by its manager alone, who rates nobody
// else: nothing ties them to the rest of the company.
func (c *Company) unlinked(team int) bool { return team == c.teams-1 }
