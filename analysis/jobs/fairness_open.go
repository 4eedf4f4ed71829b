package jobs

import (
	"cmp"
	"slices"
)

// Why a cut is hidden whose counts leave a hidden one no room.
const byBounds = "would let a small group's figure be worked out"

// keepOpen hides further groups where the counts shown leave a small one no room: of
// a group of fewer than least people at least half must be open, as far as the count
// of everybody, and those of the other tables, leave it open themselves.
func (c *rateComparison) keepOpen(least int, elsewhere [][]int) {
	var gone []int
	for {
		known := c.tooKnown(least, elsewhere)
		shown := bySize(c.cuts)
		if known < 0 || len(shown) == 0 {
			break
		}
		next := shown[0]
		for _, i := range slices.Backward(shown) {
			if c.groups[i].heading == c.groups[known].heading {
				next = i // the smallest of the same attribute, where one is shown
			}
		}
		c.cuts[next].hidden, gone = byBounds, append(gone, next)
	}
	slices.SortStableFunc(gone, func(a, b int) int { return cmp.Compare(len(c.cuts[b].people), len(c.cuts[a].people)) })
	for _, i := range gone { // the largest first: perhaps others were enough
		c.cuts[i].hidden = ""
		if c.tooKnown(least, elsewhere) >= 0 {
			c.cuts[i].hidden = byBounds
		}
	}
}

// tooKnown finds a small group that is known too well; −1 when there is none.
func (c *rateComparison) tooKnown(least int, elsewhere [][]int) int {
	for i, own := range c.cuts {
		if i == 0 || own.hidden == "" || len(own.people) == 0 || len(own.people) >= least {
			continue
		}
		alone, open := c.rooms(own.people, c.shownBeside(i), elsewhere)
		if open < min((len(own.people)+1)/2, alone) {
			return i
		}
	}
	return -1
}

// rooms gives the room that the other tables leave a group, and the one that all do:
// by the linear programme or, where it would have too many figures, what is there for
// certain by people changing places.
func (c *rateComparison) rooms(own []int, shown, elsewhere [][]int) (alone, open int) {
	if !c.tooMany(slices.Concat([][]int{c.people, own}, shown, elsewhere)) {
		return c.roomOf(own, nil, elsewhere), c.roomOf(own, shown, elsewhere)
	}
	s := c.newSwapping(own, shown, cellsOf(c.people, slices.Concat(elsewhere, c.moved.splits())))
	return s.alone(), s.room()
}

// shownBeside gives the groups shown beside a cut.
func (c *rateComparison) shownBeside(i int) (shown [][]int) {
	for k, other := range c.cuts {
		if k != 0 && k != i && other.hidden == "" && len(other.people) > 0 {
			shown = append(shown, other.people)
		}
	}
	return shown
}

func (c *rateComparison) tooMany(groups [][]int) bool {
	_, a := newWorlds(slices.Concat(groups, c.moved.splits()), nil)
	if c.moved != nil {
		return figuresMoved*len(a.size) > maxFigures
	}
	return len(a.size) > maxFigures
}

// roomOf is how many values more than one the count of some people may have when those
// of everybody and of the groups shown are known, and of others what other tables say.
func (c *rateComparison) roomOf(own []int, shown, others [][]int) int {
	groups := slices.Concat([][]int{c.people, own}, shown, others)
	counted := 2 + len(shown)
	if c.moved == nil {
		counted = len(groups)
	}
	w, a := newWorlds(slices.Concat(groups, c.moved.splits()), c.selected)
	w.show(a.in[0])
	for _, in := range a.in[2:counted] {
		w.show(in)
	}
	if c.moved != nil {
		c.moved.tell(&w, a, c.people, a.in[counted:len(groups)])
	}
	return w.room(a.in[1])
}
