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
	mentions *mentions
	sheet    *Sheet
	claim    *Claim
	fallback string               // cycle of the file, when neither sheet nor row names one
	readings map[string]*readings // by ladder
	topics   map[string][]int32   // by ladder: the batch's index of each of the claim's dimensions
	matches  map[matchKey]match
	latest   [2]struct { // employee and rater of the last line: they often stand in several
		key   matchKey
		match match
	}
	told   map[string]bool   // problems said once a sheet
	cycles map[string]string // by the text that states one
	merged map[[2]int]Range  // cells whose value is shown in the place of several ratings

	percentages bool // numbers shown as percentages are some
}

// readSheet adds to the batch what one sheet gives.
func (r *run) readSheet(f *file, said *mentions, s *sheetClaim) {
	b := said.batch
	r.checkNamed(f, s)
	r.checkCycle(f, s)
	b.Sheets = append(b.Sheets, s.report)
	b.Problems = append(b.Problems, s.faults...)
	if s.claim == nil {
		return
	}
	b.Problems = append(b.Problems, s.claim.Problems...)
	b.Problems = append(append(b.Problems, hiddenData(s.sheet)...), struckOut(s.sheet)...)
	b.Problems = append(b.Problems, lostInCells(s.sheet)...)
	reader := &sheetReader{
		run: r, batch: b, mentions: said, sheet: s.sheet, claim: s.claim,
		fallback: r.fallback(f),
		readings: map[string]*readings{}, topics: map[string][]int32{}, matches: map[matchKey]match{}, told: map[string]bool{}, cycles: map[string]string{},
	}
	if s.claim.Lines != nil {
		b.Ratings.Grow(s.claim.Marks)
		reader.merged, reader.percentages = mergedMarks(s.sheet, s.claim), percentages(s.sheet, s.claim)
		b.Problems = append(b.Problems, shownRounded(s.sheet, s.claim)...)
		before, runs := b.Ratings.Len(), len(b.Ratings.Runs())
		for line := range s.claim.Lines {
			if reader.line(line); r.tooMuch(b, len(said.list)) != "" {
				return
			}
		}
		reader.nothingRated(before)
		reader.namedAfterAnother(runs)
	}
	reader.guidelines()
	reader.decisions()
}

// nothingRated warns of a sheet whose ratings, those of the batch from one on, are all
// blank: whoever filled it in may have coloured the cells.
func (r *sheetReader) nothingRated(from int) {
	marks, values := r.batch.Ratings.Marks()[from:], r.batch.Ratings.Values()
	if len(marks) == 0 || slices.ContainsFunc(marks, func(m ladder.Mark) bool { return values[m.Value].State != ladder.Blank }) {
		return
	}
	r.problem(0, 0, "", Reading{Code: ladder.NothingRated, Severity: ladder.Warning,
		Message: fmt.Sprintf("All %d cells for ratings are blank, so nobody is rated here; where colours or notes say the ratings, write the levels into the cells.", len(marks))})
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
	if employee.ok && !dir.roster && !r.saysNothing(line, people.ladder) {
		people.said = r.mention(line, employee, cycle, people.ladder)
	}
	people.run = ladder.Run{File: r.sheet.File, Sheet: r.sheet.Name, Cycle: cycle, Employee: employee.id, Rater: rater.id, Relation: people.relation}
	for i := range line.Marks {
		r.mark(line, &line.Marks[i], &people)
	}
}

// saysNothing reports whether a line names no rater and holds no rating, as the
// heading of a group of people does: without a roster nobody knows that it is none.
func (r *sheetReader) saysNothing(line *Line, ladderID string) bool {
	return line.Rater.Text() == "" && line.Relation.Text == "" && !slices.ContainsFunc(line.Marks, func(m Mark) bool {
		return r.reading(r.sheet.At(m.Row, m.Col), ladderID).State != ladder.Blank
	})
}

// A pair is who rates whom on one line, and what is needed to read the marks.
type pair struct {
	employee, rater match
	readable        bool // both are known
	relation        ladder.Relation
	ladder          string
	level           int
	run             ladder.Run // what the ratings of the line share
	begun           bool       // there is one already
	said            *mentioned // of the employee, when there is no roster
}

