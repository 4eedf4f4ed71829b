package sample

import "iter"

// The planted standard deviations, in levels. They are those of normal
// variables before a rating is rounded to the rater's steps and kept within the
// ladder.
const (
	SDCategory      = 0.12 // person × category
	SDPersonal      = 0.20
	SDDimension     = 0.08 // dimension: how easily everybody does well in it
	SDHalo          = 0.15
	SDTaste         = 0.08 // rater × dimension
	SDNoise         = 0.30
	SelfLeniency    = 0.40 // how far self-ratings run above the truth
	SDSelfHalo      = 0.25 // of the self-ratings of different people
	DisputeDistance = 0.90 // how far the manager sees a disputed person above, and a peer below, the truth
)

// A PersonTruth is what is really so about one employee in the last cycle.
type PersonTruth struct {
	ID, Name string
	Org      string
	Current  int       // level, from the roster
	Proposed int       // 0 when not nominated
	Assessed int       // by the ladder's rule from Levels
	Levels   []float64 // true level by dimension number, within the ladder
	Standing Standing
	NearLine bool // so near the border of two levels that small noise decides
	Disputed bool // the manager and a peer see the person very differently
	Anchor   bool // rated by four or more, to calibrate a meeting with
	Unlinked bool // rated by the manager alone, who rates nobody outside the team
	Leads    bool // heads the company, an org or a team
}

// Truths gives the truth of everybody in the last cycle, in order of number.
func (c *Company) Truths() iter.Seq[PersonTruth] {
	return func(yield func(PersonTruth) bool) {
		for s := range c.seats(c.last()) {
			if !yield(c.truth(s)) {
				return
			}
		}
	}
}

func (c *Company) truth(s seat) PersonTruth {
	p := c.career(s)
	levels := c.trueLevels(s, c.last())
	means := make(map[int]float64, len(levels))
	for d, level := range levels {
		levels[d] = c.within(level)
		means[d] = levels[d]
	}
	return PersonTruth{
		ID: c.id(s.no), Name: c.name(s.no), Org: c.org(s),
		Current: p.level, Proposed: p.proposedIn(c.last()), Standing: p.standing,
		Assessed: c.ladder.Assess(means).Level, Levels: levels,
		NearLine: c.nearLine(s), Disputed: c.disputed(s), Anchor: s.role == member && c.anchor(s),
		Unlinked: s.role == member && c.unlinked(s.team), Leads: s.role != member,
	}
}

// trueLevels gives somebody's position in each dimension in a cycle: the profile
// is theirs for good, the overall grows from cycle to cycle. Beyond the ladder's
// ends it runs on; ratings are what stays within.
func (c *Company) trueLevels(s seat, in cycle) []float64 {
	p := c.career(s)
	profile := c.profile(s.no)
	low, high := c.rule.entry(profile, p.trueLevel()), c.rule.entry(profile, p.trueLevel()+1)
	rng := c.random("overall", s.no)
	overall := low + (high-low)*c.progress(s, rng.Float64()) - float64(in.ago)*(0.02+0.12*rng.Float64())
	for d := range profile {
		profile[d] += overall
	}
	return profile
}

// progress is how far through their true level somebody is, 0 to 1. Most are
// well inside, so that fair ratings can find the level again.
func (c *Company) progress(s seat, at float64) float64 {
	switch {
	case !c.nearLine(s):
		return 0.44 + 0.14*at
	case at < 0.5:
		return 0.13
	}
	return 0.87
}

// nearLine picks one member in 20 among those who are settled.
func (c *Company) nearLine(s seat) bool {
	return s.role == member && s.no%20 == 8 && c.career(s).standing == Settled
}

// disputed picks one member in 37, among those whom several people rate.
func (c *Company) disputed(s seat) bool {
	return s.role == member && s.no%37 == 20 && !c.unlinked(s.team)
}

// profile gives what each dimension of a person lies above their overall.
func (c *Company) profile(no int) []float64 {
	rng := c.random("profile", no)
	category := make([]float64, len(c.ladder.Categories))
	for i := range category {
		category[i] = SDCategory * rng.NormFloat64()
	}
	profile := make([]float64, len(c.ladder.Dimensions))
	for i, d := range c.ladder.Dimensions {
		profile[i] = category[d.Category] + c.ease[i] + SDPersonal*rng.NormFloat64()
	}
	return profile
}

// within keeps a level on the ladder.
func (c *Company) within(level float64) float64 {
	return min(max(level, 1), float64(len(c.ladder.Levels)))
}
