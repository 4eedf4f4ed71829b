package jobs

import (
	"slices"

	"calibrate/analysis"
	"calibrate/analysis/stats"
	"calibrate/ladder"
)

// maxMoveOrgs is how many orgs are shown: every figure is checked against every
// other one before it is.
const maxMoveOrgs = 60

// moveGroups divides the moves by org and by current level. Both classify the
// same people, so what may be shown is decided for them together.
type moveGroups struct {
	moves   []move
	orgs    []org
	levels  []ladder.Level
	cuts    []cut // the whole and the other orgs, then the levels
	leftOut int   // orgs
}

func newMoveGroups(in analysis.Input, moves []move) moveGroups {
	g := moveGroups{moves: moves, levels: in.Ladder.Levels}
	if len(moves) == 0 {
		return g
	}
	people := make([]ladder.Person, len(moves))
	for i, m := range moves {
		people[i] = m.profile.Person
	}
	tree := orgTree(in, people)
	picked := nearestTop(tree, maxMoveOrgs)
	g.leftOut = len(tree) - len(picked)
	for _, i := range picked {
		g.orgs = append(g.orgs, tree[i])
		g.cuts = append(g.cuts, cut{people: slices.Sorted(slices.Values(tree[i].people))})
	}
	for _, level := range g.levels {
		c := cut{}
		for i, p := range people {
			if p.Level == level.Number {
				c.people = append(c.people, i)
			}
		}
		g.cuts = append(g.cuts, c)
	}
	g.hideRests(in.MinGroup)
	protect(g.cuts, in.MinGroup)
	return g
}

// hideRests hides the orgs and levels whose like would leave a few people over.
func (g moveGroups) hideRests(min int) {
	groups := make([]analysis.Group, len(g.orgs))
	for i, o := range g.orgs {
		groups[i] = analysis.Group{Org: o.path, N: len(g.cuts[i].people)}
	}
	tree := analysis.Suppress(groups, min)
	for i, o := range g.orgs {
		g.cuts[i].hidden, _ = tree.Hidden(o.path)
	}
	hideParts(g.cuts[len(g.orgs):], min)
}

func moveColumns(first analysis.Column) []analysis.Column {
	return []analysis.Column{first, count("n", "n", "people"), count("up", "Moved up", "people"), share("up_share", "Moved up, share"), share("up_low", "95 % from"), share("up_high", "95 % to"),
		count("down", "Moved down", "people"), share("down_share", "Moved down, share"), share("down_low", "95 % from"), share("down_high", "95 % to"),
		count("same", "As they came in", "people"), delta("mean_change", "Mean change")}
}

func (g moveGroups) orgTable(in analysis.Input) analysis.Table {
	t := analysis.Table{Name: "movement_by_org", Title: "How many the meeting moved up and down, by org (Wilson intervals)", Columns: moveColumns(text("org", "Org"))}
	for i, o := range g.orgs {
		t.Add(g.row(orgName(in, o), g.cuts[i]))
	}
	return t
}

func (g moveGroups) levelTable(analysis.Input) analysis.Table {
	t := analysis.Table{Name: "movement_by_level", Title: "How many the meeting moved up and down, by current level (Wilson intervals)", Columns: moveColumns(text("level", "Current level"))}
	if len(g.moves) == 0 {
		return t
	}
	for i, level := range g.levels {
		t.Add(g.row(level.Code, g.cuts[len(g.orgs)+i]))
	}
	return t
}

func (g moveGroups) row(label string, c cut) []analysis.Value {
	var up, down, change int
	for _, i := range c.people {
		by := g.moves[i].after - g.moves[i].before
		switch {
		case by > 0:
			up++
		case by < 0:
			down++
		}
		change += by
	}
	n := len(c.people)
	row := []analysis.Value{analysis.T(label), analysis.I(n)}
	for _, moved := range []int{up, down} {
		rate := stats.Wilson(moved, n)
		row = append(row, c.guard(analysis.I(moved)), c.guard(figure(rate.Share)), c.guard(figure(rate.CI.Low)), c.guard(figure(rate.CI.High)))
	}
	return append(row, c.guard(analysis.I(n-up-down)), c.guard(ratio(change, n)))
}
