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

// What the severity of a rater did over the cycles.
const (
	stricterNow = "drifts, stricter"
	milderNow   = "drifts, milder"
	cameBack    = "apart for a cycle and returned"
)

// pathStatus tells in a word what a path is.
func pathStatus(p stats.DriftPath) string {
	change, _ := p.Trend.Change.Get()
	switch {
	case p.Trend.Verdict == stats.VerdictDiffers && change > 0:
		return stricterNow
	case p.Trend.Verdict == stats.VerdictDiffers:
		return milderNow
	case p.Returned():
		return cameBack
	}
	return p.Trend.Verdict
}

// shownPaths gives the paths of the raters shown: who drifts, who returned, then by
// how far they moved.
func (r raterPaths) shownPaths(shown map[string]bool) []stats.DriftPath {
	var rows []stats.DriftPath
	for _, p := range r.Rows {
		if shown[p.Rater] {
			rows = append(rows, p)
		}
	}
	rank := func(p stats.DriftPath) (int, float64) {
		change, known := p.Trend.Change.Get()
		switch pathStatus(p) {
		case stricterNow, milderNow:
			return 0, -math.Abs(change)
		case cameBack:
			return 1, -math.Abs(change)
		}
		if known {
			return 2, -math.Abs(change)
		}
		return 3, 0
	}
	slices.SortStableFunc(rows, func(a, b stats.DriftPath) int {
		groupA, sizeA := rank(a)
		groupB, sizeB := rank(b)
		return cmp.Or(cmp.Compare(groupA, groupB), cmp.Compare(sizeA, sizeB), cmp.Compare(a.Rater, b.Rater))
	})
	return rows
}

// away names the cycles between the first and the last in which a rater rated nobody.
func (r raterPaths) away(p stats.DriftPath) string {
	first := slices.IndexFunc(p.Rated, func(n int) bool { return n > 0 })
	var names []string
	for c := first; c >= 0 && c < len(r.cycles); c++ {
		if p.Rated[c] == 0 {
			names = append(names, r.cycles[c])
		}
	}
	return strings.Join(names, ", ")
}

func pathTable(who directory, r raterPaths, shown map[string]bool) analysis.Table {
	t := analysis.Table{Name: "rater_cycles", Title: "Severity of each rater over the cycles (positive: strict; not drawn to the mean), who drifts and who returned", Columns: []analysis.Column{
		text("rater", "Rater"), text("name", "Name"), flag("status", "Status"),
		delta("change", "Change, first to last cycle"), delta("low", "95 % from"), delta("high", "95 % to"), chance("q", "q"),
		delta("apart", "Cycle before the last, less its neighbours"), delta("apart_low", "95 % from"), delta("apart_high", "95 % to"), chance("apart_q", "q"),
		text("away", "Rated nobody in"),
	}}
	for i, cycle := range r.cycles {
		t.Columns = append(t.Columns, delta(fmt.Sprintf("severity_%d", i+1), "Severity "+cycle), count(fmt.Sprintf("people_%d", i+1), "People "+cycle, "people"))
	}
	for _, p := range r.shownPaths(shown) {
		person := who.person(p.Rater)
		row := []analysis.Value{
			analysis.T(person.ID), analysis.T(person.Name), analysis.T(pathStatus(p)),
			figure(p.Trend.Change), figure(p.Trend.Low), figure(p.Trend.High), figure(p.Trend.Q),
			figure(p.Apart.Change), figure(p.Apart.Low), figure(p.Apart.High), figure(p.Apart.Q), analysis.T(r.away(p)),
		}
		for c, v := range p.Values {
			row = append(row, figure(v), analysis.I(p.Rated[c]))
		}
		t.Add(row)
	}
	return t
}

func (r raterPaths) notes(shown map[string]bool) []analysis.Note {
	if r.Why != "" {
		return []analysis.Note{info("Severity over the cycles is not shown: %s.", r.Why)}
	}
	counts := map[string]int{}
	rows := r.shownPaths(shown)
	for _, p := range rows {
		counts[pathStatus(p)]++
	}
	notes := []analysis.Note{info("Over the cycles %s, of %s %s (q ≤ 0.10, Benjamini–Hochberg): %d stricter, %d milder; %s apart in %s and returned to within half of that. Only drift relative to the %d raters of all these cycles can be known; a move of all together looks like a change of the people.",
		strings.Join(r.cycles[r.First:], ", "), plural(len(rows), "rater", "raters"), plural(counts[stricterNow]+counts[milderNow], "drifts", "drift"), counts[stricterNow], counts[milderNow], plural(counts[cameBack], "was", "were"), r.cycles[len(r.cycles)-2], r.Anchors)}
	if r.First > 0 {
		notes = append(notes, info("Too few raters of %s rate today: severities of then are not compared.", strings.Join(r.cycles[:r.First], ", ")))
	}
	if len(r.left) > 0 {
		notes = append(notes, info("Cycles left out of the severity over the cycles: %s.", strings.Join(r.left, "; ")))
	}
	return notes
}

// severitySlopes draws the table of severities over the cycles.
func severitySlopes(who directory, r raterPaths, shown map[string]bool) []analysis.Chart {
	if r.Why != "" {
		return nil
	}
	data := analysis.Slopes{Axis: "severity, in levels", Times: r.cycles[r.First:], Zero: 0}
	moved, all := 0, 0
	for _, p := range r.shownPaths(shown) {
		last := len(p.Values) - 1
		if _, known := p.Values[last].Get(); !known {
			continue
		}
		if all++; all > chartPeople {
			continue // those that moved stand first
		}
		item := analysis.SlopeItem{Label: personLabel(who.person(p.Rater)), N: p.Rated[last]}
		for _, v := range p.Values[r.First:] {
			item.Values = append(item.Values, orNaN(v))
		}
		switch pathStatus(p) {
		case stricterNow, milderNow:
			item.Status, moved = "drifts", moved+1
		case cameBack:
			item.Status, moved = cameBack, moved+1
		}
		data.Items = append(data.Items, item)
	}
	if len(data.Items) < 2 {
		return nil
	}
	return []analysis.Chart{{
		Name: "severity_slopes", Title: "Severity over the cycles",
		Subtitle: analysis.Said("each cycle by its own model; n = %s with a figure in %s; drifted or returned: %d", ofAll(len(data.Items), all, "raters"), r.cycles[len(r.cycles)-1], moved),
		Footnote: fmt.Sprintf("Each cycle by its own model, measured from the mean of the %d raters of all cycles shown and not drawn towards it: the figures of %s differ from those of “%s”. Those who drift or returned (q ≤ 0.10) stand out.", r.Anchors, r.cycles[len(r.cycles)-1], strictTitle) +
			leftOut(len(data.Items), all, "those that moved furthest", "Severity of each rater over the cycles"),
		Alt:  analysis.Said("A line per rater from %s to %s; %d of %d drift or returned.", data.Times[0], data.Times[len(data.Times)-1], moved, len(data.Items)),
		Data: data,
	}}
}
