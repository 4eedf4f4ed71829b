package jobs

import (
	"slices"

	"calibrate/analysis"
	"calibrate/ladder"
)

// shownElsewhere gives the groups of people, by position, of whom the jobs levels
// and promotions show how many are proposed, assessed or at a level: the levels of
// the whole, and of each org that is shown the org and its levels. The difference
// of two of their columns, such as current and if all pass, counts as a figure.
func shownElsewhere(in analysis.Input, profiles []analysis.Profile) (groups [][]int) {
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
	for _, o := range tree {
		_, noSpread := known.Hidden(o.path)
		_, noRate := eligible.Hidden(o.path)
		if noSpread && noRate {
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
