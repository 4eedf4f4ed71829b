package sample

import (
	"fmt"

	"calibrate/ladder"
)

// A line is all that one rater says of one employee.
type line struct {
	seat  seat
	tie   tie
	in    cycle
	marks []mark
}

// A field is a column that is not a dimension.
type field struct {
	column
	value func(c *Company, l line) any
}

// A form is the shape of sheet that somebody fills in.
type form struct {
	sheet         string
	before, after []field           // around the dimensions, or around dimension and rating
	long          bool              // one row per rating
	rotated       bool              // the dimensions begin elsewhere for each team
	words         bool              // ratings name levels, so that half levels cannot be given
	averages      bool              // a last row averages the numbers
	headings      map[string]string // other spellings of dimensions
	capitals      bool              // headings in capitals
	show          func(c *Company, m mark) any
	width         float64 // of a rating
	notes         *notes
}

var (
	employeeID     = field{column{"Employee ID", 12, general}, func(c *Company, l line) any { return c.id(l.seat.no) }}
	employee       = field{column{"Employee", 26, general}, func(c *Company, l line) any { return c.name(l.seat.no) }}
	employeeListed = field{column{"Employee", 26, general}, func(c *Company, l line) any { return c.listed(l.seat.no) }}
	employeeEmail  = field{column{"Employee", 34, general}, func(c *Company, l line) any { return c.email(l.seat.no) }}
	raterID        = field{column{"Rater ID", 10, general}, func(c *Company, l line) any { return c.id(l.tie.rater) }}
	rater          = field{column{"Rater", 24, general}, func(c *Company, l line) any { return c.name(l.tie.rater) }}
	raterListed    = field{column{"Rater", 24, general}, func(c *Company, l line) any { return c.listed(l.tie.rater) }}
	raterEmail     = field{column{"Rater", 34, general}, func(c *Company, l line) any { return c.email(l.tie.rater) }}
	relation       = field{column{"Relation", 10, general}, func(_ *Company, l line) any { return relationWords[l.tie.relation] }}
	currentLevel   = field{column{"Level", 34, general}, func(c *Company, l line) any { return c.ladder.Levels[c.career(l.seat).levelIn(l.in)-1].Name }}
	inCycle        = field{column{"Cycle", 10, general}, func(_ *Company, l line) any { return l.in.name }}
	remark         = field{column{"Comment", 60, general}, func(c *Company, l line) any { return c.remark(l) }}
	employeeNumber = field{column{"Employee ID", 12, personnelNumber}, func(c *Company, l line) any { return c.number(l.seat.no) }}
)

var relationWords = map[ladder.Relation]string{
	ladder.Self: "Self", ladder.Manager: "Manager", ladder.Skip: "Skip-level", ladder.Peer: "Peer", ladder.Report: "Direct report",
}

// The forms that are not a team manager's.
var (
	leadershipForm = form{sheet: "Leadership review", before: []field{employeeID, employee, raterID, rater}, after: []field{remark}, show: number, width: 15}
	selfForm       = form{sheet: "Self-assessment", before: []field{employeeID, employee, raterID, rater, relation}, after: []field{remark}, show: number, width: 15}
	managersForm   = form{sheet: "Assessments", before: []field{employeeID, employee, raterID, rater, relation}, after: []field{remark}, show: number, width: 15}
	peersLongForm  = form{before: []field{inCycle, employeeEmail, raterEmail, relation}, long: true, show: number}
	peersWideForm  = form{before: []field{inCycle, employeeID, raterID, relation}, after: []field{remark}, show: number}
)

// teamForms are the forms the managers of the teams use, in turn.
var teamForms = []form{
	{sheet: "Ratings", before: []field{employeeID, employee, rater, relation}, after: []field{remark},
		rotated: true, show: number, width: 15, headings: map[string]string{
			"Implementation and Forethought": "Implementation & Forethought", "Code/Design Review": "Code / Design Review",
			"Self-Development": "Self Development", "Prioritization": "Prioritisation"}},
	{sheet: "Assessment", before: []field{employee, employeeID, rater}, after: []field{remark},
		words: true, show: coded, width: 17, notes: instructions, headings: map[string]string{
			"Code/Design Review": "Code Design/Review", "Debugging & Support": "Debugging", "Judgement": "Judgment",
			"Tools and Tech": "Tools & Tech"}},
	{sheet: "Feedback", before: []field{employeeID, employee, rater, relation}, long: true,
		show: number, width: 12, headings: map[string]string{
			"Debugging & Support": "Debugging and Support", "Technical Problem Solving": "Technical problem-solving",
			"Bias to Action": "Bias for action"}},
	{sheet: "Team", before: []field{employeeListed, currentLevel, raterListed}, after: []field{remark},
		rotated: true, words: true, capitals: true, show: named, width: 17},
	{sheet: "Sheet1", before: []field{employeeNumber, employee, rater, relation}, after: []field{remark},
		averages: true, show: number, width: 15},
}

// formOf gives the form a team's manager uses.
func formOf(team int) form { return teamForms[team%len(teamForms)] }

var instructions = &notes{sheet: "Instructions", first: true, lines: []string{
	"How to fill in this form",
	"Rate each person in each dimension on the level whose description fits what you have seen since the last cycle.",
	"Choose from 1 - SRE I, 2 - SRE II, 3 - Senior I, 4 - Senior II, 5 - Staff, 6 - Principal.",
	"Leave nothing to guesswork: write \"not observed\", \"n/a\" or \"too new\" where you cannot rate.",
	"Give an example in the comment wherever you rate above or below the current level.",
	"Send the form to People Operations before the roster is frozen.",
}}

// number, coded and named show a rating as a number, as "4 - Senior II" and as
// the name of the level.
func number(_ *Company, m mark) any { return m.level }

func coded(_ *Company, m mark) any {
	short := [...]string{"SRE I", "SRE II", "Senior I", "Senior II", "Staff", "Principal"}
	return fmt.Sprintf("%.0f - %s", m.level, short[int(m.level)-1])
}

func named(_ *Company, m mark) any { return levelShort(int(m.level)) }

var stateWords = map[ladder.State]any{
	ladder.Blank: nil, ladder.NotObserved: "not observed", ladder.NotApplicable: "n/a", ladder.TooNew: "too new",
}
