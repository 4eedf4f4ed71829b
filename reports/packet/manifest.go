package packet

import (
	"fmt"
	"slices"

	"calibrate/analysis"
)

const manifestLead = "The tool informs, people decide. Every figure leads back to its cells; a missing rating is never guessed; the same inputs give this same packet."

// manifestSection says what the packet rests on.
func manifestSection(b analysis.Bundle, ix *index) section {
	m := b.Manifest
	s := section{ID: "manifest", Title: "What this rests on", Lead: manifestLead, Facts: []fact{{"People", people(len(ix.people)), ""}}}
	for _, p := range m.Parameters() {
		f := fact{p.Head, p.Text, ""}
		if p.Name == "ladder_version" {
			f.Text, f.Full = short(p.Text), p.Text
		}
		s.Facts = append(s.Facts, f)
	}
	if slices.ContainsFunc(ix.people, func(p personLink) bool { return p.OrgName != p.Org }) {
		s.Facts = append(s.Facts, fact{"Orgs", "named from below " + ix.top + ", which all share", ""})
	}
	s.Facts = append(s.Facts, fact{"Run", m.RunID, "the hash of everything in this manifest"})
	s.Tables = []table{filesTable(m, ix)}
	return s
}

// filesTable lists the input files. A packet of many files shows them all: they
// are what the figures stand on.
func filesTable(m analysis.Manifest, ix *index) table {
	t := m.FilesTable()
	view := newTable(t, tablePick{rows: t.Rows.Len()}, ix)
	for _, r := range view.Rows {
		hash := &r.Cells[1]
		hash.Full, hash.Text = hash.Text, short(hash.Text)
	}
	view.Wide = false
	return view
}

// short is enough of a hash to tell it from any other by eye.
func short(hash string) string { return fmt.Sprintf("%.12s", hash) }

func scope(m analysis.Manifest) string {
	if m.Org != "" {
		return m.Org
	}
	return "Whole company"
}

func audience(m analysis.Manifest) string {
	if m.Audience == analysis.Director {
		return "the director"
	}
	return "HR"
}

func people(n int) string {
	if n == 1 {
		return "1 person"
	}
	return analysis.Said("%d people", n)
}
