package jobs

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"calibrate/analysis"
	"calibrate/ladder"
)

// levels answers how people are spread over the levels of the ladder.
func levels(ctx context.Context, in analysis.Input) (analysis.Result, error) {
	profiles, err := profilesOf(ctx, in)
	if err != nil {
		return analysis.Result{}, err
	}
	before, err := peopleBefore(ctx, in)
	if err != nil {
		return analysis.Result{}, err
	}
	guidelines, err := rows(ctx, in, "levels", "guidelines", scanGuideline, sql.Named("ladder", in.Ladder.ID))
	if err != nil {
		return analysis.Result{}, err
	}
	s := newSpreads(in, profiles, before)
	lines := guidelineLines(in, s, guidelines)
	notes := levelNotes(in, s, guidelines)
	if note, ok := s.hidden.Note(); ok {
		notes = append(notes, note)
	}
	return analysis.Result{
		Notes:  notes,
		Tables: []analysis.Table{companyTable(in, s), guidelineTable(in, s, lines), orgSummary(in, s), orgLevels(in, s)},
		Charts: []analysis.Chart{levelBars(in, s, lines), orgStack(in, s)},
	}, nil
}

func peopleBefore(ctx context.Context, in analysis.Input) ([]ladder.Person, error) {
	if in.Previous == "" {
		return nil, nil
	}
	in.Cycle = in.Previous
	return analysis.People(ctx, in)
}

func levelNotes(in analysis.Input, s spreads, guidelines []ladder.Guideline) []analysis.Note {
	whole := s.orgs[0]
	notes := []analysis.Note{info("n = %d people with a current level, %d with an assessed one. 'If all pass' is the spread if every nomination is granted.",
		whole.current.n, whole.assessed.n)}
	if s.noLevel > 0 {
		notes = append(notes, caution("%d people have no current level on the roster and are not in the bars of current levels.", s.noLevel))
	}
	if s.otherLadder > 0 {
		notes = append(notes, caution("%d people are on another ladder than %s and are not in these figures.", s.otherLadder, in.Ladder.Name))
	}
	for _, g := range guidelines {
		if !slices.ContainsFunc(s.orgs, func(o orgSpread) bool { return o.is(g.Org) }) {
			notes = append(notes, caution("The guideline in %s is for the org %q, which has nobody in it in this cycle or lies outside what is shown.", g.Source, g.Org))
		}
	}
	if len(guidelines) == 0 {
		notes = append(notes, info("No guideline was imported for this cycle: nothing is compared with one."))
	}
	if in.Previous == "" {
		notes = append(notes, info("No earlier cycle is stored: nothing is compared with one."))
	}
	return notes
}

func scanGuideline(r *sql.Rows) (ladder.Guideline, error) {
	var g ladder.Guideline
	var numbers string
	if err := r.Scan(&g.Org, &numbers, &g.Operator, &g.Share, &g.Upper, &g.Source.File, &g.Source.Sheet, &g.Source.Row, &g.Source.Col); err != nil {
		return g, err
	}
	for part := range strings.SplitSeq(numbers, ",") {
		number, err := strconv.Atoi(strings.TrimSpace(part))
		if err != nil {
			return g, fmt.Errorf("levels %q of the guideline in %s: %w", numbers, g.Source, err)
		}
		g.Levels = append(g.Levels, number)
	}
	return g, nil
}
