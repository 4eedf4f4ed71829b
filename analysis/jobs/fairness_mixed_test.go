package jobs

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"calibrate/ladder"
)

// A smallWorld is so few people that every way in which they may be selected can be
// tried.
type smallWorld struct {
	people           []int
	selected         map[int]bool
	own              []int
	shown, elsewhere [][]int
}

func newSmallWorld(random *rand.Rand) smallWorld {
	w := smallWorld{selected: map[int]bool{}}
	orgs, sites := make([][]int, 2+random.IntN(2)), make([][]int, 2+random.IntN(2))
	gender := make([][]int, 2)
	for i := range 8 + random.IntN(6) {
		w.people, w.selected[i] = append(w.people, i), random.IntN(2) == 0
		for _, groups := range [][][]int{orgs, sites, gender} {
			k := random.IntN(len(groups))
			groups[k] = append(groups[k], i)
		}
	}
	w.own = sites[0][:min(len(sites[0]), 4)]
	w.elsewhere, w.shown = orgs, append(sites[1:len(sites)-1], gender...)
	return w
}

// rooms tries all ways, and gives how many values more than one the group's count
// may have, with the groups shown and without.
func (w smallWorld) rooms() (alone, open int) {
	count := func(group []int, world int) int {
		n := 0
		for _, i := range group {
			n += world >> i & 1
		}
		return n
	}
	truth := 0
	for i, is := range w.selected {
		if is {
			truth |= 1 << i
		}
	}
	others := append([][]int{w.people}, w.elsewhere...)
	var without, with []int
	for world := range 1 << len(w.people) {
		fits := func(groups [][]int) bool {
			return !slices.ContainsFunc(groups, func(g []int) bool { return count(g, world) != count(g, truth) })
		}
		if !fits(others) {
			continue
		}
		without = append(without, count(w.own, world))
		if fits(w.shown) {
			with = append(with, count(w.own, world))
		}
	}
	spread := func(n []int) int { return slices.Max(n) - slices.Min(n) }
	return spread(without), spread(with)
}

// What is left open to whole people: the programme, whose people may be in parts,
// leaves as much, and people changing places never more. Two classifications that
// cross and a third make no unimodular matrix, so that is tried and not proved.
func TestOpenToWholePeople(t *testing.T) {
	random := rand.New(rand.NewPCG(6, 1))
	rounds, less, found, possible := 400, 0, 0, 0
	for range rounds {
		w := newSmallWorld(random)
		if len(w.own) == 0 {
			continue
		}
		alone, open := w.rooms()
		c := worldOf(w.people, w.selected)
		if got := c.roomOf(w.own, w.shown, w.elsewhere); got != open {
			less++
			if want := min((len(w.own)+1)/2, alone); got >= want && open < want {
				t.Errorf("%+v: the programme leaves %d values open, whole people %d of the %d there must be", w, got, open, want)
			}
		}
		s := c.newSwapping(w.own, w.shown, cellsOf(w.people, w.elsewhere))
		if s.alone() != alone {
			t.Errorf("%+v: the other tables leave %d values, and are said to leave %d", w, alone, s.alone())
		}
		if s.room() > open {
			t.Errorf("%+v: %d values by people changing places, %d there are", w, s.room(), open)
		}
		found, possible = found+s.room(), possible+open
	}
	t.Logf("the programme differs from whole people in %d of %d worlds; changing places finds %d of %d values", less, rounds, found, possible)
	if 2*found < possible {
		t.Errorf("people changing places find %d of %d values", found, possible)
	}
}

// manyOrgs is a company of more than a thousand orgs. Most divisions are a site of
// their own, but for a few people of another, each in an org deep in the tree.
func manyOrgs(random *rand.Rand) []ladder.Person {
	var people []ladder.Person
	for division := range 30 {
		strays := random.IntN(3) * (10 / (division + 10))
		for team := range 36 {
			for range 5 + random.IntN(3) {
				p := person(fmt.Sprintf("p%05d", len(people)), fmt.Sprintf("Tech / D%02d / T%02d", division, team), 2+random.IntN(2), 0)
				if random.IntN(5) == 0 {
					p.Proposed = p.Level + 1
				}
				site := division % 10
				if strays > 0 && team > 30 && random.IntN(4) == 0 {
					site, strays = (site+1)%10, strays-1
				}
				p.Groups = map[string]string{"Site": fmt.Sprintf("S%d", site), "Grade": string(rune('A' + division%10/(1+random.IntN(2))))}
				people = append(people, p)
			}
		}
	}
	return people
}

// TestFairnessAmongManyOrgs attacks by subtraction what is shown of a company whose
// orgs are too many to be combined one by one: a group less all orgs and levels that
// are wholly in it, or all that have somebody of it less the group, must be nobody or
// at least five people; and so must two groups less those in them together.
func TestFairnessAmongManyOrgs(t *testing.T) {
	random := rand.New(rand.NewPCG(8, 3))
	would := 0
	for range 2 {
		people := manyOrgs(random)
		s := newStore(t)
		add(t, s, "roster.xlsx", people, nil)
		in := inputOf(s)
		table := tableNamed(t, runJob(t, fairness, in), "fairness_rates")
		everybody := everyone(people)
		shown, hidden := ratesPublished(people, everybody, table, "proposed for a higher level")
		var groups [][]int
		for _, g := range shown[1:] {
			groups = append(groups, g.people)
		}
		for _, n := range leftBySubtraction(people, groups) {
			if n > 0 && n < in.MinGroup {
				t.Errorf("%d people are given away by subtraction", n)
			}
		}
		for _, g := range hidden {
			for _, n := range leftBySubtraction(people, append(slices.Clone(groups), g)) {
				if n > 0 && n < in.MinGroup {
					would++
				}
			}
		}
		if len(groups) < 2 {
			t.Errorf("%d groups are shown of %d: nothing is left to read", len(groups), len(groups)+len(hidden))
		}
	}
	if would == 0 {
		t.Error("nothing was hidden that would have given anybody away: the attack had nothing to do")
	}
}

// leftBySubtraction gives how many people are left of each group, and of each two,
// less the orgs by level that are wholly in it, and of those that it is in less it.
func leftBySubtraction(people []ladder.Person, groups [][]int) (left []int) {
	cells := map[string][]int{}
	for i, p := range people {
		at := fmt.Sprint(p.Org, p.Level)
		cells[at] = append(cells[at], i)
	}
	try := func(group []int) {
		in := map[int]bool{}
		for _, i := range group {
			in[i] = true
		}
		inside, outside := 0, 0
		for _, c := range cells {
			n := 0
			for _, i := range c {
				if in[i] {
					n++
				}
			}
			if n > 0 && n < len(c) {
				inside, outside = inside+n, outside+len(c)-n
			}
		}
		left = append(left, inside, outside)
	}
	for i, g := range groups {
		try(g)
		for _, h := range groups[:i] {
			if both, rest := parted(g, h); len(both) == 0 {
				try(slices.Concat(rest, h))
			}
		}
	}
	return left
}
