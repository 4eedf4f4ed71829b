package jobs

import (
	"slices"
	"strings"

	"calibrate/analysis"
	"calibrate/ladder"
)

// A personReturn is somebody who was there, away for a cycle or more, and is back.
type personReturn struct {
	profile analysis.Profile
	last    int      // position of the last cycle before the person was away
	away    []string // the cycles whose roster does not have the person
}

// returns finds those who came back since the latest cycle they were away in,
// in the order of the profiles.
func (h *pastHistory) returns(profiles []analysis.Profile) []personReturn {
	var found []personReturn
	for _, p := range profiles {
		r := personReturn{profile: p, last: -1}
		for at := len(h.past) - 2; at >= 0 && r.last < 0; at-- {
			_, there := h.past[at][p.Person.ID]
			switch {
			case !there:
				r.away = append(r.away, h.cycles[at].Cycle)
			case len(r.away) > 0:
				r.last = at
			}
		}
		if r.last >= 0 {
			slices.Reverse(r.away)
			found = append(found, r)
		}
	}
	return found
}

// returnTable has those who left and returned, with what their ratings were before
// and are now.
func returnTable(in analysis.Input, h *pastHistory, returned []personReturn) analysis.Table {
	t := analysis.Table{Name: "history_returns", Title: "People who left and returned", Columns: []analysis.Column{
		text("employee", "Employee"), text("name", "Name"), text("org", "Org"), text("away", "Not on the roster of"), text("last", "Last there in"),
		text("org_then", "Org then"), text("level_then", "Level held then"), text("current", "Current"), text("assessed_then", "Assessed then"), text("assessed", "Assessed now"),
		delta("change", "Change of the mean rating"), count("in_both", "Dimensions in both", "dimensions"), count("raters_then", "Raters then", "people"), count("raters", "Raters now", "people"),
	}}
	for _, r := range returned {
		p, e := r.profile.Person, h.cycles[r.last]
		then := h.past[r.last][p.ID]
		change, both := h.change(p.ID, r.last, len(h.cycles)-1)
		l, was := in.LadderOf(p), e.LadderOf(then.Person)
		t.Add([]analysis.Value{analysis.T(p.ID), analysis.T(p.Name), analysis.T(p.Org), analysis.T(strings.Join(r.away, ", ")), analysis.T(e.Cycle),
			h.orgThen(in, r), levelName(was, then.Person.Level, "not on the roster"), levelName(l, p.Level, "not on the roster"), assessedLevel(was, then.Assessment), assessedLevel(l, r.profile.Assessment),
			figure(change), analysis.I(both), analysis.I(then.Raters), analysis.I(r.profile.Raters)})
	}
	return t
}

// orgThen is where somebody was before; of other orgs nothing is said to those who
// are shown one.
func (h *pastHistory) orgThen(in analysis.Input, r personReturn) analysis.Value {
	org := h.past[r.last][r.profile.Person.ID].Person.Org
	if !ladder.OrgWithin(org, in.Org) {
		return analysis.Why("in another org")
	}
	return analysis.T(org)
}
