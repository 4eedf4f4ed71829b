package jobs

import (
	"slices"

	"calibrate/analysis"
	"calibrate/ladder"
)

// profileOf finds people by id.
func profileOf(profiles []analysis.Profile) map[string]analysis.Profile {
	return byID(profiles, func(p analysis.Profile) ladder.Person { return p.Person })
}

// pastOf finds them in an earlier cycle.
func pastOf(profiles []analysis.PastProfile) map[string]analysis.PastProfile {
	return byID(profiles, func(p analysis.PastProfile) ladder.Person { return p.Person })
}

func byID[P any](profiles []P, person func(P) ladder.Person) map[string]P {
	by := make(map[string]P, len(profiles))
	for _, p := range profiles {
		by[person(p).ID] = p
	}
	return by
}

// said gives a text, or why there is none.
func said(text, none string) analysis.Value {
	if text == "" {
		return analysis.Why(none)
	}
	return analysis.T(text)
}

func agreedTable(in analysis.Input, book decisionBook, profiles []analysis.Profile) analysis.Table {
	t := analysis.Table{Name: "decisions", Title: "What was agreed on each person", Columns: []analysis.Column{
		text("employee", "Employee"), text("name", "Name"), text("org", "Org"),
		text("current", "Current"), text("proposed", "Proposed"), text("assessed", "Assessed"), text("agreed", "Agreed"), flag("outcome", "Outcome"),
		text("reason", "Reason"), text("decided_by", "Decided by"), column(analysis.Date, "date", "Date", ""), flag("remarks", "Remarks"), text("source", "Source"),
	}}
	by := profileOf(profiles)
	for _, d := range book.people {
		if d.withdrawn {
			continue
		}
		p, known := by[d.id]
		if !known {
			p.Person.ID = d.id
		}
		l := in.LadderOf(p.Person)
		t.Add([]analysis.Value{
			analysis.T(d.id), said(p.Person.Name, unknownHere), said(p.Person.Org, "no org on the roster"),
			levelName(l, p.Person.Level, "not on the roster"), levelName(l, p.Person.Proposed, "not proposed"), levelName(l, p.Assessment.Level, "not assessed"),
			levelName(l, d.now.agreed, "no such level on the ladder"), analysis.T(kindOf(p, d.now.agreed)),
			said(d.now.reason, "no reason is given"), said(d.now.by, "it is not said who decided"), said(d.now.date, "no date is given"),
			analysis.T(book.remarks(d, known)), analysis.T(d.now.source.String()),
		})
	}
	return t
}

// changedTable has each decision that another took the place of, and that other.
func changedTable(in analysis.Input, book decisionBook, profiles []analysis.Profile) analysis.Table {
	t := analysis.Table{Name: "decision_changes", Title: "Decisions that were changed after they had been given", Columns: []analysis.Column{
		text("employee", "Employee"), text("name", "Name"), text("was", "Was"), text("was_reason", "Reason then"), text("was_by", "Decided by"), column(analysis.Date, "was_date", "Date", ""), text("was_source", "Source"),
		text("became", "Became"), text("reason", "Reason now"), text("decided_by", "Decided by"), column(analysis.Date, "date", "Date", ""), flag("remarks", "Remarks"), text("source", "Source"),
	}}
	by := profileOf(profiles)
	for _, d := range book.people {
		p := by[d.id]
		steps := append(slices.Clone(d.earlier), d.now)
		for i, next := range steps[1:] {
			t.Add(append(append([]analysis.Value{analysis.T(d.id), said(p.Person.Name, unknownHere)},
				decisionValues(in, p, steps[i])...), becameValues(in, book, p, steps[i], next)...))
		}
		if d.withdrawn {
			none := analysis.Why("its file was replaced by one that says nothing of the person")
			t.Add(append(append([]analysis.Value{analysis.T(d.id), said(p.Person.Name, unknownHere)},
				decisionValues(in, p, d.now)...), none, none, none, none, analysis.T("taken out"), none))
		}
	}
	return t
}

func decisionValues(in analysis.Input, p analysis.Profile, d decision) []analysis.Value {
	return []analysis.Value{levelName(in.LadderOf(p.Person), d.agreed, "no such level on the ladder"), said(d.reason, "no reason is given"),
		said(d.by, "it is not said who decided"), said(d.date, "no date is given"), analysis.T(d.source.String())}
}

func becameValues(in analysis.Input, book decisionBook, p analysis.Profile, was, now decision) []analysis.Value {
	remark := "other words, same level"
	if was.agreed != now.agreed {
		remark = "another level"
	}
	if after, late := book.late(now); late {
		remark += "; " + after
	}
	v := decisionValues(in, p, now)
	return append(v[:4:4], analysis.T(remark), v[4])
}

// openTable has the nominated people nobody decided on.
func openTable(in analysis.Input, book decisionBook, profiles []analysis.Profile) analysis.Table {
	t := analysis.Table{Name: "decisions_open", Title: "Proposed people without a decision", Columns: []analysis.Column{
		text("employee", "Employee"), text("name", "Name"), text("org", "Org"), text("current", "Current"), text("proposed", "Proposed"), text("assessed", "Assessed"), flag("outcome", "By the ladder's rule"),
	}}
	if len(book.people) == 0 {
		return t
	}
	for _, p := range profiles {
		if _, decided := book.inForce(p.Person.ID); decided || p.Person.Proposed == 0 {
			continue
		}
		l := in.LadderOf(p.Person)
		t.Add([]analysis.Value{analysis.T(p.Person.ID), analysis.T(p.Person.Name), analysis.T(p.Person.Org),
			levelName(l, p.Person.Level, "not on the roster"), levelName(l, p.Person.Proposed, "not proposed"), levelName(l, p.Assessment.Level, "not assessed"), analysis.T(outcome(p))})
	}
	return t
}

// decisionSummary counts what was decided.
func decisionSummary(book decisionBook, profiles []analysis.Profile) analysis.Table {
	t := analysis.Table{Name: "decisions_by_outcome", Title: "Decisions by what they are", Columns: []analysis.Column{
		text("outcome", "Outcome"), count("people", "People", "people"), share("share", "Share of decisions"),
	}}
	by, counts, n := profileOf(profiles), map[string]int{}, 0
	for _, d := range book.people {
		if !d.withdrawn {
			counts[kindOf(by[d.id], d.now.agreed)]++
			n++
		}
	}
	for _, kind := range decisionKinds {
		if counts[kind] > 0 {
			t.Add([]analysis.Value{analysis.T(kind), analysis.I(counts[kind]), ratio(counts[kind], n)})
		}
	}
	return t
}
