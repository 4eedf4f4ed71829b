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
	known, err := readLevels(ctx, in)
	if err != nil {
		return analysis.Result{}, err
	}
	s := newSpreads(in, known.profiles, known.before)
	compared, err := compareWithWhole(in, s)
	if err != nil {
		return analysis.Result{}, err
	}
	held, err := holdAgainst(in, s, known.guidelines)
	if err != nil {
		return analysis.Result{}, err
	}
	others, err := onOtherLadders(ctx, in, known.profiles, known.before)
	if err != nil {
		return analysis.Result{}, err
	}
	notes := slices.Concat(levelNotes(in, s, known.guidelines), held.moves(in), known.since.notes(), known.mixed, others.Notes)
	orgs := orgSummary(in, s, compared)
	notes = append(notes, hiddenNotes(in, orgs)...)
	flow, date := lastFlow(in, known.cycles), newReferenceDate(in.Cycle, rosterOf(known.profiles))
	times := newTimeTable(in, date, known.profiles)
	return analysis.Result{
		Notes: append(notes, date.note()),
		Tables: slices.Concat([]analysis.Table{
			companyTable(in, s), guidelineTable(in, held), orgs, orgLevels(in, s), inheritedTable(in, held),
			changeOverCycles(in, changesOver(known.cycles, in.Previous)), flowTable(in, flow), times.table(),
		}, known.since.tables(), others.Tables),
		Charts: slices.Concat([]analysis.Chart{levelBars(in, s, held), orgStack(in, s)}, orgHistograms(in, s, compared), []analysis.Chart{times.chart(in)}, flowChart(in, flow), others.Charts),
	}, nil
}

// knownLevels is what is known of the levels of a cycle, and of those before.
type knownLevels struct {
	profiles   []analysis.Profile
	since      *earlierCycle   // the one compared with
	before     []ladder.Person // its people
	guidelines []ladder.Guideline
	cycles     []cycleLevels
	mixed      []analysis.Note
}

func readLevels(ctx context.Context, in analysis.Input) (known knownLevels, err error) {
	if known.profiles, err = analysis.Profiles(ctx, in); err != nil {
		return known, err
	}
	if known.since, err = previous(ctx, in); err != nil {
		return known, err
	}
	if known.before, err = known.since.people(ctx); err != nil {
		return known, err
	}
	if known.guidelines, err = readGuidelines(ctx, in); err != nil {
		return known, err
	}
	if known.cycles, err = cyclesUntil(ctx, in, known.profiles); err != nil {
		return known, err
	}
	known.mixed, err = mixNotes(ctx, in)
	return known, err
}

// hiddenNotes says of how many groups the table of orgs shows less than it has: now,
// assessed, or in the cycle before.
func hiddenNotes(in analysis.Input, orgs analysis.Table) []analysis.Note {
	n := hiddenRows(orgs)
	if n == 0 {
		return nil
	}
	return []analysis.Note{{Severity: analysis.Suppressed, Text: fmt.Sprintf(
		"Figures of %s are suppressed: they rest on fewer than %d people, or would give such a group away by subtraction; n is shown.", plural(n, "group", "groups"), in.MinGroup)}}
}

// lastFlow is the flow from the cycle compared with; nil when there is none.
func lastFlow(in analysis.Input, cycles []cycleLevels) *levelFlow {
	for _, c := range cycles[:len(cycles)-1] {
		if c.cycle == in.Previous {
			flow := newLevelFlow(in.Ladder, c, cycles[len(cycles)-1])
			return &flow
		}
	}
	return nil
}

func levelNotes(in analysis.Input, s spreads, guidelines []ladder.Guideline) []analysis.Note {
	whole := s.orgs[0]
	notes := []analysis.Note{info("n = %s with a current level, %d with an assessed one. 'If all pass' is the spread if every nomination is granted, 'if those pass who meet it' if only those nominations are where the ladder's rule gives the proposed level.",
		headcount(whole.current.n), whole.assessed.n),
		info("Each org is compared with the whole by Pearson's chi-square, with exact or drawn p where few people are expected at a level; q is the false discovery rate over the orgs compared, \"differs\" is q ≤ 0.10; w of 0.1 is a small, 0.3 a medium, 0.5 a large difference. People are taken as independent and the org is part of the whole: a difference is a reason to look, not a fault."),
	}
	if s.noLevel > 0 {
		notes = append(notes, caution("%s no current level on the roster, and no place in the bars of current levels.", plural(s.noLevel, "person has", "people have")))
	}
	if s.otherLadder > 0 {
		notes = append(notes, caution("%s on another ladder than %s, in tables of their own.", plural(s.otherLadder, "person is", "people are"), in.Ladder.Name))
	}
	notes = append(notes, strayGuidelines(in, s, guidelines)...)
	if len(guidelines) == 0 {
		notes = append(notes, info("No guideline was imported for this cycle: nothing is compared with one."))
	}
	if in.Previous == "" {
		notes = append(notes, info("No earlier cycle is stored: nothing is compared with one."))
	}
	return notes
}

// readGuidelines gives those for everybody and those for the ladder in use.
func readGuidelines(ctx context.Context, in analysis.Input) ([]ladder.Guideline, error) {
	return rows(ctx, in, "levels", "guidelines", scanGuideline, sql.Named("ladder", in.Ladder.ID))
}

func scanGuideline(r *sql.Rows) (ladder.Guideline, error) {
	var g ladder.Guideline
	var numbers string
	if err := r.Scan(&g.Org, &g.Ladder, &numbers, &g.Operator, &g.Share, &g.Upper, &g.Source.File, &g.Source.Sheet, &g.Source.Row, &g.Source.Col); err != nil {
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
