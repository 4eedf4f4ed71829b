package ingest

import (
	"fmt"
	"slices"

	"calibrate/ladder"
)

// A sheetReader turns the lines of one claimed sheet into ratings.
type sheetReader struct {
	run      *run
	batch    *ladder.Batch
	sheet    *Sheet
	claim    *Claim
	fallback string // cycle of the file, when neither sheet nor row names one
	readings map[readingKey]Reading
	matches  map[matchKey]match
	told     map[string]bool // problems said once a sheet
}

type readingKey struct {
	ladder string
	kind   CellKind
	text   string
}

// readSheet adds to the batch what one sheet gives.
func (r *run) readSheet(f *file, b *ladder.Batch, s *sheetClaim) {
	r.checkNamed(f, s)
	b.Sheets = append(b.Sheets, s.report)
	b.Problems = append(b.Problems, s.faults...)
	if s.claim == nil {
		return
	}
	b.Problems = append(b.Problems, s.claim.Problems...)
	b.Problems = append(b.Problems, hiddenData(s.sheet)...)
	reader := &sheetReader{
		run: r, batch: b, sheet: s.sheet, claim: s.claim,
		fallback: cycleOfFile(f.path, r.opt.Cycle),
		readings: map[readingKey]Reading{}, matches: map[matchKey]match{}, told: map[string]bool{},
	}
	if s.claim.Lines != nil {
		b.Ratings = slices.Grow(b.Ratings, s.claim.Marks)
		for line := range s.claim.Lines {
			reader.line(line)
		}
	}
	reader.guidelines()
	reader.decisions()
}

// line matches the people of one line and reads its marks.
func (r *sheetReader) line(line *Line) {
	cycle, ok := r.cycleOf(line.Cycle)
	if !ok {
		return
	}
	dir := r.run.directory(cycle)
	employee := r.who(dir, line.Employee, line, ladder.UnknownEmployee, ladder.MissingEmployee)
	if line.Employee.Text() == "" {
		return
	}
	rater, byRelation := r.raterByRelation(dir, line, employee)
	if !byRelation {
		rater = r.who(dir, line.Rater, line, ladder.UnknownRater, ladder.MissingRater)
	}
	people := pair{employee: employee, rater: rater, readable: employee.ok && rater.ok}
	people.relation = r.relation(dir, line, people)
	if line.Shifted != "" && len(line.Marks) > 0 {
		people.readable = false
		first := line.Marks[0]
		r.problem(first.Row, first.Col, r.sheet.At(first.Row, first.Col).Text, Reading{Code: ladder.RowLooksShifted, Severity: ladder.Error, Message: line.Shifted})
	}
	people.ladder, people.level = r.standing(line, employee)
	for i := range line.Marks {
		r.mark(line, &line.Marks[i], cycle, &people)
	}
}

// A pair is who rates whom on one line, and what is needed to read the marks.
type pair struct {
	employee, rater match
	readable        bool // both are known
	relation        ladder.Relation
	ladder          string
	level           int
}

// standing gives the ladder and the current level of the employee: from the
// roster where it has them, else from the sheet.
func (r *sheetReader) standing(line *Line, employee match) (ladderID string, level int) {
	ladderID, level = r.claim.Ladder, line.Level
	if p := employee.person; p != nil {
		if l, ok := r.run.opt.LadderByID(p.Ladder); ok && p.Ladder != "" {
			ladderID = l.ID
		}
		if p.Level > 0 {
			level = p.Level
		}
	}
	return ladderID, level
}

// mark reads one cell into a rating, a state or a problem; a blank one only
// where both people are known.
func (r *sheetReader) mark(line *Line, m *Mark, cycle string, people *pair) {
	cell := r.sheet.At(m.Row, m.Col)
	reading := r.reading(cell, people.ladder)
	if reading.State == ladder.Blank && !people.readable {
		return
	}
	heading := &r.claim.Dimensions[m.Dimension]
	dimension, ok := heading.Names[people.ladder]
	if !ok {
		r.otherLadder(m, cell, heading, people, reading)
		return
	}
	if reading.Relative && reading.Code == "" {
		reading = r.fromCurrent(cell, reading, people)
	}
	rating := ladder.Rating{
		Source: r.sheet.Source(m.Row, m.Col), Cycle: cycle,
		Employee: people.employee.id, Rater: people.rater.id, Relation: people.relation,
		Ladder: people.ladder, Dimension: dimension,
		State: reading.State, Text: cell.Text, Rule: reading.Rule, Comment: r.comment(line, m, reading),
	}
	if reading.State == ladder.Rated {
		rating.Level = reading.Level
	}
	if !people.readable {
		rating.State, rating.Level, rating.Rule = ladder.Unread, 0, ""
	} else if reading.Code != "" {
		r.problem(m.Row, m.Col, cell.Text, reading)
	}
	r.batch.Ratings = append(r.batch.Ratings, rating)
}

// reading reads a cell, asking the layout once for each distinct text.
func (r *sheetReader) reading(cell Cell, ladderID string) Reading {
	key := readingKey{ladderID, cell.Kind, cell.Text}
	known, ok := r.readings[key]
	if !ok {
		known = r.claim.Read(cell, ladderID)
		r.readings[key] = known
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

// comment gives the remark on a mark: its own column, else a note on the cell,
// else the remark on the whole line.
func (r *sheetReader) comment(line *Line, m *Mark, reading Reading) string {
	if m.Comment != "" {
		return m.Comment
	}
	if note := r.sheet.Comment(m.Row, m.Col); note != "" {
		return note
	}
	if reading.State == ladder.Blank {
		return ""
	}
	return line.Comment
}

func (r *sheetReader) problem(row, col int, text string, reading Reading) {
	r.batch.Problems = append(r.batch.Problems, ladder.Problem{
		Source: r.sheet.Source(row, col), Text: text, Code: reading.Code, Severity: reading.Severity,
		Message: reading.Message, Suggestions: reading.Suggestions,
	})
}

// once reports a problem of the whole sheet a single time.
func (r *sheetReader) once(key string, row, col int, text string, reading Reading) {
	if !r.told[key] {
		r.told[key] = true
		r.problem(row, col, text, reading)
	}
}
