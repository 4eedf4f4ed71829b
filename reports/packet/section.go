package packet

import (
	"slices"

	"calibrate/analysis"
	"calibrate/reports/chart"
)

// A section is one part of the packet before the people's pages, the same for
// HTML and PDF.
type section struct {
	ID, Title, Question string
	Lead                string // a paragraph under the title
	Facts               []fact
	Lists               []list
	Notes               []analysis.Note
	Charts              []analysis.Chart
	Tables              []table
	Elsewhere           []string // tables too long for the packet, in words
}

// A fact is a term and what holds for it.
type fact struct{ Term, Text, Full string }

// A list is a titled list of rules or questions.
type list struct {
	Title string
	Items []fact
}

// newSections gives every section in the order of the meeting.
func newSections(b analysis.Bundle, ix *index) []section {
	first, then := ordered(b)
	sections := []section{manifestSection(b, ix)}
	for _, p := range first {
		sections = append(sections, newSection(b, p, ix))
	}
	sections = append(sections, guide(b))
	for _, p := range then {
		sections = append(sections, newSection(b, p, ix))
	}
	return sections
}

func newSection(b analysis.Bundle, p pick, ix *index) section {
	r, _ := b.Result(p.job)
	s := section{ID: "job-" + p.job, Title: r.Title, Question: p.question, Notes: r.Notes}
	for _, c := range r.Charts {
		s.Charts = append(s.Charts, chart.Pages(c)...)
	}
	for _, t := range r.Tables {
		rows, columns, shown := p.of(r, t)
		switch {
		case shown:
			s.Tables = append(s.Tables, newTable(t, rows, columns, ix))
		case t.Rows.Len() > 0:
			s.Elsewhere = append(s.Elsewhere, t.Title)
		}
	}
	slices.SortStableFunc(s.Tables, func(a, b table) int { return bit(a.Wide) - bit(b.Wide) })
	return s
}

// bit lets wide tables stand last, so that paper is turned once.
func bit(wide bool) int {
	if wide {
		return 1
	}
	return 0
}

// Of a job without named tables, a table above shortTable rows stays in the workbook.
const (
	shortTable = 200
	shownRows  = 30
)

// of says how much of a table is shown, and whether it is at all.
func (p pick) of(r analysis.Result, t analysis.Table) (rows int, columns []string, shown bool) {
	named := false
	for _, want := range p.tables {
		if want.table == t.Name {
			return want.rows, want.columns, true
		}
		named = named || hasTable(r, want.table)
	}
	return shownRows, nil, !named && t.Rows.Len() <= shortTable
}

func hasTable(r analysis.Result, name string) bool {
	for _, t := range r.Tables {
		if t.Name == name {
			return true
		}
	}
	return false
}
