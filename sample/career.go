package sample

import "time"

// A Standing says how somebody's true level lies to the current level and the
// nomination of the last cycle.
type Standing string

// The standings that are planted.
const (
	Settled      Standing = "settled"      // truly at the current level, not nominated
	Ready        Standing = "ready"        // nominated, truly at the proposed level
	NotReady     Standing = "not_ready"    // nominated, truly at the current level
	Overlooked   Standing = "overlooked"   // truly at the next level, not nominated
	Below        Standing = "below"        // truly one below the current level, not nominated
	Overreaching Standing = "overreaching" // nominated, truly one below the current level
)

// A turn is something that happens to a share of the members on some levels.
type turn struct {
	share           float64
	lowest, highest int // current levels
	take            func(*career)
}

// turns are shares of members; the rest stay where they are.
var turns = []turn{
	{0.05, 1, 5, joined(0)},
	{0.05, 1, 5, joined(1)},
	{0.07, 2, 5, promoted(0)},
	{0.06, 2, 5, promoted(1)},
	{0.12, 1, 4, stands(Ready)},
	{0.09, 1, 4, stands(NotReady)},
	{0.05, 1, 3, stands(Overlooked)},
	{0.06, 2, 5, stands(Below)},
	{0.05, 2, 4, stands(Overreaching)},
}

func joined(ago int) func(*career)     { return func(p *career) { p.joinedAgo = ago } }
func promoted(ago int) func(*career)   { return func(p *career) { p.promoted = ago } }
func stands(as Standing) func(*career) { return func(p *career) { p.standing = as } }

// levelShares are the shares of members on levels 1, 2, 3 …
var levelShares = []float64{0.20, 0.33, 0.28, 0.15, 0.04}

// A career is somebody's path up to the last cycle.
type career struct {
	level      int // in the last cycle
	standing   Standing
	joinedAgo  int // first seen this many cycles before the last; a large number for long ago
	leftAgo    int // last seen this many cycles before the last; 0 for those still there
	promoted   int // promoted just before the cycle this many ago; -1 for not within the cycles
	hired      time.Time
	levelSince time.Time // of the level held before any promotion within the cycles
}

const longAgo = 1 << 20

func (c *Company) career(s seat) career {
	p := career{level: c.level(s), standing: Settled, joinedAgo: longAgo, promoted: -1}
	left := s.no - c.staff() - c.members
	if left >= 0 {
		p.leftAgo = 1 + left%2
	}
	if s.role == member && s.rank > 1 && left < 0 {
		c.move(&p, s)
	}
	c.date(&p, s)
	return p
}

// level is somebody's current level in the last cycle.
func (c *Company) level(s seat) int {
	switch {
	case s.role == head:
		return 6
	case s.role == orgHead:
		return 5
	case s.role == teamManager:
		return 4 + s.no%3/2
	case c.senior(s):
		return 4
	}
	at := c.spread(s.no, byLevel)
	for i, share := range levelShares {
		if at < share {
			return i + 1
		}
		at -= share
	}
	return len(levelShares)
}

// move plants what happened to a member: joined, promoted, or of a standing
// other than settled. One thing happens to one person.
func (c *Company) move(p *career, s seat) {
	at := c.spread(s.no, byCareer)
	for _, turn := range turns {
		at -= turn.share
		if at >= 0 {
			continue
		}
		if turn.lowest <= p.level && p.level <= turn.highest {
			turn.take(p)
		}
		return
	}
}

// date gives the day of hire and of the level held before the cycles.
func (c *Company) date(p *career, s seat) {
	rng := c.random("dates", s.no)
	last := c.last().frozen
	if p.joinedAgo != longAgo {
		joined := last.AddDate(0, -6*p.joinedAgo, 0)
		p.hired = joined.AddDate(0, 0, -20-rng.IntN(140))
		p.levelSince = p.hired
		return
	}
	before := last.AddDate(0, -6*(len(c.cycles)+1), 0) // well before the first cycle
	held := 30 + rng.IntN(700)                         // days on that level by then
	p.levelSince = before.AddDate(0, 0, -held)
	p.hired = p.levelSince
	if p.level > 1 {
		p.hired = p.levelSince.AddDate(0, 0, -rng.IntN(600*p.level))
	}
}

// present says whether somebody was there in a cycle.
func (p career) present(in cycle) bool {
	return in.ago <= p.joinedAgo && in.ago >= p.leftAgo
}

// levelIn gives the level held in a cycle.
func (p career) levelIn(in cycle) int {
	if p.promoted >= 0 && in.ago > p.promoted {
		return p.level - 1
	}
	return p.level
}

// proposedIn gives the level nominated for in a cycle, 0 for none.
func (p career) proposedIn(in cycle) int {
	nominated := p.promoted >= 0 && in.ago == p.promoted+1
	if in.ago == 0 {
		nominated = p.standing == Ready || p.standing == NotReady || p.standing == Overreaching
	}
	if !nominated {
		return 0
	}
	return p.levelIn(in) + 1
}

// levelSinceIn gives the day since which somebody held the level of a cycle.
// Promotions take effect three months before the next roster is frozen.
func (p career) levelSinceIn(in, last cycle) time.Time {
	if p.promoted >= 0 && in.ago <= p.promoted {
		return last.frozen.AddDate(0, -6*p.promoted-3, 0)
	}
	return p.levelSince
}

// trueLevel is the assessed level that the truth of the last cycle gives.
func (p career) trueLevel() int {
	switch p.standing {
	case Ready, Overlooked:
		return p.level + 1
	case Below, Overreaching:
		return p.level - 1
	}
	return p.level
}
