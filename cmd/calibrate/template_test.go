package main

import (
	"encoding/json"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"calibrate/reports/workbook"
)

// readJSON is what these tests look at of an import.
type readJSON struct {
	Files    []struct{ File, Status, Reason string }
	People   []struct{ ID, Manager, Hired, Level, Proposed any }
	Ratings  []struct{ Employee, Rater, Relation, State, Comment string }
	Problems []struct{ File, Sheet, Cell, Message string }
}

func dryRun(t *testing.T, args ...string) (read readJSON) {
	t.Helper()
	status, out, errOut := calibrate(t, append([]string{"import", "--dry-run", "--json"}, args...)...)
	if err := json.Unmarshal([]byte(out), &read); err != nil {
		t.Fatalf("status %d, %v\n%s", status, err, errOut)
	}
	for _, p := range read.Problems {
		t.Errorf("%s, %s, %s: %s", filepath.Base(p.File), p.Sheet, p.Cell, p.Message)
	}
	for _, f := range read.Files {
		if f.Status != "read" {
			t.Errorf("%s was %s: %s", filepath.Base(f.File), f.Status, f.Reason)
		}
	}
	return read
}

// In every language the blank workbooks, the forms of managers with each choice they
// offer, import without a problem once they are filled in: by each program there is
// that fills in workbooks, and after LibreOffice saved them.
func TestTemplatesImportOnceFilled(t *testing.T) {
	top := t.TempDir()
	writeTiny(t, filepath.Join(top, "cycle"))
	var saved []string
	for _, language := range workbook.Languages {
		f := newForms(t, top, language, language)
		f.fill(t, fillHere)
		saved = append(saved, f.team())
	}
	for language, path := range resaved(t, saved) {
		checkTeam(t, language+" saved by LibreOffice", dryRun(t, path, filepath.Join(top, "cycle", "roster.csv"), "--db", filepath.Join(top, "none.duckdb")), 4*26)
	}
	for _, program := range formPrograms {
		t.Run(program.name, func(t *testing.T) {
			fill := program.start(t)
			newForms(t, top, program.name, program.language).fill(t, fill)
		})
	}
}

// forms are the blank workbooks in a folder, for the people of a roster.
type forms struct{ dir, roster, db, language string }

func newForms(t *testing.T, top, name, language string) forms {
	t.Helper()
	f := forms{filepath.Join(top, name), filepath.Join(top, "cycle", "roster.csv"), filepath.Join(top, "none.duckdb"), language}
	mustStatus(t, statusDone, "template", f.dir, "--roster", f.roster, "--lang", language, "--db", f.db)
	return f
}

func (f forms) team() string { return filepath.Join(f.dir, "assessment-E1.xlsx") }

func day(y, m, d int) time.Time { return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC) }

// fill has all of the workbooks filled in, and checks what is read of each.
func (f forms) fill(t *testing.T, fill filler) {
	t.Helper()
	path := func(name string) string { return filepath.Join(f.dir, name) }
	team := teamEntries(t, f.team())
	if len(team) != 2*4*26 {
		t.Errorf("%s: %d cells to fill in, want 26 ratings and comments for each of 4 people", f.dir, len(team))
	}
	operators := choicesOf(t, path("guideline.xlsx"), 1)
	fill(t, slices.Concat(team,
		rowEntries(t, path("decisions.xlsx"), 6, [][]any{{"SRE3", "ready", "Board", day(2026, 6, 30)}}),
		rowEntries(t, path("guideline.xlsx"), 0, [][]any{{"2026-H1", nil, "SRE1", operators[1], 0.2}, {"2026-H1", nil, "SRE2–SRE3", operators[3], 0.2, 0.4},
			{"2026-H1", "Infra", "SRE4", operators[0], 0.25}, {"2026-H1", nil, "SRE5", operators[2], 0.05}}),
		rowEntries(t, path("roster.xlsx"), 0, [][]any{
			{"2026-H1", "E1", "Ana Ruiz", "ana@example.org", nil, "Infra", "SRE5", nil, day(2018, 3, 1), day(2021, 1, 1)},
			{"2026-H1", "E2", "Bo Li", "bo@example.org", "E1", "Infra / Storage", "SRE3", "SRE4", day(2018, 3, 1), day(2021, 1, 1)}}),
		f.assessments(t, path("assessment.xlsx")),
		rowEntries(t, path("ladder.xlsx"), 0, threeDimensions)))

	checkTeam(t, f.dir, dryRun(t, f.team(), f.roster, "--db", f.db), 4*26)
	dryRun(t, path("decisions.xlsx"), path("guideline.xlsx"), path("assessment.xlsx"), f.roster, "--db", f.db)
	people := dryRun(t, path("roster.xlsx"), "--db", f.db).People
	if len(people) != 2 || people[1].Manager != "E1" || people[1].Hired != "2018-03-01" || people[1].Proposed != 4. {
		t.Errorf("%s: people %v", f.dir, people)
	}
	mustStatus(t, statusDone, "ladder", "check", path("ladder.xlsx"))
}

