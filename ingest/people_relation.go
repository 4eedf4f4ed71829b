package ingest

import (
	"fmt"

	"calibrate/ladder"
)

// derived gives what a rater is to an employee by the roster: self; manager;
// skip for anybody higher in the employee's line; report for a direct report;
// peer when both have the same manager; other in every other case. It ends on
// rosters whose managers form a circle.
func (d *directory) derived(employee, rater *ladder.Person) ladder.Relation {
	switch {
	case employee == rater:
		return ladder.Self
	case employee.Manager != "" && employee.Manager == rater.ID:
		return ladder.Manager
	case rater.Manager != "" && rater.Manager == employee.ID:
		return ladder.Report
	case employee.Manager != "" && employee.Manager == rater.Manager:
		return ladder.Peer
	case d.above(employee, rater.ID):
		return ladder.Skip
	}
	return ladder.Other
}

// maxDepth bounds how far up a line of command is followed.
const maxDepth = 1000

// above reports whether an id stands higher in somebody's line.
func (d *directory) above(p *ladder.Person, id string) bool {
	for range maxDepth {
		if p = d.manager(p); p == nil || p.ID == id {
			return p != nil
		}
	}
	return false
}

// relation takes what the sheet says, else what the roster says. A rating of
// oneself is a self-rating whatever the sheet says; any other disagreement is
// said and the sheet's word kept.
func (r *sheetReader) relation(d *directory, line *Line, people pair) ladder.Relation {
	stated := r.stated(line)
	if !people.readable {
		return orOther(stated)
	}
	derived := ladder.Relation("")
	if people.employee.person != nil && people.rater.person != nil {
		derived = d.derived(people.employee.person, people.rater.person)
	} else if people.employee.id == people.rater.id {
		derived = ladder.Self
	}
	if stated == "" {
		return orOther(derived)
	}
	if message := contradiction(stated, derived, people); message != "" {
		at := line.Relation // one cell may stand for several rows
		r.once(fmt.Sprint("relation", at.Row, at.Col, people.employee.id, people.rater.id), at.Row, at.Col, at.Text, Reading{
			Code: ladder.RelationAndOrgDisagree, Severity: ladder.Warning, Message: message,
		})
	}
	if derived == ladder.Self {
		return ladder.Self
	}
	return stated
}

// stated reads the relation the sheet gives; a word nobody knows is reported.
func (r *sheetReader) stated(line *Line) ladder.Relation {
	text := line.Relation.Text
	if text == "" {
		return ""
	}
	relation, ok := r.claim.Relation(text)
	if !ok {
		r.problem(line.Relation.Row, line.Relation.Col, text, Reading{
			Code: ladder.UnknownRelation, Severity: ladder.Warning,
			Message: fmt.Sprintf("%.80q is no relation this ladder knows (self, manager, skip, peer, report, other); the roster decides instead. Correct it, or add the word to the ladder file.", text),
		})
	}
	return relation
}

// contradiction says how the sheet's word and the roster's differ, or that somebody
// else's ratings are called self-ratings; "" where they agree.
func contradiction(stated, derived ladder.Relation, people pair) string {
	rater, employee := people.rater.id, people.employee.id
	switch {
	case stated == ladder.Self && derived != ladder.Self && rater != employee:
		return fmt.Sprintf("The sheet calls %s's ratings of %s self-ratings, and these are two people, or two names of one; they were kept as self-ratings, which enter no mean. Correct the name, or say what the rater is.", rater, employee)
	case disagree(stated, derived):
		return fmt.Sprintf("The sheet calls %s the %s of %s, and by the roster it is %s; check which is right.", rater, stated, employee, derived)
	}
	return ""
}

// disagree compares the sheet's word with the roster's. Peers need not share a
// manager, and "other" contradicts nothing but a line of command.
func disagree(stated, derived ladder.Relation) bool {
	loose := func(x ladder.Relation) bool { return x == ladder.Peer || x == ladder.Other }
	return derived != "" && stated != derived && !(loose(stated) && loose(derived))
}

func orOther(x ladder.Relation) ladder.Relation {
	if x == "" {
		return ladder.Other
	}
	return x
}
