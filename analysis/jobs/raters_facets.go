package jobs

import (
	"context"
	"slices"
	"strings"

	"calibrate/analysis"
	"calibrate/analysis/stats"
)

// Limits of the models of ordered levels: ratings up to which the many-facet
// and the slower cumulative-logit model are fitted beside the linear one,
// ratings a rater's measure needs for ± 1 logit (Linacre), and the share of
// ratings at an end of the scale above which a linear severity shrinks.
const (
	maxFacetRatings  = 100_000
	maxLogitRatings  = 3_000
	minFacetRatings  = 30
	mostAtEndOfScale = 0.15
)

// raterFacets is the many-facet Rasch model of the same ratings, which takes
// levels as ordered and not as evenly spaced, or why there is none.
type raterFacets struct {
	stats.Facets
	by     map[int]stats.Measure // by rater code
	why    string
	checks []ordinalCheck
	known  []string // notes of the linear model
	atEnds float64  // the share of ratings at either end of the scale
}

// An ordinalCheck is how far a model of ordered levels puts the raters in the
// order of the linear one.
type ordinalCheck struct {
	model  string
	rho    stats.Figure
	raters int
}

func facetsOf(ctx context.Context, in analysis.Input, s *severities) (raterFacets, error) {
	switch {
	case s.why != "":
		return raterFacets{why: s.why}, nil
	case s.table.Len() > maxFacetRatings:
		return raterFacets{why: analysis.Said("it is fitted up to %d ratings", maxFacetRatings)}, nil
	}
	step := stepOf(s.table.Value)
	var levels []float64
	for level := 1.0; level <= float64(len(in.Ladder.Levels)); level += step {
		levels = append(levels, level)
	}
	fit, err := stats.FitFacets(ctx, s.table, stats.FacetsOptions{Levels: levels})
	if err != nil {
		return raterFacets{why: err.Error()}, stopped(err)
	}
	f := raterFacets{Facets: fit, by: map[int]stats.Measure{}, known: s.Notes}
	for _, m := range fit.Rater.Levels {
		f.by[m.Code] = m
	}
	return f, f.check(ctx, s, levels)
}

// check compares the order of raters in the models of ordered levels with that
// of the linear one.
func (f *raterFacets) check(ctx context.Context, s *severities, levels []float64) error {
	for _, v := range s.table.Value {
		if v == levels[0] || v == levels[len(levels)-1] {
			f.atEnds += 1 / float64(s.table.Len())
		}
	}
	rho, n := stats.SeverityAgreement(s.shownSeverities(), f.Severities())
	f.checks = append(f.checks, ordinalCheck{"many-facet", rho, n})
	if s.table.Len() > maxLogitRatings {
		return nil
	}
	ordinal, err := stats.OrdinalSeverities(ctx, s.table, levels)
	if err != nil {
		return stopped(err) // the many-facet model is a check already
	}
	rho, n = stats.SeverityAgreement(s.shownSeverities(), ordinal)
	f.checks = append(f.checks, ordinalCheck{"cumulative-logit mixed", rho, n})
	return nil
}

// shownSeverities are those the job gives a figure for.
func (s *severities) shownSeverities() []stats.Severity {
	var out []stats.Severity
	for _, r := range s.raters {
		out = append(out, r.Severity)
	}
	return out
}

func (f raterFacets) notes() []analysis.Note {
	if f.why != "" {
		return []analysis.Note{info("The many-facet Rasch model is not shown: %s.", f.why)}
	}
	notes := []analysis.Note{info("Many-facet Rasch model: a fair average is what a rater would give an average person in an average dimension. Mean squares compare raters with each other, so a halo that all share does not show.")}
	if rho, ok := f.PairCorrelation.Get(); ok {
		notes = append(notes, info("Its errors allow for what the ratings of one person by one rater share beyond the model (correlation %.2f); those that take them as independent stand beside.", max(0, rho)))
	}
	if reliability, ok := f.Rater.Sample.Reliability.Get(); ok {
		notes = append(notes, info("Reliability of the spread of severities: %.2f. High says that raters differ; it is not agreement between them.", reliability))
	}
	return slices.Concat(notes, f.checkNotes(), f.weaknesses())
}

// weaknesses are the model's own notes. That of the subsets stands above
// already, with the severities in levels.
func (f raterFacets) weaknesses() (notes []analysis.Note) {
	for _, text := range f.Notes {
		if !slices.Contains(f.known, text) {
			notes = append(notes, caution("Many-facet model: %s.", strings.TrimSuffix(text, ".")))
		}
	}
	return notes
}

// checkNotes say how far the order of raters rests on levels as equal steps.
func (f raterFacets) checkNotes() (notes []analysis.Note) {
	for _, c := range f.checks {
		if rho, ok := c.rho.Get(); ok {
			notes = append(notes, info("Check with levels as ordered only: the rank correlation of the severities above with those of the %s model is %.2f, over %d raters.", c.model, rho, c.raters))
		} else {
			notes = append(notes, info("The order of raters could not be checked with the %s model: %s.", c.model, c.rho.Why()))
		}
	}
	if f.atEnds > mostAtEndOfScale && slices.ContainsFunc(f.checks, func(c ordinalCheck) bool { return c.raters > 0 }) {
		notes = append(notes, caution("%.0f %% of the ratings stand at an end of the scale, where a severity in levels is too small: prefer the many-facet model where the two differ.", 100*f.atEnds))
	}
	return notes
}
