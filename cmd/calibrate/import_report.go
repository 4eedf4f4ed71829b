package main

import (
	"errors"
	"fmt"
	"strings"

	"calibrate/ladder"
)

// An importReport is what an import tells people: every file, and every cell
// that could not be taken.
type importReport struct {
	files    []fileReport
	problems []ladder.Problem
	unread   int
	refused  int

	keep    bool // people and ratings are kept for --json only
	people  []ladder.Person
	ratings []ladder.Rating
}

// A fileReport is one file, without the ratings themselves.
type fileReport struct {
	file, sha256    string
	mends           string // SHA-256 of the file it is a mended copy of
	status          ladder.FileStatus
	reason          string
	sheets          []ladder.SheetReport
	people, ratings int
	bySheet         map[string]*sheetCount
}

// A sheetCount is what one sheet gave.
type sheetCount struct {
	lines             int // of the roster, the guideline or the decisions
	states            map[ladder.State]int
	employees, raters map[string]bool
	problems          map[string]int             // by code
	unknown           map[string]map[string]bool // texts by the code of their problem
}

func (r *importReport) add(b *ladder.Batch) {
	file := fileReport{file: b.File, sha256: b.SHA256, mends: b.Mends, status: b.Status, reason: b.Reason, sheets: b.Sheets,
		people: len(b.People), ratings: b.Ratings.Len(), bySheet: countSheets(b)}
	r.files = append(r.files, file)
	if b.Status == ladder.Refused {
		r.refused++
	}
	r.addProblems(b.Problems)
	if r.keep {
		r.people = append(append(r.people, b.People...), b.Mentioned...)
		for _, rating := range b.Ratings.All() {
			r.ratings = append(r.ratings, rating)
		}
	}
}

func (r *importReport) addProblems(problems []ladder.Problem) {
	r.problems = append(r.problems, problems...)
	for _, p := range problems {
		if p.Severity == ladder.Error {
			r.unread++
		}
	}
}

// err is nil when everything was read.
func (r *importReport) err() error {
	switch {
	case r.refused == len(r.files):
		if len(r.files) == 1 {
			return errors.New("the file could not be read; the reason is listed")
		}
		return fmt.Errorf("none of the %d files could be read; each is listed with the reason", len(r.files))
	case r.unread > 0 || r.refused > 0:
		return errUnread
	}
	return nil
}

func sentence(status ladder.FileStatus, reason string) string {
	said := strings.ReplaceAll(string(status), "_", " ")
	if reason == "" {
		return said
	}
	return said + ": " + plain(reason)
}
