package workbook

import (
	"strings"
	"testing"

	"calibrate/analysis"
)

// A job of which nothing is known yet has one sheet, which says so; with one row, its
// other tables have theirs.
func TestSheetsOfNothing(t *testing.T) {
	column := []analysis.Column{{Name: "employee", Head: "Employee", Kind: analysis.Text}}
	for rows, want := range []int{1, 2} {
		first, second := analysis.Table{Name: "decisions", Title: "Decisions", Columns: column}, analysis.Table{Name: "decisions_open", Title: "Open", Columns: column}
		for range rows {
			first.Add([]analysis.Value{analysis.T("E1")})
		}
		_, f := written(t, bundleOf(t, small(t), analysis.Result{Job: "decisions", Title: "Decisions", Tables: []analysis.Table{first, second}}))
		sheets := 0
		for _, name := range f.GetSheetList() {
			if strings.HasPrefix(name, "Decisions") {
				sheets++
			}
		}
		if sheets != want {
			t.Errorf("%d rows: sheets %v", rows, f.GetSheetList())
		}
	}
}
