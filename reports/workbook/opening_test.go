package workbook

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"calibrate/analysis"
)

// frozenHeight is how high the rows are that stay in sight, in points.
func frozenHeight(t *testing.T, f *excelize.File, sheet string) (points float64) {
	t.Helper()
	panes, err := f.GetPanes(sheet)
	if err != nil || panes.YSplit == 0 {
		t.Fatalf("sheet %s: %d rows are frozen, %v", sheet, panes.YSplit, err)
	}
	for row := 1; row <= panes.YSplit; row++ {
		height, err := f.GetRowHeight(sheet, row)
		if err != nil {
			t.Fatal(err)
		}
		points += height
	}
	return points
}

// gapTable is a list of people and dimensions, with so many figures of each.
func gapTable(figures int) analysis.Table {
	t := wideTable(figures)
	t.Columns[0].Name = "employee"
	columns := []analysis.Column{t.Columns[0], t.Columns[1], column("dimension", "Dimension", analysis.Text)}
	out := analysis.Table{Name: "gaps", Title: "Gap of each person in each dimension", Columns: append(columns, t.Columns[2:]...)}
	for row := range t.Rows.All() {
		cells := append([]analysis.Value{row[0], analysis.T(strings.Repeat("Ana Maria ", 4)), analysis.T(strings.Repeat("Operational Capacity ", 2))}, row[2:]...)
		out.Add(cells)
	}
	return out
}

// However many notes a list has, 200 pixels (150 points) stay in sight above its rows: what
// there is no room for is one click away.
func TestListsLeaveRoomToTheirRows(t *testing.T) {
	var notes []analysis.Note
	for range 6 {
		notes = append(notes, analysis.Note{Severity: analysis.Caution, Text: strings.Repeat("A note of some length. ", 8)})
	}
	for _, figures := range []int{9, 12, 30} {
		for _, table := range []analysis.Table{wideTable(figures), gapTable(figures)} {
			_, f := written(t, bundleOf(t, small(t), analysis.Result{Job: "raters", Title: "Rater consistency", Notes: notes, Tables: []analysis.Table{table, wideTable(1)}}))
			sheet := tablesOf(t, f)["t_"+table.Name].sheet
			if got := frozenHeight(t, f, sheet); got > 150 {
				t.Errorf("%s with %d figures: %v points stay in sight", table.Name, figures, got)
			}
			rows, err := f.GetRows(sheet)
			if err != nil {
				t.Fatal(err)
			}
			said := 0
			for _, row := range rows[:4] {
				said += strings.Count(strings.Join(row, " "), "more notes →")
			}
			if said != 1 {
				t.Errorf("%s with %d figures: the notes that are left are told %d times in %q", table.Name, figures, said, rows[:4])
			}
		}
	}
}

// On paper to the right a row is named whole, its dimension included; on a screen what names
// it leaves room for the figures.
func TestRowsAreNamedOnEveryPaper(t *testing.T) {
	_, f := written(t, bundleOf(t, small(t), analysis.Result{Job: "gap", Title: "Gaps to the ladder", Tables: []analysis.Table{gapTable(30), wideTable(1)}}))
	sheet := tablesOf(t, f)["t_gaps"].sheet
	repeated := ""
	for _, n := range f.GetDefinedName() {
		if n.Name == "_xlnm.Print_Titles" && n.Scope == sheet {
			repeated = n.RefersTo
		}
	}
	panes, err := f.GetPanes(sheet)
	if err != nil {
		t.Fatal(err)
	}
	// The columns are 9, 42 and 44 characters wide, each two more than its text.
	if !strings.Contains(repeated, "!$A:$C,") || panes.XSplit != 2 {
		t.Errorf("repeated on paper: %s; in sight on a screen: %d columns, want three and two", repeated, panes.XSplit)
	}
}

// Numbers of a chart say what they are of, and what they count; those of one that does not say
// stand under a word that says no more than can be.
func TestChartNumbersSayWhatTheyAreOf(t *testing.T) {
	data := analysis.Intervals{Item: "Rater", Group: "Habit", Items: []analysis.IntervalItem{{Label: "Ana (E1)", Group: "Infra", N: 4, NUnit: "people", Low: 1, Estimate: 2, High: 3}}}
	columns := intervalNumbers(analysis.Chart{Name: "rater_habits"}, data).Columns
	if diff := cmp.Diff([]string{"Rater", "Habit", "People"}, []string{columns[0].Head, columns[1].Head, columns[2].Head}); diff != "" {
		t.Errorf("heads of item, group and n (-want +got):\n%s", diff)
	}
	for item, want := range map[string]string{"Person": "Person", "": "Item"} {
		if got := scatterNumbers(analysis.Chart{Name: "scatter"}, analysis.Scatter{Item: item}).Columns[0].Head; got != want {
			t.Errorf("of %q the head is %q, want %q", item, got, want)
		}
	}
}

// Weights that add up to whole numbers have no decimals; a rate of 1 keeps them.
func TestSumsAreWhole(t *testing.T) {
	for _, c := range []struct {
		figures []float64
		want    analysis.Kind
	}{{[]float64{24, 1, 0}, analysis.Count}, {[]float64{24, 1.5}, analysis.Stat}, {[]float64{1, 0}, analysis.Stat}} {
		table := analysis.Table{Name: "tally", Columns: []analysis.Column{column("weight_met", "Weight met", analysis.Stat)}}
		for _, x := range c.figures {
			table.Add([]analysis.Value{analysis.N(x)})
		}
		if got := newGrid(table).columns[0].Kind; got != c.want {
			t.Errorf("%v: the column is of kind %v, want %v", c.figures, got, c.want)
		}
	}
}
