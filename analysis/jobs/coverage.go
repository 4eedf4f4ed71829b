package jobs

import (
	"context"
	"database/sql"
	"fmt"
	"slices"

	"calibrate/analysis"
	"calibrate/ladder"
	"calibrate/ladder/store"
)

// coverage answers who was rated by whom, and what could not be read.
func coverage(ctx context.Context, in analysis.Input) (analysis.Result, error) {
	people, err := analysis.People(ctx, in)
	if err != nil {
		return analysis.Result{}, err
	}
	marks, err := analysis.Marks(ctx, in)
	if err != nil {
		return analysis.Result{}, err
	}
	sheets, problems, err := filesOf(ctx, in)
	if err != nil {
		return analysis.Result{}, err
	}
	sheets, problems, ofReader, err := withoutReader(ctx, in, sheets, problems)
	if err != nil {
		return analysis.Result{}, err
	}
	covered := coverPeople(people, countRaters(marks))
	orgs := ratersByOrg(in, covered)
	return analysis.Result{
		Notes: slices.Concat(coverageNotes(covered, problems), fileNotes(in), ofReader),
		Tables: []analysis.Table{
			ratersPerPerson(covered),
			relationTable(countRelations(marks, people)),
			stateTable(in.Ladder, countStates(marks)),
			problemCounts(in, problems),
			orgs.table(in),
			peopleCovered(covered),
			sheetTable(in, sheets),
			problemTable(in, problems),
		},
		Charts: []analysis.Chart{orgs.chart(in)},
	}, nil
}

// filesOf reads what became of sheets and cells: of all files that the cycle rests
// on, or of what they say about the people of the org asked for.
func filesOf(ctx context.Context, in analysis.Input) ([]sheetRow, []problemRow, error) {
	sheets, problems, err := fileRows(ctx, in)
	if err != nil {
		return nil, nil, err
	}
	used, err := analysis.Used(ctx, in)
	sheets = slices.DeleteFunc(sheets, func(s sheetRow) bool { return !used[s.batch] })
	problems = slices.DeleteFunc(problems, func(p problemRow) bool { return !used[p.batch] })
	return sheets, problems, err
}

func fileRows(ctx context.Context, in analysis.Input) (sheets []sheetRow, problems []problemRow, err error) {
	if in.Org == "" {
		if sheets, err = rows(ctx, in, "coverage", "sheets", scanSheet); err == nil {
			problems, err = rows(ctx, in, "coverage", "problems", scanProblem)
		}
		return sheets, problems, err
	}
	cycle, org := sql.Named("cycle", in.Cycle), sql.Named("org", in.Org)
	if sheets, err = store.Select(ctx, in.Store, store.SheetsOfOrg, scanSheet, cycle, org); err == nil {
		problems, err = store.Select(ctx, in.Store, store.ProblemsOfOrg, scanProblem, cycle, org, sql.Named("for", in.For))
	}
	if err != nil {
		err = fmt.Errorf("files of %s: %w", in.Org, err)
	}
	return sheets, problems, err
}

// fileNotes says what of the files is not shown.
func fileNotes(in analysis.Input) []analysis.Note {
	var notes []analysis.Note
	if in.Org != "" {
		notes = append(notes, info("Sheets and problems are those about people of %s; a row that nobody could match with a person is left to a run over all orgs.", in.Org))
	}
	if in.Audience == analysis.Director {
		notes = append(notes, analysis.Note{Severity: analysis.Suppressed, Text: "Problems are counted by kind only: files, cells and messages may name raters."})
	}
	return notes
}

// A coveredPerson is a person with the number of raters of each relation.
type coveredPerson struct {
	ladder.Person
	by     map[ladder.Relation]int
	others int // raters other than the person
	rated  int // ratings by others
}

func coverPeople(people []ladder.Person, counts []raterCount) []coveredPerson {
	index := make(map[string]int, len(people))
	covered := make([]coveredPerson, len(people))
	for i, p := range people {
		index[p.ID] = i
		covered[i] = coveredPerson{Person: p, by: map[ladder.Relation]int{}}
	}
	for _, c := range counts {
		i, ok := index[c.employee]
		if !ok {
			continue // whose ratings nobody in scope may be given
		}
		covered[i].by[c.relation] += c.raters
		if c.relation != ladder.Self {
			covered[i].others += c.raters
			covered[i].rated += c.rated
		}
	}
	return covered
}

func coverageNotes(covered []coveredPerson, problems []problemRow) []analysis.Note {
	var none, one, unread int
	for _, p := range covered {
		switch p.others {
		case 0:
			none++
		case 1:
			one++
		}
	}
	for _, p := range problems {
		if p.severity == string(ladder.Error) {
			unread++
		}
	}
	notes := []analysis.Note{{Severity: analysis.Info, Text: analysis.Said("n = %s. A missing rating is never guessed: blank, not observed, not applicable, too new and unread cells are counted here and enter no figure.", headcount(len(covered)))}}
	if none > 0 {
		notes = append(notes, caution("Of %s, %s no rating by anyone else: nothing can be said about them.", headcount(len(covered)), plural(none, "has", "have")))
	}
	if one > 0 {
		notes = append(notes, caution("Of %s, %s rated by one rater only: their figures cannot be told apart from that rater's severity.", headcount(len(covered)), plural(one, "was", "were")))
	}
	if unread > 0 {
		notes = append(notes, caution("%s could not be read; each is listed with file, sheet and cell. Where one names a row or column, the ratings of it were not taken either.", plural(unread, "cell", "cells")))
	}
	return notes
}
