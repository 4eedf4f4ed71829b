package sample

import (
	"iter"
	"math"
	"math/rand/v2"

	"calibrate/ladder"
)

// A mark is what one rater said of one employee in one dimension.
type mark struct {
	state   ladder.State
	level   float64
	comment string
}

// Ratings gives the ratings of one cycle as their raters meant them, self-ratings
// too, by employee, rater and dimension; nothing for a cycle the company did not
// have. The files that Generate writes say the same, but for Slips.
func (c *Company) Ratings(cycleName string) iter.Seq[ladder.Rating] {
	return func(yield func(ladder.Rating) bool) {
		in, ok := c.cycle(cycleName)
		if !ok {
			return
		}
		for s := range c.seats(in) {
			truth := c.trueLevels(s, in)
			for _, t := range c.allTies(s, in) {
				for d, m := range c.marks(s, t, in, truth) {
					if !yield(c.rating(s, t, in, d, m)) {
						return
					}
				}
			}
		}
	}
}

func (c *Company) rating(s seat, t tie, in cycle, d int, m mark) ladder.Rating {
	return ladder.Rating{
		Cycle: in.name, Employee: c.id(s.no), Rater: c.id(t.rater), Relation: t.relation,
		Ladder: c.ladder.ID, Dimension: c.ladder.Dimensions[d].Name,
		State: m.state, Level: m.level, Comment: m.comment,
	}
}

// allTies gives the raters of somebody, and the person for those four in five
// who rate themselves.
func (c *Company) allTies(s seat, in cycle) []tie {
	ties := c.ties(s, in)
	if c.random("self", s.no, in.ago).Float64() < 0.8 {
		ties = append(ties, tie{s.no, ladder.Self, 0})
	}
	return ties
}

// marks gives what a rater says of an employee, whose true levels are given, in
// every dimension.
func (c *Company) marks(s seat, t tie, in cycle, truth []float64) []mark {
	rng := c.random("marks", s.no, t.rater, in.ago)
	seen := c.seen(t, in, truth, rng)
	rater := c.seat(t.rater)
	absent := c.absences(s, t, in)
	level := c.career(s).levelIn(in)
	marks := make([]mark, len(seen))
	for d, position := range seen {
		state := absent.state(c.ladder, d, level, rng)
		if state != ladder.Rated {
			marks[d] = mark{state: state}
			continue
		}
		step := c.step(rater)
		given := c.within(math.Round(position/step) * step)
		marks[d] = mark{ladder.Rated, given, c.comment(d, given-float64(level), t, in, rng)}
	}
	return marks
}

// seen gives an employee's dimensions as a rater sees them: the truth through
// severity, halo, taste, noise and habit.
func (c *Company) seen(t tie, in cycle, truth []float64, rng *rand.Rand) []float64 {
	rater := c.seat(t.rater)
	shift, halo := t.bias-c.severity(rater, in), SDHalo
	if t.relation == ladder.Self {
		shift, halo = SelfLeniency, SDSelfHalo
	}
	shift += halo * rng.NormFloat64()
	taste := c.random("taste", t.rater)
	seen := make([]float64, len(truth))
	for d, level := range truth {
		seen[d] = level + shift + SDTaste*taste.NormFloat64() + SDNoise*rng.NormFloat64()
	}
	if t.relation != ladder.Self {
		c.habit(rater).bend(seen, (1+float64(len(c.ladder.Levels)))/2)
	}
	return seen
}

// bend does to a rater's impressions what the habit does.
func (h Habit) bend(seen []float64, middle float64) {
	target, keep := middle, 1.0
	switch h {
	case CentralTendency:
		keep = 0.55
	case StraightLining:
		keep, target = 0.12, 0
		for _, position := range seen {
			target += position / float64(len(seen))
		}
	}
	for d := range seen {
		seen[d] = target + keep*(seen[d]-target)
	}
}

// absences are the chances that a rating is missing, by state.
type absences struct{ blank, notObserved, notApplicable, tooNew float64 }

// absences gives a rater's chances: peers see less, and of those who joined just
// before the roster was frozen little can be said.
func (c *Company) absences(s seat, t tie, in cycle) absences {
	a := absences{blank: 0.015, notObserved: 0.02, notApplicable: 0.004}
	if t.relation == ladder.Self {
		return absences{blank: 0.02, notApplicable: 0.01}
	}
	if t.relation != ladder.Manager {
		a.notObserved = 0.06
	}
	if in.frozen.Sub(c.career(s).hired).Hours() < 90*24 {
		a.tooNew = 0.45
	}
	return a
}

// state draws whether a rating is there. Where the ladder expects nothing of a
// level, half of the raters say so.
func (a absences) state(l *ladder.Ladder, dimension, level int, rng *rand.Rand) ladder.State {
	if l.Cell(dimension, level).Kind == ladder.None {
		a.notApplicable = 0.5
	}
	at := rng.Float64()
	for _, chance := range []struct {
		share float64
		state ladder.State
	}{
		{a.blank, ladder.Blank}, {a.notObserved, ladder.NotObserved},
		{a.notApplicable, ladder.NotApplicable}, {a.tooNew, ladder.TooNew},
	} {
		if at -= chance.share; at < 0 {
			return chance.state
		}
	}
	return ladder.Rated
}
