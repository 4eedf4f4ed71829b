package jobs

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
)

// exactGroups is up to how many groups of other tables are combined with the groups
// here one by one. Beyond it, what follows holds for any number of them.
const exactGroups = 600

// cellsOf numbers, by person, the sets of people whom no group of the other tables
// tells apart: whoever has their figures knows at most one for each of these cells.
func cellsOf(people []int, groups [][]int) map[int]int {
	cuts := []cut{{people: people}}
	for _, g := range groups {
		cuts = append(cuts, cut{people: g})
	}
	a, cell := newAtoms(cuts), map[int]int{}
	for i, person := range people {
		cell[person] = a.of[i]
	}
	return cell
}

// keepMixed hides cuts until those shown give nobody away together with any number of
// groups of other tables. A combination of figures is a weight f for each person, by
// the cuts the person is in, and one for the person's cell. It counts fewer than min
// people alone only if f is the same for all others of each cell. So as long as min
// sets of cells that have no person in common each make f the same within all cells,
// min−1 people are in too few of them to matter, and what is left is known from the
// other tables. (A base of the matroid of such differences for each set.)
func keepMixed(cuts []cut, min int, elsewhere [][]int) {
	cell := cellsOf(cuts[0].people, elsewhere)
	for !areMixed(cuts, -1, min, cell) {
		shown := bySize(cuts)
		if len(shown) == 0 {
			return
		}
		at := slices.IndexFunc(shown, func(i int) bool { return areMixed(cuts, i, min, cell) })
		cuts[shown[max(0, at)]].hidden = byDifference
	}
}

// areMixed tells whether the shown cuts, without the one at skip, are mixed enough.
func areMixed(cuts []cut, skip, least int, cell map[int]int) bool {
	all, spaces := figureSpace{atoms: len(cuts)}, make([]figureSpace, least)
	for i := range spaces {
		spaces[i].atoms = len(cuts)
	}
	for _, c := range cellProfiles(cuts, skip, cell) {
		c.addTo(&all)
		for range min(c.smallest, len(spaces)) {
			if !c.addWhereNew(spaces) {
				break
			}
		}
	}
	for _, s := range spaces {
		if len(s.rows) < len(all.rows) {
			return false
		}
	}
	return true
}

// A cellProfile is what kinds of people one cell has, by the cuts they are in.
type cellProfile struct {
	kinds    [][]int // cuts, of each kind
	smallest int     // people of the smallest kind
	rarest   int     // people of the smallest cut
}

// cellProfiles gives the cells with more than one kind, those with people of the
// smallest cuts first.
func cellProfiles(cuts []cut, skip int, cell map[int]int) []cellProfile {
	in := map[int][]int{}
	for _, i := range bySize(cuts) {
		if i == skip {
			continue
		}
		for _, person := range cuts[i].people {
			in[person] = append(in[person], i)
		}
	}
	type kind struct {
		cuts []int
		n    int
	}
	by := map[int]map[string]*kind{}
	for _, person := range cuts[0].people {
		at, name := cell[person], fmt.Sprint(in[person])
		if by[at] == nil {
			by[at] = map[string]*kind{}
		}
		if by[at][name] == nil {
			by[at][name] = &kind{cuts: in[person]}
		}
		by[at][name].n++
	}
	var all []cellProfile
	for _, at := range slices.Sorted(maps.Keys(by)) {
		if len(by[at]) < 2 {
			continue
		}
		p := cellProfile{smallest: len(cuts[0].people), rarest: len(cuts[0].people)}
		for _, name := range slices.Sorted(maps.Keys(by[at])) {
			k := by[at][name]
			p.kinds, p.smallest = append(p.kinds, k.cuts), min(p.smallest, k.n)
			for _, i := range k.cuts {
				p.rarest = min(p.rarest, len(cuts[i].people))
			}
		}
		all = append(all, p)
	}
	slices.SortStableFunc(all, func(a, b cellProfile) int { return cmp.Compare(a.rarest, b.rarest) })
	return all
}

// addTo adds the differences between the kinds.
func (p cellProfile) addTo(s *figureSpace) {
	for _, kind := range p.kinds[1:] {
		row := make([]uint64, s.atoms)
		for _, cut := range kind {
			row[cut]++
		}
		for _, cut := range p.kinds[0] {
			row[cut] = (row[cut] + prime - 1) % prime
		}
		s.add(row)
	}
}

