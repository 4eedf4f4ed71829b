package main

import (
	"fmt"
	"io"

	"github.com/jedib0t/go-pretty/v6/table"

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
	status          ladder.FileStatus
	reason          string
	sheets          []ladder.SheetReport
	people, ratings int
	states          map[ladder.State]int
	problems        int
}

func (r *importReport) add(b *ladder.Batch) {
	file := fileReport{file: b.File, sha256: b.SHA256, status: b.Status, reason: b.Reason, sheets: b.Sheets,
		people: len(b.People), ratings: b.Ratings.Len(), states: b.Ratings.States(), problems: len(b.Problems)}
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
		return fmt.Errorf("none of the %d files could be read; each is listed with the reason", len(r.files))
	case r.unread > 0 || r.refused > 0:
		return errUnread
	}
	return nil
}

// print tells people what was understood, file by file, then every problem.
func (r *importReport) print(out io.Writer, dryRun bool) {
	w := table.NewWriter()
	w.SetStyle(table.StyleLight)
	w.AppendHeader(table.Row{"File", "Sheet", "Layout", "Header row", "Status"})
	w.SetColumnConfigs([]table.ColumnConfig{{Number: 1, AutoMerge: true}, {Number: 5, WidthMax: 60}})
	for _, f := range r.files {
		if len(f.sheets) == 0 {
			w.AppendRow(table.Row{plain(f.file), "", "", "", sentence(f.status, f.reason)})
		}
		for _, s := range f.sheets {
			w.AppendRow(table.Row{plain(f.file), plain(s.Sheet), s.Layout, s.HeaderRow, sentence(f.status, s.Reason)})
		}
	}
	fmt.Fprintln(out, w.Render())
	for _, f := range r.files {
		fmt.Fprintf(out, "%s: %d people, %d cells", plain(f.file), f.people, f.ratings)
		for _, state := range ladder.States {
			if n := f.states[state]; n > 0 {
				fmt.Fprintf(out, ", %d %s", n, state)
			}
		}
		fmt.Fprintf(out, "; %d problems\n", f.problems)
	}
	for _, p := range r.problems {
		fmt.Fprintf(out, "%s: %s (%s): %s\n", p.Severity, plain(p.Source.String()), p.Code, plain(p.Message))
	}
	if dryRun {
		fmt.Fprintln(out, "Dry run: nothing was stored.")
	}
}

func sentence(status ladder.FileStatus, reason string) string {
	if reason == "" {
		return string(status)
	}
	return string(status) + ": " + plain(reason)
}
