package ingest

import (
	"cmp"
	"context"
	"errors"
	"maps"
	"runtime"
	"runtime/debug"
	"slices"
	"sync"

	"calibrate/ladder"
)

// heldCells is how many cells of opened files are kept between the two passes
// over the files; beyond it a file is read a second time rather than held. A cell
// takes 24 bytes and its text.
const heldCells = 3_000_000

// A file is one input on its way to a batch.
type file struct {
	path           string
	book           *Book
	err            error // of opening it
	sheets         []*sheetClaim
	stated         map[string]bool // cycles its sheets state
	roster         []RosterLine
	rosterProblems []ladder.Problem
	original       string // path of the file it is a mended copy of
	mends          string // SHA-256 of that file
	released       bool   // its cells were let go and must be read again
}

// A sheetClaim is one sheet with the layout that claims it.
type sheetClaim struct {
	sheet  *Sheet
	claim  *Claim // nil when no layout claims the sheet
	report ladder.SheetReport
	faults []ladder.Problem // why it is unsure
	idle   bool             // no layout knows it, or it is hidden
}

// readAll opens all files, several at once, and asks the layouts about their
// sheets. It keeps the rosters and, up to heldCells, the cells.
func readAll(ctx context.Context, paths []string, opt *Options) []*file {
	files := make([]*file, len(paths))
	next := make(chan int)
	var held struct {
		sync.Mutex
		cells int
	}
	var workers sync.WaitGroup
	for range min(len(paths), runtime.GOMAXPROCS(0)) {
		workers.Go(func() {
			for i := range next {
				f := &file{path: paths[i]}
				f.open(ctx, opt)
				f.takeRoster(opt)
				held.Lock()
				cells := f.cells()
				full := held.cells > 0 && held.cells+cells > heldCells // one file is held, however large
				if !full {
					held.cells += cells
				}
				held.Unlock()
				if full {
					f.release()
				}
				files[i] = f
			}
		})
	}
	for i := range paths {
		next <- i
	}
	close(next)
	workers.Wait()
	return files
}

// decodeByRoster opens the texts once more whose encoding was not certain, now
// that the rosters read beside them tell how people's names are written.
func decodeByRoster(ctx context.Context, files []*file, opt *Options) {
	informed := *opt
	informed.Roster = slices.Clone(opt.Roster)
	for _, f := range files {
		for _, line := range f.roster {
			informed.Roster = append(informed.Roster, line.Person)
		}
	}
	if len(informed.Roster) == len(opt.Roster) {
		return
	}
	for _, f := range files {
		var refusal *Refusal
		if errors.As(f.err, &refusal) && refusal.Problem.Code == ladder.Undecodable {
			f.open(ctx, &informed)
			f.takeRoster(opt)
		}
	}
}

// open reads the file and asks the layouts what its sheets are.
func (f *file) open(ctx context.Context, opt *Options) {
	if f.book, f.err = Open(ctx, f.path, opt.OpenOptions()); f.err == nil {
		f.claim(opt)
	}
}

// claim asks the layouts about each sheet.
func (f *file) claim(opt *Options) {
	for _, s := range f.book.Sheets {
		if f.mendsBy(s) {
			f.sheets = append(f.sheets, passedOver(s))
		} else {
			f.sheets = append(f.sheets, claimSheet(s, opt))
		}
	}
	f.passOverLadder()
	f.doubtScales()
	for _, claimed := range f.sheets {
		if claimed.claim == nil {
			continue
		}
		if f.stated == nil {
			f.stated = map[string]bool{}
		}
		maps.Copy(f.stated, claimed.claim.statedCycles())
	}
}

// reopen reads the cells again if they were let go.
func (f *file) reopen(ctx context.Context, opt *Options) error {
	if !f.released {
		return nil
	}
	f.open(ctx, opt)
	return f.err
}

// release lets go of the cells of a file.
func (f *file) release() {
	if f.book != nil {
		f.book.Sheets = nil
	}
	f.sheets, f.released = nil, true
}

// manyCells is a sheet large enough that what reading it took is worth giving
// back at once.
const manyCells = 250_000

// giveBack returns to the system the memory that reading so many cells has left
// over: whoever stores a large batch is about to need as much of its own.
func giveBack(cells int) {
	if cells >= manyCells {
		debug.FreeOSMemory()
	}
}

func cellsOf(files []*file) int {
	n := 0
	for _, f := range files {
		n += f.cells()
	}
	return n
}

func (f *file) cells() int {
	n := 0
	for _, s := range f.sheets {
		for row := 1; row <= s.sheet.NumRows(); row++ {
			n += s.sheet.Width(row)
		}
	}
	return n
}

func (f *file) newBatch() *ladder.Batch {
	b := &ladder.Batch{File: f.path, SHA256: f.book.SHA256, Bytes: f.book.Bytes, Mends: f.mends, Status: ladder.Read}
	b.Sheets = append(b.Sheets, f.book.Skipped...)
	b.Problems = append(b.Problems, f.book.Problems...)
	return b
}

// refused gives the batch of a file that cannot be taken, or the error when it
// could not be read from disk.
func (f *file) refused() (*ladder.Batch, error) {
	var refusal *Refusal
	if !errors.As(f.err, &refusal) {
		return nil, f.err
	}
	b := &ladder.Batch{File: f.path, Status: ladder.Refused, Reason: refusal.Problem.Message, Problems: []ladder.Problem{refusal.Problem}}
	if f.book != nil {
		b.SHA256, b.Bytes = f.book.SHA256, f.book.Bytes
	}
	return b, nil
}

// sortProblems puts problems in the order of their cells, sheets as they come.
func sortProblems(b *ladder.Batch) {
	at := map[string]int{"": -1}
	for i, s := range b.Sheets {
		if _, known := at[s.Sheet]; !known {
			at[s.Sheet] = i
		}
	}
	slices.SortStableFunc(b.Problems, func(x, y ladder.Problem) int {
		return cmp.Or(
			cmp.Compare(at[x.Source.Sheet], at[y.Source.Sheet]),
			cmp.Compare(x.Source.Row, y.Source.Row),
			cmp.Compare(x.Source.Col, y.Source.Col),
		)
	})
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
