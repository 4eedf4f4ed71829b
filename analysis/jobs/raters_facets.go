package jobs

import (
	"context"
	"fmt"

	"calibrate/analysis"
	"calibrate/analysis/stats"
)

// Limits of the many-facet model: ratings up to which it is fitted beside the
// linear one, and ratings a rater's measure needs for ± 1 logit (Linacre).
const (
	maxFacetRatings = 100_000
	minFacetRatings = 30
)

// raterFacets is the many-facet Rasch model of the same ratings, which takes
// levels as ordered and not as evenly spaced, or why there is none.
type raterFacets struct {
	stats.Facets
	by  map[int]stats.Measure // by rater code
	why string
}

func facetsOf(ctx context.Context, in analysis.Input, s *severities) (raterFacets, error) {
	switch {
	case s.why != "":
		return raterFacets{why: s.why}, nil
	case s.table.Len() > maxFacetRatings:
		return raterFacets{why: fmt.Sprintf("it is fitted up to %d ratings", maxFacetRatings)}, nil
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
	f := raterFacets{Facets: fit, by: map[int]stats.Measure{}}
	for _, m := range fit.Rater.Levels {
		f.by[m.Code] = m
	}
	return f, nil
}

func facetTable(who directory, s *severities, f raterFacets, shown []bool) analysis.Table {
	t := analysis.Table{Name: "rater_facets", Title: "The same by the many-facet Rasch model, which takes levels as ordered only", Columns: []analysis.Column{
		text("rater", "Rater"), text("name", "Name"), count("ratings", "Ratings", "ratings"), rating("observed", "Mean given"), rating("fair_average", "Fair average"),
		column(analysis.Stat, "measure", "Severity", "logits"), column(analysis.Stat, "se", "SE", "logits"), stat("infit", "Infit"), stat("outfit", "Outfit"), flag("fit", "Fit"),
	}}
	if f.why != "" {
		return t
	}
	for _, code := range s.bySeverity(shown) {
		m, p := f.by[code], who.person(s.table.Rater.Labels[code])
		measure, se, fair := stats.Known(m.Measure), stats.Known(m.SE), stats.Known(m.FairAverage)
		infit, outfit, fit := m.Infit, m.Outfit, fitOf(m)
		if why := s.noMeasure(code, m); why != "" {
			u := stats.Unknown(why)
			measure, se, fair, infit, outfit, fit = u, u, u, u, u, s.raters[code].status
		}
		t.Add([]analysis.Value{analysis.T(p.ID), analysis.T(p.Name), analysis.I(m.N), analysis.N(m.Observed),
			figure(fair), figure(measure), figure(se), figure(infit), figure(outfit), analysis.T(fit)})
	}
	return t
}

// noMeasure says why a rater's measure may not be shown; "" when it may. What
// the linear model cannot compare this one cannot either: its prior would.
func (s *severities) noMeasure(code int, m stats.Measure) string {
	if _, ok := s.raters[code].Value.Get(); !ok {
		return s.raters[code].Value.Why()
	}
	if m.N < minFacetRatings {
		return fmt.Sprintf("%d ratings, %d are needed", m.N, minFacetRatings)
	}
	return ""
}

// fitOf reads the mean squares by Linacre's limits.
func fitOf(m stats.Measure) string {
	infit, known := m.Infit.Get()
	outfit, also := m.Outfit.Get()
	switch {
	case !known || !also:
		return "not known"
	case infit > 2 || outfit > 2:
		return "erratic"
	case infit > 1.5 || outfit > 1.5:
		return "less predictable than others"
	case infit < 0.5 && outfit < 0.5:
		return "more predictable than others"
	}
	return "as the model expects"
}

func (f raterFacets) notes() []analysis.Note {
	if f.why != "" {
		return []analysis.Note{info("The many-facet Rasch model is not shown: %s.", f.why)}
	}
	notes := []analysis.Note{info("Many-facet Rasch model: a fair average is what a rater would give an average person in an average dimension. Mean squares compare raters with each other, so a halo that all share does not show, and errors take ratings of one pair as independent: read them as too small.")}
	if reliability, ok := f.Rater.Sample.Reliability.Get(); ok {
		notes = append(notes, info("Reliability of the spread of severities: %.2f. High says that raters differ; it is not agreement between them.", reliability))
	}
	return notes
}
