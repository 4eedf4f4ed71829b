package jobs

import (
	"cmp"
	"fmt"
	"slices"

	"calibrate/analysis"
)

// Where a candidate stands against the promotions that may be granted.
const (
	grantable     = "within the limits"
	beyondSlots   = "beyond the slots of the level"
	beyondBudget  = "beyond the budget"
	notAtTheLevel = "does not meet the level"
)

// A limited is a case against the promotions that may be granted.
type limited struct {
	promotionCase
	place  int // in the list over all levels, from 1
	status string
}

// limitsOf holds the cases against slots by level and the budget over all levels,
// in one list: the largest plain margin first, which is in levels and so the same
// thing at every level. Slots count by the place among the nominations for the level;
// what is left of them is counted against the budget in the order of the list.
func limitsOf(in analysis.Input, cases []promotionCase) []limited {
	all := make([]limited, len(cases))
	for i, c := range cases {
		all[i].promotionCase = c
	}
	slices.SortStableFunc(all, func(a, b limited) int {
		return cmp.Or(byFigure(a.plain, b.plain), cmp.Compare(b.profile.Raters, a.profile.Raters), cmp.Compare(a.person().ID, b.person().ID))
	})
	granted := 0
	for i := range all {
		c := &all[i]
		slots, limit := slotsFor(in, c.promotionCase)
		c.place = i + 1
		switch {
		case !c.meets():
			c.status = notAtTheLevel
		case limit && c.promotionCase.place > slots:
			c.status = beyondSlots
		case in.Budget != nil && granted >= *in.Budget:
			c.status = beyondBudget
		default:
			c.status = grantable
			granted++
		}
	}
	return all
}

// slotsFor gives the slots of the level a person is proposed for; ok is false where
// the level is not limited.
func slotsFor(in analysis.Input, c promotionCase) (slots int, ok bool) {
	if in.LadderOf(c.person()) != in.Ladder {
		return 0, false
	}
	slots, ok = in.Slots[c.profile.Target]
	return slots, ok
}

// limitResults are the tables, charts and notes on slots and budget; none when no
// limit was given.
func limitResults(in analysis.Input, cases []promotionCase) (tables []analysis.Table, charts []analysis.Chart, notes []analysis.Note) {
	if in.Slots == nil && in.Budget == nil {
		return nil, nil, nil
	}
	all := limitsOf(in, cases)
	if in.Slots != nil {
		tables = append(tables, slotTable(in, cases))
	}
	if in.Budget != nil {
		tables = append(tables, budgetTable(in, all))
	}
	return tables, []analysis.Chart{limitChart(in, all)}, limitNotes(in, all)
}

// slotTable holds the ordered list of each level against its slots. Levels without
// a number of slots are not limited and stay out.
func slotTable(in analysis.Input, cases []promotionCase) analysis.Table {
	t := analysis.Table{Name: "promotion_slots", Title: "The ordered list against the slots", Columns: []analysis.Column{
		text("level", "Level"), count("slots", "Slots", "people"), count("place", "Place", ""), text("employee", "Employee"), text("name", "Name"),
		flag("outcome", "By the rule"), flag("slot", "Slot"), delta("margin", "Margin"), share("chance", "Chance of meeting the level"),
	}}
	for _, c := range cases {
		slots, given := slotsFor(in, c)
		if !given {
			continue
		}
		slot := "within the slots"
		switch {
		case !c.meets():
			slot = notAtTheLevel
		case c.place > slots:
			slot = "beyond the slots"
		}
		t.Add([]analysis.Value{levelName(in.Ladder, c.profile.Target, ""), analysis.I(slots), analysis.I(c.place), analysis.T(c.person().ID), analysis.T(c.person().Name),
			analysis.T(outcome(c.profile)), analysis.T(slot), figure(c.plain), figure(c.line.chance)})
	}
	return t
}

// budgetTable holds one list over all levels against the budget.
func budgetTable(in analysis.Input, all []limited) analysis.Table {
	t := analysis.Table{Name: "promotion_budget", Title: fmt.Sprintf("One list over all levels against a budget of %s", plural(*in.Budget, "promotion", "promotions")), Columns: []analysis.Column{
		count("place", "Place", ""), text("employee", "Employee"), text("name", "Name"), text("level", "Level"), count("place_at_level", "Place at the level", ""),
		flag("outcome", "By the rule"), flag("status", "Budget"), delta("margin", "Margin"), count("raters", "Raters", "people"), share("chance", "Chance of meeting the level"),
	}}
	for _, c := range all {
		t.Add([]analysis.Value{analysis.I(c.place), analysis.T(c.person().ID), analysis.T(c.person().Name), levelName(in.LadderOf(c.person()), c.profile.Target, ""), analysis.I(c.promotionCase.place),
			analysis.T(outcome(c.profile)), analysis.T(c.status), figure(c.plain), analysis.I(c.profile.Raters), figure(c.line.chance)})
	}
	return t
}
