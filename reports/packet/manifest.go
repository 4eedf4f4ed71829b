package packet

import (
	"fmt"
	"strconv"

	"calibrate/analysis"
)

const manifestLead = "The tool informs, people decide. Every figure leads back to its cells; a missing rating is never guessed; the same inputs give this same packet."

// manifestSection says what the packet rests on.
func manifestSection(b analysis.Bundle, ix *index) section {
	m := b.Manifest
	cycle := m.Cycle
	if m.Previous != "" {
		cycle += ", compared with " + m.Previous
	}
	return section{ID: "manifest", Title: "What this rests on", Lead: manifestLead, Facts: []fact{
		{"Scope", scope(m) + ", " + people(len(ix.people)), ""},
		{"Cycle", cycle, ""},
		{"For", audience(m), ""},
		{"Ladder", m.LadderName + ", version " + short(m.LadderVersion), m.LadderVersion},
		{"Smallest group shown", people(m.MinGroup), ""},
		{"Seed of resampling", strconv.FormatUint(m.Seed, 10), ""},
		{"Program", m.Program + " " + m.Version, ""},
		{"Run", m.RunID, "the hash of everything in this manifest"},
	}, Tables: []table{filesTable(m, ix)}}
}

// filesTable lists the input files. A packet of many files shows them all: they
// are what the figures stand on.
func filesTable(m analysis.Manifest, ix *index) table {
	t := analysis.Table{Name: "input_files", Title: "Input files: what was taken, and what was not", Columns: []analysis.Column{
		{Name: "file", Head: "File", Kind: analysis.Text},
		{Name: "sha256", Head: "SHA-256", Kind: analysis.Text},
		{Name: "people", Head: "People", Kind: analysis.Count},
		{Name: "ratings", Head: "Rating cells", Kind: analysis.Count},
		{Name: "unread", Head: "Unread", Kind: analysis.Count},
		{Name: "problems", Head: "Problems", Kind: analysis.Count},
	}}
	for _, f := range m.Files {
		t.Add([]analysis.Value{analysis.T(f.File), analysis.T(f.SHA256),
			analysis.I(f.People), analysis.I(f.Ratings), analysis.I(f.Unread), analysis.I(f.Problems)})
	}
	view := newTable(t, t.Rows.Len(), nil, ix)
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
	return strconv.Itoa(n) + " people"
}
