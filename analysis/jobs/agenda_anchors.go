package jobs

import (
	"cmp"
	"fmt"
	"slices"

	"calibrate/analysis"
)

// An anchor is a person to begin with: known to several raters who agree.
type anchor struct {
	standing
	widest   split
	spokenOf bool // on the agenda: no calm case to begin with
	taken    bool // or kept in reserve
}

// anchors gives everybody who could be one by use, then those whose raters are closest,
// then those known to most. Taken are, of those not on the agenda, the first of each
// level, then the first of the rest, as many as the rules say.
func (m *meeting) anchors(rules agendaRules, items []item) []anchor {
	spokenOf := map[string]bool{}
	for _, it := range items {
		spokenOf[it.person().ID] = true
	}
	var found []anchor
	for _, s := range m.people {
		if widest, ok := m.anchorOf(rules, s); ok {
			found = append(found, anchor{standing: s, widest: widest, spokenOf: spokenOf[s.person().ID]})
		}
	}
	slices.SortStableFunc(found, func(a, b anchor) int {
		return cmp.Or(cmp.Compare(a.widest.apart(), b.widest.apart()), cmp.Compare(b.profile.Raters, a.profile.Raters), cmp.Compare(a.person().ID, b.person().ID))
	})
	left, levels := int(rules.anchors["most"]), map[int]bool{}
	for _, otherLevel := range []bool{true, false} {
		for i := range found {
			level := found[i].person().Level
			if left > 0 && !found[i].taken && !found[i].spokenOf && !(otherLevel && levels[level]) {
				found[i].taken, levels[level] = true, true
				left--
			}
		}
	}
	slices.SortStableFunc(found, func(a, b anchor) int {
		if a.taken && b.taken {
			return cmp.Compare(b.person().Level, a.person().Level)
		}
		return cmp.Compare(slices.Index(anchorUses, a.use()), slices.Index(anchorUses, b.use()))
	})
	return found
}

// anchorUses are what people who could be anchors are there for, in their order.
var anchorUses = []string{"anchor", "reserve", "on the agenda"}

func (a anchor) use() string {
	switch {
	case a.taken:
		return anchorUses[0]
	case a.spokenOf:
		return anchorUses[2]
	}
	return anchorUses[1]
}

// anchorOf tells whether a person could be one, and how far the raters are apart.
func (m *meeting) anchorOf(rules agendaRules, s standing) (split, bool) {
	if s.proposed() || s.outcomes == nil || s.outcomes.status() != stands || s.profile.Raters < int(rules.anchors["raters"]) {
		return split{}, false
	}
	if s.profile.Assessment.Level != s.person().Level {
		return split{}, false // the ratings give another level than the one held
	}
	widest, ok := widestSplit(byOthers(m.voices(s.person().ID)), 1)
	return widest, ok && widest.apart() <= rules.anchors["apart"]
}

func anchorTable(in analysis.Input, anchors []anchor) analysis.Table {
	t := analysis.Table{Name: "agenda_anchors", Title: "Anchors, to calibrate the room before the first decision", Columns: []analysis.Column{
		flag("use", "Use"), text("level", "Level"), text("employee", "Employee"), text("name", "Name"), text("org", "Org"), count("raters", "Raters", "people"),
		rating("apart", "Furthest two raters apart"), text("reason", "Why"),
	}}
	for _, a := range anchors {
		l, p := in.LadderOf(a.person()), a.person()
		t.Add([]analysis.Value{analysis.T(a.use()), levelName(l, p.Level, "not on the roster"), analysis.T(p.ID), analysis.T(p.Name), analysis.T(p.Org),
			analysis.I(a.profile.Raters), analysis.N(a.widest.apart()), analysis.T(fmt.Sprintf("Known to %d raters; no two of them more than %s levels apart; the level held stands whoever is left out.",
				a.profile.Raters, levelsText(a.widest.apart())))})
	}
	return t
}

func takenAnchors(anchors []anchor) int {
	n := 0
	for _, a := range anchors {
		if a.taken {
			n++
		}
	}
	return n
}
