package ingest

import (
	"fmt"
	"strings"

	"calibrate/ladder"
)

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
