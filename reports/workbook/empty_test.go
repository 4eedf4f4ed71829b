package workbook

import (
	"math"
	"strings"
	"testing"

	"calibrate/analysis"
)

// A table without rows has a sheet only where it is what its job is about: the list of
// sheets then says that there is nothing in it yet.
func TestSheetsOfNothing(t *testing.T) {
	column := []analysis.Column{{Name: "employee", Head: "Employee", Kind: analysis.Text}}
	for _, c := range []struct {
		main, other int
		sheets      string
		about       string // of the first of them
	}{
		{0, 0, "Decisions", "Nothing in it yet: Decisions"}, {1, 0, "Decisions", "Decisions"},
		{0, 1, "Decisions, Decisions open", "Nothing in it yet: Decisions"}, {1, 1, "Decisions, Decisions open", "Decisions"},
	} {
		first, second := analysis.Table{Name: "decisions", Title: "Decisions", Columns: column}, analysis.Table{Name: "decisions_open", Title: "Open", Columns: column}
		for range c.main {
			first.Add([]analysis.Value{analysis.T("E1")})
		}
		for range c.other {
			second.Add([]analysis.Value{analysis.T("E1")})
		}
		_, f := written(t, bundleOf(t, small(t), analysis.Result{Job: "decisions", Title: "Decisions", Tables: []analysis.Table{first, second}}))
		var sheets []string
		for _, name := range f.GetSheetList() {
			if strings.HasPrefix(name, "Decisions") {
				sheets = append(sheets, name)
			}
		}
		if got := strings.Join(sheets, ", "); got != c.sheets {
			t.Errorf("%d and %d rows: sheets %s, want %s", c.main, c.other, got, c.sheets)
		}
		found := ""
		rows, _ := f.GetRows(frontName)
		for _, row := range rows {
			if len(row) > 2 && row[0] == "Decisions" {
				found = row[2]
			}
		}
		if found != c.about {
			t.Errorf("%d and %d rows: the list of sheets says %q, want %q", c.main, c.other, found, c.about)
		}
	}
}

// Excel's chart is not drawn where there is nothing to draw: the picture says why.
func TestNoChartOfNothing(t *testing.T) {
	nan := math.NaN()
	for _, c := range []analysis.Chart{mix(nil, nil), {Name: "levels", Title: "People", Data: analysis.LevelBars{Bars: []analysis.LevelBar{
		{Level: "SRE1", Share: nan, Proposed: nan, Assessed: nan, LastCycle: nan, GuidelineLow: nan, GuidelineHigh: nan}}}}} {
		if _, draw := nativeOf(c); draw != nil {
			t.Errorf("%s: a chart is drawn", c.Name)
		}
	}
	if _, draw := nativeOf(mix([]int{1, 2}, nil)); draw == nil {
		t.Error("a chart of one group is not drawn")
	}
}
