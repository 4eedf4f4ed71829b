package workbook

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"calibrate/ladder"
)

var team = []ladder.Person{
	{Cycle: cycle, ID: "E1", Name: "Ana Ruiz", Level: 5},
	{Cycle: cycle, ID: "E3", Name: "Cy Núñez", Manager: "E1", Level: 3},
	{Cycle: cycle, ID: "E2", Name: "=Bo Li", Manager: "E1", Level: 3},
	{Cycle: cycle, ID: "E4", Name: "Di Wu", Manager: "a/b", Level: 0},
}

func TestTemplateFiles(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new")
	if err := WriteTemplates(dir, ladder.Default(), team); err != nil {
		t.Fatal(err)
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range entries {
		info, err := e.Info()
		if err != nil {
			t.Fatal(err)
		}
		if info.Mode().Perm() != 0o600 {
			t.Errorf("%s has mode %v, want 0600", e.Name(), info.Mode().Perm())
		}
		got = append(got, e.Name())
	}
	want := []string{"assessment-E1.xlsx", "assessment-a_b.xlsx", "assessment.xlsx", "decisions.xlsx", "guideline.xlsx", "roster.xlsx"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// A manager finds the team filled in, by name, and lists that hold what the
// ladder reads.
func TestTeamTemplate(t *testing.T) {
	dir, l := t.TempDir(), ladder.Default()
	if err := WriteTemplates(dir, l, team); err != nil {
		t.Fatal(err)
	}
	f := opened(t, filepath.Join(dir, "assessment-E1.xlsx"))
	rows, err := f.GetRows("Assessment")
	if err != nil {
		t.Fatal(err)
	}
	want := [][]string{
		{cycle, "E2", "=Bo Li", "E1", "Ana Ruiz", "Manager"},
		{cycle, "E3", "Cy Núñez", "E1", "Ana Ruiz", "Manager"},
	}
	if diff := cmp.Diff(want, rows[1:]); diff != "" {
		t.Error(diff)
	}
	for i, d := range l.Dimensions {
		if rows[0][6+i] != d.Name {
			t.Errorf("heading %q, want %q", rows[0][6+i], d.Name)
		}
	}
	rules, err := f.GetDataValidations("Assessment")
	if err != nil {
		t.Fatal(err)
	}
	if len(rules) != 1+len(l.Dimensions) {
		t.Errorf("%d rules, want one for the relation and one for each dimension", len(rules))
	}
	hint := rules[slices.IndexFunc(rules, func(r *excelize.DataValidation) bool { return r.Sqref == "G2 G3" })]
	for _, part := range []string{"SRE3: ", "SRE4: "} {
		if hint.Prompt == nil || !strings.Contains(*hint.Prompt, part) {
			t.Errorf("hint %v lacks %q", hint.Prompt, part)
		}
	}
	choices, err := f.GetCols(choicesName)
	if err != nil {
		t.Fatal(err)
	}
	wantChoices := []string{"Rating", "1", "1.5", "2", "2.5", "3", "3.5", "4", "4.5", "5", "5.5", "6", "Not observed", "Not applicable", "Too new"}
	if diff := cmp.Diff(wantChoices, choices[1]); diff != "" {
		t.Error(diff)
	}
}

// The blank forms have room to write and no examples that would be imported.
func TestBlankTemplates(t *testing.T) {
	dir := t.TempDir()
	if err := WriteTemplates(dir, ladder.Default(), nil); err != nil {
		t.Fatal(err)
	}
	for _, sheet := range []string{"Assessment", "Roster", "Guideline", "Decisions"} {
		f := opened(t, filepath.Join(dir, strings.ToLower(sheet)+".xlsx"))
		rows, err := f.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		for i, row := range rows[1:] {
			if strings.Join(row, "") != "" {
				t.Errorf("%s row %d is not blank: %q", sheet, i+2, row)
			}
		}
	}
}
