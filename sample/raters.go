package sample

import (
	"iter"
	"slices"
)

// A Habit is a way of rating that hides what people can do.
type Habit string

// The habits that are planted.
const (
	Plain           Habit = "plain"
	CentralTendency Habit = "central_tendency" // draws everything to the middle of the scale
	StraightLining  Habit = "straight_lining"  // one value for all dimensions of a person
)

// A RaterTruth is what is really so about somebody who rates others. Severity
// is in levels, above 0 for those who rate below the truth.
type RaterTruth struct {
	ID, Name  string
	Role      string    // "head", "org head", "manager" or "senior"
	Severity  []float64 // by cycle, oldest first
	Step      float64   // ratings are multiples of it: 0.5 or 1
	Habit     Habit
	Ratees    int  // in the last cycle, the rater not counted
	Drifts    bool // the severity changes from cycle to cycle
	Unlinked  bool // nothing compares this rater with others
	PeersOnly bool // peers alone link this rater with others than the team's own
}

// Raters gives the truth of everybody who rates others, in rater order.
func (c *Company) Raters() iter.Seq[RaterTruth] {
	return func(yield func(RaterTruth) bool) {
		ratees := map[int]int{}
		for s := range c.seats(c.last()) {
			for _, t := range c.ties(s, c.last()) {
				ratees[t.rater]++
			}
		}
		for no := range c.people() {
			s := c.seat(no)
			if _, ok := c.raterRank(s); ok && !yield(c.raterTruth(s, ratees[no])) {
				return
			}
		}
	}
}

func (c *Company) raterTruth(s seat, ratees int) RaterTruth {
	t := RaterTruth{
		ID: c.id(s.no), Name: c.name(s.no), Role: roleNames[s.role],
		Step: c.step(s), Habit: c.habit(s), Ratees: ratees, Drifts: c.drift(s) != 0,
		Unlinked:  c.alone(s),
		PeersOnly: s.role > orgHead && !c.alone(s) && c.peersOnly(s.org),
	}
	for _, in := range c.cycles {
		t.Severity = append(t.Severity, c.severity(s, in))
	}
	return t
}

var roleNames = [...]string{head: "head", orgHead: "org head", teamManager: "manager", member: "senior"}

// senior says whether somebody is the senior member of a team, who rates others
// as a peer. Every sixth team, and the unlinked one, has none.
func (c *Company) senior(s seat) bool {
	return s.role == member && s.rank == 0 && c.hasSenior(s.team)
}

func (c *Company) hasSenior(team int) bool { return team%6 != 5 && !c.unlinked(team) }

func (c *Company) seniorOf(team int) int { return c.staff() + c.firstMember(team) }

// alone says whether a rater is the manager of the unlinked team.
func (c *Company) alone(s seat) bool { return s.role == teamManager && c.unlinked(s.team) }

// peersOnly says of an org that its head rates no members and nobody in it rates
// upwards, so that peers alone tie its managers and seniors to other raters.
func (c *Company) peersOnly(org int) bool { return org%4 == 2 }

// raterRank numbers the raters from 0, the head first and the seniors last;
// false for those who rate nobody but themselves.
func (c *Company) raterRank(s seat) (int, bool) {
	if s.role != member {
		return s.no, true
	}
	return c.staff() + s.team - s.team/6, c.senior(s)
}

// cast is how many raters it takes until the planted parts repeat.
const cast = 30

// severity gives how far somebody rates below the truth in a cycle, in levels.
// Every fifth rater is far off; the others are within 0.3.
func (c *Company) severity(s seat, in cycle) float64 {
	rank, _ := c.raterRank(s)
	part := rank % cast
	switch {
	case c.alone(s):
		return 0.45
	case c.habit(s) != Plain:
		return 0
	case c.drift(s) != 0:
		return c.drift(s) * (0.30 - 0.30*float64(in.ago))
	case part%5 == 1:
		far := 0.53 + 0.02*float64(part/5)
		if part%10 == 1 {
			return far
		}
		return -far
	}
	usual := 0.15 * c.random("severity", s.no).NormFloat64()
	return min(max(usual, -0.30), 0.30)
}

// drift is 1 for a rater who grows stricter by 0.3 a cycle, -1 for one who grows
// milder, 0 for the others.
func (c *Company) drift(s seat) float64 {
	rank, _ := c.raterRank(s)
	switch {
	case c.alone(s):
		return 0
	case rank%cast == 5:
		return 1
	case rank%cast == 13:
		return -1
	}
	return 0
}

func (c *Company) habit(s seat) Habit {
	rank, _ := c.raterRank(s)
	switch {
	case c.alone(s):
		return Plain
	case rank%cast == 7:
		return CentralTendency
	case rank%cast == 9:
		return StraightLining
	}
	return Plain
}

// step is the distance between the ratings somebody uses. Managers whose form
// has words for levels cannot give half ones.
func (c *Company) step(s seat) float64 {
	rank, _ := c.raterRank(s)
	words := s.role == teamManager && formOf(s.team).words
	if words || (s.role == member && rank%3 == 0) {
		return 1
	}
	return 0.5
}

// ring gives up to n teams of the same org that follow a team, in a ring. The
// unlinked team is left out.
func (c *Company) ring(team, n int) []int {
	first, next := c.firstTeam(c.orgOf(team)), c.firstTeam(c.orgOf(team)+1)
	var teams []int
	for i := 1; i < next-first && len(teams) < n; i++ {
		if t := first + (team-first+i)%(next-first); !c.unlinked(t) {
			teams = append(teams, t)
		}
	}
	return teams
}

// seniorsNear gives the seniors who know a team's members: its own, then those
// of the next teams of the org.
func (c *Company) seniorsNear(team int) []int {
	var seniors []int
	for _, t := range slices.Concat([]int{team}, c.ring(team, 8)) {
		if c.hasSenior(t) {
			seniors = append(seniors, c.seniorOf(t))
		}
	}
	return seniors
}
