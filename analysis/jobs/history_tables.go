package jobs

import (
	"fmt"
	"math"

	"calibrate/analysis"
	"calibrate/ladder"
)

func (h *pastHistory) notes(in analysis.Input, moves []personMove, returned []personReturn) []analysis.Note {
	if len(h.cycles) < 2 {
		return []analysis.Note{info("No earlier cycle is stored: there is no history to show.")}
	}
	counts := map[string]int{}
	for _, m := range moves {
		counts[m.pattern]++
	}
	return []analysis.Note{
		info("n = %s whose ratings moved since %s, or since the last cycle before it that rated them: by %s levels or more at once (%s: %d, %s: %d); by as much in two steps the same way (%s: %d); or by as much and at least half of the way back (%s: %d, %s: %d).",
			headcount(len(moves)), before(in), levelsText(movedFrom), movedUp, counts[movedUp], movedLow, counts[movedLow], drifting, counts[drifting], fellBack, counts[fellBack], recovered, counts[recovered]),
		info("A change is the mean over the dimensions rated in both cycles, from plain means and without an interval. Raters differ from cycle to cycle: part of a change may be who rated. Levels are assessed on the ladder of their cycle."),
		info("%s left and returned: not on the roster of a cycle between two that have them.", someOr(len(returned), "Nobody", "person", "people")),
	}
}

// moveList has the people whose ratings moved.
func moveList(in analysis.Input, h *pastHistory, moves []personMove) analysis.Table {
	t := analysis.Table{Name: "history_moves", Title: "People whose ratings moved, the furthest first", Columns: []analysis.Column{
		text("employee", "Employee"), text("name", "Name"), text("org", "Org"), text("current", "Current"), flag("pattern", "What it is"), text("since", "Since"),
		delta("change", "Change"), count("in_both", "Dimensions in both", "dimensions"), text("level_then", "Level held then"), text("assessed_then", "Assessed then"), text("assessed", "Assessed now"),
		count("raters_then", "Raters then", "people"), count("raters", "Raters now", "people"),
	}}
	for _, m := range moves {
		p, e := m.profile.Person, h.cycles[m.since]
		then := h.past[m.since][p.ID]
		_, both := h.change(p.ID, m.since, len(h.cycles)-1)
		l, was := in.LadderOf(p), e.LadderOf(then.Person)
		t.Add([]analysis.Value{analysis.T(p.ID), analysis.T(p.Name), analysis.T(p.Org), levelName(l, p.Level, "not on the roster"), analysis.T(m.pattern), analysis.T(e.Cycle),
			analysis.N(m.change), analysis.I(both), levelName(was, then.Person.Level, "not on the roster"), assessedLevel(was, then.Assessment), assessedLevel(l, m.profile.Assessment), analysis.I(then.Raters), analysis.I(m.profile.Raters)})
	}
	return t
}

// assessedLevel gives the level somebody is assessed at, or why there is none.
func assessedLevel(l *ladder.Ladder, a ladder.Assessment) analysis.Value {
	if a.Dimensions == 0 {
		return analysis.Why("not rated by others")
	}
	return levelName(l, a.Level, notAssessed)
}

// historyTable has some people cycle by cycle.
func historyTable(in analysis.Input, h *pastHistory, name, title string, people []analysis.Profile) analysis.Table {
	t := analysis.Table{Name: name, Title: title, Columns: []analysis.Column{
		text("employee", "Employee"), text("name", "Name"), text("cycle", "Cycle"), text("level", "Level held"), text("proposed", "Proposed"), text("assessed", "Assessed"),
		count("raters", "Raters", "people"), count("dimensions", "Dimensions rated", "dimensions"), rating("mean", "Mean over dimensions"),
		delta("change", "Change since the cycle before"), count("in_both", "Dimensions in both", "dimensions"), flag("ladder", "Ladder then"),
	}}
	n := 0
	for _, p := range people {
		for at := range h.cycles {
			if _, known := h.past[at][p.Person.ID]; known {
				n++
			}
		}
	}
	t.Rows = analysis.Made(n, func(yield func([]analysis.Value) bool) {
		for _, p := range people {
			for at := range h.cycles {
				if _, known := h.past[at][p.Person.ID]; known && !yield(h.row(in, p.Person, at)) {
					return
				}
			}
		}
	})
	return t
}

func (h *pastHistory) row(in analysis.Input, now ladder.Person, at int) []analysis.Value {
	p, e := h.past[at][now.ID], h.cycles[at]
	l, then := e.LadderOf(p.Person), "as now"
	switch c, same := e.of(p.Person, now); {
	case !same:
		then = l.Name
	case changed(c):
		then = fmt.Sprintf("another version; %d dimensions in both", common(c))
	}
	change, both := analysis.Why(noCycleBefore), 0
	if at > 0 {
		f, n := h.change(now.ID, at-1, at)
		change, both = figure(f), n
	}
	return []analysis.Value{
		analysis.T(now.ID), analysis.T(now.Name), analysis.T(e.Cycle), levelName(l, p.Person.Level, "not on the roster of that cycle"), levelName(l, p.Person.Proposed, "not proposed"), assessedLevel(l, p.Assessment),
		analysis.I(p.Raters), analysis.I(p.Assessment.Dimensions), figure(meanOf(p)), change, analysis.I(both), analysis.T(then),
	}
}

// A historyPicture is whom a chart of the cycles shows, and where everybody stands.
type historyPicture struct {
	name, title string
	shown       []analysis.Profile
	status      map[string]string // by id; people with one stand out
	all         int               // people there would be
	which       string            // of them are shown
	table       string            // the title of the table that has all
}

// chart draws mean ratings over the cycles; there is none without an earlier cycle, nor
// without people.
func (h *pastHistory) chart(p historyPicture) []analysis.Chart {
	if len(h.cycles) < 2 || len(p.shown) == 0 {
		return nil
	}
	data := analysis.Slopes{Axis: "mean rating by others, in levels", Zero: math.NaN()}
	for _, e := range h.cycles {
		data.Times = append(data.Times, e.Cycle)
	}
	for _, who := range p.shown {
		item := analysis.SlopeItem{Label: personLabel(who.Person), N: who.Raters, Status: p.status[who.Person.ID]}
		for at := range h.cycles {
			item.Values = append(item.Values, h.meanOn(who.Person, at))
		}
		data.Items = append(data.Items, item)
	}
	return []analysis.Chart{{
		Name: p.name, Title: p.title,
		Subtitle: analysis.Said("mean over dimensions, of each the mean over raters, in levels; n = %s, %d cycles", ofAll(len(p.shown), p.all, "people"), len(h.cycles)),
		Footnote: "Raters differ from cycle to cycle: part of a change may be who rated." + leftOut(len(p.shown), p.all, p.which, p.table),
		Alt:      fmt.Sprintf("One line per person over the cycles %s to %s.", data.Times[0], data.Times[len(data.Times)-1]),
		Data:     data,
	}}
}

// meanOn is a person's mean in one cycle; NaN when nobody rated the person then,
// or on another ladder or scale than now.
func (h *pastHistory) meanOn(now ladder.Person, at int) float64 {
	p, known := h.past[at][now.ID]
	c, same := h.cycles[at].of(p.Person, now)
	mean, rated := meanOf(p).Get()
	if !known || !same || !rated || !c.SameScale() {
		return math.NaN()
	}
	return mean
}
