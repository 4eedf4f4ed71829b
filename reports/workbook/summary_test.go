package workbook

import (
	"archive/zip"
	"bytes"
	"io"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"calibrate/analysis"
)

func column(name, head string, kind analysis.Kind) analysis.Column {
	return analysis.Column{Name: name, Head: head, Kind: kind}
}

// smallResults are results of the jobs that the front sheet reads, made by hand.
func smallResults() []analysis.Result {
	covered := analysis.Table{Name: "coverage_by_person", Title: "Who rated each person", Columns: []analysis.Column{
		column("employee", "Employee", analysis.Text), column("raters", "Raters", analysis.Count)},
		Rows: [][]analysis.Value{{analysis.T("E1"), analysis.I(1)}, {analysis.T("E2"), analysis.I(1)}}}
	problems := analysis.Table{Name: "problems", Title: "Every problem, at its cell", Columns: []analysis.Column{
		column("file", "File", analysis.Text), column("cell", "Cell", analysis.Text), column("severity", "Severity", analysis.Flag)},
		Rows: [][]analysis.Value{{analysis.T("ratings.xlsx"), analysis.T("F4"), analysis.T("error")}}}
	byFile := analysis.Table{Name: "problems_by_file", Title: "Problems by file", Columns: []analysis.Column{column("file", "File", analysis.Text),
		column("severity", "Severity", analysis.Flag), column("cells", "Cells", analysis.Count)},
		Rows: [][]analysis.Value{{analysis.T("ratings.xlsx"), analysis.T("error"), analysis.I(1)}, {analysis.T("ratings.xlsx"), analysis.T("warning"), analysis.I(3)}}}
	levels := analysis.Table{Name: "levels", Title: "People by level", Columns: []analysis.Column{column("code", "Level", analysis.Text),
		column("current", "Current", analysis.Count), column("current_share", "Current, share", analysis.Share)},
		Rows: [][]analysis.Value{{analysis.T("SRE2"), analysis.I(1), analysis.N(0.5)}, {analysis.T("SRE3"), analysis.I(1), analysis.N(0.5)}}}
	guideline := analysis.Table{Name: "guideline", Title: "Against the guideline", Columns: []analysis.Column{column("org", "Org", analysis.Text),
		column("levels", "Levels", analysis.Text), column("guideline", "Guideline", analysis.Text), column("n", "n", analysis.Count),
		column("people", "People", analysis.Count), column("status", "Status", analysis.Flag)},
		Rows: [][]analysis.Value{
			{analysis.T("Company"), analysis.T("SRE3"), analysis.T("≤ 20.0 %"), analysis.I(2), analysis.I(1), analysis.T("1 over")},
			{analysis.T("Infra"), analysis.T("SRE2"), analysis.T("≤ 90.0 %"), analysis.I(2), analysis.Hidden("fewer than 5 people"), analysis.T("within")}}}
	raters := analysis.Table{Name: "raters", Title: "Severity of each rater", Columns: []analysis.Column{column("rater", "Rater", analysis.Text),
		column("status", "Status", analysis.Flag), column("severity", "Severity", analysis.Delta), column("low", "95 % from", analysis.Delta),
		column("q", "q", analysis.Stat), column("other", "95 % from", analysis.Rating)},
		Rows: [][]analysis.Value{
			{analysis.T("R9"), analysis.T("differs"), analysis.N(-0.25), analysis.N(-0.5), analysis.N(0.125), analysis.N(2.5)},
			{analysis.T("E1"), analysis.T("cannot tell"), analysis.Why("one rater"), analysis.Why("one rater"), analysis.Why("no link"), analysis.Hidden("small")}}}
	assessed := analysis.Table{Name: "assessed", Title: "Assessed level of each person", Columns: []analysis.Column{
		column("employee", "Employee", analysis.Text), column("outcome", "Outcome", analysis.Flag)},
		Rows: [][]analysis.Value{{analysis.T("E1"), analysis.T("ready")}, {analysis.T("E2"), analysis.T("at level")}}}
	bars := analysis.Chart{Name: "levels", Title: "People by level", Alt: "Two bars.", Data: analysis.LevelBars{Bars: []analysis.LevelBar{
		{Level: "SRE2", Count: 1, Share: 0.5, Proposed: 0.5, Assessed: math.NaN(), LastCycle: math.NaN(), GuidelineLow: 0, GuidelineHigh: 0.9},
		{Level: "SRE3", Count: 1, Share: 0.5, Proposed: 0, Assessed: math.NaN(), LastCycle: math.NaN(), GuidelineLow: math.NaN(), GuidelineHigh: math.NaN()}}}}
	strict := analysis.Chart{Name: "raters", Title: "How strict each rater is", Alt: "Two lines.", Data: analysis.Intervals{Axis: "severity", Items: []analysis.IntervalItem{
		{Label: "R9", N: 1, NUnit: "people", Estimate: -0.25, Low: -0.5, High: 0.1, Status: "differs"},
		{Label: "E1", N: 1, NUnit: "people", Estimate: math.NaN(), Low: math.NaN(), High: math.NaN(), Status: "cannot tell"}}}}
	return []analysis.Result{
		{Job: "coverage", Title: "Data health", Notes: []analysis.Note{{Severity: analysis.Caution, Text: "2 of 2 people were rated by one rater only."}}, Tables: []analysis.Table{covered, problems, byFile}},
		{Job: "levels", Title: "Level distribution", Notes: []analysis.Note{{Severity: analysis.Suppressed, Text: "1 group is suppressed."}}, Tables: []analysis.Table{levels, guideline}, Charts: []analysis.Chart{bars}},
		{Job: "raters", Title: "Rater consistency", Tables: []analysis.Table{raters}, Charts: []analysis.Chart{strict}},
		{Job: "gap", Title: "Gaps to the ladder", Tables: []analysis.Table{assessed}},
	}
}

