package workbook

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"calibrate/analysis"
	"calibrate/ladder"
)

// guided is a company of ten people, seven of them at SRE5 and one at SRE6, with these
// lines of the guideline: own ones, and those that orgs inherit.
func guided(t *testing.T, own, inherited [][]analysis.Value) analysis.Bundle {
	t.Helper()
	var people []ladder.Person
	for i := range 10 {
		level := 5
		if i >= 7 {
			level = []int{6, 3, 4}[i-7]
		}
		people = append(people, ladder.Person{Cycle: cycle, ID: fmt.Sprintf("E%02d", i), Org: []string{"Infra", "Infra / Storage"}[i%2], Ladder: ladder.Default().ID, Level: level})
	}
	columns := []analysis.Column{column("org", "Org", analysis.Text), column("levels", "Levels", analysis.Text), column("guideline", "Guideline", analysis.Text), column("from", "Guideline of", analysis.Text),
		column("n", "n", analysis.Count), column("allowed_from", "From", analysis.Count), column("allowed_to", "To", analysis.Count)}
	assessed := analysis.Table{Name: "assessed", Title: "Assessed", Columns: []analysis.Column{column("employee", "Employee", analysis.Text), column("assessed", "Assessed", analysis.Text)}}
	return bundleOf(t, inputOf(t, people, nil), analysis.Result{Job: "gap", Title: "Gaps", Tables: []analysis.Table{assessed}},
		analysis.Result{Job: "levels", Title: "Levels", Tables: []analysis.Table{
			{Name: "guideline", Title: "Guideline", Columns: columns, Rows: analysis.Held(own...)},
			{Name: "guideline_by_org", Title: "Inherited", Columns: columns, Rows: analysis.Held(inherited...)}}})
}

// allows is a line of the guideline.
func allows(org, levels, text, from string, low, high int) []analysis.Value {
	return []analysis.Value{analysis.T(org), analysis.T(levels), analysis.T(text), analysis.T(from), analysis.I(10), analysis.I(low), analysis.I(high)}
}

// A line of several levels is told at the last of them, and colours the bars of all.
func TestWhatIfTellsLinesOfSeveralLevels(t *testing.T) {
	_, f := written(t, guided(t, [][]analysis.Value{
		allows("Company", "SRE5, SRE6", "≤ 40.0 %", "Company", 0, 4), allows("Company", "SRE6", "≤ 20.0 %", "Company", 0, 2), allows("Company", "SRE3", "≥ 10.0 %", "Company", 1, 10)}, nil))
	var got [][]string
	for row := 4; row <= 9; row++ {
		var line []string
		for _, col := range []string{"A", "I", "AB", "AC"} {
			text, err := f.GetCellValue(whatIfName, fmt.Sprint(col, row))
			if err != nil {
				t.Fatal(err)
			}
			line = append(line, text)
		}
		got = append(got, line)
	}
	want := [][]string{{"SRE1", "", "0", "0"}, {"SRE2", "", "0", "0"}, {"SRE3", "within, allowed 1 or more", "1", "0"}, {"SRE4", "", "1", "0"},
		{"SRE5", "counted with SRE6", "0", "7"}, {"SRE6", "with SRE5: 4 over, allowed up to 4; within, allowed up to 2", "0", "1"}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("level, said of the guideline, bar within, bar off (-want +got):\n%s", diff)
	}
	formula, err := f.GetCellFormula(whatIfName, "I9")
	if err != nil || !strings.Contains(formula, "IF((G8+G9)>4,") {
		t.Errorf("the formula at SRE6 is %q, %v; want one that counts both levels", formula, err)
	}
}

// An inherited line says whose it is, is grey and raises no alarm; those nearest the
// top come first, and what is left is said with the sheets where it stands.
func TestInheritedLinesAreTold(t *testing.T) {
	var inherited [][]analysis.Value
	for range mostLines + 1000 {
		inherited = append(inherited, allows("Infra / Storage", "SRE5", "≤ 10.0 %", "Company", 0, 1))
	}
	inherited = append(inherited, allows("Infra", "SRE5", "≤ 10.0 %", "Company", 0, 1))
	_, f := written(t, guided(t, [][]analysis.Value{allows("Company", "SRE5", "≤ 40.0 %", "Company", 0, 4)}, inherited))
	top := lineTop(t, f)
	var got [][]string
	for _, row := range []int{top, top + 1, top + 2} {
		var line []string
		for _, col := range []string{"A", "D", "M"} {
			text, _ := f.GetCellValue(linesName, fmt.Sprint(col, row))
			line = append(line, text)
		}
		got = append(got, append(line, colourOf(t, f, linesName, fmt.Sprint("A", row))))
	}
	// Everybody is in Infra: its line is that of the whole, and nearer the top.
	want := [][]string{{"Company", "Company", "3 over", black}, {"Infra", "Company", "6 over", grey}, {"Infra / Storage", "Company", "2 over", grey}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("org, whose guideline, status, colour (-want +got):\n%s", diff)
	}
	rules, err := f.GetConditionalFormats(linesName)
	if err != nil {
		t.Fatal(err)
	}
	if own := fmt.Sprintf("M%d:M%d", top, top); len(rules) != 1 || rules[own] == nil {
		t.Errorf("alarms at %v, want %s alone", rules, own)
	}
	about, _ := f.GetCellValue(linesName, "A3")
	if !strings.HasSuffix(about, "The first 60 lines are live, those nearest the top first; 1,002 more stand on the sheet Guideline by org.") {
		t.Errorf("above the lines stands %q", about)
	}
}

func colourOf(t *testing.T, f *excelize.File, sheet, at string) string {
	t.Helper()
	id, err := f.GetCellStyle(sheet, at)
	if err != nil {
		t.Fatal(err)
	}
	style, err := f.GetStyle(id)
	if err != nil {
		t.Fatal(err)
	}
	return style.Font.Color
}

// At least and at most are told apart by their marks, and named in the legend.
func TestFloorAndCeilingDiffer(t *testing.T) {
	path, _ := written(t, guided(t, [][]analysis.Value{allows("Company", "SRE3", "10.0 % to 40.0 %", "Company", 1, 4)}, nil))
	charts := 0
	for name, content := range unpacked(t, path) {
		text := string(content)
		if !strings.HasPrefix(name, "xl/charts/chart") || !strings.Contains(text, "<c:lineChart>") && !strings.Contains(text, "<lineChart>") {
			continue
		}
		charts++
		for _, symbol := range []string{`symbol val="triangle"`, `symbol val="dash"`} {
			if strings.Count(text, symbol) != 1 {
				t.Errorf("%s has %d marks with %s, want 1", name, strings.Count(text, symbol), symbol)
			}
		}
	}
	if charts != 2 {
		t.Errorf("%d charts with marks, want 2", charts)
	}
}

// A mark of the guideline that stands nowhere is not in the legend either.
func TestMarksOfNoLimitAreLeftOut(t *testing.T) {
	for _, c := range []struct {
		low, high int
		marks     string
	}{{0, 4, atMost}, {1, 10, atLeast}, {1, 4, atLeast + " " + atMost}, {0, 10, ""}} {
		lines := []whatIfLine{{low: c.low, high: c.high, n: 10}}
		var got []string
		for _, s := range limitMarks(lines, excelize.ChartSeries{Name: atLeast}, excelize.ChartSeries{Name: atMost}) {
			got = append(got, s.Name)
		}
		if strings.Join(got, " ") != c.marks {
			t.Errorf("%d to %d of 10: marks %q, want %q", c.low, c.high, got, c.marks)
		}
	}
}
