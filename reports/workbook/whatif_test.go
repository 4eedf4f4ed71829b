package workbook

import (
	"fmt"
	"math/rand/v2"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"calibrate/analysis"
	"calibrate/ladder"
)

// whatIfCompany is a company of n people with all that the live sheets show: a
// decision on the first, a guideline of the whole and of one org.
func whatIfCompany(t testing.TB, n int) analysis.Bundle {
	t.Helper()
	random := rand.New(rand.NewPCG(uint64(n), 1))
	l := ladder.Default()
	var people []ladder.Person
	assessed := analysis.Table{Name: "assessed", Title: "Assessed level", Columns: []analysis.Column{column("employee", "Employee", analysis.Text), column("assessed", "Assessed", analysis.Text)}}
	for i := range n {
		p := ladder.Person{Cycle: cycle, ID: fmt.Sprintf("E%04d", i+1), Name: fmt.Sprintf("Person %d", i+1), Org: []string{"Infra", "Infra / Storage", "Data \"q\" & Co"}[i%3], Ladder: l.ID, Level: 1 + random.IntN(5)}
		if i%4 == 1 {
			p.Proposed = p.Level + 1
		}
		if i%10 == 9 {
			p.Level = 0
		}
		people = append(people, p)
		assessed.Add([]analysis.Value{analysis.T(p.ID), analysis.T(l.Levels[random.IntN(6)].Code)})
	}
	decisions := analysis.Table{Name: "decisions", Columns: []analysis.Column{column("employee", "Employee", analysis.Text), column("agreed", "Agreed", analysis.Text)},
		Rows: analysis.Held([]analysis.Value{analysis.T("E0001"), analysis.T("SRE6")})}
	guideline := analysis.Table{Name: "guideline", Columns: []analysis.Column{column("org", "Org", analysis.Text), column("levels", "Levels", analysis.Text), column("guideline", "Guideline", analysis.Text), column("from", "Guideline of", analysis.Text),
		column("n", "n", analysis.Count), column("allowed_from", "From", analysis.Count), column("allowed_to", "To", analysis.Count)}}
	for _, line := range []struct{ org, levels string }{{"Company", "SRE3"}, {"Company", "SRE5, SRE6"}, {"Infra", "SRE6"}, {"Data \"q\" & Co", "SRE2"}} {
		guideline.Add([]analysis.Value{analysis.T(line.org), analysis.T(line.levels), analysis.T("≤ 20.0 %"), analysis.T(line.org), analysis.I(n), analysis.I(0), analysis.I(n / 5)})
	}
	return bundleOf(t, inputOf(t, people, nil), analysis.Result{Job: "gap", Title: "Gaps", Tables: []analysis.Table{assessed}},
		analysis.Result{Job: "decisions", Title: "Decisions", Tables: []analysis.Table{decisions}}, analysis.Result{Job: "levels", Title: "Levels", Tables: []analysis.Table{guideline}})
}

// lineTop is the row of the first line on the sheet of the guideline.
func lineTop(t *testing.T, f *excelize.File) int {
	return tablesOf(t, f)["t_what_if_guideline"].top + 1
}

// What is stored beside each formula is what it gives: a program that works all of
// them out anew shows the same, and other counts when an agreed level is changed.
func TestWhatIfIsLive(t *testing.T) {
	soffice, err := exec.LookPath("soffice")
	if err != nil || testing.Short() {
		t.Skip("LibreOffice is not installed, or -short was asked for")
	}
	for _, n := range []int{5, 2000} {
		t.Run(fmt.Sprint(n), func(t *testing.T) {
			path, f := written(t, whatIfCompany(t, n))
			stored := liveFigures(t, f)
			same := recalculated(t, soffice, changedCopy(t, path, "same.xlsx", nil))
			if diff := cmp.Diff(stored, liveFigures(t, same)); diff != "" {
				t.Errorf("worked out anew (-stored +LibreOffice):\n%s", diff)
			}
			if diff := cmp.Diff(saidOfLevels(t, f), saidOfLevels(t, same)); diff != "" {
				t.Errorf("said of the guideline, worked out anew (-stored +LibreOffice):\n%s", diff)
			}
			// The first person goes from level 6, decided, to 1; the second, without
			// a decision, loses the entry and counts with the current level again.
			top := tablesOf(t, f)["t_what_if"].top
			first, second := fmt.Sprint("G", top+1), fmt.Sprint("G", top+2)
			changed := changedCopy(t, path, "changed.xlsx", map[string]string{first: "SRE1", second: ""})
			if diff := cmp.Diff(moveOne(stored), liveFigures(t, recalculated(t, soffice, changed))); diff != "" {
				t.Errorf("with other agreed levels (-want +LibreOffice):\n%s", diff)
			}
		})
	}
}

// A liveFigure is the agreed count of one level, or of one line of the guideline.
type liveFigure struct {
	What   string
	Agreed int
}

