package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"calibrate/ingest"
	"calibrate/ladder"
)

// TestMendTextFile mends the copy of a CSV, saves it elsewhere under another name
// and imports it: it takes the place of the CSV, whose problems are gone, and the
// CSV, untouched, does not come back.
func TestMendTextFile(t *testing.T) {
	dir := t.TempDir()
	db, fix := filepath.Join(dir, "db"), filepath.Join(dir, "fix")
	const folder = "cmd/calibrate/testdata/import"
	before := readAll(t, folder+"/2026-h1/ratings.csv")
	mustStatus(t, statusUnread, "import", folder, "--db", db, "--problems", fix)
	made := filepath.Join(fix, folder, "2026-h1", "ratings.csv.xlsx")
	info, err := os.Stat(made)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Fatalf("the copy: %v, %v", info, err)
	}

	book := openBook(t, made)
	if got := book.GetSheetList(); !cmp.Equal(got, []string{"Problems", "Data"}) {
		t.Fatalf("sheets %q", got)
	}
	for cell, fill := range map[string]string{"E2": "FFF2CC", "E4": "F8CBAD", "E5": "F8CBAD", "A6": "F8CBAD", "D2": ""} {
		if got := fillOf(t, book, "Data", cell); got != fill {
			t.Errorf("%s is filled with %q, want %q", cell, got, fill)
		}
	}
	if note := noteOf(t, book, "Data", "E4"); !strings.Contains(note, `"3-4" is a range`) || !strings.Contains(note, "Suggestion: 3 or 3.5 or 4") {
		t.Errorf("the note of E4 says %q", note)
	}
	if linked, to, err := book.GetCellHyperLink("Problems", "B8"); err != nil || !linked || to != "'Data'!E4" {
		t.Errorf("B8 leads to %q, %v", to, err)
	}
	set(t, book, "Data", map[string]any{"E2": 3.5, "E4": "3.5", "E5": 3, "A6": "0003", "B6": "0002", "C6": "peer"})
	mended := filepath.Join(dir, "Ratings mended (1).xlsx")
	if err := book.SaveAs(mended); err != nil {
		t.Fatal(err)
	}

	doc := importDoc(t, statusDone, mended, "--db", db)
	if doc.Files[0].Status != "replaced" || doc.Files[0].Sheets[0].Layout != "none" || len(doc.Ratings) != 15 {
		t.Errorf("%+v, %d ratings", doc.Files[0], len(doc.Ratings))
	}
	for _, p := range doc.Problems {
		if p.Code != "missing_dimension" {
			t.Errorf("still there: %+v", p)
		}
	}
	for _, r := range doc.Ratings {
		if r.State == "unread" || r.Cycle != "2026-H1" || strings.Contains(r.Comment, "calibrate") {
			t.Errorf("%+v", r)
		}
	}
	doc = importDoc(t, statusUnread, folder, "--db", db) // its problems are told, and it is not stored
	for _, f := range doc.Files {
		if f.Status != "already_stored" || strings.HasSuffix(f.File, "ratings.csv") != strings.Contains(f.Reason, "is its mended copy and counts in its place") {
			t.Errorf("imported once more, %s is %s (%s)", f.File, f.Status, f.Reason)
		}
	}
	if history := mustStatus(t, statusDone, "history", "--db", db); !strings.Contains(history, "unread (E4) │ 3.50 (Data E4)") {
		t.Errorf("the history does not show what was mended:\n%s", history)
	}
	if !bytes.Equal(before, readAll(t, folder+"/2026-h1/ratings.csv")) {
		t.Error("the CSV was changed")
	}
}

