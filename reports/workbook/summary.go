package workbook

import (
	"compress/flate"
	"context"
	"fmt"
	"path/filepath"
	"slices"

	"calibrate/analysis"
)

// Write writes the summary of a bundle: a front sheet, the sheets of each job,
// every source, every note, and what the figures rest on. The file is readable
// by its owner alone, and the same bundle gives the same bytes.
func Write(ctx context.Context, path string, b analysis.Bundle) error {
	return WriteWith(ctx, path, b, Options{})
}

// WriteWith is Write with sheets that somebody asked for.
func WriteWith(ctx context.Context, path string, b analysis.Bundle, o Options) error {
	s, err := newSummary(ctx, filepath.Dir(path), b)
	if err != nil {
		return fmt.Errorf("workbook: %w", err)
	}
	defer s.discard()
	s.options = o
	if err := s.fill(); err != nil {
		return fmt.Errorf("workbook: %w", err)
	}
	return s.save(path)
}

// A summary is the workbook of one bundle.
type summary struct {
	*book
	ctx      context.Context
	bundle   analysis.Bundle
	options  Options
	contents []entry
	most     int      // rows of a table on one sheet
	remarks  []string // on the front sheet, of what this workbook leaves out
}

// An entry is one line of the list of sheets.
type entry struct {
	sheet, about string
	job          string // whose sheet it is, "" for none
	rows         int
}

// mailedPeople is up to how many people a workbook may still go by mail: its rows are
// packed a quarter smaller, which takes half as long again. Of more it is too large
// for that however it is packed.
const mailedPeople = 3000

func newSummary(ctx context.Context, folder string, b analysis.Bundle) (*summary, error) {
	m := b.Manifest
	book, err := newBookIn(folder, "Calibration summary · cycle "+m.Cycle+" · "+scope(m), "Confidential · run "+m.RunID)
	if err != nil {
		return nil, err
	}
	people, err := analysis.People(ctx, b.Input)
	if err != nil {
		return nil, err
	}
	if len(people) <= mailedPeople {
		book.effort = flate.DefaultCompression
	}
	return &summary{book: book, ctx: ctx, bundle: b, most: mostRows}, nil
}

// scope names what a bundle is about.
func scope(m analysis.Manifest) string {
	if m.Org == "" {
		return "Whole company"
	}
	return m.Org
}

const (
	frontName    = "Summary"
	sourcesName  = "Sources"
	notesName    = "Notes"
	manifestName = "Manifest"
)

// fill makes the sheets in their order. The front sheet comes first and is
// written last, when it is known what to lead to.
func (s *summary) fill() error {
	front, err := s.page(frontName)
	if err != nil {
		return err
	}
	if err := s.findCells(); err != nil {
		return err
	}
	if err := s.whatIfs(); err != nil {
		return err
	}
	for _, result := range s.shown() {
		if err := s.ctx.Err(); err != nil {
			return err
		}
		if err := s.job(result); err != nil {
			return fmt.Errorf("job %s: %w", result.Job, err)
		}
	}
	for _, part := range []func() error{s.peopleSheets, s.asked, s.whoRatedWhom, s.sources, s.notes, s.manifest} {
		if err := part(); err != nil {
			return err
		}
	}
	return s.front(front)
}

// hrOnly are the jobs that a director's workbook leaves out, as the packet does.
var hrOnly = map[string]bool{"fairness": true}

// shown gives the results that the reader may see.
func (s *summary) shown() []analysis.Result {
	if s.bundle.Manifest.Audience != analysis.Director {
		return s.bundle.Results
	}
	return slices.DeleteFunc(slices.Clone(s.bundle.Results), func(r analysis.Result) bool { return hrOnly[r.Job] })
}

// listed adds a sheet to the contents.
func (s *summary) listed(sheet *sheet, job, about string, rows int) {
	s.contents = append(s.contents, entry{sheet: sheet.name, about: about, job: job, rows: rows})
}