// standing gives the ladder and the current level of the employee: from the
// roster where it has them, else from the sheet.
func (r *sheetReader) standing(line *Line, employee match) (ladderID string, level int) {
	ladderID, level = r.claim.Ladder, line.Stated.Level
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
func (r *sheetReader) mark(line *Line, m *Mark, people *pair) {
	cell := r.sheet.At(m.Row, m.Col)
	known := r.reading(cell, people.ladder)
	if known.State == ladder.Blank && !people.readable {
		return
	}
	topic := r.topic(m.Dimension, people.ladder)
	if topic < 0 {
		r.otherLadder(m, cell, &r.claim.Dimensions[m.Dimension], people, known.Reading)
		return
	}
	value := r.value(m, cell, known, people)
	if !people.begun {
		r.batch.Ratings.Begin(people.run)
		people.begun = true
	}
	r.batch.Ratings.Put(ladder.Mark{Row: int32(m.Row), Col: int32(m.Col), Topic: topic, Value: value}, r.comment(line, m, known.State))
}

// value gives the index the batch has for what a cell says, reporting what is
// wrong with it. A rating by or about somebody unknown is unread.
func (r *sheetReader) value(m *Mark, cell Cell, known *cellReading, people *pair) int32 {
	if !people.readable {
		if known.unread < 0 {
			known.unread = r.batch.Ratings.Value(ladder.Value{State: ladder.Unread, Text: cell.Text})
		}
		return known.unread
	}
	reading := known.Reading
	if r.asPresented(m, cell, &reading, people.ladder) {
		r.problem(m.Row, m.Col, cell.Text, reading)
		return r.valueOf(reading, cell.Text)
	}
	if reading.Relative && reading.Code == "" {
		if people.said != nil {
			people.said.counted = append(people.said.counted, r.batch.Ratings.Len())
		}
		reading = r.fromCurrent(cell, reading, people)
	}
	if reading.Code != "" {
		r.problem(m.Row, m.Col, cell.Text, reading)
	}
	if reading.Relative {
		return r.valueOf(reading, cell.Text)
	}
	if known.value < 0 {
		known.value = r.valueOf(reading, cell.Text)
	}
	return known.value
}

// asPresented corrects the reading of a cell by what the sheet shows of it: a merged area,
// a percentage, a number format. It reports whether that makes it a problem.
func (r *sheetReader) asPresented(m *Mark, cell Cell, reading *Reading, ladderID string) bool {
	if area, merged := r.merged[[2]int{m.Row, m.Col}]; merged && reading.State != ladder.Blank {
		*reading = mergedReading(area)
		return true
	}
	if r.percentages && r.sheet.percent(cell) {
		*reading = percentReading(cell.Text)
		return true
	}
	shown, dressed := r.sheet.dressed(cell)
	if !dressed || reading.State != ladder.Rated {
		return false
	}
	*reading = r.asShown(m, cell, shown, *reading, ladderID)
	return reading.Code != ""
}

// topic gives the index the batch has for a dimension of the claim in the words
// of a ladder; -1 when the ladder lacks it.
func (r *sheetReader) topic(dimension int, ladderID string) int32 {
	list, known := r.topics[ladderID]
	if !known {
		for _, heading := range r.claim.Dimensions {
			topic := int32(-1)
			if name, ok := heading.Names[ladderID]; ok {
				topic = r.batch.Ratings.Topic(ladder.Topic{Ladder: ladderID, Dimension: name})
			}
			list = append(list, topic)
		}
		r.topics[ladderID] = list
	}
	return list[dimension]
}

// comment gives the remark on a mark: its own column, else a note on the cell,
// else the remark on the whole line.
func (r *sheetReader) comment(line *Line, m *Mark, state ladder.State) string {
	if m.Comment != "" {
		return m.Comment
	}
	if note := r.sheet.Comment(m.Row, m.Col); note != "" {
		return note
	}
	if state == ladder.Blank {
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
