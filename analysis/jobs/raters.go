package jobs

import (
	"context"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"

	"calibrate/analysis"
	"calibrate/analysis/stats"
	"calibrate/ladder"
)

// raters answers who scores the same people lower or higher than others do.
// With an org asked for, that is on its people alone.
func raters(ctx context.Context, in analysis.Input) (analysis.Result, error) {
	who, err := readDirectory(ctx, in)
	if err != nil {
		return analysis.Result{}, err
	}
	f, err := readRaters(ctx, in)
	if err != nil {
		return analysis.Result{}, err
	}
	shown := shownRaters(in, who, f.severities)
	ids := shownIDs(f.severities, shown)
	return analysis.Result{
		Notes: slices.Concat(f.panel.notes(in), raterNotes(in, f.severities, shown), f.study.notes(), f.facets.notes(), f.since.notes(), []analysis.Note{f.drift.note(in)}, f.paths.notes(ids)),
		Tables: []analysis.Table{
			raterTable(who, f.severities, shown),
			varianceTable(f.severities),
			studyVariance(f.study),
			decisionTable(f.study),
			subsetTable(in, who, f.severities),
			fragileTable(who, f.severities, shown),
			habitTable(who, f.habits, shown),
			habitDefinitions(f.habits),
			facetTable(who, f.severities, f.facets, shown),
			facetSpread(f.facets),
			facetLevels(f.facets),
			driftTable(in, who, f.drift, ids),
			pathTable(who, f.paths, ids),
		},
		Charts: append([]analysis.Chart{caterpillar(in, who, f.severities, shown), habitChart(in, who, f.habits, shown)}, raterPictures(in, who, f.severities, f.paths, shown)...),
	}, nil
}

// raterFindings is all that the models say of raters.
type raterFindings struct {
	panel      *panel
	severities *severities
	habits     []stats.Habit
	study      raterStudy
	facets     raterFacets
	since      *earlierCycle
	drift      raterDrift
	paths      raterPaths
}

// readRaters fits the models two at a time: none needs what another finds.
func readRaters(ctx context.Context, in analysis.Input) (f raterFindings, err error) {
	if f.panel, err = readPanel(ctx, in); err != nil {
		return f, err
	}
	if f.severities, err = readSeverities(ctx, in); err != nil {
		return f, err
	}
	if f.since, err = previous(ctx, in); err != nil {
		return f, err
	}
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(2)
	group.Go(func() (err error) { f.study, err = studyOf(ctx, f.severities); return err })
	group.Go(func() (err error) { f.paths, err = pathsOf(ctx, in, f.panel); return err })
	group.Go(func() (err error) { f.drift, err = driftOf(ctx, in, f.panel); return err })
	group.Go(func() (err error) { f.facets, err = facetsOf(ctx, in, f.severities); return err })
	group.Go(func() (err error) { f.habits, err = raterHabits(in, f.severities.table); return err })
	err = group.Wait()
	return f, err
}

// A directory finds people of the cycle by id, whatever org is asked for.
type directory map[string]ladder.Person

func readDirectory(ctx context.Context, in analysis.Input) (directory, error) {
	in.Org = ""
	people, err := analysis.People(ctx, in)
	if err != nil {
		return nil, err
	}
	d := make(directory, len(people))
	for _, p := range people {
		d[p.ID] = p
	}
	if in.For != "" { // is in no row, and is told what the own ratings of others are
		d[in.For] = ladder.Person{ID: analysis.You, Name: analysis.You}
	}
	return d, nil
}

// person gives what is known of somebody, the id alone for a stranger.
func (d directory) person(id string) ladder.Person {
	if p, ok := d[id]; ok {
		return p
	}
	return ladder.Person{ID: id, Name: id}
}

// shownRaters marks, by code, the raters whose rows may stand in the result: for a
// director those who belong to the org.
func shownRaters(in analysis.Input, who directory, s *severities) []bool {
	shown := make([]bool, s.table.Rater.Len())
	for code, id := range s.table.Rater.Labels {
		inside := in.Audience != analysis.Director || ladder.OrgWithin(who.person(id).Org, in.Org)
		shown[code] = inside && id != in.For // nobody reads of themselves
	}
	return shown
}

// shownIDs are the ids of the raters whose rows may stand in the result.
func shownIDs(s *severities, shown []bool) map[string]bool {
	ids := map[string]bool{}
	for code, id := range s.table.Rater.Labels {
		ids[id] = shown[code]
	}
	return ids
}

func raterNotes(in analysis.Input, s *severities, shown []bool) []analysis.Note {
	notes := []analysis.Note{
		info("n = %s of %s by %s; %s in the tables. Self-ratings are left out. Severity is in levels, positive for a rater who scores the same people lower than others do, and measured from the mean of the raters it can be compared with. It is shrunk towards 0 the more, the less a rater's ratings say.",
			plural(s.table.Len(), "rating", "ratings"), headcount(s.table.Unit.Len()), plural(s.table.Rater.Len(), "rater", "raters"), plural(countTrue(shown), "of them stands", "of them stand")),
		info("A rater \"differs\" when at least 5 of the people rated were rated by others too, the reliability is 0.5 or more, the 95 %% interval does not hold 0 and q (the share of false alarms among all raters said to differ, Benjamini–Hochberg) is 0.10 or less. Severity is evidence for the discussion, not a fault: it changes no rating."),
	}
	if s.why != "" {
		notes = append(notes, caution("No severity can be given: %s.", s.why))
	}
	for _, text := range s.Notes {
		notes = append(notes, caution("%s.", capital(strings.ReplaceAll(text, "employee:rater", "pair of person and rater (halo)"))))
	}
	if method, _, _ := strings.Cut(s.Fit.Method, ":"); method != "" { // what follows is for whoever checks the computation
		notes = append(notes, info("Model: level = dimension + employee + rater + employee:rater (halo) + noise, by %s.", method))
	}
	if in.Audience == analysis.Director {
		notes = append(notes, analysis.Note{Severity: analysis.Suppressed, Text: "Only raters who belong to the org are shown. Raters from elsewhere who rated its people count as others to compare with, in every figure, and are not shown themselves. What a rater gave to people outside the org counts nowhere."})
	}
	return notes
}

func countTrue(all []bool) int {
	n := 0
	for _, b := range all {
		if b {
			n++
		}
	}
	return n
}
