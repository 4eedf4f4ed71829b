package sample

import (
	"testing"

	"calibrate/ladder"
)

// components gives each rater of the last cycle the least number of a rater who
// is linked with them by employees both have rated, directly or through others.
func components(c *Company, counts func(tie) bool) map[int]int {
	parent := map[int]int{}
	var root func(int) int
	root = func(no int) int {
		if up, ok := parent[no]; ok && up != no {
			return root(up)
		}
		return no
	}
	for s := range c.seats(c.last()) {
		first := -1
		for _, t := range c.ties(s, c.last()) {
			if !counts(t) {
				continue
			}
			parent[t.rater] = root(t.rater)
			if first < 0 {
				first = t.rater
			}
			a, b := root(first), root(t.rater)
			parent[max(a, b)] = min(a, b)
		}
	}
	for no := range parent {
		parent[no] = root(no)
	}
	return parent
}

// One manager is linked to nobody; all the others are linked.
func TestOneRaterIsUnlinked(t *testing.T) {
	for _, employees := range []int{50, 120, 600} {
		c := company(t, Options{Employees: employees})
		for no, least := range components(c, func(tie) bool { return true }) {
			alone := c.alone(c.seat(no))
			if want := 0; !alone && least != want {
				t.Errorf("%d employees: rater %d is linked to %d, not to the head", employees, no, least)
			}
			if alone && least != no {
				t.Errorf("%d employees: the manager of the unlinked team is linked to %d", employees, least)
			}
		}
	}
}

// Without the peers' ratings, raters of one org have no link to other orgs.
func TestPeersLinkAnOrg(t *testing.T) {
	c := company(t, Options{})
	marked := 0
	linked := components(c, func(t tie) bool { return t.relation != ladder.Peer })
	for a := range linked {
		s := c.seat(a)
		if s.role <= orgHead || c.alone(s) || !c.peersOnly(s.org) {
			continue
		}
		marked++
		for b := range linked {
			if linked[a] == linked[b] && c.seat(b).org != s.org {
				t.Errorf("raters %d and %d are linked without peers", a, b)
			}
		}
	}
	if marked == 0 {
		t.Error("no rater depends on peers")
	}
}

// Raters are there in every cycle in which they rate, and rate a person once.
func TestTiesHold(t *testing.T) {
	c := company(t, Options{Employees: 500})
	for _, in := range c.cycles {
		for s := range c.seats(in) {
			seen := map[int]bool{}
			for _, tie := range c.allTies(s, in) {
				if seen[tie.rater] || !c.career(c.seat(tie.rater)).present(in) {
					t.Fatalf("%s: rater %d of %d rates twice or is not there", in.name, tie.rater, s.no)
				}
				seen[tie.rater] = true
				if (tie.rater == s.no) != (tie.relation == ladder.Self) {
					t.Fatalf("%s: rater %d of %d has relation %s", in.name, tie.rater, s.no, tie.relation)
				}
			}
		}
	}
}
