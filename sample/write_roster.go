package sample

import (
	"fmt"
	"path/filepath"

	"calibrate/ladder"
)

var rosterColumns = []column{
	{"Employee ID", 12, general}, {"Name", 26, general}, {"E-mail", 38, general}, {"Manager ID", 12, general},
	{"Org", 44, general}, {"Level", 15, general}, {"Proposed level", 15, general}, {"Hired", 12, day},
	{"Level since", 12, day}, {"Location", 12, general}, {"Gender", 12, general},
}

var rosterNotes = &notes{sheet: "About", lines: []string{
	"About this roster",
	"Exported from the personnel system on the day the roster was frozen. Later moves are not in it.",
	"A proposed level stands only where the manager has nominated the person this cycle.",
	"Location and gender are as people gave them; some gave none.",
}}

// writeRoster writes the roster of a cycle, in parts where it is long.
func (c *Company) writeRoster(dir string, in cycle) error {
	parts := (c.people() + rosterRows - 1) / rosterRows
	part, rows := 1, [][]any(nil)
	flush := func() error {
		name := "roster.xlsx"
		if parts > 1 {
			name = fmt.Sprintf("roster-%02d.xlsx", part)
		}
		t := table{sheet: "Roster", title: rosterTitle(in), columns: rosterColumns, rows: rows, notes: rosterNotes}
		part, rows = part+1, nil
		return create(filepath.Join(dir, name), t.xlsx)
	}
	for p := range c.People(in.name) {
		if len(rows) == rosterRows {
			if err := flush(); err != nil {
				return err
			}
		}
		rows = append(rows, c.rosterRow(p))
	}
	return flush()
}

func rosterTitle(in cycle) []string {
	return []string{companyName + " roster", "Cycle: " + in.name,
		"Frozen on " + in.frozen.Format("2 January 2006") + ". Confidential."}
}

func (c *Company) rosterRow(p ladder.Person) []any {
	return []any{
		p.ID, p.Name, p.Email, blank(p.Manager), p.Org, levelShort(p.Level), blank(levelShort(p.Proposed)),
		p.Hired, p.LevelSince, p.Groups["Location"], blank(p.Groups["Gender"]),
	}
}

// levelShort gives a level as the company writes it, "" for none.
func levelShort(level int) string {
	if level == 0 {
		return ""
	}
	names := [...]string{"SRE I", "SRE II", "Senior SRE I", "Senior SRE II", "Staff SRE", "Principal SRE"}
	return names[level-1]
}

func blank(text string) any {
	if text == "" {
		return nil
	}
	return text
}
