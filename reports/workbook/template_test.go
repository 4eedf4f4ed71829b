package workbook

import (
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"calibrate/ladder"
)

var staff = []ladder.Person{
	{Cycle: cycle, ID: "E1", Name: "Ana Ruiz", Level: 5},
	{Cycle: cycle, ID: "E3", Name: "Cy Núñez", Manager: "E1", Level: 3},
	{Cycle: cycle, ID: "E2", Name: "=Bo Li", Manager: "E1", Level: 3},
	{Cycle: cycle, ID: "E4", Name: "Di Wu", Manager: "a/b", Level: 0},
}

func TestTemplateFiles(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new")
	writeTemplates(t, dir, english, staff)
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range entries {
		info, err := e.Info()
		if err != nil {
			t.Fatal(err)
		}
		if info.Mode().Perm() != 0o600 {
			t.Errorf("%s has mode %v, want 0600", e.Name(), info.Mode().Perm())
		}
		got = append(got, e.Name())
	}
	want := []string{"assessment-E1.xlsx", "assessment-a_b.xlsx", "assessment.xlsx", "decisions.xlsx", "guideline.xlsx", "ladder.xlsx", "roster.xlsx"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func writeTemplates(t *testing.T, dir string, w Words, people []ladder.Person) {
	t.Helper()
	l := ladder.Default()
	if err := (Templates{Words: w, Ladder: l, LadderOf: func(ladder.Person) *ladder.Ladder { return l }, People: people}).Write(dir); err != nil {
		t.Fatal(err)
	}
}

// A manager finds a sheet for each person, by name, with the ladder's whole text for
// the current and the next level beside each dimension, and a list of what the
// ladder reads beside each cell to rate.
func TestTeamTemplate(t *testing.T) {
	dir, l := t.TempDir(), ladder.Default()
	writeTemplates(t, dir, english, staff)
	f := opened(t, filepath.Join(dir, "assessment-E1.xlsx"))
	if diff := cmp.Diff([]string{"Instructions", "=Bo Li", "Cy Núñez", "Choices", "Ladder"}, f.GetSheetList()); diff != "" {
		t.Error(diff)
	}
	rows, err := f.GetRows("Cy Núñez")
	if err != nil {
		t.Fatal(err)
	}
	titles := [][]string{{"Employee", "Cy Núñez", "Rater", "Ana Ruiz"}, {"Employee ID", "E3", "Rater ID", "E1"}, {"Cycle", cycle, "Relation", "Manager"}, {"Level", "SRE3"}}
	if diff := cmp.Diff(titles, rows[:4]); diff != "" {
		t.Error(diff)
	}
	for i, d := range l.Dimensions {
		want := []string{l.Categories[d.Category].Name, d.Name, l.Cell(d.Number, 3).Text, l.Cell(d.Number, 4).Text}
		if diff := cmp.Diff(want, rows[6+i]); diff != "" {
			t.Errorf("row %d: %s", 7+i, diff)
		}
	}
	rules, err := f.GetDataValidations("Cy Núñez")
	if err != nil || len(rules) != 1 || rules[0].Sqref != "E7:E32" {
		t.Fatalf("%v, rules %v; want one for the cells to rate", err, rules)
	}
	choices, err := f.GetCols("Choices")
	if err != nil {
		t.Fatal(err)
	}
	wantChoices := []string{"Rating", "1", "1.5", "2", "2.5", "3", "3.5", "4", "4.5", "5", "5.5", "6", "Not observed", "Not applicable", "Too new"}
	if diff := cmp.Diff(wantChoices, choices[0]); diff != "" {
		t.Error(diff)
	}
}

// The blank forms have room to write and no examples that would be imported.
func TestBlankTemplates(t *testing.T) {
	dir := t.TempDir()
	writeTemplates(t, dir, english, nil)
	for _, sheet := range []string{"Assessment", "Roster", "Guideline", "Decisions", "Ladder"} {
		f := opened(t, filepath.Join(dir, strings.ToLower(sheet)+".xlsx"))
		rows, err := f.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		for i, row := range rows[1:] {
			if strings.Join(row, "") != "" {
				t.Errorf("%s row %d is not blank: %q", sheet, i+2, row)
			}
		}
	}
}

// Every language has every word, and the built-in ladder reads each of them as what
// it stands for.
func TestWordsOfLanguages(t *testing.T) {
	l := ladder.Default()
	fields := []string{"cycle", "employee_id", "employee", "rater_id", "rater", "relation", "dimension", "rating", "comment", "name", "email", "manager_id", "org",
		"level", "proposed", "hired", "level_since", "operator", "share", "upper", "agreed", "reason", "decided_by", "date"}
	for _, language := range Languages[1:] {
		w, ok := WordsIn(language)
		if !ok || w.Language != language {
			t.Fatalf("no words in %s", language)
		}
		for _, field := range fields {
			if got := w.heading(l, field); got != w.fields[field] || got == "" {
				t.Errorf("%s: the heading of %s is %q, and the ladder does not read %q", language, field, got, w.fields[field])
			}
		}
		for _, state := range []ladder.State{ladder.NotObserved, ladder.NotApplicable, ladder.TooNew} {
			if got := w.state(l, state); got != w.states[state] || got == "" {
				t.Errorf("%s: the word for %s is %q, and the ladder does not read %q", language, state, got, w.states[state])
			}
		}
		for _, relation := range ladder.Relations {
			if got := w.relation(l, relation); got != w.relations[relation] || got == "" {
				t.Errorf("%s: the word for %s is %q, and the ladder does not read %q", language, relation, got, w.relations[relation])
			}
		}
	}
	for language, w := range wordsIn {
		v := reflect.ValueOf(w)
		for i := range v.NumField() {
			if name := v.Type().Field(i).Name; v.Field(i).IsZero() && !(name == "or" && language == "ja") {
				t.Errorf("%s has no %s", language, name)
			}
		}
	}
}

// In every language the longest word of a heading fits its column, and so does what is
// given: a word that is broken, or a text cut off by its neighbour, is not read.
func TestTemplatesAreNotCutOff(t *testing.T) {
	people := slices.Clone(staff)
	people[1].Org = "Company / Reliability / Incident Response"
	for lang, w := range wordsIn {
		dir := t.TempDir()
		writeTemplates(t, dir, w, people)
		for _, file := range []string{"decisions.xlsx", "guideline.xlsx", "roster.xlsx"} {
			f := opened(t, filepath.Join(dir, file))
			rows, err := f.GetRows(f.GetSheetName(0))
			if err != nil {
				t.Fatal(err)
			}
			for i, row := range rows {
				for j, text := range row {
					name, _ := excelize.ColumnNumberToName(j + 1)
					width, err := f.GetColWidth(f.GetSheetName(0), name)
					if err != nil {
						t.Fatal(err)
					}
					words := []string{text}
					if i == 0 {
						words = strings.Fields(text)
					}
					for _, word := range words {
						if letters(word) > width {
							t.Errorf("%s, %s: %q does not fit column %s of %v", lang, file, word, name, width)
						}
					}
				}
			}
		}
	}
}

// What is to be filled in is blue wherever something else is given, and what is given grey or
// without colour: one hand does not learn two signs.
func TestWhatIsToBeFilledInIsBlue(t *testing.T) {
	f := form{columns: []formColumn{{head: "Employee", given: true}, {head: "Agreed"}}, rows: [][]any{{"E1", nil}}}
	cells := f.line(0)
	if got := []string{cells[0].look.fill, cells[1].look.fill}; got[0] != wash || got[1] != toFill {
		t.Errorf("given and open cells are filled with %q", got)
	}
	if got := (form{columns: f.columns}).line(0)[1].look.fill; got != "" {
		t.Errorf("the cells of a blank sheet are filled with %q", got)
	}
}

// A list of words of twice the width is not cut by the list beside it.
func TestListsFitWideLetters(t *testing.T) {
	const reason = "評価と具体例が提案を裏付けている等級要件を満たす"
	if got, want := listWidth([]any{"理由", reason}), float64(2*len([]rune(reason))); got < want {
		t.Errorf("the list is %v wide, its longest entry %v", got, want)
	}
}
