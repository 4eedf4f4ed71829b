package packet

import (
	"slices"
	"strings"

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
	Drawn               []analysis.Chart // the same, not cut into pages
	Tables              []table
	Elsewhere           []string          // tables too long for the packet, in words
	Empty               []string          // tables without a row, in words
	Sheets              string            // the workbook's sheets of the same job
	left                map[string]string // titles of tables that only the workbook has, by name
}

// Before are the notes that stand before the charts: what limits them. What explains
// them follows, so that the picture is seen first.
func (s section) Before() []analysis.Note {
	if len(s.Charts) == 0 {
		return s.Notes
	}
	return slices.DeleteFunc(slices.Clone(s.Notes), func(n analysis.Note) bool { return n.Severity == analysis.Info })
}

// After are the notes that stand after the charts.
func (s section) After() []analysis.Note {
	if len(s.Charts) == 0 {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(s.Notes), func(n analysis.Note) bool { return n.Severity != analysis.Info })
}

// Turned says that all of a section stands on paper across, its title too.
func (s section) Turned() bool {
	upright := len(s.Facts) + len(s.Lists) + len(s.Notes) + len(s.Charts)
	return upright == 0 && len(s.Tables) > 0 && s.Tables[0].Wide
}

// slightLines is how many lines at most a section has that needs no page of its own.
const slightLines = 45

// Classes are the classes by which the style sheet sets a section on paper.
func (s section) Classes() string {
	const perNote, perChart = 2, 22
	lines := perNote*len(s.Notes) + perChart*len(s.Charts)
	for _, t := range s.Tables {
		lines += 3 + len(t.Rows)
	}
	slight := len(s.Facts)+len(s.Lists) == 0 && lines <= slightLines
	switch {
	case s.Turned() && slight:
		return "turned slight"
	case s.Turned():
		return "turned"
	case slight:
		return "slight"
	}
	return ""
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
	s := section{ID: "job-" + p.job, Title: r.Title, Question: p.question, Sheets: r.Title, left: map[string]string{}}
	if p.title != "" {
		s.Title = p.title
	}
	if p.part != "" {
		s.ID = p.part
	} else {
		s.Notes, s.Drawn = r.Notes, r.Charts
		for _, c := range r.Charts {
			s.Charts = append(s.Charts, chart.Pages(c)...)
		}
	}
	for _, t := range p.inOrder(r.Tables) {
		want, shown := p.of(r, t)
		if len(ix.people) > cutPeople {
			want.rows = min(want.rows, largeRows)
		}
		switch {
		case shown && t.Rows.Len() == 0:
			s.Empty = append(s.Empty, t.Title)
		case shown:
			s.Tables = append(s.Tables, newTable(t, want, ix))
		case t.Rows.Len() > 0:
			s.left[t.Name] = t.Title
		}
		if !shown && t.Rows.Len() > 0 && p.part == "" && !elsewhere(p, t) {
			s.Elsewhere = append(s.Elsewhere, t.Title)
		}
	}
	return s
}

// inOrder gives the tables in the order the pick names them, then the others.
func (p pick) inOrder(tables []analysis.Table) []analysis.Table {
	place := func(t analysis.Table) int {
		if at := slices.IndexFunc(p.tables, func(want tablePick) bool { return want.table == t.Name }); at >= 0 {
			return at
		}
		return len(p.tables)
	}
	sorted := slices.Clone(tables)
	slices.SortStableFunc(sorted, func(a, b analysis.Table) int { return place(a) - place(b) })
	return sorted
}

// elsewhere reports whether another section of the same job shows the table.
func elsewhere(p pick, t analysis.Table) bool {
	return slices.ContainsFunc(after, func(other pick) bool {
		return other.job == p.job && other.part != "" && slices.ContainsFunc(other.tables, func(want tablePick) bool { return want.table == t.Name })
	})
}

// Of a job without named tables, a table above shortTable rows stays in the workbook.
const (
	shortTable = 200
	shownRows  = 30
	cutPeople  = 600 // a company whose tables are cut
	largeRows  = 400 // of any of them: those nominated among 2,000 people
)

// of says how much of a table is shown, and whether it is at all.
func (p pick) of(r analysis.Result, t analysis.Table) (want tablePick, shown bool) {
	named := false
	for _, want := range p.tables {
		if want.table == t.Name {
			return want, true
		}
		named = named || hasTable(r, want.table)
	}
	return tablePick{table: t.Name, rows: shownRows}, !named && t.Rows.Len() <= shortTable
}

func hasTable(r analysis.Result, name string) bool {
	for _, t := range r.Tables {
		if t.Name == name {
			return true
		}
	}
	return false
}

// figuresIn names the table with the figures of a chart, where the two differ in name.
var figuresIn = map[string]string{
	"coverage_map": "coverage_by_org", "levels_by_org": "levels_by_org_and_level", "levels_small_multiples": "levels_by_org_and_level",
	"levels_by_employee": "assessed", "gap_by_employee": "gap", "fairness_proposed": "fairness_rates", "fairness_assessed_above": "fairness_rates",
	"promotion_candidates": "promotion_cases", "promotion_line": "promotion_cases", "promotion_limits": "promotion_budget",
	"severity_scatter": "raters", "severity_slopes": "rater_cycles", "movement_flow": "movement_effect",
}

// figuresOf finds the table that has a chart's figures; the id is "" where only the
// workbook has it, the title too where no table has them. A chart in pages has their
// number after its name.
func (s section) figuresOf(c analysis.Chart) (id, title string) {
	name := strings.TrimRight(c.Name, "_0123456789")
	if other := figuresIn[name]; other != "" {
		name = other
	}
	for _, t := range s.Tables {
		if t.ID == "table-"+name {
			return t.ID, t.Title
		}
	}
	return "", s.left[name]
}
