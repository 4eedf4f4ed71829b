package packet

import (
	"fmt"
	"html/template"
	"slices"

	"calibrate/analysis"
	"calibrate/ladder"
	"calibrate/reports/chart"
)

// A front is everything before the people's pages.
type front struct {
	Manifest analysis.Manifest
	Style    template.CSS
	Scope    string
	Sections []sectionView
	People   []personLink
	Inline   bool // the people's pages are in this file
}

// A sectionView is one section of the packet, ready to be shown.
type sectionView struct {
	ID, Title, Question string
	Notes               []analysis.Note
	Charts              []template.HTML
	Tables              []tableView
}

// A personLink is one person in the list of pages.
type personLink struct {
	Anchor, File, Name, ID, Org string
}

// sections says which tables of a job the packet shows; the workbook has all.
// A table that belongs on the people's pages is left to them.
var sections = []struct {
	job    string
	tables []string
}{
	{"coverage", []string{"raters_per_person", "coverage_by_relation", "states_by_dimension", "problems_by_file", "problems"}},
	{"levels", []string{"levels", "guideline", "levels_by_org"}},
	{"raters", []string{"raters", "components", "subsets", "fragile_links"}},
	{"agreement", nil},
	{"dependence", []string{"dependence"}},
	{"gap", []string{"assessed"}},
}

func newFront(b analysis.Bundle, people []personLink) (front, error) {
	f := front{Manifest: b.Manifest, Style: template.CSS(styleText), Scope: "Whole company", People: people, Inline: len(people) <= inlinePeople}
	if b.Manifest.Org != "" {
		f.Scope = b.Manifest.Org
	}
	for _, s := range sections {
		result, ok := b.Result(s.job)
		if !ok {
			continue
		}
		view, err := newSection(result, s.tables)
		if err != nil {
			return f, fmt.Errorf("section %s: %w", s.job, err)
		}
		f.Sections = append(f.Sections, view)
	}
	return f, nil
}

func newSection(r analysis.Result, tables []string) (sectionView, error) {
	view := sectionView{ID: r.Job, Title: r.Title, Notes: r.Notes}
	for _, c := range r.Charts {
		for _, page := range chart.Pages(c) {
			svg, err := chart.SVG(page)
			if err != nil {
				return view, err
			}
			view.Charts = append(view.Charts, template.HTML(svg)) // drawn and escaped by chart
		}
	}
	for _, t := range r.Tables {
		if tables == nil || slices.Contains(tables, t.Name) {
			view.Tables = append(view.Tables, newTable(t))
		}
	}
	return view, nil
}

// indexPeople numbers the pages of people, in the order of their ids.
func indexPeople(people []ladder.Person) []personLink {
	links := make([]personLink, len(people))
	for i, p := range people {
		links[i] = personLink{Anchor: fmt.Sprintf("person-%d", i+1), Name: p.Name, ID: p.ID, Org: p.Org}
		if len(people) > inlinePeople {
			links[i].File = fmt.Sprintf("people-%03d.html", i/inlinePeople+1)
		}
	}
	return links
}
