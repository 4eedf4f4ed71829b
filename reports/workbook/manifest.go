package workbook

import (
	"fmt"
	"strings"

	"calibrate/analysis"
)

// manifest writes what the figures rest on: parameters and files.
func (s *summary) manifest() error {
	p, err := s.page(manifestName)
	if err != nil {
		return err
	}
	m := s.bundle.Manifest
	s.listed(p, "", "Input files with their hashes, ladder version, parameters", len(m.Files))
	if err := p.widths([]float64{44, 68, 11, 13, 11, 11}); err != nil {
		return err
	}
	if err := p.frozen(2, 0); err != nil {
		return err
	}
	if err := p.line(24, cell{"What the figures rest on", titleLook}); err != nil {
		return err
	}
	if err := p.linked(link{"← Summary", frontName}); err != nil {
		return err
	}
	if err := p.spread("The same input files, ladder and parameters give this same workbook, byte for byte; the run id is the hash of them all.", quietLook, 2, 110); err != nil {
		return err
	}
	for _, line := range parameters(m) {
		if err := p.write(cell{line[0], look{color: black, bold: true}}, textCell(line[1], plainLook)); err != nil {
			return err
		}
	}
	p.next++
	if err := p.line(18, cell{"Input files: what was taken, and what was not", sectionLook}); err != nil {
		return err
	}
	g := newGrid(fileTable(m))
	g.widths = []float64{44, 68, 11, 13, 11, 11}
	return p.draw(g)
}

func parameters(m analysis.Manifest) [][2]string {
	return [][2]string{
		{"Run", m.RunID}, {"Program", m.Program + " " + m.Version}, {"Cycle", m.Cycle}, {"Compared with", or(m.Previous, "no earlier cycle")},
		{"Scope", scope(m)}, {"Audience", string(m.Audience)}, {"Ladder", m.LadderName + " (" + m.Ladder + ")"}, {"Ladder version", m.LadderVersion},
		{"Smallest group shown", fmt.Sprintf("%d people", m.MinGroup)}, {"Seed of resampling", fmt.Sprint(m.Seed)}, {"Jobs", strings.Join(m.Jobs, ", ")},
	}
}

func or(text, otherwise string) string {
	if text == "" {
		return otherwise
	}
	return text
}

func fileTable(m analysis.Manifest) analysis.Table {
	count := func(name, head, unit string) analysis.Column {
		return analysis.Column{Name: name, Head: head, Unit: unit, Kind: analysis.Count}
	}
	t := analysis.Table{Name: "files", Columns: []analysis.Column{
		{Name: "file", Head: "File", Kind: analysis.Text}, {Name: "sha256", Head: "SHA-256", Kind: analysis.Text},
		count("people", "People", "people"), count("ratings", "Rating cells", "ratings"), count("unread", "Unread", "ratings"), count("problems", "Problems", "cells"),
	}}
	for _, f := range m.Files {
		t.Add([]analysis.Value{analysis.T(f.File), analysis.T(f.SHA256), analysis.I(f.People), analysis.I(f.Ratings), analysis.I(f.Unread), analysis.I(f.Problems)})
	}
	return t
}
