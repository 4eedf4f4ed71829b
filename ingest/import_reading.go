package ingest

import (
	"fmt"

	"calibrate/ladder"
)

// readings holds what cells mean in the words of one ladder: each distinct text
// is read once, by the kind of its cell.
type readings [FormulaNoValue + 1]map[string]*cellReading

// A cellReading is what a text means, and where the batch holds that value.
type cellReading struct {
	Reading
	value, unread int32 // the latter when the people are not known; -1 before its first use
}

func (r *sheetReader) valueOf(reading Reading, text string) int32 {
	value := ladder.Value{State: reading.State, Text: text, Rule: reading.Rule}
	if reading.State == ladder.Rated {
		value.Level = reading.Level
	}
	return r.batch.Ratings.Value(value)
}

// reading reads a cell, asking the layout once for each distinct text.
func (r *sheetReader) reading(cell Cell, ladderID string) *cellReading {
	all := r.readings[ladderID]
	if all == nil {
		all = &readings{}
		r.readings[ladderID] = all
	}
	known, ok := all[cell.Kind][cell.Text]
	if !ok {
		if all[cell.Kind] == nil {
			all[cell.Kind] = map[string]*cellReading{}
		}
		known = &cellReading{Reading: r.claim.Read(cell, ladderID), value: -1, unread: -1}
		all[cell.Kind][cell.Text] = known
	}
	return known
}

// fromCurrent turns a relative word into a level, which takes the employee's
// current level.
func (r *sheetReader) fromCurrent(cell Cell, reading Reading, people *pair) Reading {
	l, _ := r.run.opt.LadderByID(people.ladder)
	refused := Reading{State: ladder.Unread, Severity: ladder.Error}
	level := float64(people.level) + reading.Steps
	switch {
	case people.level == 0:
		refused.Code = ladder.UnknownLevel
		refused.Message = fmt.Sprintf("%.80q counts from the current level of %s, which neither a roster nor this sheet states; import a roster with levels first.", cell.Text, people.employee.id)
		return refused
	case level < 1 || level > float64(len(l.Levels)):
		refused.Code = ladder.OutOfRange
		refused.Message = fmt.Sprintf("%.80q counts from %s, and there is no level on that side of the ladder; correct the rating or the current level.", cell.Text, l.Levels[people.level-1].Name)
		return refused
	}
	reading.Level = level
	return reading
}

// otherLadder reports a rating in a dimension the employee's ladder lacks.
func (r *sheetReader) otherLadder(m *Mark, cell Cell, heading *DimensionHeading, people *pair, reading Reading) {
	if reading.State == ladder.Blank {
		return
	}
	r.problem(m.Row, m.Col, cell.Text, Reading{Code: ladder.UnknownDimension, Severity: ladder.Error,
		Message: fmt.Sprintf("%s is on the ladder %q, which has no dimension %q; move the rating, or correct the ladder in the roster.", people.employee.id, people.ladder, heading.Text)})
}
