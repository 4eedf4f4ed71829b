package sample

import (
	"slices"

	"calibrate/ladder"
)

// A tie is one rater of an employee.
type tie struct {
	rater    int
	relation ladder.Relation
	bias     float64 // in levels, on this employee alone: a planted dispute
}

// ties gives the raters of somebody in a cycle, without the person. They must
// all be there in every cycle, so raters neither join nor leave.
func (c *Company) ties(s seat, in cycle) []tie {
	switch s.role {
	case head:
		return []tie{{1, ladder.Report, 0}, {2, ladder.Report, 0}}
	case orgHead:
		return c.orgHeadTies(s)
	case teamManager:
		return c.managerTies(s, in)
	}
	return c.memberTies(s, in)
}

// orgHeadTies: the head, the next two heads of orgs, and the org's first manager.
func (c *Company) orgHeadTies(s seat) []tie {
	ties := []tie{{0, ladder.Manager, 0}}
	for i := 1; i <= min(2, c.orgs-1); i++ {
		ties = append(ties, tie{1 + (s.org+i)%c.orgs, ladder.Peer, 0})
	}
	if first := c.firstTeam(s.org); !c.unlinked(first) && !c.peersOnly(s.org) {
		ties = append(ties, tie{c.managerOfTeam(first), ladder.Report, 0})
	}
	return ties
}

// managerTies: the head of the org, now and then the head of all, the next two
// managers, and the team's senior.
func (c *Company) managerTies(s seat, in cycle) []tie {
	rng := c.random("manager ties", s.no, in.ago)
	ties := []tie{{1 + s.org, ladder.Manager, 0}}
	if rng.Float64() < 0.4*min(1, 40/float64(c.teams)) {
		ties = append(ties, tie{0, ladder.Skip, 0})
	}
	for _, t := range c.ring(s.team, 2) {
		ties = append(ties, tie{c.managerOfTeam(t), ladder.Peer, 0})
	}
	if rng.Float64() < 0.7 && c.hasSenior(s.team) && !c.peersOnly(s.org) {
		ties = append(ties, tie{c.seniorOf(s.team), ladder.Report, 0})
	}
	return ties
}

// memberTies: the manager, none to three seniors as peers, now and then one of
// the next org and the head of the org. The unlinked team has its manager alone.
func (c *Company) memberTies(s seat, in cycle) []tie {
	manager := tie{c.managerOfTeam(s.team), ladder.Manager, 0}
	if c.unlinked(s.team) {
		return []tie{manager}
	}
	rng := c.random("member ties", s.no, in.ago)
	ties := []tie{manager}
	seniors := slices.DeleteFunc(c.seniorsNear(s.team), func(no int) bool { return no == s.no })
	peers := c.peers(s, rng.Float64())
	for _, no := range seniors[:min(peers, len(seniors))] {
		ties = append(ties, tie{no, ladder.Peer, 0})
	}
	abroad := c.firstTeam((s.org + 1) % c.orgs)
	if rng.Float64() < 0.15 && peers > 0 && c.hasSenior(abroad) {
		ties = append(ties, tie{c.seniorOf(abroad), ladder.Peer, 0})
	}
	skip := rng.Float64() < 0.3 || c.anchor(s)
	if skip && peers > 0 && !c.peersOnly(s.org) {
		ties = append(ties, tie{1 + s.org, ladder.Skip, 0})
	}
	if c.disputed(s) && len(ties) > 1 {
		ties[0].bias, ties[1].bias = DisputeDistance, -DisputeDistance
	}
	return ties
}

// peers is how many seniors rate a member: for most two, for one in twenty none.
func (c *Company) peers(s seat, at float64) int {
	switch {
	case c.anchor(s):
		return 3
	case c.disputed(s):
		return 2
	case at < 0.05:
		return 0
	case at < 0.15:
		return 1
	case at < 0.75:
		return 2
	}
	return 3
}

// anchor picks one member in 40 whom many know: three peers, and the head of
// the org where that one rates members.
func (c *Company) anchor(s seat) bool { return s.no%40 == 31 && !c.unlinked(s.team) }