// addWhereNew adds the differences to the set of cells that learns most from them,
// and tells whether any does.
func (p cellProfile) addWhereNew(spaces []figureSpace) bool {
	best, most, larger := -1, 0, figureSpace{}
	for i, s := range spaces {
		with := s.clone()
		if p.addTo(&with); len(with.rows)-len(s.rows) > most {
			best, most, larger = i, len(with.rows)-len(s.rows), with
		}
	}
	if best >= 0 {
		spaces[best] = larger
	}
	return best >= 0
}

// A swapping is people by cell and by the shown groups they are in: whoever is
// selected may change places with anybody of the same cell without a change in the
// figures of other tables, and of the same groups without one in these.
type swapping struct {
	by    map[int]map[string]*swapBlock // by cell, then by groups
	cells []int
}

// A swapBlock counts the people of one cell in the same groups.
type swapBlock struct{ ownIn, ownOut, restIn, restOut int }

func (c *rateComparison) newSwapping(own []int, shown [][]int, cell map[int]int) swapping {
	s := swapping{by: map[int]map[string]*swapBlock{}}
	in, mine := map[int]string{}, map[int]bool{}
	for g, people := range shown {
		for _, person := range people {
			in[person] += fmt.Sprint(g, " ")
		}
	}
	for _, person := range own {
		mine[person] = true
	}
	for _, person := range c.people {
		at := cell[person]
		if s.by[at] == nil {
			s.by[at] = map[string]*swapBlock{}
			s.cells = append(s.cells, at)
		}
		b := s.by[at][in[person]]
		if b == nil {
			b = &swapBlock{}
			s.by[at][in[person]] = b
		}
		switch {
		case mine[person] && c.selected[person]:
			b.ownIn++
		case mine[person]:
			b.ownOut++
		case c.selected[person]:
			b.restIn++
		default:
			b.restOut++
		}
	}
	slices.Sort(s.cells)
	return s
}

// alone is the room that the other tables leave by themselves.
func (s swapping) alone() int {
	room := 0
	for _, blocks := range s.by {
		var all swapBlock
		for _, b := range blocks {
			all.ownIn, all.ownOut, all.restIn, all.restOut = all.ownIn+b.ownIn, all.ownOut+b.ownOut, all.restIn+b.restIn, all.restOut+b.restOut
		}
		room += min(all.ownOut, all.restIn) + min(all.ownIn, all.restOut)
	}
	return room
}

// room is how many further whole counts of the small group there are for certain: one
// for each of its people who can change places, with nobody taking part twice, and
// every figure shown as it is. People are whole here: no fraction of anybody moves.
func (s swapping) room() int { return s.moves(true) + s.moves(false) }

// moves counts by how much the group's count can rise, or fall.
func (s swapping) moves(up bool) int {
	left := map[int]map[string]*swapBlock{}
	for at, blocks := range s.by {
		left[at] = map[string]*swapBlock{}
		for name, b := range blocks {
			block := *b
			if !up { // the same with selected and not selected the other way round
				block = swapBlock{b.ownOut, b.ownIn, b.restOut, b.restIn}
			}
			left[at][name] = &block
		}
	}
	n := 0
	for _, at := range s.cells {
		for _, name := range slices.Sorted(maps.Keys(left[at])) {
			b := left[at][name]
			n += b.inside()
			for b.ownOut > 0 && s.across(left, at, name) {
				b.ownOut--
				n++
			}
		}
	}
	return n
}

// inside lets people of the group change places with others of the same block.
func (b *swapBlock) inside() int {
	n := min(b.ownOut, b.restIn)
	b.ownOut, b.restIn = b.ownOut-n, b.restIn-n
	return n
}

// across finds two others whose exchange makes up for one: somebody selected of the
// same cell in other groups takes the place of one of the small group, and in another
// cell somebody of these groups that of somebody of those.
func (s swapping) across(left map[int]map[string]*swapBlock, at int, name string) bool {
	for _, other := range slices.Sorted(maps.Keys(left[at])) {
		with := left[at][other]
		if other == name || with.restIn == 0 {
			continue
		}
		for _, there := range s.cells {
			from, to := left[there][name], left[there][other]
			if there != at && from != nil && to != nil && from.restIn > 0 && to.restOut > 0 {
				with.restIn, from.restIn, to.restOut = with.restIn-1, from.restIn-1, to.restOut-1
				return true
			}
		}
	}
	return false
}