// TestMendWorkbook copies a workbook with all that a copy could lose: a note and a
// number format on a cell in question, a formula, a choice of values, a hidden
// sheet, a name that belongs to one sheet, and texts that look like formulas.
func TestMendWorkbook(t *testing.T) {
	dir := t.TempDir()
	db, fix := filepath.Join(dir, "db"), filepath.Join(dir, "fix")
	path := filepath.Join(dir, "2026-h1", "team.xlsx")
	writeTeam(t, path)
	before := readAll(t, path)
	mustStatus(t, statusUnread, "import", path, "--db", db, "--problems", fix)
	made := filepath.Join(fix, path)
	book := openBook(t, made)
	if got := book.GetSheetList(); !cmp.Equal(got, []string{"Problems", "=Team's", "Lists"}) {
		t.Fatalf("sheets %q", got)
	}
	if visible, _ := book.GetSheetVisible("Lists"); visible {
		t.Error("the hidden sheet is shown")
	}
	if names := book.GetDefinedName(); len(names) != 1 || names[0].Scope != "=Team's" {
		t.Errorf("names %+v", names)
	}
	if choices, err := book.GetDataValidations("=Team's"); err != nil || len(choices) != 1 {
		t.Errorf("choices of values: %v, %v", choices, err)
	}
	if formula, _ := book.GetCellFormula("=Team's", "F2"); formula != "D2+1" {
		t.Errorf("F2 holds the formula %q", formula)
	}
	if note := noteOf(t, book, "=Team's", "D3"); !strings.HasPrefix(note, "see the review\n» calibrate: ") {
		t.Errorf("the note of D3 says %q", note)
	}
	noFormulas(t, book, "Problems")
	style, err := book.GetCellStyle("=Team's", "D3")
	if err != nil {
		t.Fatal(err)
	}
	if full, err := book.GetStyle(style); err != nil || full.CustomNumFmt == nil || *full.CustomNumFmt != "0.0 \"levels\"" || full.Font == nil || !full.Font.Bold {
		t.Errorf("the style of D3 was not kept: %+v, %v", full, err)
	}

	set(t, book, "=Team's", map[string]any{"D3": 4, "E3": "4"})
	if err := book.Save(); err != nil {
		t.Fatal(err)
	}
	doc := importDoc(t, statusDone, filepath.Join(fix), "--db", db)
	if doc.Files[0].Status != "replaced" {
		t.Errorf("the mended copy is %s", doc.Files[0].Status)
	}
	if at := doc.Ratings[2]; at.Cell != "D3" || at.Comment != "see the review" || at.Level == nil || *at.Level != 4 {
		t.Errorf("%+v", at)
	}
	if !bytes.Equal(before, readAll(t, path)) {
		t.Error("the workbook was changed")
	}
}

// TestCopiesAreNotReplaced: a copy that somebody has begun to mend stays.
func TestCopiesAreNotReplaced(t *testing.T) {
	dir := t.TempDir()
	fix := filepath.Join(dir, "fix")
	path := filepath.Join(dir, "2026-h1", "team.xlsx")
	writeTeam(t, path)
	args := []string{"import", path, "--dry-run", "--db", filepath.Join(dir, "db"), "--problems", fix}
	mustStatus(t, statusUnread, args...)
	made := filepath.Join(fix, path)
	first := readAll(t, made)
	mustStatus(t, statusUnread, args...)
	if !bytes.Equal(first, readAll(t, made)) {
		t.Error("the same problems give another copy")
	}
	book := openBook(t, made)
	set(t, book, "=Team's", map[string]any{"D3": 4})
	if err := book.Save(); err != nil {
		t.Fatal(err)
	}
	begun := readAll(t, made)
	mustStatus(t, statusUnread, args...)
	if !bytes.Equal(begun, readAll(t, made)) {
		t.Error("mending that was begun was overwritten")
	}
	if list := string(readAll(t, filepath.Join(fix, problemList))); !strings.Contains(list, "it was left alone") {
		t.Errorf("the list does not say so:\n%s", list)
	}
	if left, _ := filepath.Glob(filepath.Join(filepath.Dir(made), ".*")); len(left) > 0 {
		t.Errorf("left behind: %q", left)
	}
}

// writeTeam writes a workbook with two cells that cannot be read.
func writeTeam(t *testing.T, path string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	book := excelize.NewFile()
	defer book.Close()
	const sheet = "=Team's"
	format := `0.0 "levels"`
	style, err := book.NewStyle(&excelize.Style{CustomNumFmt: &format, Font: &excelize.Font{Bold: true}})
	choice := excelize.NewDataValidation(true)
	choice.SetSqref("D2:E9")
	for _, err := range []error{err,
		book.SetSheetName("Sheet1", sheet),
		book.SetSheetRow(sheet, "A1", &[]any{"Employee", "Rater", "Relation", "Architecture", "Feedback", "Total"}),
		book.SetSheetRow(sheet, "A2", &[]any{"Ana", "Bo", "manager", 4, 3}),
		book.SetSheetRow(sheet, "A3", &[]any{"Cai", "Bo", "manager", "3-4", "=1+1"}),
		book.SetCellFormula(sheet, "F2", "D2+1"),
		book.SetCellStyle(sheet, "D3", "D3", style),
		book.AddComment(sheet, excelize.Comment{Cell: "D3", Author: "Bo", Text: "see the review"}),
		book.AddComment(sheet, excelize.Comment{Cell: "D2", Author: "Bo", Text: "fine"}),
		choice.SetDropList([]string{"1", "2", "3", "4", "5", "6"}),
		book.AddDataValidation(sheet, choice),
		book.SetDefinedName(&excelize.DefinedName{Name: "scores", RefersTo: "'=Team''s'!$D$2:$E$3", Scope: sheet}),
		second(book.NewSheet("Lists")),
		book.SetCellStr("Lists", "A1", "hidden"),
		book.SetSheetVisible("Lists", false),
		book.SaveAs(path),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
}

func second(_ int, err error) error { return err }

// importDoc imports and gives the JSON.
func importDoc(t *testing.T, status int, args ...string) (doc importJSON) {
	t.Helper()
	out := mustStatus(t, status, append([]string{"import", "--json"}, args...)...)
	if err := json.Unmarshal([]byte(out), &doc); err != nil {
		t.Fatal(err)
	}
	return doc
}

func openBook(t *testing.T, path string) *excelize.File {
	t.Helper()
	book, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { book.Close() })
	return book
}

