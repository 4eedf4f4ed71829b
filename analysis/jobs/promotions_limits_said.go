package jobs

import (
	"fmt"
	"slices"

	"calibrate/analysis"
	"calibrate/ladder"
)

func statusCounts(all []limited) map[string]int {
	counts := map[string]int{}
	for _, c := range all {
		counts[c.status]++
	}
	return counts
}

// limitNotes says how far the promotions go, and where one more or less would be a
// matter of nothing.
func limitNotes(in analysis.Input, all []limited) []analysis.Note {
	counts := statusCounts(all)
	notes := []analysis.Note{info("Promotions that may be granted: %s. Of %s proposed %d are within, %d beyond the slots of their level, %d beyond the budget, and %d do not meet the level. The list over all levels stands in the order of the plain margin; it is where to begin a discussion, and grants nothing.",
		limitsInWords(in), headcount(len(all)), counts[grantable], counts[beyondSlots], counts[beyondBudget], counts[notAtTheLevel])}
	for _, level := range slices.Backward(in.Ladder.Levels) {
		if last, next, tied := tieAtSlots(in, all, level.Number); tied {
			notes = append(notes, betweenEquals("slots of "+level.Code+" end", last, next))
		}
	}
	if last, next, tied := tieAtBudget(all); tied {
		notes = append(notes, betweenEquals("budget ends", last, next))
	}
	return notes
}

func betweenEquals(what string, last, next limited) analysis.Note {
	return caution("The %s between equals: %s and %s have the same margin, and stand by the number of their raters, then by id.", what, last.person().ID, next.person().ID)
}

func limitsInWords(in analysis.Input) string {
	said := ""
	if in.Budget != nil {
		said = fmt.Sprintf("%d in all", *in.Budget)
	}
	for _, level := range slices.Backward(in.Ladder.Levels) {
		if n, given := in.Slots[level.Number]; given {
			said = joined(said, fmt.Sprintf("%d to %s", n, level.Code))
		}
	}
	return said
}

func joined(text, more string) string {
	if text == "" {
		return more
	}
	return text + ", " + more
}

// tieAtSlots finds the last within the slots of a level and the first beyond them, where
// their margins are the same.
func tieAtSlots(in analysis.Input, all []limited, level int) (last, next limited, tied bool) {
	for _, c := range all {
		slots, limit := slotsFor(in, c.promotionCase)
		switch {
		case !limit || c.profile.Target != level:
		case c.promotionCase.place == slots:
			last = c
		case c.promotionCase.place == slots+1:
			next, tied = c, slots > 0 && c.status == beyondSlots
		}
	}
	return last, next, tied && byFigure(last.plain, next.plain) == 0
}

// tieAtBudget finds the last within and the first beyond the budget, where their
// margins are the same.
func tieAtBudget(all []limited) (last, next limited, tied bool) {
	at := slices.IndexFunc(all, func(c limited) bool { return c.status == beyondBudget })
	if at < 0 {
		return last, next, false
	}
	for _, c := range all[:at] {
		if c.status == grantable {
			last, tied = c, true
		}
	}
	next = all[at]
	return last, next, tied && byFigure(last.plain, next.plain) == 0
}

// limitChart draws the list: those within the limits, then those beyond each, then
// those who do not meet the level.
func limitChart(in analysis.Input, all []limited) analysis.Chart {
	data := analysis.Intervals{Item: "Candidate", Group: "Limit", Axis: "margin to the proposed level, in levels (0 or more: the rule gives the level)", Zero: 0}
	room := all[:min(len(all), chartPeople)]
	for _, status := range []string{grantable, beyondSlots, beyondBudget, notAtTheLevel} {
		for _, c := range room {
			if c.status != status {
				continue
			}
			item := interval(c.line.value, c.line.low, c.line.high)
			item.Label, item.Group, item.N, item.NUnit, item.Status = personLabel(c.person())+", "+targetCode(in.LadderOf(c.person()), c), capital(status), c.profile.Raters, "raters", c.line.status()
			data.Items = append(data.Items, item)
		}
	}
	counts := statusCounts(all)
	return analysis.Chart{
		Name: "promotion_limits", Title: "The ordered list against the promotions that may be granted",
		Subtitle: fmt.Sprintf("%s; cycle %s, n = %s", limitsInWords(in), in.Cycle, ofAll(len(room), len(all), "people proposed")),
		Footnote: "In the order of the plain margin over all levels; drawn is the margin with severity taken off and its 95 % range, which is advice." + leftOut(len(room), len(all), "the largest margins", "People proposed for a level, in order"),
		Alt:      analysis.Said("One line per candidate: %d within the limits, %d beyond the slots of the level, %d beyond the budget, %d who do not meet the level.", counts[grantable], counts[beyondSlots], counts[beyondBudget], counts[notAtTheLevel]),
		Data:     data,
	}
}

// targetCode is the code of the level a person is proposed for.
func targetCode(l *ladder.Ladder, c limited) string {
	if level, ok := l.LevelByNumber(c.profile.Target); ok {
		return level.Code
	}
	return "no such level"
}
