package workbook

import (
	"fmt"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"calibrate/ladder"
)

// The colours of cells in question: not taken, and taken with a warning.
const (
	errorFill   = "F8CBAD"
	warningFill = "FFF2CC"
)

// A marker colours and annotates the cells of one workbook.
type marker struct {
	*book
	notes  bool
	filled map[fillKey]int
	told   int                                    // cells annotated
	before map[string]map[string]excelize.Comment // notes of people by sheet and cell
}

type fillKey struct {
	style int
	fill  string
}

// A spot is a cell in question, and all that is wrong with it.
type spot struct {
	sheet, cell string
	problems    []ladder.Problem
}

// mark colours the cells of problems and gives the number annotated.
func (b *book) mark(problems []ladder.Problem, notes bool) (int, error) {
	m := &marker{book: b, notes: notes, filled: map[fillKey]int{}, before: map[string]map[string]excelize.Comment{}}
	for _, p := range b.spots(problems) {
		if err := m.colour(p); err != nil {
			return 0, fmt.Errorf("%s!%s: %w", p.sheet, p.cell, err)
		}
		if err := m.annotate(p); err != nil {
			return 0, fmt.Errorf("%s!%s: %w", p.sheet, p.cell, err)
		}
	}
	return m.told, m.checkNotes()
}

// spots gathers the problems of each cell, in the order they come.
func (b *book) spots(problems []ladder.Problem) []*spot {
	var list []*spot
	known := map[[2]string]*spot{}
	for _, p := range problems {
		at := [2]string{p.Source.Sheet, p.Source.Cell()}
		if at[1] == "" || !slices.Contains(b.sheets, at[0]) {
			continue
		}
		if known[at] == nil {
			known[at] = &spot{sheet: at[0], cell: at[1]}
			list = append(list, known[at])
		}
		known[at].problems = append(known[at].problems, p)
	}
	return list
}

// colour fills a cell and leaves the rest of its style as it is.
func (m *marker) colour(p *spot) error {
	style, err := m.f.GetCellStyle(p.sheet, p.cell)
	if err != nil {
		return err
	}
	key := fillKey{style, p.fill()}
	filled, known := m.filled[key]
	if !known {
		whole, err := m.f.GetStyle(style)
		if err != nil {
			return err
		}
		whole.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{key.fill}}
		if filled, err = m.f.NewStyle(whole); err != nil {
			return err
		}
		m.filled[key] = filled
	}
	return m.f.SetCellStyle(p.sheet, p.cell, p.cell, filled)
}

func (p *spot) fill() string {
	for _, one := range p.problems {
		if one.Severity == ladder.Error {
			return errorFill
		}
	}
	return warningFill
}

// annotate adds what is wrong to the note of a cell. A thread of comments is left
// alone: the note under it is a stand-in that Excel watches over.
func (m *marker) annotate(p *spot) error {
	if !m.notes || m.told == mostNotes {
		return nil
	}
	before, err := m.notesOf(p.sheet)
	if err != nil {
		return err
	}
	was, noted := before[p.cell]
	if strings.HasPrefix(was.Author, "tc=") {
		return nil
	}
	if noted {
		if err := m.f.DeleteComment(p.sheet, p.cell); err != nil {
			return fmt.Errorf("%w: a note cannot be replaced: %w", ErrNotCopied, err)
		}
	}
	m.told++
	text := clean(ladder.Annotate(noteText(was), p.remark()))
	err = m.f.AddComment(p.sheet, excelize.Comment{Author: "calibrate", Cell: p.cell, Text: text, Width: 320, Height: noteHeight(text)})
	if err != nil { // the sheet's notes are drawn in a way the library does not know
		return fmt.Errorf("%w: a note cannot be added: %w", ErrNotCopied, err)
	}
	return nil
}

// remark says what is wrong with a cell and what may be meant.
func (p *spot) remark() string {
	var lines []string
	for _, one := range p.problems {
		lines = append(lines, one.Message)
		if len(one.Suggestions) > 0 {
			lines = append(lines, "Suggestion: "+strings.Join(one.Suggestions, " or "))
		}
	}
	return strings.Join(lines, "\n")
}

func noteHeight(text string) uint { return uint(40 + 18*min(linesOf(text, 48), 20)) }

// notesOf gives the notes a sheet had before any was added.
func (m *marker) notesOf(sheet string) (map[string]excelize.Comment, error) {
	if known := m.before[sheet]; known != nil {
		return known, nil
	}
	list, err := m.f.GetComments(sheet)
	if err != nil {
		return nil, err
	}
	notes := make(map[string]excelize.Comment, len(list))
	for _, one := range list {
		notes[one.Cell] = one
	}
	m.before[sheet] = notes
	return notes, nil
}

func noteText(c excelize.Comment) string {
	text := c.Text
	for _, run := range c.Paragraph {
		text += run.Text
	}
	return text
}

// checkNotes sees that the notes added can be found. The library adds them to a
// part of its own where a sheet's notes lie under an unusual name.
func (m *marker) checkNotes() error {
	if !m.notes {
		return nil
	}
	found := 0
	for sheet := range m.before {
		list, err := m.f.GetComments(sheet)
		if err != nil {
			return err
		}
		for _, one := range list {
			if text := noteText(one); text != ladder.WithoutRemarks(text) {
				found++
			}
		}
	}
	if found != m.told {
		return fmt.Errorf("%w: %d of %d notes can be added", ErrNotCopied, found, m.told)
	}
	return nil
}
