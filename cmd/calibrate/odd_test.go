package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// An oddCompany is one that most of the statistics have nothing to say about.
type oddCompany struct {
	people  int
	org     string // of each person, %d the number; "" for none
	level   func(person int) string
	ratings func(person, rater, dimension int) string // "" for a blank; "-" for no sheet of this rater
}

func levels(codes ...string) func(int) string {
	return func(i int) string { return codes[i%len(codes)] }
}

func always(text string) func(_, _, _ int) string { return func(_, _, _ int) string { return text } }

func either(yes bool, then, otherwise string) string {
	if yes {
		return then
	}
	return otherwise
}

var oddCompanies = map[string]oddCompany{
	"one person":                {1, "Acme", levels("SRE3"), always("3")},
	"two people":                {2, "Acme", levels("SRE3", "SRE4"), always("3.5")},
	"nobody rated":              {6, "Acme / T%d", levels("SRE1", "SRE2"), always("-")},
	"sheets without a rating":   {6, "Acme", levels("SRE1", "SRE2"), always("n/o")},
	"one rating for everything": {8, "Acme / T%d", levels("SRE3"), always("3")},
	"an org for each":           {6, "Acme / T%d", levels("SRE2", "SRE3", "SRE6"), func(p, r, d int) string { return fmt.Sprint(1 + (p+r+d)%6) }},
	"no org and no level":       {6, "", levels(""), func(p, r, _ int) string { return fmt.Sprint(1 + (p+2*r)%6) }},
	"no common top":             {6, "T%d / Inner", levels("SRE2", ""), func(p, _, d int) string { return fmt.Sprint(1 + (p+d)%6) }},
	"a rating of each rater": {7, "Acme", levels("SRE2", "SRE3"), func(p, r, d int) string {
		return either(d == (p+r)%2, fmt.Sprint(1+(2*p+3*r)%6), "n/a")
	}},
	"raters who share nobody": {8, "Acme", levels("SRE4"), func(p, r, d int) string {
		return either(r == p/2, fmt.Sprint(1+(3*p+d)%6), "-")
	}},
	"top level, nothing to reach": {5, "Acme / Top", levels("SRE6"), always("6")},
}

// files are two cycles of the company as tables, the second half a year on with other
// people at both ends of the roster.
func (c oddCompany) files() map[string]string {
	dimensions := []string{"Tools and Tech", "Feedback"}
	files := map[string]string{}
	for i, cycle := range []string{"2025-H2", "2026-H1"} {
		roster := "Cycle,Employee ID,Name,Manager ID,Org,Level,Proposed,Level since,Gender\n"
		sheet := "Cycle,Employee ID,Rater ID,Relation," + strings.Join(dimensions, ",") + "\n"
		for p := i; p < c.people+i; p++ {
			org, proposed := strings.ReplaceAll(c.org, "%d", fmt.Sprint(p)), ""
			if p%3 == 0 && c.level(p) != "" && c.level(p) != "SRE6" {
				proposed = "SRE6"
			}
			roster += fmt.Sprintf("%s,E%d,Name %d,E%d,%s,%s,%s,2024-01-01,%s\n", cycle, p, p, i, org, c.level(p), proposed, []string{"f", "m"}[p%2])
			for r := i; r < min(c.people, 4)+i; r++ {
				if line := c.line(cycle, p, r, len(dimensions)); line != "" {
					sheet += line
				}
			}
		}
		files[cycle+"/roster.csv"] = roster
		if strings.Count(sheet, "\n") > 1 {
			files[cycle+"/ratings.csv"] = sheet
		}
	}
	return files
}

func (c oddCompany) line(cycle string, person, rater, dimensions int) string {
	line, relation := fmt.Sprintf("%s,E%d,E%d", cycle, person, rater), "manager"
	if person == rater {
		relation = "self"
	}
	line += "," + relation
	for d := range dimensions {
		text := c.ratings(person, rater, d)
		if text == "-" {
			return ""
		}
		line += "," + text
	}
	return line + "\n"
}

// TestOddCompanies makes everything there is of companies of which little can be told:
// each artefact is written, and says so.
func TestOddCompanies(t *testing.T) {
	if testing.Short() {
		t.Skip("makes all artefacts of each company")
	}
	for name, company := range oddCompanies {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			for file, text := range company.files() {
				writeText(t, filepath.Join(dir, "in", file), text)
			}
			db, out := filepath.Join(dir, "a.duckdb"), filepath.Join(dir, "out")
			mustStatus(t, statusDone, "run", filepath.Join(dir, "in"), "--out", out, "--db", db, "--quiet")
			for _, made := range []string{"summary.xlsx", "packet/index.html", "packet/packet.pdf", "charts/contact.png"} {
				if info, err := os.Stat(filepath.Join(out, made)); err != nil || info.Size() == 0 {
					t.Errorf("%s: %v", made, err)
				}
			}
			mustStatus(t, statusDone, "report", "packet", "--audience", "director", "--min-group", "1", "-o", filepath.Join(dir, "packet"), "--db", db, "--quiet")
			if status, _, errOut := calibrate(t, "report", "packets", "--by", "director", "-o", filepath.Join(dir, "packets"), "--db", db, "--quiet"); status != statusDone && !strings.Contains(errOut, "has no org 1 steps below the top") {
				t.Errorf("packets of directors: status %d, %s", status, errOut)
			}
		})
	}
}
