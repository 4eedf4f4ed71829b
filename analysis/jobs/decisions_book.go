package jobs

import (
	"context"
	"database/sql"
	"slices"

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
	met    string // the last day of the meeting, year first; "" when no decision has a date
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

// readDecisions reads the decisions about the people in scope. The jobs of one Run share
// them.
func readDecisions(ctx context.Context, in analysis.Input) (decisionBook, error) {
	return analysis.Once(in, "decisions", func() (decisionBook, error) {
		lines, err := rows(ctx, in, "decisions", "history", scanDecision)
		return newDecisionBook(lines), err
	})
}

// newDecisionBook takes the lines in order: the last one whose file was not
// replaced holds. A line that is repeated word for word is one decision.
func newDecisionBook(lines []decisionLine) decisionBook {
	b := decisionBook{at: map[string]int{}}
	for len(lines) > 0 {
		id := lines[0].id
		var steps []decision
		for ; len(lines) > 0 && lines[0].id == id; lines = lines[1:] {
			steps = append(steps, lines[0].decision)
		}
		b.at[id] = len(b.people)
		b.people = append(b.people, newDecided(id, steps))
	}
	b.met = b.meetingEnd()
	return b
}

// meetingEnd is the latest day on which a tenth of the decisions in force are
// dated: nobody says when the meeting was, and the few that follow it are late.
func (b decisionBook) meetingEnd() string {
	days, dated, end := map[string]int{}, 0, ""
	for _, d := range b.people {
		if d.now.date != "" && !d.withdrawn {
			days[d.now.date]++
			dated++
		}
	}
	for day, n := range days {
		if 10*n >= dated {
			end = max(end, day)
		}
	}
	return end
}

// newDecided takes the decisions on one person in the order given.
func newDecided(id string, given []decision) decided {
	d := decided{id: id, withdrawn: true, now: given[len(given)-1]}
	for _, g := range given {
		if !g.replaced {
			d.now, d.withdrawn = g, false
		}
	}
	for _, g := range append(slices.Clone(given), d.now) {
		if n := len(d.earlier); n == 0 || !d.earlier[n-1].says(g) {
			d.earlier = append(d.earlier, g)
		}
	}
	d.earlier = d.earlier[:len(d.earlier)-1] // the last one says what now does
	return d
}

func scanDecision(r *sql.Rows) (d decisionLine, err error) {
	err = r.Scan(&d.id, &d.agreed, &d.reason, &d.by, &d.date, &d.replaced, &d.source.File, &d.source.Sheet, &d.source.Row, &d.source.Col)
	return d, err
}
