package ingest

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"maps"
	"strings"
	"time"

	"calibrate/ladder"
)

// Options say how to import. Ladder and Layouts are needed; the zero value of
// everything else decides nothing that the files themselves do not make certain.
type Options struct {
	Ladder  *ladder.Ladder            // the ladder of people whose roster names none
	Ladders map[string]*ladder.Ladder // further ladders by id
	Layouts []Layout                  // layouts.List
	Roster  []ladder.Person           // people read by earlier imports, of any cycle

	Cycle     string    // the cycle asked for; rows that name another one are problems
	Today     time.Time // dates after it are in the future; the zero time checks none
	Scale     string    // name of the scale all sheets use; "" finds it from the cells
	DateOrder string    // "dmy", "mdy" or "ymd" settles 03/04/2020; "" makes it a problem
	Encoding  string    // of CSV files; "" finds it out
	Delimiter string    // of CSV files: one character or "tab"; "" finds it out

	NoRosterCheck     bool // take ratings by and about people the roster does not know
	Strict            bool // refuse a file with any problem whole
	IncludeHidden     bool // read hidden sheets
	AcceptSuggestions bool // take headings one edit away from one dimension

	Map    *Map // columns, sheets and people named explicitly; nil detects them all
	Limits Limits
}

// AllLadders gives the ladders in use, the main one first and the others in the
// order of their ids.
func (opt *Options) AllLadders() []*ladder.Ladder {
	list := []*ladder.Ladder{opt.Ladder}
	for _, id := range sortedKeys(opt.Ladders) {
		if l := opt.Ladders[id]; l != opt.Ladder && l.ID != opt.Ladder.ID {
			list = append(list, l)
		}
	}
	return list
}

// LadderByID gives the ladder a roster names; "" is the main one.
func (opt *Options) LadderByID(id string) (*ladder.Ladder, bool) {
	for _, l := range opt.AllLadders() {
		if id == "" || strings.EqualFold(id, l.ID) || strings.EqualFold(id, l.Name) {
			return l, true
		}
	}
	return nil, false
}

// OpenOptions are those the files of an import are opened with. The words of
// the ladders and the people known already help to tell the encoding of a CSV.
func (opt *Options) OpenOptions() OpenOptions {
	return OpenOptions{Encoding: opt.Encoding, Delimiter: delimiter(opt.Delimiter), IncludeHidden: opt.IncludeHidden, Limits: opt.Limits, Known: opt.known()}
}

func (opt *Options) known() map[string]bool {
	known := map[string]bool{}
	for _, p := range opt.Roster {
		addKnown(known, p.Name)
	}
	if opt.Ladder == nil {
		return known
	}
	for _, l := range opt.AllLadders() {
		for _, w := range l.Fields {
			addKnown(known, w.Text)
		}
		for _, w := range l.States {
			addKnown(known, w.Text)
		}
	}
	return known
}

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
}

func newRun(files []*file, opt *Options) *run {
	r := &run{opt: opt, files: files, limits: opt.Limits.orDefault(), people: map[string]*directory{}, stated: map[string]bool{}, spellings: map[string]string{}}
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
	r.finish(f, b)
	return b
}

// finish settles duplicates and the status of a batch.
func (r *run) finish(f *file, b *ladder.Batch) {
	b.Problems = append(b.Problems, f.rosterProblems...)
	people := len(b.People) + len(b.Mentioned)
	if r.tooMuch(b, people) == "" {
		settleDuplicates(b, r.limits.Problems)
	}
	warnMixedCycles(b)
	sortProblems(b)
	switch reason := r.tooMuch(b, people); {
	case reason != "":
		refuseTooMuch(b, reason)
	case r.opt.Strict && cellProblems(b) > 0:
		b.Reason = fmt.Sprintf("the file has %d problems and --strict takes a file whole or not at all; mend them, or import without --strict", cellProblems(b))
	case !tookAnything(b):
		b.Reason = nothingTaken(b)
	default:
		return
	}
	b.Status = ladder.Refused
	b.People, b.Mentioned, b.Ratings, b.Guidelines, b.Decisions = nil, nil, ladder.Ratings{}, nil, nil
}

// cellProblems counts the problems that keep a file from being whole: errors, and
// warnings at a cell. That a sheet asks for some dimensions only is no fault of it.
func cellProblems(b *ladder.Batch) int {
	n := 0
	for _, p := range b.Problems {
		if p.Severity == ladder.Error || p.Source.Row > 0 {
			n++
		}
	}
	return n
}

func tookAnything(b *ladder.Batch) bool {
	return len(b.People)+b.Ratings.Len()+len(b.Guidelines)+len(b.Decisions) > 0
}

// nothingTaken says why no sheet of a file gave anything.
func nothingTaken(b *ladder.Batch) string {
	var reasons []string
	for _, s := range b.Sheets {
		if s.Reason == "" {
			continue
		}
		if s.Reason == ladderReason {
			return s.Reason
		}
		if s.Sheet == "" {
			reasons = append(reasons, s.Reason)
		} else {
			reasons = append(reasons, fmt.Sprintf("sheet %q: %s", s.Sheet, s.Reason))
		}
	}
	if len(reasons) == 0 {
		return "nothing in the file could be taken; its problems say why"
	}
	return "nothing in the file could be taken: " + strings.Join(reasons, "; ")
}

// warnMixedCycles says so when one file holds ratings of several cycles.
func warnMixedCycles(b *ladder.Batch) {
	seen := map[string]bool{}
	for _, run := range b.Ratings.Runs() {
		seen[run.Cycle] = true
	}
	if len(seen) < 2 {
		return
	}
	cycles := strings.Join(sortedKeys(seen), ", ")
	b.Problems = append(b.Problems, ladder.Problem{
		Source: ladder.Source{File: b.File}, Text: cycles, Code: ladder.MixedCycles, Severity: ladder.Warning,
		Message: fmt.Sprintf("The file holds ratings of several cycles (%s); they are kept apart.", cycles),
	})
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
