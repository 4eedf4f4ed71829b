package workbook

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"calibrate/analysis"
)

// Every cell of every table comes back: numbers exact, texts whole, a missing
// figure as a text that no sum takes for a number.
func TestTablesComeBack(t *testing.T) {
	results := smallResults()
	long := analysis.Table{Name: "long", Title: "A long one", Columns: []analysis.Column{column("x", "X", analysis.Stat), column("y", "Y", analysis.Rating)}}
	for i := range 300 {
		long.Add([]analysis.Value{analysis.N(float64(i) / 7), analysis.Why("not rated")})
	}
	results[3].Tables = append(results[3].Tables, long)
	_, f := written(t, bundleOf(t, small(t), results...))
	places := tablesOf(t, f)
	for _, r := range results {
		for _, table := range r.Tables {
			place, ok := places["t_"+table.Name]
			if !ok {
				t.Errorf("no Excel table for %s", table.Name)
				continue
			}
			compareTable(t, f, place, table)
		}
	}
}

type place struct {
	sheet     string
	left, top int
	bottom    int
}

func tablesOf(t *testing.T, f *excelize.File) map[string]place {
	t.Helper()
	places := map[string]place{}
	for _, sheet := range f.GetSheetList() {
		tables, err := f.GetTables(sheet)
		if err != nil {
			t.Fatal(err)
		}
		for _, table := range tables {
			from, to, _ := strings.Cut(table.Range, ":")
			left, top, _ := excelize.CellNameToCoordinates(from)
			_, bottom, err := excelize.CellNameToCoordinates(to)
			if err != nil {
				t.Fatal(err)
			}
			places[table.Name] = place{sheet, left, top, bottom}
		}
	}
	return places
}

func compareTable(t *testing.T, f *excelize.File, p place, table analysis.Table) {
	t.Helper()
	if got := p.bottom - p.top; got != table.Rows.Len() {
		t.Errorf("%s has %d rows, want %d", table.Name, got, table.Rows.Len())
	}
	for i, row := range slices.Collect(table.Rows.All()) {
		for j, v := range row {
			cell := at(p.left+j, p.top+1+i)
			got, err := f.GetCellValue(p.sheet, cell)
			if err != nil {
				t.Fatal(err)
			}
			kind, err := f.GetCellType(p.sheet, cell)
			if err != nil {
				t.Fatal(err)
			}
			want := wantCell(v)
			if _, isNumber := v.Num(); !same(got, v) || isNumber == (kind == excelize.CellTypeSharedString || kind == excelize.CellTypeInlineString) {
				t.Errorf("%s row %d column %s at %s!%s = %q (type %d), want %q", table.Name, i, table.Columns[j].Name, p.sheet, cell, got, kind, want)
			}
		}
	}
}

// same compares a cell with a value. Excelize reads 15 digits of a number.
func same(got string, v analysis.Value) bool {
	x, isNumber := v.Num()
	if !isNumber {
		return got == wantCell(v)
	}
	y, err := strconv.ParseFloat(got, 64)
	return err == nil && math.Abs(x-y) <= 1e-14*math.Abs(x)
}

func wantCell(v analysis.Value) string {
	if x, ok := v.Num(); ok {
		return strconv.FormatFloat(x, 'f', -1, 64)
	}
	if s, ok := v.Text(); ok {
		return s
	}
	if v.IsHidden() {
		return analysis.HiddenFigure
	}
	return analysis.NoFigure
}

// A row says why its figures are missing, and headings are told apart.
func TestReasonsAndHeadings(t *testing.T) {
	_, f := written(t, bundleOf(t, small(t), smallResults()...))
	p := tablesOf(t, f)["t_raters"]
	var got [][]string
	for _, row := range []int{p.top, p.top + 1, p.top + 2} {
		var line []string
		for col := p.left; col < p.left+7; col++ {
			text, err := f.GetCellValue(p.sheet, at(col, row))
			if err != nil {
				t.Fatal(err)
			}
			line = append(line, text)
		}
		got = append(got, line)
	}
	want := [][]string{
		{"Rater", "Status", "Severity", "Severity: 95 % from", "q", "q: 95 % from", "No figure because"},
		{"R9", "differs", "-0.25", "-0.5", "0.125", "2.5", ""},
		{"E1", "cannot tell", "—", "—", "—", "hidden", "one rater: Severity · Severity: 95 % from; no link: q; small: q: 95 % from"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
