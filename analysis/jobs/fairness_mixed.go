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
func cellProfiles(cuts []cut, skip int, cell map[int]int) (all []cellProfile) {
	kinds := kindsByCell(cuts, skip, cell)
	for _, at := range slices.Sorted(maps.Keys(kinds)) {
		if len(kinds[at]) < 2 {
			continue
		}
		p := cellProfile{smallest: len(cuts[0].people), rarest: len(cuts[0].people)}
		for _, name := range slices.Sorted(maps.Keys(kinds[at])) {
			k := kinds[at][name]
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

// A cellKind is the people who are in the same cuts.
type cellKind struct {
	cuts []int
	n    int
}

// kindsByCell counts the people of each kind in each cell, the kinds by the names of
// their cuts. The first cut has everybody.
func kindsByCell(cuts []cut, skip int, cell map[int]int) map[int]map[string]*cellKind {
	in := map[int][]int{}
	for _, i := range bySize(cuts) {
		if i == skip {
			continue
		}
		for _, person := range cuts[i].people {
			in[person] = append(in[person], i)
		}
	}
	kinds := map[int]map[string]*cellKind{}
	for _, person := range cuts[0].people {
		at, name := cell[person], fmt.Sprint(in[person])
		if kinds[at] == nil {
			kinds[at] = map[string]*cellKind{}
		}
		if kinds[at][name] == nil {
			kinds[at][name] = &cellKind{cuts: in[person]}
		}
		kinds[at][name].n++
	}
	return kinds
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
