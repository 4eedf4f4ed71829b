package ingest

import (
	"fmt"

	"calibrate/ladder"
)

// guidelines takes the guideline lines of the sheet, each in its cycle.
func (r *sheetReader) guidelines() {
	for _, g := range r.claim.Guidelines {
		cycle, ok := r.cycleOf(Said{Text: g.Cycle, Row: g.Source.Row, Col: g.Source.Col})
		if !ok {
			continue
		}
		g.Cycle = cycle
		if r.statedOtherwise(&g) {
			continue
		}
		r.batch.Guidelines = append(r.batch.Guidelines, g)
	}
}

// statedOtherwise reports a line of a guideline that an earlier one states with another
// share, and is true of it.
func (r *sheetReader) statedOtherwise(g *ladder.Guideline) bool {
	key := fmt.Sprint(g.Cycle, "\x00", g.Org, "\x00", g.Ladder, "\x00", g.Levels, g.Operator)
	first, met := r.run.guidelines[key]
	if !met {
		r.run.guidelines[key] = *g
		return false
	}
	if first.Share == g.Share && first.Upper == g.Upper {
		return false
	}
	r.problem(g.Source.Row, g.Source.Col, r.sheet.At(g.Source.Row, g.Source.Col).Text, Reading{Code: ladder.DuplicateConflict, Severity: ladder.Error,
		Message: fmt.Sprintf("The guideline for this level is another one at %s, so this line was not taken; keep one.", place(first.Source, g.Source))})
	return true
}

// decisions takes the decisions about people who are known.
func (r *sheetReader) decisions() {
	for _, line := range r.claim.Decisions {
		cycle, ok := r.cycleOf(line.Cycle)
		if !ok {
			continue
		}
		found := r.run.directory(cycle).find(r.run.opt.Map.person(line.Employee), ladder.UnknownEmployee, ladder.MissingEmployee, r.run.opt.NoRosterCheck)
		if !found.ok {
			r.problem(line.Employee.Row, line.Employee.Col, line.Employee.Text(), found.problem)
			continue
		}
		d := line.Decision
		d.Cycle, d.Employee = cycle, found.id
		if d.Agreed, ok = r.agreed(d.Source, found); ok {
			r.batch.Decisions = append(r.batch.Decisions, d)
		}
	}
}

// agreed reads the level of a decision on the ladder of the person it is about.
// A word for "nothing" decides nothing.
func (r *sheetReader) agreed(at ladder.Source, who match) (level int, ok bool) {
	ladderID, _ := r.standing(&Line{}, who)
	cell := r.sheet.At(at.Row, at.Col)
	reading := r.claim.Read(cell, ladderID)
	if reading.Code != "" {
		r.problem(at.Row, at.Col, cell.Text, reading)
	}
	return int(reading.Level), reading.State == ladder.Rated
}
