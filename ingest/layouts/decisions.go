package layouts

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"calibrate/ingest"
	"calibrate/ingest/vocab"
	"calibrate/ladder"
)

// Decisions is one row for each employee with the level a meeting agreed.
var Decisions = ingest.Layout{
	Name:  "decisions",
	About: "one row for each employee: agreed level, reason, decided by, date",
	Claim: func(s *ingest.Sheet, opt *ingest.Options) *ingest.Claim {
		v := look(s, opt)
		for row := 1; row <= min(v.NumRows(), headerRows); row++ {
			if v.said.Header > 0 && row != v.said.Header {
				continue
			}
			t := v.tableAt(row)
			if t.has("agreed") && t.has(employeeFields...) && len(t.dimensions) == 0 && !t.has("dimension", "share") && !v.headsRatings(t) {
				return t.claimDecisions()
			}
		}
		return nil
	},
}

// chooseAgreed takes the column of agreed levels that holds some, for "Decision" may head
// words; where two hold levels that differ, nothing says which was agreed.
func (t *table) chooseAgreed() *ingest.Claim {
	cols := slices.DeleteFunc(t.headedAs("agreed"), func(col int) bool { levels, _ := t.levelsIn(col); return levels == 0 })
	if len(cols) == 0 {
		return nil
	}
	t.fields["agreed"] = cols[0]
	for _, col := range cols[1:] {
		for _, row := range t.dataRows() {
			one, _ := t.vocab.Level(t.text(row, cols[0]))
			if other, _ := t.vocab.Level(t.text(row, col)); one > 0 && other > 0 && one != other {
				return t.unsure(fmt.Sprintf("columns %s and %s are both headed as the agreed level and differ, first in row %d", ladder.ColumnName(cols[0]), ladder.ColumnName(col), row),
					fmt.Sprintf("columns: {%s: skip}  # or {%s: skip}", ladder.ColumnName(cols[0]), ladder.ColumnName(col)))
			}
		}
	}
	return nil
}

func (t *table) claimDecisions() *ingest.Claim {
	if unsure := t.chooseAgreed(); unsure != nil {
		return unsure
	}
	title := t.titleAbove(t.row)
	claim := &ingest.Claim{
		HeaderRow: t.row, Ladder: t.vocab.Ladder.ID, Columns: t.columns(), Cycle: title.cycle(t.sight), Relation: t.vocab.Relation, Read: t.readLevel(),
	}
	for _, row := range t.dataRows() {
		reason := cmp.Or(t.cell(row, "reason"), t.cell(row, "comment"))
		if t.cell(row, "agreed") == "" {
			if reason != "" {
				claim.Problems = append(claim.Problems, t.problem(row, t.fields["agreed"], ladder.MissingLevel, ladder.Warning,
					"There is a reason and no agreed level, so nothing was taken; enter the level, the current one where nothing changes."))
			}
			continue // nothing decided yet
		}
		date, problem := t.decisionDate(row, &title)
		if problem != nil {
			claim.Problems = append(claim.Problems, *problem)
		}
		claim.Decisions = append(claim.Decisions, ingest.DecisionLine{
			Employee: t.employee(row), Cycle: t.cycleAt(row),
			Decision: ladder.Decision{
				Source: t.Source(row, t.fields["agreed"]), Reason: reason,
				DecidedBy: cmp.Or(t.cell(row, "decided_by"), title.fields["decided_by"].Text), Date: date,
			},
		})
	}
	claim.Problems = append(claim.Problems, t.unused(nil, nil)...)
	return claim
}

// readLevel reads a level a person can stand on, in the words of a ladder.
func (s *sight) readLevel() func(ingest.Cell, string) ingest.Reading {
	return func(cell ingest.Cell, ladderID string) ingest.Reading {
		_, reading := s.wordsOf(ladderID).Level(cell.Text)
		return ingest.Reading(reading)
	}
}

// decisionDate gives the row's date, else the title's, in ISO 8601; the
// decision stands without one.
func (t *table) decisionDate(row int, title *title) (string, *ladder.Problem) {
	said := t.said(row, "date")
	if said.Text == "" {
		said = title.fields["date"]
	}
	if said.Text == "" {
		return "", nil
	}
	date, reading := vocab.Date(said.Text, t.opt.DateOrder)
	if reading.Code != "" {
		p := t.problem(said.Row, said.Col, reading.Code, ladder.Error, reading.Message, reading.Suggestions...)
		return "", &p
	}
	return date.Format(time.DateOnly), nil
}
