package ingest

import "calibrate/ladder"

// guidelines takes the guideline lines of the sheet, each in its cycle.
func (r *sheetReader) guidelines() {
	for _, g := range r.claim.Guidelines {
		cycle, ok := r.cycleOf(Said{Text: g.Cycle, Row: g.Source.Row, Col: g.Source.Col})
		if !ok {
			continue
		}
		g.Cycle = cycle
		r.batch.Guidelines = append(r.batch.Guidelines, g)
	}
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
		r.batch.Decisions = append(r.batch.Decisions, d)
	}
}
