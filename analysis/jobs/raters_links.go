package jobs

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"calibrate/analysis"
	"calibrate/analysis/stats"
	"calibrate/ladder"
)

func subsetTable(in analysis.Input, who directory, s *severities) analysis.Table {
	t := analysis.Table{Name: "rater_subsets", Title: "Subsets of people and raters linked by ratings; severities compare only inside one", Columns: []analysis.Column{
		count("subset", "Subset", ""), count("people", "People", "people"), count("raters", "Raters", "people"),
		count("pairs", "Pairs of person and rater", ""), count("ratings", "Ratings", "ratings"), flag("status", "Severities"), text("link", "What would link it"),
	}}
	for i, subset := range s.Connection.Subsets {
		status := "compare with each other"
		switch {
		case len(subset.Raters) == 1:
			status = "cannot tell: one rater"
		case i > 0:
			status = "cannot tell: not linked to subset 1"
		}
		t.Add([]analysis.Value{analysis.I(i + 1), analysis.I(len(subset.Employees)), analysis.I(len(subset.Raters)),
			analysis.I(subset.Edges), analysis.I(subset.Ratings), analysis.T(status), analysis.T(suggestedLink(in, who, s, i))})
	}
	return t
}

// fragileTable lists the raters, and the single ratings, without whom groups
// could not be compared. A person with one rater is no link and not listed.
func fragileTable(who directory, s *severities, shown []bool) analysis.Table {
	t := analysis.Table{Name: "rater_links", Title: "Fragile links: what the comparison of groups hangs on", Columns: []analysis.Column{
		text("link", "Link"), text("rater", "Rater"), text("name", "Name"), text("employee", "Employee"), count("parts", "Parts without it", ""), text("meaning", "Meaning"),
	}}
	for _, c := range s.Connection.CutRaters {
		if c.Teams < 2 || !shown[c.Rater] {
			continue
		}
		p := who.person(s.table.Rater.Labels[c.Rater])
		t.Add([]analysis.Value{analysis.T("rater"), analysis.T(p.ID), analysis.T(p.Name), analysis.Why("all people this rater rated"),
			analysis.I(c.Teams), analysis.T(fmt.Sprintf("without this rater, %d groups of raters could not be compared", c.Teams))})
	}
	for _, b := range s.Connection.Bridges {
		if b.Pendant || !shown[b.Rater] {
			continue
		}
		p := who.person(s.table.Rater.Labels[b.Rater])
		t.Add([]analysis.Value{analysis.T("pair"), analysis.T(p.ID), analysis.T(p.Name), analysis.T(s.table.Unit.Labels[b.Employee]),
			analysis.I(2), analysis.T("had this rater not rated this person, two groups could not be compared")})
	}
	return t
}

// linkingPeople is how many people of another subset one rater must rate to link
// it well enough to compare.
const linkingPeople = 3

// suggestedLink says which ratings would link a subset with the largest: by the
// rater of that one whose own severity is known best, among those nearest in the
// org tree, of the people whom most raters of the subset rated. Each unsure end
// would be an error of the comparison. A director reads no names from elsewhere.
func suggestedLink(in analysis.Input, who directory, s *severities, subset int) string {
	if subset == 0 {
		return ""
	}
	people := slices.Clone(s.Connection.Subsets[subset].Employees)
	rater, known := s.bestLink(who, people)
	if !known || in.Audience == analysis.Director {
		return fmt.Sprintf("let a rater of subset 1 rate %d of its people", min(linkingPeople, len(people)))
	}
	slices.SortStableFunc(people, func(a, b int) int { return s.Employees[b].Raters - s.Employees[a].Raters })
	var names []string
	for _, code := range people[:min(linkingPeople, len(people))] {
		names = append(names, personLabel(who.person(s.table.Unit.Labels[code])))
	}
	return fmt.Sprintf("let %s rate %s", personLabel(who.person(s.table.Rater.Labels[rater])), strings.Join(names, ", "))
}

// bestLink is the rater of the largest subset to rate people of another, by employee
// code. It is none of them: nobody's rating of themselves links anything.
func (s *severities) bestLink(who directory, people []int) (code int, known bool) {
	org := who.person(s.table.Unit.Labels[people[0]]).Org
	among := func(r stats.Severity) bool {
		return slices.ContainsFunc(people, func(code int) bool { return s.table.Unit.Labels[code] == s.table.Rater.Labels[r.Code] })
	}
	rank := func(r stats.Severity) (far int, se float64) {
		se, _ = r.SE.Get()
		return -inCommon(who.person(s.table.Rater.Labels[r.Code]).Org, org), se
	}
	var able []stats.Severity
	for _, r := range s.raters {
		if se, ok := r.SE.Get(); ok && !math.IsNaN(se) && r.Subset == 0 && !among(r.Severity) {
			able = append(able, r.Severity)
		}
	}
	if len(able) == 0 {
		return 0, false
	}
	best := slices.MinFunc(able, func(a, b stats.Severity) int {
		farA, seA := rank(a)
		farB, seB := rank(b)
		return cmp.Or(cmp.Compare(farA, farB), cmp.Compare(seA, seB))
	})
	return best.Code, true
}

// inCommon counts the steps of the org tree that two orgs share from the top.
func inCommon(a, b string) int {
	first, second := strings.Split(a, ladder.OrgSeparator), strings.Split(b, ladder.OrgSeparator)
	n := 0
	for n < min(len(first), len(second)) && first[n] == second[n] {
		n++
	}
	return n
}