func set(t *testing.T, book *excelize.File, sheet string, cells map[string]any) {
	t.Helper()
	for cell, value := range cells {
		if err := book.SetCellValue(sheet, cell, value); err != nil {
			t.Fatal(err)
		}
	}
}

func fillOf(t *testing.T, book *excelize.File, sheet, cell string) string {
	t.Helper()
	id, err := book.GetCellStyle(sheet, cell)
	if err != nil {
		t.Fatal(err)
	}
	style, err := book.GetStyle(id)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(style.Fill.Color, " ")
}

func noteOf(t *testing.T, book *excelize.File, sheet, cell string) (text string) {
	t.Helper()
	notes, err := book.GetComments(sheet)
	if err != nil {
		t.Fatal(err)
	}
	for _, note := range notes {
		if note.Cell == cell {
			text += note.Text
			for _, run := range note.Paragraph {
				text += run.Text
			}
		}
	}
	return text
}

func noFormulas(t *testing.T, book *excelize.File, sheet string) {
	t.Helper()
	rows, err := book.GetRows(sheet)
	if err != nil || len(rows) == 0 {
		t.Fatal(err)
	}
	for r, row := range rows {
		for c := range row {
			cell, _ := excelize.CoordinatesToCellName(c+1, r+1)
			if formula, _ := book.GetCellFormula(sheet, cell); formula != "" {
				t.Errorf("%s holds the formula %q", cell, formula)
			}
		}
	}
}

func readAll(t *testing.T, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// TestCopiesOfEveryProgram copies the workbooks that real programs wrote. Each copy
// holds every cell as it was; where a program draws its notes in a way of its own,
// the cells are only coloured.
func TestCopiesOfEveryProgram(t *testing.T) {
	paths, err := filepath.Glob("ingest/testdata/files/*.xlsx")
	if err != nil || len(paths) < 9 {
		t.Fatalf("the corpus is missing: %q, %v", paths, err)
	}
	m := &mender{dir: t.TempDir(), open: ingest.OpenOptions{IncludeHidden: true}}
	copied := 0
	for _, path := range paths {
		book, err := ingest.Open(t.Context(), path, m.open)
		if err != nil {
			continue // refused for what it is
		}
		source := book.Sheets[0].Source(2, 2)
		problems := []ladder.Problem{{Source: source, Severity: ladder.Error, Code: ladder.UnreadableRating, Message: "a test"}}
		if err := m.copy(t.Context(), filepath.Join(m.dir, path), fileReport{file: path, sha256: book.SHA256}, problems); err != nil {
			t.Errorf("%s: %v", path, err)
		}
		copied++
	}
	if copied < 9 {
		t.Errorf("only %d of %d workbooks could be read", copied, len(paths))
	}
}

// TestNotesBesideNotes: a workbook by openpyxl that has notes keeps them, and gets
// those of its problems beside them.
func TestNotesBesideNotes(t *testing.T) {
	for _, name := range []string{"openpyxl.xlsx", "hr-openpyxl-title.xlsx"} {
		source := filepath.Join("ingest/testdata/files", name)
		m := &mender{dir: t.TempDir(), open: ingest.OpenOptions{IncludeHidden: true}}
		book, err := ingest.Open(t.Context(), source, m.open)
		if err != nil {
			t.Fatal(err)
		}
		place := book.Sheets[0].Source(1, 1)
		problems := []ladder.Problem{{Source: place, Severity: ladder.Error, Code: ladder.UnreadableRating, Message: "this is wrong"}}
		path := filepath.Join(m.dir, name)
		if err := m.copy(t.Context(), path, fileReport{file: source, sha256: book.SHA256}, problems); err != nil {
			t.Fatal(err)
		}
		before, after := notesOf(t, source, place.Sheet), notesOf(t, path, place.Sheet)
		if !strings.Contains(after["A1"], "this is wrong") {
			t.Errorf("%s: the note of A1 is %q", name, after["A1"])
		}
		if len(before) == 0 || len(after) < len(before) {
			t.Errorf("%s: notes %q, before %q", name, after, before)
		}
		for cell, text := range before {
			if !strings.Contains(after[cell], text) {
				t.Errorf("%s: %s had the note %q and has %q", name, cell, text, after[cell])
			}
		}
	}
}

func notesOf(t *testing.T, path, sheet string) map[string]string {
	t.Helper()
	book, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	notes := map[string]string{}
	comments, err := book.GetComments(sheet)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range comments {
		notes[c.Cell] = c.Text
		for _, run := range c.Paragraph {
			notes[c.Cell] += run.Text
		}
	}
	return notes
}
