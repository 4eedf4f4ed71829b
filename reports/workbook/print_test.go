package workbook

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"calibrate/analysis"
)

// breaksOf gives the rows that begin a new sheet of paper.
func breaksOf(t *testing.T, parts map[string][]byte, f *excelize.File, sheet string) (rows []int) {
	t.Helper()
	index, err := f.GetSheetIndex(sheet)
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range breaks.FindAllSubmatch(parts[fmt.Sprintf("xl/worksheets/sheet%d.xml", index+1)], -1) {
		row, _ := strconv.Atoi(string(m[1]))
		rows = append(rows, row+1)
	}
	return rows
}

// stackedTables are so many short tables of some rows each.
func stackedTables(n, rows int) (tables []analysis.Table) {
	for i := range n {
		t := analysis.Table{Name: fmt.Sprintf("stacked_%d", i), Title: fmt.Sprintf("Table %d", i), Columns: []analysis.Column{column("x", "X", analysis.Text), column("y", "Y", analysis.Count)}}
		for row := range rows + i {
			t.Add([]analysis.Value{analysis.T(fmt.Sprint(row)), analysis.I(row)})
		}
		tables = append(tables, t)
	}
	return tables
}

// No page ends within a short table, nor between its title and its rows.
func TestStackedTablesAreNotTorn(t *testing.T) {
	path, f := written(t, bundleOf(t, small(t), analysis.Result{Job: "raters", Title: "Rater consistency", Tables: stackedTables(9, 8)}))
	parts, ends := unpacked(t, path), 0
	for name, p := range tablesOf(t, f) {
		for _, row := range breaksOf(t, parts, f, p.sheet) {
			ends++
			if row >= p.top && row <= p.bottom {
				t.Errorf("%s of rows %d to %d: a page begins with row %d", name, p.top, p.bottom, row)
			}
		}
	}
	if ends == 0 {
		t.Error("no page ends")
	}
}

// What to read with care and the list of sheets begin on paper of their own.
func TestFrontIsTurned(t *testing.T) {
	path, f := written(t, bundleOf(t, small(t), smallResults()...))
	rows, err := f.GetRows(frontName)
	if err != nil {
		t.Fatal(err)
	}
	var want []int
	for i, row := range rows {
		if len(row) > 0 && (row[0] == "Read with care" || row[0] == "All sheets") {
			want = append(want, i+1)
		}
	}
	if got := breaksOf(t, unpacked(t, path), f, frontName); len(want) != 2 || !slices.Equal(got, want) {
		t.Errorf("pages begin at rows %d, want %d", got, want)
	}
}

// A list is printed as far as its columns, its title and its scope go, which are never cut: what is empty
// beside them would only make it smaller, and LibreOffice print pages with nothing on them.
func TestListsArePrintedToTheirEnd(t *testing.T) {
	for _, tt := range []struct{ title, want string }{
		{"Means", "'People'!$A$1:$D$30"},                               // the scope's 38 letters in columns of 12, 9, 9 and 9; 4 rows above 26
		{strings.Repeat("Means of people ", 3), "'People'!$A$1:$H$30"}, // 48 letters, each of one and a half: 12 and seven times 9
	} {
		table := analysis.Table{Name: "people", Title: tt.title, Columns: []analysis.Column{
			column("employee", "Employee", analysis.Text), column("name", "Name", analysis.Text), column("mean", "Mean", analysis.Stat)}}
		for i := range shortTable + 1 {
			table.Add([]analysis.Value{analysis.T(fmt.Sprint("e", i)), analysis.T("Ada"), analysis.N(2.5)})
		}
		_, f := written(t, bundleOf(t, small(t), analysis.Result{Job: "people", Title: "People", Tables: []analysis.Table{table}}))
		got := ""
		for _, n := range f.GetDefinedName() {
			if n.Name == "_xlnm.Print_Area" && n.Scope == "People" {
				got = n.RefersTo
			}
		}
		if got != tt.want {
			t.Errorf("%q: printed is %q, want %q", tt.title, got, tt.want)
		}
	}
}

