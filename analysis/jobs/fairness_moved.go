package jobs

import (
	"maps"
	"slices"

	"calibrate/analysis"
)

// movedFigures are what the job movement shows of people with a decision: of each group
// how many went up and how many went down from the level they came with. That says
// much of who was promoted: whoever was not proposed was promoted by going up, whoever
// was proposed unless by going down.
type movedFigures struct {
	groups    [][]int      // by position, those shown
	up, down  map[int]bool // by position
	one, more []int        // those proposed by one level, and by more
}

// figuresMoved is how many figures most atoms have in a programme with those who moved.
const figuresMoved = 3

// movedElsewhere reads them.
func movedElsewhere(in analysis.Input, book decisionBook, profiles []analysis.Profile) *movedFigures {
	at := map[string]int{}
	for i, p := range profiles {
		at[p.Person.ID] = i
	}
	f := movedFigures{up: map[int]bool{}, down: map[int]bool{}}
	moves := newMoves(in, book, profiles)
	for _, m := range moves {
		i, by := at[m.profile.Person.ID], m.before-m.profile.Person.Level
		f.up[i], f.down[i] = m.after > m.before, m.after < m.before
		switch {
		case by == 1:
			f.one = append(f.one, i)
		case by > 1:
			f.more = append(f.more, i)
		}
	}
	for _, c := range newMoveGroups(in, moves).cuts {
		var group []int
		for _, m := range c.people {
			group = append(group, at[moves[m].profile.Person.ID])
		}
		if c.hidden == "" && len(group) > 0 {
			slices.Sort(group)
			f.groups = append(f.groups, group)
		}
	}
	return &f
}

// splits are the groups that keep those proposed, and by how much, in atoms of their own.
func (f *movedFigures) splits() [][]int {
	if f == nil {
		return nil
	}
	return [][]int{f.one, f.more}
}

// tell adds to the worlds, whose last two groups are the splits, how many of each atom
// went up and down, and what is shown of that and of the decisions: how many of the
// proposed were promoted.
func (f *movedFigures) tell(w *worlds, a atoms, everybody []int, shown [][]int) {
	up, down := a.countOf(everybody, f.up), a.countOf(everybody, f.down)
	one, more := a.in[len(a.in)-2], a.in[len(a.in)-1]
	wentUp, wentDown := make([]fact, len(a.size)), make([]fact, len(a.size))
	for atom := range a.size {
		all, selected := w.size[atom], w.value[atom]
		rest := func(most float64) int { return w.add(all, most) }
		switch {
		case slices.Contains(one, atom): // down = all − selected; up ≤ selected
			u := w.add(all, up[atom])
			w.facts = append(w.facts, fact{u: 1, rest(selected - up[atom]): 1, atom: -1})
			wentUp[atom], wentDown[atom] = fact{u: 1}, fact{atom: -1}
		case slices.Contains(more, atom): // selected + down ≥ all; up ≤ selected
			u, d := w.add(all, up[atom]), w.add(all, down[atom])
			w.facts = append(w.facts, fact{u: 1, rest(selected - up[atom]): 1, atom: -1}, fact{atom: 1, d: 1, rest(selected + down[atom] - all): -1})
			wentUp[atom], wentDown[atom] = fact{u: 1}, fact{d: 1}
		default: // up = selected; selected + down ≤ all
			d := w.add(all, down[atom])
			w.facts = append(w.facts, fact{atom: 1, d: 1, rest(all - selected - down[atom]): 1})
			wentUp[atom], wentDown[atom] = fact{atom: 1}, fact{d: 1}
		}
	}
	w.show(slices.Concat(one, more))
	for _, in := range shown {
		for _, went := range [][]fact{wentUp, wentDown} {
			sum := fact{}
			for _, atom := range in {
				maps.Copy(sum, went[atom])
			}
			w.facts = append(w.facts, sum)
		}
	}
}