// The front sheet as a person reads it.
func TestFront(t *testing.T) {
	b := bundleOf(t, small(t), smallResults()...)
	_, f := written(t, b)
	rows, err := f.GetRows(frontName)
	if err != nil {
		t.Fatal(err)
	}
	var text strings.Builder
	for _, row := range rows {
		text.WriteString(strings.TrimRight(strings.Join(row, " | "), " |") + "\n")
	}
	golden(t, "front.txt", strings.ReplaceAll(text.String(), b.Manifest.RunID, "RUN")) // it changes with the shipped ladder
}

// Every cell of every table comes back: numbers exact, texts whole, a missing
// figure as a text that no sum takes for a number.
func TestTablesComeBack(t *testing.T) {
	results := smallResults()
	long := analysis.Table{Name: "long", Title: "A long one", Columns: []analysis.Column{column("x", "X", analysis.Stat), column("y", "Y", analysis.Rating)}}
	for i := range 300 {
		long.Rows = append(long.Rows, []analysis.Value{analysis.N(float64(i) / 7), analysis.Why("not rated")})
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
	if got := p.bottom - p.top; got != len(table.Rows) {
		t.Errorf("%s has %d rows, want %d", table.Name, got, len(table.Rows))
	}
	for i, row := range table.Rows {
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
		{"E1", "cannot tell", "—", "—", "—", "hidden", "one rater: Severity, Severity: 95 % from; no link: q; small: q: 95 % from"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

var cellReference = regexp.MustCompile(`<(c:)?f>(&#39;|')[^<]+![^<]+</`)

// Excel's charts and the pictures are there, and read their figures from cells.
func TestChartsReadCells(t *testing.T) {
	path, _ := written(t, bundleOf(t, small(t), smallResults()...))
	parts := unpacked(t, path)
	charts, pictures := 0, 0
	for name, content := range parts {
		if strings.HasPrefix(name, "xl/media/") {
			pictures++
		}
		if !strings.HasPrefix(name, "xl/charts/chart") {
			continue
		}
		charts++
		if n := len(cellReference.FindAll(content, -1)); n < 6 {
			t.Errorf("%s has %d references to cells, want a name, categories and figures for each of its series", name, n)
		}
	}
	if charts != 2 || pictures != 1 {
		t.Errorf("%d charts and %d pictures, want 2 and 1", charts, pictures)
	}
}

func unpacked(t *testing.T, path string) map[string][]byte {
	t.Helper()
	r, err := zip.OpenReader(path)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	parts := map[string][]byte{}
	for _, part := range r.File {
		in, err := part.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		in.Close()
		parts[part.Name] = content
	}
	return parts
}

func TestSameBytesAndPrivate(t *testing.T) {
	in := small(t)
	first, _ := written(t, bundleOf(t, in, smallResults()...))
	a, err := os.ReadFile(first)
	if err != nil {
		t.Fatal(err)
	}
	for range 3 { // excelize keeps parts in maps: once may agree by chance
		second, _ := written(t, bundleOf(t, in, smallResults()...))
		b, err := os.ReadFile(second)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(a, b) {
			t.Fatal("two runs give different bytes")
		}
	}
	info, err := os.Stat(first)
	if err != nil {
		t.Fatal(err)
	}
	if info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v, want 0600", info.Mode().Perm())
	}
}

// LibreOffice opens the workbook and finds the same figures.
func TestLibreOffice(t *testing.T) {
	soffice, err := exec.LookPath("soffice")
	if err != nil || testing.Short() {
		t.Skip("LibreOffice is not installed, or -short was asked for")
	}
	path, _ := written(t, bundleOf(t, small(t), smallResults()...))
	dir := t.TempDir()
	command := exec.Command(soffice, "-env:UserInstallation=file://"+filepath.Join(dir, "profile"), "--headless", "--convert-to", "xlsx", "--outdir", dir, path)
	if out, err := command.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	again := opened(t, filepath.Join(dir, "summary.xlsx"))
	for _, r := range smallResults() {
		for _, table := range r.Tables {
			p, ok := tablesOf(t, opened(t, path))["t_"+table.Name]
			if !ok {
				t.Fatalf("no table %s", table.Name)
			}
			compareTable(t, again, p, table)
		}
	}
}