// Numbers of a chart that go on over sheets of paper would stand there without headings:
// they stay on the screen, which is said, and what follows is printed. Fewer are printed.
func TestLongNumbersStayOffPaper(t *testing.T) {
	scatter := func(name string, points int) analysis.Chart {
		d := analysis.Scatter{Item: "Person", X: "mean", Y: "difference"}
		for i := range points {
			d.Points = append(d.Points, analysis.ScatterPoint{Label: fmt.Sprint("e", i), X: float64(i % 7), Y: float64(i % 5)})
		}
		return analysis.Chart{Name: name, Title: name, Data: d}
	}
	_, f := written(t, bundleOf(t, small(t), analysis.Result{Job: "agreement", Title: "Agreement", Charts: []analysis.Chart{scatter("many", 200), scatter("few", 5)}}))
	var areas []string
	for _, n := range f.GetDefinedName() {
		if n.Name == "_xlnm.Print_Area" && n.Scope == "Agreement" {
			areas = strings.Split(n.RefersTo, ",")
		}
	}
	rows, err := f.GetRows("Agreement")
	if err != nil || len(areas) != 2 {
		t.Fatalf("printed are %q, want what stands above and below the numbers of many; %v", areas, err)
	}
	printed, said, kept := map[string]bool{}, 0, map[string]int{}
	for i, row := range rows {
		for _, area := range areas {
			var from, to int
			if _, err := fmt.Sscanf(rowsOfArea.ReplaceAllString(area, "$1 $2"), "%d %d", &from, &to); err != nil {
				t.Fatal(err)
			}
			if len(row) > 0 && from <= i+1 && i+1 <= to {
				printed[row[0]] = true
			}
		}
		if len(row) > 0 {
			kept[row[0]]++
			if row[0] == onScreenOnly {
				said++
			}
		}
	}
	if kept["e199"] != 1 || kept["e4"] != 2 || said != 1 {
		t.Errorf("the last of 200 stands %d times, the last of 5 %d; it is said %d times that numbers are not printed", kept["e199"], kept["e4"], said)
	}
	if printed["e199"] || !printed["e4"] || !printed["few"] || !printed["many"] || !printed[onScreenOnly] {
		t.Errorf("printed are %v", printed)
	}
}

var rowsOfArea = regexp.MustCompile(`.*\$(\d+):.*\$(\d+)$`)

var scaleOf = regexp.MustCompile(`<pageSetup[^>]* scale="(\d+)"`)

// Charts beside a wide table would be printed too small to read: it has a sheet of its own.
func TestWideTablesStandApartFromCharts(t *testing.T) {
	for _, c := range []struct {
		columns int
		sheets  []string
		scale   int // of the charts, at least
	}{{4, []string{"Levels"}, 60}, {11, []string{"Levels", "Levels charts"}, 60}} {
		wide := analysis.Table{Name: "levels", Title: "People by level"}
		var row []analysis.Value
		for i := range c.columns {
			wide.Columns = append(wide.Columns, column(fmt.Sprint("c", i), fmt.Sprintf("Assessed share %d", i), analysis.Share))
			row = append(row, analysis.N(0.5))
		}
		wide.Add(row)
		path, f := written(t, bundleOf(t, small(t), analysis.Result{Job: "levels", Title: "Levels", Tables: []analysis.Table{wide}, Charts: []analysis.Chart{mix([]int{5, 4}, []int{3, 1})}}))
		for _, name := range c.sheets {
			if i, _ := f.GetSheetIndex(name); i < 0 {
				t.Fatalf("%d columns: no sheet %s among %v", c.columns, name, f.GetSheetList())
			}
		}
		index, _ := f.GetSheetIndex(c.sheets[len(c.sheets)-1])
		found := scaleOf.FindSubmatch(unpacked(t, path)[fmt.Sprintf("xl/worksheets/sheet%d.xml", index+1)])
		if found == nil {
			t.Fatalf("%d columns: the charts have no scale", c.columns)
		}
		if got, _ := strconv.Atoi(string(found[1])); got < c.scale {
			t.Errorf("%d columns: charts are printed at %d %%, want %d at least", c.columns, got, c.scale)
		}
	}
}
