package jobs

import (
	"cmp"

	"calibrate/analysis"
	"calibrate/ladder"
)

// noCycleBefore is why nothing can be compared with the cycle before.
const noCycleBefore = "no earlier cycle is stored"

// A spread is a headcount by level. Figures that would say something of too
// few people come out hidden.
type spread struct {
	counts []int  // by level number − 1
	n      int    // people whose level is known
	hidden string // why the counts may not be shown; "" when they may
	empty  string // why nobody is in it, where there is more to say than that
}

func newSpread(levels int) spread { return spread{counts: make([]int, levels)} }

func (s *spread) add(level int) {
	if level >= 1 && level <= len(s.counts) {
		s.counts[level-1]++
		s.n++
	}
}

// count is the number of people at the levels.
func (s spread) count(levels ...int) int {
	sum := 0
	for _, level := range levels {
		if level >= 1 && level <= len(s.counts) {
			sum += s.counts[level-1]
		}
	}
	return sum
}

// show gives a figure of the spread, or why there is none.
func (s spread) show(figure func() float64) analysis.Value {
	switch {
	case s.hidden != "":
		return analysis.Hidden(s.hidden)
	case s.n == 0:
		return analysis.Why(cmp.Or(s.empty, "nobody's level is known"))
	}
	return analysis.N(figure())
}

// guard gives a value that says something of the spread, or why it is hidden.
func (s spread) guard(v analysis.Value) analysis.Value {
	if s.hidden != "" {
		return analysis.Hidden(s.hidden)
	}
	return v
}

// people is the number of people at the levels, as a table shows it.
func (s spread) people(levels ...int) analysis.Value {
	return s.show(func() float64 { return float64(s.count(levels...)) })
}

// share is the share of people at the levels, as a table shows it.
func (s spread) share(levels ...int) analysis.Value {
	return s.show(func() float64 { return float64(s.count(levels...)) / float64(s.n) })
}

// mean is the mean level number, as a table shows it.
func (s spread) mean() analysis.Value {
	return s.show(func() float64 {
		sum := 0
		for i, c := range s.counts {
			sum += (i + 1) * c
		}
		return float64(sum) / float64(s.n)
	})
}

// shares gives the share of each level; nil when nobody's level is known.
func (s spread) shares() []float64 {
	if s.n == 0 {
		return nil
	}
	shares := make([]float64, len(s.counts))
	for i, c := range s.counts {
		shares[i] = float64(c) / float64(s.n)
	}
	return shares
}

// An orgSpread is the spread of one org over the levels, five times.
type orgSpread struct {
	org
	current  spread
	ifAll    spread // if every nomination is granted
	ifReady  spread // if the nominations are granted of those who meet the proposed level by the ladder's rule
	assessed spread
	before   spread // current levels one cycle earlier, of the people in the org then
}

// spreads is the level distribution of every org, the whole first.
type spreads struct {
	orgs        []orgSpread
	hidden      analysis.Suppression // of current levels
	noLevel     int
	otherLadder int
}

func newSpreads(in analysis.Input, profiles []analysis.Profile, before []ladder.Person) spreads {
	var s spreads
	var own []analysis.Profile
	var people []ladder.Person
	for _, p := range profiles {
		if in.LadderOf(p.Person) != in.Ladder {
			s.otherLadder++
			continue
		}
		if p.Person.Level == 0 {
			s.noLevel++
		}
		own = append(own, p)
		people = append(people, p.Person)
	}
	tree := orgTree(in, people)
	s.hidden = suppression(in, tree, func(i int) bool { return people[i].Level > 0 })
	assessed := suppression(in, tree, func(i int) bool { return own[i].Assessment.Level > 0 })
	earlier := spreadsBefore(in, before)
	for _, o := range tree {
		sp := spreadOf(in.Ladder, o, own)
		sp.current.hidden, _ = s.hidden.Hidden(o.path)
		sp.ifAll.hidden, sp.ifReady.hidden = sp.current.hidden, sp.current.hidden
		sp.assessed.hidden, _ = assessed.Hidden(o.path)
		if b, ok := earlier[o.path]; ok {
			sp.before = b
		} else if in.Previous == "" {
			sp.before.empty = noCycleBefore
		}
		s.orgs = append(s.orgs, sp)
	}
	return s
}

func spreadOf(l *ladder.Ladder, o org, profiles []analysis.Profile) orgSpread {
	n := len(l.Levels)
	s := orgSpread{org: o, current: newSpread(n), ifAll: newSpread(n), ifReady: newSpread(n), assessed: newSpread(n), before: newSpread(n)}
	for _, i := range o.people {
		p := profiles[i]
		s.current.add(p.Person.Level)
		s.assessed.add(p.Assessment.Level)
		s.ifAll.add(afterwards(p, true))
		s.ifReady.add(afterwards(p, outcome(p) == meetsProposed))
	}
	return s
}

// afterwards is the level a person has once the nomination, if any, is granted
// or not.
func afterwards(p analysis.Profile, granted bool) int {
	if granted && p.Person.Proposed > 0 {
		return p.Person.Proposed
	}
	return p.Person.Level
}

// tree gives the orgs without their figures.
func (s spreads) tree() []org {
	tree := make([]org, len(s.orgs))
	for i, o := range s.orgs {
		tree[i] = o.org
	}
	return tree
}

// spreadsBefore gives the spread of each org in the cycle before, by path.
func spreadsBefore(in analysis.Input, people []ladder.Person) map[string]spread {
	var own []ladder.Person
	for _, p := range people {
		if in.LadderOf(p) == in.Ladder {
			own = append(own, p)
		}
	}
	tree := orgTree(in, own)
	hidden := suppression(in, tree, func(i int) bool { return own[i].Level > 0 })
	found := map[string]spread{}
	for _, o := range tree {
		s := newSpread(len(in.Ladder.Levels))
		for _, i := range o.people {
			s.add(own[i].Level)
		}
		s.hidden, _ = hidden.Hidden(o.path)
		found[o.path] = s
	}
	return found
}
