package jobs

import (
	"fmt"

	"calibrate/analysis"
	"calibrate/analysis/stats"
)

func facetTable(who directory, s *severities, f raterFacets, shown []bool) analysis.Table {
	t := analysis.Table{Name: "rater_facets", Title: "The same by the many-facet Rasch model, which takes levels as ordered only", Columns: []analysis.Column{
		text("rater", "Rater"), text("name", "Name"), count("ratings", "Ratings", "ratings"), rating("observed", "Mean given"), rating("fair_average", "Fair average"),
		column(analysis.Stat, "measure", "Severity", "logits"), column(analysis.Stat, "se", "SE", "logits"), column(analysis.Stat, "se_model", "SE, pairs independent", "logits"), stat("infit", "Infit"), stat("outfit", "Outfit"), flag("fit", "Fit"),
	}}
	if f.why != "" {
		return t
	}
	for _, code := range s.bySeverity(shown) {
		m, p := f.by[code], who.person(s.table.Rater.Labels[code])
		measure, se, model, fair := stats.Known(m.Measure), m.JointSE, stats.Known(m.SE), stats.Known(m.FairAverage)
		infit, outfit, fit := m.Infit, m.Outfit, fitOf(m)
		if why := s.noMeasure(code, m); why != "" {
			u := stats.Unknown(why)
			measure, se, model, fair, infit, outfit, fit = u, u, u, u, u, u, s.raters[code].status
		}
		t.Add([]analysis.Value{analysis.T(p.ID), analysis.T(p.Name), analysis.I(s.raters[code].own.ratings), figure(s.raters[code].own.mean),
			figure(fair), figure(measure), figure(se), figure(model), figure(infit), figure(outfit), analysis.T(fit)})
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
		return fmt.Sprintf("%s, %d are needed", plural(m.N, "rating", "ratings"), minFacetRatings)
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

// facetSpread is what FACETS prints below each facet: how far its measures
// spread, and how much of that is error.
func facetSpread(f raterFacets) analysis.Table {
	t := analysis.Table{Name: "rater_facet_spread", Title: "How far people, raters and dimensions spread by the many-facet model (errors as FACETS gives them, ratings of a pair taken as independent)", Columns: []analysis.Column{
		text("facet", "Facet"), count("n", "n", ""), column(analysis.Stat, "sd", "SD of the measures", "logits"), column(analysis.Stat, "rmse", "Error (RMSE)", "logits"), column(analysis.Stat, "true_sd", "True SD", "logits"),
		stat("separation", "Separation"), stat("strata", "Strata"), stat("reliability", "Reliability of the spread"),
		stat("chi_square", "Chi-square: all equal"), count("df", "df", ""), chance("p", "p"), text("meaning", "A high reliability says"),
	}}
	if f.why != "" {
		return t
	}
	for _, facet := range []struct {
		stats.Facet
		name, meaning string
	}{
		{f.Employee, "employee", "people are told apart"},
		{f.Rater, "rater", "raters differ in severity; it is not agreement between them"},
		{f.Dimension, "dimension", "dimensions differ in difficulty"},
	} {
		s := facet.Sample
		t.Add([]analysis.Value{analysis.T(facet.name), analysis.I(len(facet.Levels)), figure(s.SD), figure(s.RMSE), figure(s.TrueSD),
			figure(s.Separation), figure(s.Strata), figure(s.Reliability),
			figure(facet.ChiSq.Value), analysis.I(facet.ChiSq.DF), figure(facet.ChiSq.P), analysis.T(facet.meaning)})
	}
	return t
}

// hardlyUsed is how many ratings the threshold of a level needs (Linacre 2002).
const hardlyUsed = 10

// facetLevels tells how each level of the scale is used.
func facetLevels(f raterFacets) analysis.Table {
	t := analysis.Table{Name: "rater_facet_levels", Title: "How the levels of the scale are used, by the many-facet model", Columns: []analysis.Column{
		rating("level", "Level"), count("ratings", "Ratings", "ratings"), column(analysis.Stat, "mean", "Mean measure of its ratings", "logits"), stat("outfit", "Outfit"),
		column(analysis.Stat, "threshold", "Threshold to it", "logits"), column(analysis.Stat, "threshold_se", "SE", "logits"), flag("use", "Use"),
	}}
	for i, c := range f.Categories {
		t.Add([]analysis.Value{analysis.N(c.Value), analysis.I(c.N), figure(c.Mean), figure(c.Outfit), figure(c.Threshold), figure(c.ThresholdSE), analysis.T(f.use(i))})
	}
	return t
}

func (f raterFacets) use(level int) string {
	c := f.Categories[level]
	switch {
	case c.N < hardlyUsed:
		return fmt.Sprintf("hardly used: %s, %d are wanted", plural(c.N, "rating", "ratings"), hardlyUsed)
	case f.NeverLikeliest(level):
		return "never the most likely level"
	}
	return "in order"
}
