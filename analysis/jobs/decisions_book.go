package jobs

import (
	"context"
	"database/sql"

	"calibrate/analysis"
	"calibrate/ladder"
)

// A decision is one line of a decision sheet.
type decision struct {
	agreed           int
	reason, by, date string
	replaced         bool // its file was replaced by a later one of the same name
	source           ladder.Source
}

// says tells whether two decisions say the same, wherever they stand.
func (d decision) says(e decision) bool {
	return d.agreed == e.agreed && d.reason == e.reason && d.by == e.by && d.date == e.date
}

// A decided person has the decision in force and those it took the place of, in
// the order given. A person whose decision was taken out again has no decision
// in force.
type decided struct {
	id        string
	now       decision
	withdrawn bool
	earlier   []decision
}

// A decisionBook has the decisions of one cycle, by person.
type decisionBook struct {
	people []decided // ordered by id
	at     map[string]int
}

// inForce gives the decision in force on a person.
func (b decisionBook) inForce(id string) (decision, bool) {
	i, found := b.at[id]
	if !found || b.people[i].withdrawn {
		return decision{}, false
	}
	return b.people[i].now, true
}

type decisionLine struct {
	id string
	decision
}

// readDecisions reads the decisions about the people in scope.
func readDecisions(ctx context.Context, in analysis.Input) (decisionBook, error) {
	lines, err := rows(ctx, in, "decisions", "history", scanDecision)
	return newDecisionBook(lines), err
}

// newDecisionBook takes the lines in order: the last that was not replaced
// holds. A line that is repeated word for word is one decision.
func newDecisionBook(lines []decisionLine) decisionBook {
	b := decisionBook{at: map[string]int{}}
	for _, line := range lines {
		i, found := b.at[line.id]
		if !found {
			i = len(b.people)
			b.at[line.id] = i
			b.people = append(b.people, decided{id: line.id, now: line.decision, withdrawn: line.replaced})
			continue
		}
		p := &b.people[i]
		if !p.now.says(line.decision) {
			p.earlier = append(p.earlier, p.now)
		}
		p.now, p.withdrawn = line.decision, line.replaced
	}
	return b
}

func scanDecision(r *sql.Rows) (d decisionLine, err error) {
	err = r.Scan(&d.id, &d.agreed, &d.reason, &d.by, &d.date, &d.replaced, &d.source.File, &d.source.Sheet, &d.source.Row, &d.source.Col)
	return d, err
}
