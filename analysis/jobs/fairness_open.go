package jobs

import (
	"cmp"
	"slices"
)

// Why a cut is hidden whose counts leave a hidden one no room.
const byBounds = "would leave a hidden group hardly any figure it can have"

// keepOpen hides further groups where the counts shown leave a small one no room: of
// a group of fewer than least people at least half must be open, as far as the count
// of everybody, and those of the other tables, leave it open themselves. It gives the
// number of groups of the other tables that there were too many figures for.
func (c *rateComparison) keepOpen(least int, elsewhere [][]int) (unchecked int) {
	var gone []int
	for {
		known, left := c.tooKnown(least, elsewhere)
		unchecked = max(unchecked, left)
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
		if known, _ := c.tooKnown(least, elsewhere); known >= 0 {
			c.cuts[i].hidden = byBounds
		}
	}
	return unchecked
}

// tooKnown finds a small group that is known too well; −1 when there is none.
func (c *rateComparison) tooKnown(least int, elsewhere [][]int) (group, unchecked int) {
	for i, own := range c.cuts {
		if i == 0 || own.hidden == "" || len(own.people) == 0 || len(own.people) >= least {
			continue
		}
		near, far := c.shownBeside(i)
		ours := len(far)
		far = append(far, elsewhere...)
		for len(far) > 0 && c.tooMany(slices.Concat([][]int{c.people, own.people}, near, far)) {
			far = far[:len(far)/2]
		}
		unchecked = max(unchecked, ours+len(elsewhere)-len(far))
		others := far[min(ours, len(far)):]
		alone, open := c.roomOf(own.people, nil, others), c.roomOf(own.people, append(near, far[:len(far)-len(others)]...), others)
		if open < min((len(own.people)+1)/2, alone) {
			return i, unchecked
		}
	}
	return -1, unchecked
}

// shownBeside gives the groups shown of the attribute of a cut, and of the others,
// the largest first.
func (c *rateComparison) shownBeside(i int) (near, far [][]int) {
	for k, other := range c.cuts {
		switch {
		case k == 0 || other.hidden != "" || len(other.people) == 0:
		case c.groups[k].heading == c.groups[i].heading:
			near = append(near, other.people)
		default:
			far = append(far, other.people)
		}
	}
	slices.SortStableFunc(far, func(a, b []int) int { return cmp.Compare(len(b), len(a)) })
	return near, far
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
