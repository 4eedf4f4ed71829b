package ingest

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"maps"
	"strings"

	"calibrate/ladder"
)

// Import reads files and gives one batch for each: first the files that hold a
// roster, in the order given, then the others, so that people are known before
// the ratings of them are matched. A file that cannot be taken is a batch whose
// status is Refused, with the reason. An error means that a file could not be
// read at all, or that the import was called off; the batches of other files
// still follow. A file whose mended copy is among the files is not read: its
// batch says so and comes first.
func Import(ctx context.Context, files []string, opt Options) iter.Seq2[*ladder.Batch, error] {
	return func(yield func(*ladder.Batch, error) bool) {
		if opt.Ladder == nil {
			yield(nil, errors.New("import: no ladder given; load one with ladder.Load or use ladder.Default()"))
			return
		}
		all := readAll(ctx, files, &opt)
		decodeByRoster(ctx, all, &opt)
		read, aside := supersede(all)
		for _, batch := range aside {
			if !yield(batch, nil) {
				return
			}
		}
		run := newRun(read, &opt)
		giveBack(cellsOf(read))
		for _, f := range run.inOrder() {
			cells := f.cells()
			batch, err := run.batch(ctx, f)
			if err != nil {
				batch = nil
			}
			giveBack(cells)
			if !yield(batch, err) || ctx.Err() != nil {
				return
			}
		}
	}
}

// ImportBook makes the batch of one book that is open already. Import does the
// same for files, and knows the people of all of them.
func ImportBook(book *Book, opt Options) *ladder.Batch {
	f := &file{path: book.File, book: book}
	f.claim(&opt)
	f.takeRoster(&opt)
	return newRun([]*file{f}, &opt).read(f)
}

// A run is one import: its files, and the people known by cycle.
type run struct {
	opt    *Options
	files  []*file
	people map[string]*directory // by cycle
	anyone *directory            // everybody of all cycles, to match people of a cycle without a roster

	limits    Limits
	stated    map[string]bool   // cycles that the sheets state
	spellings map[string]string // of people no roster knows, by name key
	alike     alike             // those of them that may be one
	twice     int               // how many were told of
	named     map[string]string // names beside ids that no roster knows

	guidelines map[string]ladder.Guideline // by what they are for
}

func newRun(files []*file, opt *Options) *run {
	r := &run{opt: opt, files: files, limits: opt.Limits.orDefault(), people: map[string]*directory{}, stated: map[string]bool{}, spellings: map[string]string{}, alike: alike{}, named: map[string]string{}, guidelines: map[string]ladder.Guideline{}}
	for _, f := range files {
		maps.Copy(r.stated, f.stated)
	}
	for _, f := range files {
		f.placeRoster(r.fallback(f))
	}
	r.gatherPeople()
	return r
}

// inOrder gives the files with a roster first.
func (r *run) inOrder() []*file {
	var rosters, others []*file
	for _, f := range r.files {
		if len(f.roster) > 0 {
			rosters = append(rosters, f)
		} else {
			others = append(others, f)
		}
	}
	return append(rosters, others...)
}

// batch makes the batch of one file, letting go of its cells afterwards.
func (r *run) batch(ctx context.Context, f *file) (*ladder.Batch, error) {
	defer f.release()
	if f.err != nil {
		return f.refused()
	}
	if err := f.reopen(ctx, r.opt); err != nil {
		return nil, fmt.Errorf("import %s again to match its ratings: %w", f.path, err)
	}
	return r.read(f), nil
}

// read makes the batch of a file whose cells are at hand.
func (r *run) read(f *file) *ladder.Batch {
	b := f.newBatch()
	for _, line := range f.roster {
		b.People = append(b.People, line.Person)
	}
	said := newMentions(b)
	for _, s := range f.sheets {
		r.readSheet(f, said, s)
	}
	said.settle()
	r.otherwise(f, b)
	r.finish(f, b)
	return b
}

// delimiter gives the character a name such as "tab" or ";" stands for.
func delimiter(name string) rune {
	if strings.EqualFold(name, "tab") || name == `\t` {
		return '\t'
	}
	for _, r := range name {
		return r
	}
	return 0
}
