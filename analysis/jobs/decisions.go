package jobs

import (
	"context"
	"strings"

	"calibrate/analysis"
)

// decisions answers what the meeting agreed on each person, by whom and why.
func decisions(ctx context.Context, in analysis.Input) (analysis.Result, error) {
	profiles, err := analysis.Profiles(ctx, in)
	if err != nil {
		return analysis.Result{}, err
	}
	book, err := readDecisions(ctx, in)
	if err != nil {
		return analysis.Result{}, err
	}
	return analysis.Result{
		Notes:  decisionNotes(in, book, profiles),
		Tables: []analysis.Table{decisionSummary(book, profiles), agreedTable(in, book, profiles), changedTable(in, book, profiles), openTable(in, book, profiles)},
		Charts: decisionChart(in, book, profiles),
	}, nil
}

// What is to be said of a decision beside the decision itself.
const (
	noReason     = "no reason"
	changedLater = "changed later"
	unknownHere  = "not on the roster"
)

// late says that a decision is dated after the meeting: a late change.
func (b decisionBook) late(d decision) (remark string, late bool) {
	if b.met == "" || d.date <= b.met {
		return "", false
	}
	return "after the meeting of " + b.met, true
}

// remarks lists what is to be said of the decision in force on one person.
func (b decisionBook) remarks(d decided, known bool) string {
	var all []string
	if !known {
		all = append(all, unknownHere)
	}
	if d.now.reason == "" {
		all = append(all, noReason)
	}
	if len(d.earlier) > 0 {
		all = append(all, changedLater)
	}
	if remark, late := b.late(d.now); late {
		all = append(all, remark)
	}
	return strings.Join(all, "; ")
}

// What can have been decided on a person, in the order of tables.
const (
	asProposed   = "promoted as proposed"
	otherLevel   = "promoted to another level"
	notProposed  = "promoted, not proposed"
	notPromoted  = "proposed, not promoted"
	unchanged    = "unchanged"
	movedDown    = "lowered"
	noLevelKnown = "no current level known"
)

var decisionKinds = []string{asProposed, otherLevel, notProposed, notPromoted, unchanged, movedDown, noLevelKnown}

// kindOf says which of them it was.
func kindOf(p analysis.Profile, agreed int) string {
	current, proposed := p.Person.Level, p.Person.Proposed
	switch {
	case current == 0:
		return noLevelKnown
	case agreed < current:
		return movedDown
	case agreed > current && agreed == proposed:
		return asProposed
	case agreed > current && proposed > 0:
		return otherLevel
	case agreed > current:
		return notProposed
	case proposed > current:
		return notPromoted
	}
	return unchanged
}

func decisionNotes(in analysis.Input, book decisionBook, profiles []analysis.Profile) []analysis.Note {
	if len(book.people) == 0 {
		return []analysis.Note{noDecisions(in)}
	}
	var inForce, noReasons, changed, late, unknown int
	who := rosterOf(profiles)
	for _, d := range book.people {
		if _, known := who[d.id]; !known {
			unknown++
		}
		if len(d.earlier) > 0 || d.withdrawn {
			changed++
		}
		if d.withdrawn {
			continue
		}
		inForce++
		if d.now.reason == "" {
			noReasons++
		}
		if _, after := book.late(d.now); after {
			late++
		}
	}
	notes := []analysis.Note{info("n = %s with a decision. The agreed level is the one imported last; earlier decisions are kept and listed.", headcount(inForce))}
	for _, n := range []struct {
		count int
		text  string
	}{
		{noReasons, "Decisions without a reason: %d."},
		{changed, "People whose decision was changed, or taken out, after it had been given: %d."},
		{late, "Decisions dated after the meeting: %d. Its last day, " + book.met + ", is the latest on which at least a tenth of the decisions are dated."},
		{unknown, "Decisions about people the roster does not know: %d."},
	} {
		if n.count > 0 {
			notes = append(notes, caution(n.text, n.count))
		}
	}
	return notes
}

// noDecisions is what the jobs about decisions say without any.
func noDecisions(in analysis.Input) analysis.Note {
	return info("No decision is stored for %s: import the sheet of agreed levels after the meeting.", in.Cycle)
}