// assessments has one line for each relation there is to choose.
func (f forms) assessments(t *testing.T, path string) []entry {
	t.Helper()
	var rows [][]any
	for i, relation := range choicesOf(t, path, 0) {
		employee := []string{"E2", "E2", "E2", "E2", "E1", "E2"}[i]
		rows = append(rows, []any{"2026-H1", employee, nil, []string{"E2", "E1", "E1", "E3", "E4", "E5"}[i], nil, relation, 3})
	}
	rows = slices.Delete(rows, 2, 3) // E1 is the manager, and not the manager's manager too
	return rowEntries(t, path, 0, rows)
}

func checkTeam(t *testing.T, what string, read readJSON, want int) {
	t.Helper()
	states := map[string]int{}
	for _, r := range read.Ratings {
		states[r.State]++
		if r.Rater != "E1" || r.Relation != "manager" || r.Comment != "seen in "+r.Employee {
			t.Fatalf("%s: %+v", what, r)
		}
	}
	if len(read.Ratings) != want || states["rated"] == 0 || states["not_observed"] == 0 || states["not_applicable"] == 0 || states["too_new"] == 0 || len(states) != 4 {
		t.Errorf("%s: %d ratings, want %d, of states %v", what, len(read.Ratings), want, states)
	}
}

// resaved saves workbooks once more with LibreOffice, by the folder they lie in.
func resaved(t *testing.T, paths []string) map[string]string {
	t.Helper()
	program, err := exec.LookPath("soffice")
	if err != nil || testing.Short() {
		t.Log("not saved with LibreOffice: soffice is not installed (Debian: libreoffice-calc), or the run is short")
		return nil
	}
	top, made := t.TempDir(), map[string]string{}
	for _, path := range paths {
		language := filepath.Base(filepath.Dir(path))
		out := filepath.Join(top, language)
		command := exec.Command(program, "-env:UserInstallation=file://"+filepath.Join(top, "profile"), "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", out, path)
		if text, err := command.CombinedOutput(); err != nil {
			t.Fatalf("soffice: %v\n%s", err, text)
		}
		made[language] = filepath.Join(out, filepath.Base(path))
	}
	return made
}

// A ladder goes into a workbook and comes back the same; a blank one, filled in,
// is a ladder; one that is not is refused with a sentence.
func TestLadderWorkbooks(t *testing.T) {
	dir := t.TempDir()
	exported, blank := filepath.Join(dir, "sre.xlsx"), filepath.Join(dir, "ladder.xlsx")
	mustStatus(t, statusDone, "ladder", "export", exported)
	built := mustStatus(t, statusDone, "ladder", "show")
	if read := mustStatus(t, statusDone, "ladder", "show", "--ladder", exported); read != built {
		t.Errorf("a ladder exported and read back is another:\n%s\n%s", built, read)
	}
	for _, language := range workbook.Languages {
		mustStatus(t, statusDone, "template", dir, "--lang", language, "--db", filepath.Join(dir, "none.duckdb"))
		if status, _, errOut := calibrate(t, "ladder", "check", blank); status != statusFailed || !strings.Contains(errOut, "dimensions") && !strings.Contains(errOut, "categories") {
			t.Errorf("%s: a blank ladder: status %d, %s", language, status, errOut)
		}
		noRoster(t, blank, "blank", language)
		fillHere(t, rowEntries(t, blank, 0, threeDimensions))
		noRoster(t, blank, "filled in", language)
		out := mustStatus(t, statusDone, "ladder", "check", blank)
		for _, want := range []string{"5 levels, 2 categories, 3 dimensions; 7 cells stated, 7 inherited, 1 without an expectation", "Testing", "TST"} {
			if !strings.Contains(out, want) {
				t.Errorf("%s: the ladder does not say %q:\n%s", language, want, out)
			}
		}
	}
}

// noRoster imports a ladder's workbook as if it were data, as happens to one that
// lies among the ratings: nobody is read from it, and people are told what to do.
func noRoster(t *testing.T, path, what, language string) {
	t.Helper()
	_, out, _ := calibrate(t, "import", path, "--dry-run", "--json", "--cycle", "2026-H1", "--db", filepath.Join(t.TempDir(), "none.duckdb"))
	if !strings.Contains(out, "--ladder FILE") || !strings.Contains(out, `"people":[]`) {
		t.Errorf("%s: a ladder that is %s is imported as\n%s", language, what, out)
	}
}

// choicesOf gives one list of the sheet that the first rule of a workbook refers to.
func choicesOf(t *testing.T, path string, list int) (choices []string) {
	t.Helper()
	edit(t, path, func(f *excelize.File) error {
		for _, sheet := range f.GetSheetList() {
			rules, err := f.GetDataValidations(sheet)
			if err != nil || len(rules) == 0 {
				continue
			}
			name, _, _ := strings.Cut(strings.Trim(rules[0].Formula1, "'"), "!")
			columns, err := f.GetCols(strings.Trim(name, "'"))
			if err != nil {
				return err
			}
			choices = slices.DeleteFunc(columns[list][1:], func(choice string) bool { return choice == "" })
			return nil
		}
		return nil
	})
	return choices
}

func edit(t *testing.T, path string, change func(*excelize.File) error) {
	t.Helper()
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := change(f); err != nil {
		t.Fatal(err)
	}
	if err := f.Save(); err != nil {
		t.Fatal(err)
	}
}
