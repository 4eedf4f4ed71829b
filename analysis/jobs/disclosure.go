package jobs

import (
	"cmp"
	"fmt"
	"slices"

	"calibrate/analysis"
)

// A cut is one group of people of whom figures are shown: sums, or means and
// rates that sums give. Groups of several classifications of the same people,
// such as location and gender, may overlap in any way.
type cut struct {
	people []int  // positions, ascending
	hidden string // why its figures may not be shown; "" when they may
}

// Why a cut is hidden that has enough people itself.
const byDifference = "would give a smaller group away by subtraction"

// protect hides cuts until what is shown gives nothing of fewer than min people
// away. The first cut is the whole. Suppress does that for one tree of orgs; this
// is for several classifications at once, where figures of one can be set
// against those of another.
//
// Whoever has the figures of the shown cuts can work out every linear combination
// of them, and nothing else. A combination gives a few people away when it counts
// them alone, so the smallest shown cut that helps is hidden as long as there is
// one that counts nobody but
//   - one or two sets of people whom no cut tells apart, or
//   - people in, or outside, one cut and in another: what is left when two
//     groups are set against each other, hidden ones included.
//
// Elsewhere are the groups of which other tables show figures of the same people.
// They are part of what can be combined, and stay shown: what they alone give
// away is their tables' concern.
func protect(cuts []cut, min int, elsewhere ...[]int) {
	for i := range cuts {
		if n := len(cuts[i].people); n > 0 && n < min {
			cuts[i].hidden = fmt.Sprintf("fewer than %d people", min)
		}
	}
	if len(cuts) == 0 || len(cuts[0].people) < min {
		for i := range cuts {
			cuts[i].hidden = fmt.Sprintf("fewer than %d people", min)
		}
		return
	}
	d := newDisclosure(cuts, elsewhere, min)
	for {
		i := d.leak(cuts)
		if i < 0 {
			return
		}
		cuts[i].hidden = byDifference
	}
}

// hideParts hides, of cuts that together are the whole, further ones until those
// that are hidden are nobody or at least min people: the whole less the shown ones
// is their sum. It goes before protect.
func hideParts(parts []cut, min int) {
	for {
		rest, smallest := 0, -1
		for i, c := range parts {
			n := len(c.people)
			switch {
			case n == 0:
			case n < min || c.hidden != "":
				rest += n
			case smallest < 0 || n < len(parts[smallest].people):
				smallest = i
			}
		}
		if rest == 0 || rest >= min || smallest < 0 {
			return
		}
		parts[smallest].hidden = byDifference
	}
}

// A disclosure is what is needed to tell what some cuts give away.
type disclosure struct {
	atoms
	others  figureSpace // what the other tables show
	targets [][]int     // small sets that nothing may count alone
	min     int
}

func newDisclosure(cuts []cut, elsewhere [][]int, min int) disclosure {
	all := slices.Clone(cuts)
	for _, people := range elsewhere {
		all = append(all, cut{people: people})
	}
	d := disclosure{atoms: newAtoms(all), min: min}
	d.others = figureSpace{atoms: len(d.size)}
	for i := len(cuts); i < len(all); i++ {
		d.others.addCut(d.in[i])
	}
	for _, set := range d.smallSets(len(cuts), min) {
		if !d.others.counts(set) {
			d.targets = append(d.targets, set)
		}
	}
	return d
}

// leak gives the cut to hide next, −1 when nothing is given away.
func (d disclosure) leak(cuts []cut) int {
	set := d.givenAway(d.spaceOf(cuts, -1))
	if set == nil {
		return -1
	}
	smallest := -1
	for _, i := range bySize(cuts) {
		if smallest < 0 {
			smallest = i
		}
		if !d.spaceOf(cuts, i).counts(set) {
			return i
		}
	}
	return smallest
}

// bySize gives the shown cuts but the whole, the smallest first.
func bySize(cuts []cut) []int {
	var shown []int
	for i, c := range cuts {
		if i > 0 && c.hidden == "" && len(c.people) > 0 {
			shown = append(shown, i)
		}
	}
	slices.SortStableFunc(shown, func(a, b int) int { return cmp.Compare(len(cuts[a].people), len(cuts[b].people)) })
	return shown
}

// atoms are the sets of people whom no cut tells apart.
type atoms struct {
	size []int   // people
	in   [][]int // by cut, the atoms it is made of, ascending
	of   []int   // by person of the whole, in order, the atom
}

func newAtoms(cuts []cut) atoms {
	member := map[int][]byte{} // by person, the cuts the person is in
	for i, c := range cuts {
		for _, person := range c.people {
			member[person] = fmt.Appendf(member[person], "%d ", i)
		}
	}
	p, number := atoms{in: make([][]int, len(cuts))}, map[string]int{}
	for i, c := range cuts {
		for _, person := range c.people {
			key := string(member[person])
			atom, known := number[key]
			if !known {
				atom = len(number)
				number[key] = atom
				p.size = append(p.size, 0)
			}
			if i == 0 {
				p.size[atom]++ // everybody is in the whole
				p.of = append(p.of, atom)
			}
			p.in[i] = append(p.in[i], atom)
		}
		slices.Sort(p.in[i])
		p.in[i] = slices.Compact(p.in[i])
	}
	return p
}

// people counts the people of some atoms.
func (p atoms) people(set []int) int {
	n := 0
	for _, atom := range set {
		n += p.size[atom]
	}
	return n
}

// smallSets lists what one of the first own cuts has in common with any other
// cut or not, and the other with it, where that is 1 to min−1 people.
func (p atoms) smallSets(own, min int) [][]int {
	var sets [][]int
	take := func(set []int) {
		if n := p.people(set); n > 0 && n < min {
			sets = append(sets, set)
		}
	}
	for a := range own {
		for b := range p.in {
			if a == b {
				continue
			}
			inside, outside := parted(p.in[a], p.in[b])
			take(inside)
			take(outside)
			if b >= own {
				_, outside = parted(p.in[b], p.in[a])
				take(outside)
			}
		}
	}
	slices.SortFunc(sets, slices.Compare[[]int])
	return slices.CompactFunc(sets, slices.Equal[[]int])
}

// parted divides a into what is in b and what is not; both ascend.
func parted(a, b []int) (inside, outside []int) {
	for _, x := range a {
		if _, found := slices.BinarySearch(b, x); found {
			inside = append(inside, x)
		} else {
			outside = append(outside, x)
		}
	}
	return inside, outside
}

// noteOf tells the reader how many cuts are hidden.
func noteOf(cuts []cut, what string, min int) []analysis.Note {
	hidden := 0
	for _, c := range cuts {
		if c.hidden != "" {
			hidden++
		}
	}
	if hidden == 0 {
		return nil
	}
	return []analysis.Note{{Severity: analysis.Suppressed, Text: fmt.Sprintf(
		"%s: %d of %d groups are suppressed: they have fewer than %d people, or would give so few away when set against other groups or tables; n is shown, figures are not.", what, hidden, len(cuts), min)}}
}
