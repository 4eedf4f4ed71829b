package jobs

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"calibrate/analysis"
	"calibrate/analysis/stats"
)

// figure shows a statistic, or why there is none.
func figure(f stats.Figure) analysis.Value {
	if x, ok := f.Get(); ok {
		return analysis.N(x)
	}
	return analysis.Why(f.Why())
}

func raterTable(who directory, s *severities, shown []bool) analysis.Table {
	t := analysis.Table{Name: "raters", Title: "Severity of each rater (positive: scores the same people lower than others do)", Columns: []analysis.Column{
		text("rater", "Rater"), text("name", "Name"), text("org", "Org"), flag("status", "Status"),
		delta("severity", "Severity"), delta("low", "95 % from"), delta("high", "95 % to"), rating("se", "SE"),
		stat("reliability", "Reliability"), share("half", "Chance of more than half a level"), chance("q", "q"),
		count("people", "People rated", "people"), count("shared", "Of whom others rated too", "people"), count("ratings", "Ratings", "ratings"),
		rating("mean", "Mean given"), rating("spread", "SD given"), rating("spread_others", "SD of others, same people"),
		delta("matched", "Own less others', same people"), count("cells", "Cells compared", "cells"),
		count("subset", "Subset", ""), text("reason", "Why"),
	}}
	for _, code := range s.bySeverity(shown) {
		t.Add(raterValues(who, s, code))
	}
	return t
}

func raterValues(who directory, s *severities, code int) []analysis.Value {
	p, r := who.person(s.table.Rater.Labels[code]), s.raters[code]
	return []analysis.Value{
		analysis.T(p.ID), analysis.T(p.Name), analysis.T(p.Org), analysis.T(r.status),
		figure(r.Value), figure(r.Low), figure(r.High), figure(r.SE), figure(r.Reliability), figure(r.Half), figure(r.Q),
		analysis.I(r.own.ratees), analysis.I(r.own.shared), analysis.I(r.own.ratings),
		figure(r.own.mean), figure(r.own.spread), figure(r.own.spreadOthers), figure(r.own.matched), analysis.I(r.own.cells),
		analysis.I(r.Subset + 1), analysis.T(r.reason),
	}
}

// bySeverity orders the shown raters from strict to lenient; those without a
// figure stand last, by id.
func (s *severities) bySeverity(shown []bool) []int {
	var codes []int
	for code := range s.raters {
		if shown[code] {
			codes = append(codes, code)
		}
	}
	key := func(code int) float64 {
		if value, ok := s.raters[code].Value.Get(); ok {
			return -value
		}
		return math.Inf(1)
	}
	slices.SortStableFunc(codes, func(a, b int) int { return cmp.Compare(key(a), key(b)) })
	return codes
}

// meanings says in words what a variance component stands for.
var meanings = map[string]string{
	"employee":           "true differences between people",
	"rater":              "severity: some raters score everybody lower",
	"employee:rater":     "halo: one rater's overall impression of one person",
	"employee:dimension": "profiles: strengths and weaknesses of people",
	"rater:dimension":    "severity on single dimensions",
	"dimension":          "some dimensions are rated lower by everybody",
	"residual":           "noise: all that nothing above explains",
}

func varianceTable(s *severities) analysis.Table {
	t := analysis.Table{Name: "rater_variance", Title: "Where the differences between ratings come from", Columns: []analysis.Column{
		text("component", "Component"), text("meaning", "Meaning"), count("levels", "n", ""), share("share", "Share"),
		rating("sd", "SD"), stat("variance", "Variance"), stat("se", "SE of the variance"), stat("upper", "95 % upper limit"), text("note", "Note"),
	}}
	if s.why != "" {
		return t
	}
	components := append(slices.Clone(s.Fit.Components), s.Fit.Residual)
	if s.Halo.Name != "" {
		components[2] = s.Halo
	}
	total := 0.0
	for _, c := range components {
		total += c.Variance
	}
	for _, c := range components {
		note, se := "", analysis.N(c.SE)
		if c.Boundary {
			note, se = c.Text(), analysis.Why("a variance of 0 has none")
		} else if c.MCSE > 0 {
			note = fmt.Sprintf("Monte-Carlo error of the variance %.2g", c.MCSE)
		} else if c.Name == s.Halo.Name {
			note = "people's profiles told apart"
		}
		t.Add([]analysis.Value{
			analysis.T(c.Name), analysis.T(meanings[c.Name]), analysis.I(c.Levels), analysis.N(c.Variance / total),
			analysis.N(c.SD), analysis.N(c.Variance), se, analysis.N(c.Upper95), analysis.T(note),
		})
	}
	return t
}

// capital makes a sentence of a note.
func capital(text string) string {
	if text == "" {
		return text
	}
	return strings.ToUpper(text[:1]) + strings.TrimSuffix(text[1:], ".")
}
