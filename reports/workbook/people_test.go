package workbook

import (
	"context"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"calibrate/analysis"
)

func writtenWith(t *testing.T, b analysis.Bundle, people ...string) (string, error) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "summary.xlsx")
	return path, WriteWith(context.Background(), path, b, Options{People: people})
}

// A person's sheet has each rating with its cell, what is expected, and ways back.
func TestPersonSheet(t *testing.T) {
	path, err := writtenWith(t, bundleOf(t, small(t), smallResults()...), "E1")
	if err != nil {
		t.Fatal(err)
	}
	f := opened(t, path)
	const name = "E1 Ana Ruiz"
	rows, err := f.GetRows(name)
	if err != nil {
		t.Fatal(err)
	}
	var text strings.Builder
	for _, row := range rows {
		text.WriteString(strings.Join(row, " | ") + "\n")
	}
	for _, want := range []string{
		"Infra · current level SRE3 · proposed for SRE4 · assessed level", "What SRE4 asks for",
		"Technical Excellence | Tools and Tech | R9 |  | peer | rated | 3.5 | 3.5 | number | E2 | ratings.xlsx | Ratings",
	} {
		if !strings.Contains(text.String(), want) {
			t.Errorf("no %q in\n%s", want, text.String())
		}
	}
	var sections []int
	for i, row := range rows {
		if len(row) == 1 && (strings.HasPrefix(row[0], "What is expected") || strings.HasPrefix(row[0], "Every rating")) {
			sections = append(sections, i+1)
		}
	}
	if got := breaksOf(t, unpacked(t, path), f, name); len(sections) != 2 || !slices.Equal(got, sections) {
		t.Errorf("pages begin at rows %d, want %d", got, sections)
	}
	if ok, to, err := f.GetCellHyperLink(name, "A2"); err != nil || !ok || to != "'Summary'!A1" {
		t.Errorf("the way back leads to %q (%v, %v)", to, ok, err)
	}
	if pictures, err := f.GetPictures(name, "A5"); err != nil || len(pictures) != 1 {
		t.Errorf("%d pictures, %v; want the profile", len(pictures), err)
	}
	for _, sheet := range f.GetSheetList() {
		if strings.HasPrefix(sheet, "E2") {
			t.Error("somebody has a sheet whom nobody asked for")
		}
	}
}

// A director's workbook does not name raters on a person's sheet, the person it is
// made for has none, and an unknown id is an error that names it.
func TestPersonSheetKeepsSecrets(t *testing.T) {
	in := small(t)
	in.Audience, in.For = analysis.Director, "E2"
	path, err := writtenWith(t, bundleOf(t, in, smallResults()...), "all")
	if err != nil {
		t.Fatal(err)
	}
	f := opened(t, path)
	for _, sheet := range f.GetSheetList() {
		if strings.HasPrefix(sheet, "E2") {
			t.Error("the reader has a sheet")
		}
	}
	rows, err := f.GetRows("E1 Ana Ruiz")
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows {
		if line := strings.Join(row, " | "); strings.Contains(line, "R9") || strings.Contains(line, "ratings.xlsx") {
			t.Errorf("a director reads %q", line)
		}
	}
	if _, err := writtenWith(t, bundleOf(t, in), "E2"); err == nil || !strings.Contains(err.Error(), "E2") {
		t.Errorf("asking for the reader's own sheet gives %v", err)
	}
}

// More people than a workbook takes: the first have sheets, and the front says so.
func TestPeopleAreCapped(t *testing.T) {
	if testing.Short() {
		t.Skip("draws 200 pictures")
	}
	path, err := writtenWith(t, whatIfCompany(t, MostPeople+3), AllPeople)
	if err != nil {
		t.Fatal(err)
	}
	f, people := opened(t, path), 0
	for _, sheet := range f.GetSheetList() {
		if strings.HasPrefix(sheet, "E0") {
			people++
		}
	}
	front, err := f.GetRows(frontName)
	if err != nil {
		t.Fatal(err)
	}
	said := false
	for _, row := range front {
		said = said || strings.Contains(strings.Join(row, ""), "200 people have a sheet of their own, the first by id; 3 more have none")
	}
	if people != MostPeople || !said {
		t.Errorf("%d people have sheets, and the front says so: %v", people, said)
	}
}

// A person's sheet is printed on one sheet of paper across, and so that it can be read.
func TestPersonsSheetCanBeReadOnPaper(t *testing.T) {
	if got := sum(personWidths); got >= charactersWide {
		t.Errorf("the sheet of a person is %v characters wide, paper has room for less than %d", got, charactersWide)
	}
}
