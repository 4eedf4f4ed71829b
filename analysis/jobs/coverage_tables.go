package jobs

import (
	"fmt"
	"slices"
	"strings"

	"calibrate/analysis"
	"calibrate/ladder"
)

// manyRaters is the last line of the table of raters per person: so many or more.
const manyRaters = 5

func ratersPerPerson(covered []coveredPerson) analysis.Table {
	counts := make([]int, manyRaters+1)
	for _, p := range covered {
		counts[min(p.others, manyRaters)]++
	}
	t := analysis.Table{Name: "raters_per_person", Title: "People by number of raters (self-ratings not counted)", Columns: []analysis.Column{
		text("raters", "Raters"), count("people", "People", "people"), share("share", "Share of people"),
	}}
	for n, people := range counts {
		label := fmt.Sprint(n)
		if n == manyRaters {
			label += " or more"
		}
		t.Add([]analysis.Value{analysis.T(label), analysis.I(people), ratio(people, len(covered))})
	}
	return t
}

func relationTable(counts []relationCount) analysis.Table {
	t := analysis.Table{Name: "coverage_by_relation", Title: "Raters by relation to the employee", Columns: []analysis.Column{
		text("relation", "Relation"), count("employees", "People rated", "people"), count("raters", "Raters", "people"),
		count("cells", "Cells", "ratings"), count("rated", "Rated", "ratings"), share("share_rated", "Share rated"),
	}}
	for _, c := range counts {
		t.Add([]analysis.Value{analysis.T(c.relation), analysis.I(c.employees), analysis.I(c.raters),
			analysis.I(c.cells), analysis.I(c.rated), ratio(c.rated, c.cells)})
	}
	return t
}

func stateTable(l *ladder.Ladder, counts []stateCount) analysis.Table {
	t := analysis.Table{Name: "states_by_dimension", Title: "What the cells of each dimension hold (self-ratings not counted)", Columns: []analysis.Column{
		text("category", "Category"), text("dimension", "Dimension"), count("cells", "Cells", "ratings"),
	}}
	for _, state := range ladder.States {
		t.Columns = append(t.Columns, count(string(state), strings.ReplaceAll(string(state), "_", " "), "ratings"))
	}
	t.Columns = append(t.Columns, share("share_rated", "Share rated"))
	by := map[string]map[ladder.State]int{}
	for _, c := range counts {
		if by[c.dimension] == nil {
			by[c.dimension] = map[ladder.State]int{}
		}
		by[c.dimension][c.state] += c.cells
	}
	for _, d := range l.Dimensions {
		cells := 0
		for _, state := range ladder.States {
			cells += by[d.Name][state]
		}
		row := []analysis.Value{analysis.T(l.Categories[d.Category].Name), analysis.T(d.Name), analysis.I(cells)}
		for _, state := range ladder.States {
			row = append(row, analysis.I(by[d.Name][state]))
		}
		t.Add(append(row, ratio(by[d.Name][ladder.Rated], cells)))
	}
	return t
}

func peopleCovered(covered []coveredPerson) analysis.Table {
	t := analysis.Table{Name: "coverage_by_person", Title: "Who rated each person", Columns: []analysis.Column{
		text("employee", "Employee"), text("name", "Name"), text("org", "Org"), count("raters", "Raters", "people"),
	}}
	for _, relation := range ladder.Relations {
		t.Columns = append(t.Columns, count(string(relation), capital(string(relation)), "people"))
	}
	t.Columns = append(t.Columns, count("ratings", "Ratings", "ratings"), flag("note", "Note"))
	for _, p := range covered {
		row := []analysis.Value{analysis.T(p.ID), analysis.T(p.Name), analysis.T(p.Org), analysis.I(p.others)}
		for _, relation := range ladder.Relations {
			row = append(row, analysis.I(p.by[relation]))
		}
		t.Add(append(row, analysis.I(p.rated), analysis.T(thin(p))))
	}
	return t
}

// thin says why a person's evidence is weak, "" when it is not.
func thin(p coveredPerson) string {
	switch {
	case p.others == 0 && p.by[ladder.Self] > 0:
		return "only a self-rating"
	case p.others == 0:
		return "not rated"
	case p.others == 1:
		return "one rater"
	case p.by[ladder.Manager] == 0:
		return "no manager rating"
	}
	return ""
}

// problemCounts counts problems by file and kind; for a director by kind alone,
// as a file's name may give a rater away.
func problemCounts(in analysis.Input, problems []problemRow) analysis.Table {
	type key struct{ file, code, severity string }
	file := func(k key) analysis.Value { return analysis.T(k.file) }
	if in.Audience == analysis.Director {
		problems = slices.Clone(problems)
		for i := range problems {
			problems[i].file = ""
		}
		file = func(key) analysis.Value { return analysis.Hidden("a file's name may give a rater away") }
	}
	counts := map[key]int{}
	var order []key
	for _, p := range problems {
		k := key{p.file, p.code, p.severity}
		if counts[k] == 0 {
			order = append(order, k)
		}
		counts[k]++
	}
	slices.SortFunc(order, func(a, b key) int {
		return strings.Compare(a.file+"\x00"+a.severity+"\x00"+a.code, b.file+"\x00"+b.severity+"\x00"+b.code)
	})
	t := analysis.Table{Name: "problems_by_file", Title: "Problems by file", Columns: []analysis.Column{
		text("file", "File"), flag("severity", "Severity"), text("code", "Problem"), count("cells", "Cells", "cells"),
	}}
	for _, k := range order {
		t.Add([]analysis.Value{file(k), analysis.T(k.severity), analysis.T(k.code), analysis.I(counts[k])})
	}
	return t
}

// sheetTable is empty for a director: names of files and sheets may give raters away.
func sheetTable(in analysis.Input, sheets []sheetRow) analysis.Table {
	t := analysis.Table{Name: "sheets", Title: "How each sheet was understood", Columns: []analysis.Column{
		text("file", "File"), text("sheet", "Sheet"), text("layout", "Layout"), count("header_row", "Header row", ""),
		text("hidden", "Hidden"), text("reason", "Why it was not read"),
	}}
	if in.Audience == analysis.Director {
		return t
	}
	for _, s := range sheets {
		header, hidden := analysis.I(s.headerRow), "no"
		if s.headerRow == 0 {
			header = analysis.Why("no header row")
		}
		if s.hidden {
			hidden = "yes"
		}
		t.Add([]analysis.Value{analysis.T(s.file), analysis.T(s.sheet), analysis.T(s.layout), header,
			analysis.T(hidden), analysis.T(s.reason)})
	}
	return t
}

// problemTable is empty for a director: messages and cells may give raters away.
func problemTable(in analysis.Input, problems []problemRow) analysis.Table {
	t := analysis.Table{Name: "problems", Title: "Every problem, at its cell", Columns: []analysis.Column{
		text("file", "File"), text("sheet", "Sheet"), text("cell", "Cell"), flag("severity", "Severity"), text("code", "Problem"),
		text("text", "As it stood"), text("message", "What it means"), text("suggestions", "Suggestion"),
	}}
	if in.Audience == analysis.Director {
		return t
	}
	for _, p := range problems {
		t.Add(texts(p.file, p.sheet, p.cell, p.severity, p.code, p.text, p.message, meant(p.suggestions)))
	}
	return t
}

// meant puts what may have been meant on one line; the lines of a map file, which
// are indented, stay as they are to be typed.
func meant(suggestions string) string {
	if strings.Contains(suggestions, "\n ") {
		return suggestions
	}
	return strings.ReplaceAll(suggestions, "\n", " or ")
}
