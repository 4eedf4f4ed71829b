package workbook

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"calibrate/analysis"
	"calibrate/ladder"
)

// A person in a table leads to the first of the person's rows on the sheet of sources,
// a rater to the people rated; for a director only the first.
func TestTrail(t *testing.T) {
	in := small(t)
	table := analysis.Table{Name: "raters", Title: "Raters", Columns: []analysis.Column{
		{Name: "rater", Head: "Rater", Kind: analysis.Text}, {Name: "employee", Head: "Employee", Kind: analysis.Text}}}
	table.Add([]analysis.Value{analysis.T("R9"), analysis.T("E1")})
	table.Add([]analysis.Value{analysis.T("E1"), analysis.T("E2")})
	table.Add([]analysis.Value{analysis.T("nobody"), analysis.T("E77")})
	for _, audience := range []analysis.Audience{analysis.HR, analysis.Director} {
		in.Audience = audience
		_, f := written(t, bundleOf(t, in, analysis.Result{Job: "raters", Title: "Raters", Tables: []analysis.Table{table}}))
		rows, err := f.GetRows("Raters")
		if err != nil {
			t.Fatal(err)
		}
		linked := 0
		for i, row := range rows {
			for j, text := range row {
				_, target, err := f.GetCellHyperLink("Raters", at(j+1, i+1))
				sheet, cell, found := strings.Cut(target, "!A")
				if err != nil || !found || i < 3 {
					continue
				}
				linked++
				to, _ := strconv.Atoi(cell)
				sheet = strings.Trim(sheet, "'")
				if got, err := f.GetCellValue(sheet, at(1, to)); err != nil || got != text {
					t.Errorf("%s leads to %s, which says %q (%v)", text, target, got, err)
				}
				if before, err := f.GetCellValue(sheet, at(1, to-1)); err != nil || before == text {
					t.Errorf("%s leads to %s, not the first row (%v)", text, target, err)
				}
			}
		}
		want := 4
		if audience == analysis.Director {
			want = 2
			if at, _ := f.GetSheetIndex(givenName); at >= 0 {
				t.Error("a director's workbook says who rated whom")
			}
		}
		if linked != want {
			t.Errorf("%s: %d links, want %d", audience, linked, want)
		}
	}
}

// A dimension beside a figure leads to what the ladder asks for in it: the first row of
// that name, below which stand those of other ladders. What is no dimension leads nowhere.
func TestDimensionTrail(t *testing.T) {
	in := small(t)
	other := *in.Ladder
	other.ID, other.Name = "data", "Data Engineer"
	in.Ladders = map[string]*ladder.Ladder{in.Ladder.ID: in.Ladder, other.ID: &other}
	first, second := in.Ladder.Dimensions[0].Name, in.Ladder.Dimensions[1].Name
	of := func(name, column string, rows ...string) analysis.Table {
		table := analysis.Table{Name: name, Title: name, Columns: []analysis.Column{{Name: column, Head: "About", Kind: analysis.Text}}}
		for _, text := range rows {
			table.Add([]analysis.Value{analysis.T(text)})
		}
		return table
	}
	_, f := written(t, bundleOf(t, in, analysis.Result{Job: "agreement", Title: "Agreement", Tables: []analysis.Table{
		of("agreement", "group", "All dimensions", second, first), of("states", "dimension", first, "Juggling"), of("fairness", "group", first)}}))
	var led []string
	for _, sheet := range []string{"Agreement", "Agreement tables"} {
		rows, err := f.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		for i, row := range rows {
			has, target, err := f.GetCellHyperLink(sheet, at(1, i+1))
			if to, found := strings.CutPrefix(target, "'Ladder'!A"); err == nil && has && found {
				n, _ := strconv.Atoi(to)
				said, _ := f.GetCellValue("Ladder", at(1, n))
				below, _ := f.GetCellValue("Ladder", at(3, n+1))
				if led = append(led, row[0]); said != row[0] || below != other.Name {
					t.Errorf("%s leads to %s, which says %q above that of %q", row[0], target, said, below)
				}
			}
		}
	}
	if want := []string{second, first, first}; !slices.Equal(led, want) {
		t.Errorf("links from %q, want %q", led, want)
	}
	inherited := func() (dim, level int) {
		for _, d := range in.Ladder.Dimensions {
			for _, l := range in.Ladder.Levels {
				if in.Ladder.Cell(d.Number, l.Number).Kind == ladder.Inherited {
					return d.Number, l.Number
				}
			}
		}
		t.Fatal("no inherited cell")
		return 0, 0
	}
	dim, level := inherited()
	origin := in.Ladder.Cell(dim, level).Origin
	if got, _ := f.GetCellValue("Ladder", at(3+level, expectationsTop+1+2*dim)); got != "as "+in.Ladder.Levels[origin-1].Code {
		t.Errorf("an inherited text is shown as %q", got)
	}
}
