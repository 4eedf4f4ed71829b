package workbook

import (
	"fmt"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"calibrate/analysis"
)

// wideTable is a list of people with so many figures of each.
func wideTable(figures int) analysis.Table {
	t := analysis.Table{Name: "raters", Title: "Severity of each rater (positive: scores the same people lower than others do)", Columns: []analysis.Column{
		column("rater", "Rater", analysis.Text), column("name", "Name", analysis.Text)}}
	row := []analysis.Value{analysis.T("E1"), analysis.T("Ana")}
	for i := range figures {
		t.Columns = append(t.Columns, column(fmt.Sprint("x", i), fmt.Sprint("Figure ", i), analysis.Delta))
		row = append(row, analysis.N(0.5))
	}
	t.Add(row)
	return t
}

// What stands over a list is whole on its first sheet of paper, and none of it is cut on
// those to the right, where the first two columns are repeated.
func TestNothingIsCutOverRepeatedColumns(t *testing.T) {
	notes := []analysis.Note{{Severity: analysis.Info, Text: strings.Repeat("A note of some length. ", 12)}}
	for _, figures := range []int{5, 30} {
		_, f := written(t, bundleOf(t, small(t), analysis.Result{Job: "raters", Title: "Rater consistency", Notes: notes, Tables: []analysis.Table{wideTable(figures), wideTable(1)}}))
		p := tablesOf(t, f)["t_raters"]
		merged, err := f.GetMergeCells(p.sheet)
		if err != nil {
			t.Fatal(err)
		}
		out := 0
		for _, m := range merged {
			from, _, _ := excelize.CellNameToCoordinates(m.GetStartAxis())
			to, _, _ := excelize.CellNameToCoordinates(m.GetEndAxis())
			if from <= 2 && to > 2 {
				out++
			}
		}
		if beside := out == 0; beside != (figures == 30) {
			t.Errorf("%d figures: %d texts run out of the first two columns", figures, out)
		}
	}
}

// A column fits the longest of its texts, however far down, and a heading has all its lines.
func TestColumnsFitAllRows(t *testing.T) {
	table := analysis.Table{Name: "habits", Columns: []analysis.Column{column("unit", "Unit", analysis.Text), column("moved", "Those who moved up", analysis.Delta)}}
	for range 2 * measured {
		table.Add([]analysis.Value{analysis.T("levels"), analysis.N(0.5)})
	}
	table.Add([]analysis.Value{analysis.T("correlation"), analysis.N(0.5)})
	g := newGrid(table)
	if want := float64(len("correlation") + 2); g.widths[0] != want {
		t.Errorf("the column is %v wide, want %v", g.widths[0], want)
	}
	if want := 4.0*rowPoints + 4; g.headHeight() != want {
		t.Errorf("the headings are %v high in %v characters, want %v", g.headHeight(), g.widths[1], want)
	}
}

// A difference that is rounded to 0 has no sign, as everywhere else.
func TestRoundedToZero(t *testing.T) {
	g := grid{columns: []analysis.Column{column("change", "Change", analysis.Delta), column("p", "p", analysis.Chance)}}
	for _, c := range []struct {
		col  int
		x    float64
		want string
	}{{0, -0.004, "0.00;0.00"}, {0, 0.004, "0.00;0.00"}, {0, -0.006, "+0.00;-0.00;0.00"}, {1, 0.0001, `[<0.001]"<0.001";0.000`}} {
		if got := g.cell(c.col, analysis.N(c.x)).look.format; got != c.want {
			t.Errorf("%v has the format %s, want %s", c.x, got, c.want)
		}
	}
}

// The codes of problems are put into words, and the table keeps them.
func TestProblemsInWords(t *testing.T) {
	table := analysis.Table{Name: "problems_by_file", Columns: []analysis.Column{column("code", "Problem", analysis.Text)}, Rows: analysis.Held([]analysis.Value{analysis.T("not_on_half_steps")})}
	for row := range newGrid(table).rows.All() {
		if got, _ := row[0].Text(); got != "not on half steps" {
			t.Errorf("the sheet says %q", got)
		}
	}
	for row := range table.Rows.All() {
		if got, _ := row[0].Text(); got != "not_on_half_steps" {
			t.Errorf("the table says %q", got)
		}
	}
}