func liveFigures(t *testing.T, f *excelize.File) (all []liveFigure) {
	t.Helper()
	add := func(sheet, what, agreed string, from, to int) {
		for row := from; row <= to; row++ {
			name, _ := f.GetCellValue(sheet, fmt.Sprint(what, row))
			text, err := f.GetCellValue(sheet, fmt.Sprint(agreed, row))
			if err != nil {
				t.Fatal(err)
			}
			var n int
			if _, err := fmt.Sscan(text, &n); err != nil {
				t.Fatalf("%s!%s%d = %q: %v", sheet, agreed, row, text, err)
			}
			all = append(all, liveFigure{name, n})
		}
	}
	add(whatIfName, "A", "G", 4, 9)
	top := lineTop(t, f)
	add(linesName, "A", "K", top, top+3)
	return all
}

// saidOfLevels is what is said of each level against the guideline, with its bars.
func saidOfLevels(t *testing.T, f *excelize.File) (all []string) {
	t.Helper()
	for row := 4; row <= 9; row++ {
		for _, col := range []string{"I", "AB", "AC"} {
			text, err := f.GetCellValue(whatIfName, fmt.Sprint(col, row))
			if err != nil {
				t.Fatal(err)
			}
			all = append(all, text)
		}
	}
	return all
}

// moveOne is what becomes of the figures when the person of level 6 goes to 1.
func moveOne(stored []liveFigure) []liveFigure {
	moved := append([]liveFigure{}, stored...)
	for i, by := range map[int]int{0: 1, 5: -1, 7: -1, 8: -1} { // SRE1, SRE6; SRE5 and SRE6 of the company; SRE6 of Infra
		moved[i].Agreed += by
	}
	return moved
}

// changedCopy writes a copy without any stored result, some cells changed.
func changedCopy(t *testing.T, path, name string, cells map[string]string) string {
	t.Helper()
	f := opened(t, path)
	for at, text := range cells {
		if err := f.SetCellStr(whatIfName, at, text); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.UpdateLinkedValue(); err != nil { // drops what formulas gave
		t.Fatal(err)
	}
	to := filepath.Join(t.TempDir(), name)
	if err := f.SaveAs(to); err != nil {
		t.Fatal(err)
	}
	return to
}

// recalculated has LibreOffice work out the formulas of a workbook.
func recalculated(t *testing.T, soffice, path string) *excelize.File {
	t.Helper()
	dir := t.TempDir()
	command := exec.Command(soffice, "-env:UserInstallation=file://"+filepath.Join(dir, "profile"), "--headless", "--convert-to", "xlsx", "--outdir", filepath.Join(dir, "out"), path)
	if out, err := command.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	return opened(t, filepath.Join(dir, "out", filepath.Base(path)))
}

// Beside each formula stands what it gives, counted here by hand.
func TestWhatIfStoresResults(t *testing.T) {
	_, f := written(t, whatIfCompany(t, 5))
	// Levels drawn: see the list below the counts, which this reads.
	want := map[string]int{}
	top := tablesOf(t, f)["t_what_if"].top
	for row := top + 1; row <= top+5; row++ {
		code, err := f.GetCellValue(whatIfName, fmt.Sprint("G", row))
		if err != nil {
			t.Fatal(err)
		}
		want[code]++
	}
	for row := 4; row <= 9; row++ {
		code, _ := f.GetCellValue(whatIfName, fmt.Sprint("A", row))
		got, _ := f.GetCellValue(whatIfName, fmt.Sprint("G", row))
		if got != fmt.Sprint(want[code]) {
			t.Errorf("%s: %s agreed are stored, the list has %d", code, got, want[code])
		}
		if formula, err := f.GetCellFormula(whatIfName, fmt.Sprint("G", row)); err != nil || !strings.HasPrefix(formula, "SUMPRODUCT(") {
			t.Errorf("%s: formula %q, %v", code, formula, err)
		}
	}
}

// The headline figures have names that say what they are.
func TestHeadlinesAreNamed(t *testing.T) {
	_, f := written(t, bundleOf(t, small(t), smallResults()...))
	named := map[string]string{}
	for _, n := range f.GetDefinedName() {
		named[n.Name] = n.RefersTo
	}
	place, ok := named["People_in_scope"]
	if !ok {
		t.Fatalf("no name People_in_scope among %v", named)
	}
	cell := strings.ReplaceAll(strings.TrimPrefix(place, "'"+frontName+"'!"), "$", "")
	if got, err := f.GetCellValue(frontName, cell); err != nil || got != "2" {
		t.Errorf("People_in_scope at %s = %q, %v; the company has 2", place, got, err)
	}
}

// What stays in sight above the list of people: title, help, six levels and their sum, and
// two lines of headings, in points; it had 274.
func TestWhatIfLeavesRoomToPeople(t *testing.T) {
	_, f := written(t, whatIfCompany(t, 5))
	if got := frozenHeight(t, f, whatIfName); got > 210 {
		t.Errorf("%v points stay in sight", got)
	}
}
