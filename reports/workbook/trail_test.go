package workbook

import (
	"strconv"
	"strings"
	"testing"

	"calibrate/analysis"
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
