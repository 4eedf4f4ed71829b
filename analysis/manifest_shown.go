package analysis

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// A Parameter is one thing a run was asked for, in words.
type Parameter struct {
	Name string // stable, as in the JSON of the manifest
	Head string // as people read it
	Text string
}

// The headings of the parameters that say which ladders a run was made against.
const (
	LadderVersionHead = "Ladder version"
	LaddersHead       = "All ladders"
)

// Parameters gives all of a manifest but its files and its run id, in words.
func (m Manifest) Parameters() []Parameter {
	return []Parameter{
		{"org", "Scope", cmp.Or(m.Org, "Whole company")},
		{"cycle", "Cycle", m.Cycle},
		{"previous_cycle", "Compared with", cmp.Or(m.Previous, "no earlier cycle")},
		{"audience", "Audience", m.readers()},
		{"for", "Left out of it, as its reader", cmp.Or(m.For, "nobody")},
		{"ladder", "Ladder", m.LadderName + " (" + m.Ladder + ")"},
		{"ladder_version", LadderVersionHead, m.LadderVersion},
		{"ladders", LaddersHead, m.otherLadders()},
		{"min_group", "Smallest group shown", people(m.MinGroup)},
		{"slots", "Promotions that may be granted", m.slots()},
		{"rules", "Rules of the agenda", cmp.Or(m.Rules, "as shipped")},
		{"seed", "Seed of resampling", strconv.FormatUint(m.Seed, 10)},
		{"jobs", "Jobs", strings.Join(m.Jobs, ", ")},
		{"program", "Program", m.Program + " " + m.Version},
	}
}

func people(n int) string {
	if n == 1 {
		return "1 person"
	}
	return strconv.Itoa(n) + " people"
}

func (m Manifest) readers() string {
	if m.Audience == Director {
		return "the director"
	}
	return "HR"
}

func (m Manifest) otherLadders() string {
	var all []string
	for _, id := range slices.Sorted(maps.Keys(m.Ladders)) {
		all = append(all, id+" "+short(m.Ladders[id]))
	}
	return strings.Join(all, ", ")
}

func (m Manifest) slots() string {
	if m.Slots == nil && m.Budget == nil {
		return "no limit given"
	}
	var all []string
	if m.Budget != nil {
		all = append(all, fmt.Sprintf("in all: %d", *m.Budget))
	}
	for _, code := range slices.Sorted(maps.Keys(m.Slots)) {
		all = append(all, fmt.Sprintf("%s: %d", code, m.Slots[code]))
	}
	return strings.Join(all, ", ")
}

// short is enough of a hash to tell it from any other by eye.
func short(hash string) string { return fmt.Sprintf("%.12s", hash) }

// FilesTable lists the input files: what each has, and what of it was taken; for a
// director which they are.
func (m Manifest) FilesTable() Table {
	if m.Audience == Director {
		t := Table{Name: "input_files", Title: "Input files", Columns: []Column{{Name: "file", Head: "File", Kind: Text}, {Name: "sha256", Head: "SHA-256", Kind: Text}}}
		for _, f := range m.Files {
			t.Add([]Value{T(f.File), T(f.SHA256)})
		}
		return t
	}
	count := func(name, head, unit string) Column { return Column{Name: name, Head: head, Unit: unit, Kind: Count} }
	t := Table{Name: "input_files", Title: "Input files: rows taken and not taken", Columns: []Column{
		{Name: "file", Head: "File", Kind: Text}, {Name: "sha256", Head: "SHA-256", Kind: Text},
		count("people", "Roster lines", "lines"), count("ratings", "Rating cells", "cells"), count("other", "Other lines", "lines of guidelines and decisions"),
		count("taken", "Taken", "lines and cells"), count("not_taken", "Not taken", "lines and cells"),
		count("unread", "Unread", "cells"), count("repeated", "In another file too", "cells"),
		count("sheets_left", "Sheets left out", "sheets"), count("problems", "Problems", "cells"),
	}}
	for _, f := range m.Files {
		t.Add([]Value{T(f.File), T(f.SHA256), I(f.People), I(f.Ratings), I(f.Other), I(f.Taken), I(f.NotTaken()),
			I(f.Unread), I(f.Repeated), I(f.SheetsLeft), I(f.Problems)})
	}
	return t
}
