package jobs

import (
	"slices"

	"calibrate/analysis"
	"calibrate/ladder"
)

// maxElsewhere is how many groups of other tables the groups here are checked
// against: the orgs nearest the top, their levels, and the levels of the whole.
const maxElsewhere = 300

// shownElsewhere gives the groups of people, by position, of whom the jobs levels
// and promotions show how many are proposed, assessed or at a level: the levels of
// the whole, and of each org that is shown the org and its levels. The difference
// of two of their columns, such as current and if all pass, counts as a figure.
func shownElsewhere(in analysis.Input, profiles []analysis.Profile) [][]int {
	var people []ladder.Person
	var at []int // position of each
	for i, p := range profiles {
		if in.LadderOf(p.Person) == in.Ladder && p.Person.Level > 0 {
			people, at = append(people, p.Person), append(at, i)
		}
	}
	tree := orgTree(in, people)
	known := suppression(in, tree, everybody)
	eligible := suppression(in, tree, func(i int) bool {
		_, ok := in.Ladder.NextLevel(people[i].Level)
		return ok
	})
	var groups [][]int
	for _, i := range nearestTop(tree, maxElsewhere) {
		o := tree[i]
		_, noSpread := known.Hidden(o.path)
		_, noRate := eligible.Hidden(o.path)
		if noSpread && noRate || len(groups) >= maxElsewhere {
			continue
		}
		byLevel := make([][]int, len(in.Ladder.Levels))
		var all []int
		for _, k := range o.people {
			all = append(all, at[k])
			level := people[k].Level - 1
			byLevel[level] = append(byLevel[level], at[k])
		}
		groups = append(groups, all)
		if !noSpread {
			groups = append(groups, byLevel...)
		}
	}
	for i := range groups {
		slices.Sort(groups[i])
	}
	return slices.DeleteFunc(groups, func(g []int) bool { return len(g) == 0 })
}

// within keeps of each group the people of a population, which ascends.
func within(groups [][]int, people []int) [][]int {
	kept := make([][]int, 0, len(groups))
	for _, g := range groups {
		inside, _ := parted(g, people)
		kept = append(kept, inside)
	}
	return kept
}

// Why a cut is hidden whose counts leave a hidden one no room.
const byBounds = "would leave a hidden group hardly any figure it can have"

// hideKnown hides further groups where the figures shown, and that a count is
// neither below 0 nor above the number of people, leave a small one no room: of a
// group of fewer than min people at least half must be open, as far as the figure
// of everybody allows.
func (c *rateComparison) hideKnown(min int) {
	for first := 1; first < len(c.groups); {
		end := first + 1
		for end < len(c.groups) && c.groups[end].heading == c.groups[first].heading {
			end++
		}
		for c.tooKnown(first, end, min) {
			smallest := -1
			for i := first; i < end; i++ {
				if cut := c.cuts[i]; cut.hidden == "" && len(cut.people) > 0 && (smallest < 0 || len(cut.people) < len(c.cuts[smallest].people)) {
					smallest = i
				}
			}
			if smallest < 0 {
				break
			}
			c.cuts[smallest].hidden = byBounds
		}
		first = end
	}
}

// tooKnown tells whether a small group of one attribute is known too well.
func (c *rateComparison) tooKnown(first, end, least int) bool {
	selected, n, all, total := 0, 0, 0, 0 // of the hidden groups, and of all
	for _, cut := range c.cuts[first:end] {
		all, total = all+len(cut.people), total+c.count(cut.people)
		if cut.hidden != "" {
			n, selected = n+len(cut.people), selected+c.count(cut.people)
		}
	}
	for _, cut := range c.cuts[first:end] {
		size := len(cut.people)
		if size == 0 || size >= least {
			continue
		}
		most := room(size, all, total) // when only everybody's figure is shown
		if room(size, n, selected) < min((size+1)/2, most) {
			return true
		}
	}
	return false
}

// room is how many values more than one the count of a group of size people can
// have when selected of n people are, the group among them.
func room(size, n, selected int) int {
	return min(size, selected) - max(0, selected-(n-size))
}
