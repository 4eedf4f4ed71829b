package workbook

import (
	"fmt"

	"calibrate/analysis"
	"calibrate/ladder"
)

// A trail leads from the people and raters that tables name to the cells behind their
// figures: from a person to the first of the person's rows on the sheet of sources,
// from a rater to the people rated, and from each of these to the sources again; from
// a dimension to what the ladder asks for.
type trail struct {
	people, raters, dimensions map[string]int // row, by id or name
	given                      []analysis.Given
	longest                    map[string]float64 // name, org and file, in characters, by the column of sources that has them
}

const (
	givenName  = "Who rated whom"
	givenTop   = 3 // row of the headings
	sourcesTop = 4
)

// mostLinked is the longest table whose rows are linked: Excel takes some 65,000 links
// on a sheet, and longer lists are read by their filters.
const mostLinked = 10_000

// findCells finds the rows that links lead to. Who rated whom is for HR alone.
func (s *summary) findCells() error {
	given, err := analysis.EachGiven(s.ctx, s.bundle.Input)
	if err != nil {
		return err
	}
	people, err := analysis.People(s.ctx, s.bundle.Input)
	if err != nil {
		return err
	}
	t := &trail{people: map[string]int{}, raters: map[string]int{}, dimensions: expectationRows(s.askings())}
	cells := map[string]int{}
	for _, g := range given {
		cells[g.Employee] += g.Cells
	}
	for i, row := 0, sourcesTop+1; i < len(people) && row <= s.most; i++ {
		if n := cells[people[i].ID]; n > 0 {
			t.people[people[i].ID] = row
			row += n
		}
	}
	if s.bundle.Manifest.Audience != analysis.Director {
		t.given = given
		for i, g := range given {
			if _, known := t.raters[g.Rater]; !known {
				t.raters[g.Rater] = givenTop + 1 + i
			}
		}
	}
	t.longest = s.longestNames(people)
	s.trail = t
	return nil
}

// letters is how long the longest name in a column of sources is.
func (t *trail) letters(column string) float64 {
	if t == nil {
		return 0
	}
	return t.longest[column]
}

// longestNames is how long the names are that stand on the sheet of sources.
func (s *summary) longestNames(people []ladder.Person) map[string]float64 {
	longest := map[string]float64{}
	take := func(column, text string) { longest[column] = max(longest[column], letters(text)) }
	for _, p := range people {
		take("name", p.Name)
		take("org", p.Org)
	}
	for _, name := range s.bundle.Names {
		take("rater_name", name)
	}
	for _, f := range s.bundle.Manifest.Files {
		take("file", f.File)
	}
	return longest
}

// whoRatedWhom writes the people each rater rated.
func (s *summary) whoRatedWhom() error {
	if len(s.trail.given) == 0 {
		return nil
	}
	t := analysis.Table{Name: "given", Title: "Who rated whom, in how many cells of whatever state", Columns: []analysis.Column{
		{Name: "rater", Head: "Rater", Kind: analysis.Text}, {Name: "rater_name", Head: "Rater name", Kind: analysis.Text},
		{Name: "employee", Head: "Employee", Kind: analysis.Text}, {Name: "name", Head: "Name", Kind: analysis.Text}, {Name: "cells", Head: "Cells", Kind: analysis.Count},
	}}
	for _, g := range s.trail.given {
		t.Add([]analysis.Value{analysis.T(g.Rater), analysis.T(s.bundle.Names[g.Rater]), analysis.T(g.Employee), analysis.T(s.bundle.Names[g.Employee]), analysis.I(g.Cells)})
	}
	return s.plain(givenName, t, []float64{14, 28, 14, 28, 9}, 2)
}

// leadsOf gives the rows that each column of a table leads to, and on which sheet.
func (s *sheet) leadsOf(g grid) (rows map[int]map[string]int, sheets map[int]string) {
	if s.trail == nil || g.rows.Len() > mostLinked {
		return nil, nil
	}
	rows, sheets = map[int]map[string]int{}, map[int]string{}
	for col, c := range g.columns {
		switch {
		case c.Name == "employee":
			rows[col], sheets[col] = s.trail.people, sourcesName
		case c.Name == "rater" && s.name != givenName:
			rows[col], sheets[col] = s.trail.raters, givenName
		case g.ofDimension(c.Name) && s.name != expectationsName:
			rows[col], sheets[col] = s.trail.dimensions, expectationsName
		}
	}
	return rows, sheets
}

// ofDimension says whether a column names dimensions, alone or among other groups of
// ratings.
func (g grid) ofDimension(column string) bool {
	return column == "dimension" || g.name == "agreement" && column == "group"
}

// lead links the rows of a table, from its first row on.
func (s *sheet) lead(g grid, sheets map[int]string, first int) error {
	row := first
	for values := range g.rows.All() {
		for col := range g.columns { // not in the order of a map, which changes
			text, _ := values[col].Text()
			if target := g.leads[col][text]; target > 0 {
				if err := s.f.SetCellHyperLink(s.name, at(col+1, row), fmt.Sprintf("%s!A%d", quoted(sheets[col]), target), "Location"); err != nil {
					return err
				}
			}
		}
		row++
	}
	return nil
}
