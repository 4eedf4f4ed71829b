package jobs

import (
	"fmt"
	"maps"
	"slices"
)

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
