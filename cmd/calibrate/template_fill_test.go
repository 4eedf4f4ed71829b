package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
)

// An entry is what somebody fills into one cell: a text, a number or a day.
type entry struct {
	path, sheet, cell string
	value             any
}

// A filler fills in workbooks.
type filler func(*testing.T, []entry)

// threeDimensions are the lines of a small ladder.
var threeDimensions = [][]any{
	{"Craft", "Design", nil, 2, "draws", nil, "leads", nil, "invents"}, {nil, "Testing", "TST", nil, "runs", "writes", nil, nil, nil}, {"People", "Mentoring", nil, nil, nil, "helps", nil, "teaches", nil}}

// teamEntries goes through the choices in turn, in every sheet with cells to rate;
// beside each stands a comment.
func teamEntries(t *testing.T, path string) (entries []entry) {
	t.Helper()
	choices := choicesOf(t, path, 0)
	edit(t, path, func(f *excelize.File) error {
		for _, sheet := range f.GetSheetList() {
			rules, err := f.GetDataValidations(sheet)
			if err != nil || len(rules) == 0 {
				continue
			}
			first, last, _ := strings.Cut(rules[0].Sqref, ":")
			col, top, err := excelize.CellNameToCoordinates(first)
			if err != nil {
				return err
			}
			_, bottom, err := excelize.CellNameToCoordinates(last)
			if err != nil {
				return err
			}
			id, err := f.GetCellValue(sheet, "B2")
			if err != nil {
				return err
			}
			for row := top; row <= bottom; row++ {
				cell, _ := excelize.CoordinatesToCellName(col, row)
				comment, _ := excelize.CoordinatesToCellName(col+1, row)
				entries = append(entries, entry{path, sheet, cell, number(choices[len(entries)/2%len(choices)])}, entry{path, sheet, comment, "seen in " + id})
			}
		}
		return nil
	})
	return entries
}

// number makes a number of a text that is one, as programs do when it is typed.
func number(text string) any {
	var n float64
	if _, err := fmt.Sscanf(text, "%g", &n); err != nil {
		return text
	}
	return n
}

// rowEntries are values for the first sheet from row 2 on, after so many columns.
func rowEntries(t *testing.T, path string, after int, rows [][]any) (entries []entry) {
	t.Helper()
	edit(t, path, func(f *excelize.File) error {
		for i, row := range rows {
			for j, value := range row {
				cell, err := excelize.CoordinatesToCellName(after+1+j, 2+i)
				if err != nil {
					return err
				}
				if value != nil {
					entries = append(entries, entry{path, f.GetSheetName(0), cell, value})
				}
			}
		}
		return nil
	})
	return entries
}

// fillHere fills in with the library that wrote the workbooks.
func fillHere(t *testing.T, entries []entry) {
	t.Helper()
	for len(entries) > 0 {
		path := entries[0].path
		n := slices.IndexFunc(entries, func(e entry) bool { return e.path != path })
		if n < 0 {
			n = len(entries)
		}
		edit(t, path, func(f *excelize.File) error {
			for _, e := range entries[:n] {
				if err := f.SetCellValue(e.sheet, e.cell, e.value); err != nil {
					return err
				}
			}
			return nil
		})
		entries = entries[n:]
	}
}

// formPrograms are the programs that fill in workbooks as people's do.
var formPrograms = []struct {
	name, language string
	start          func(*testing.T) filler
}{
	{"openpyxl", "de", script("fill_openpyxl.py", "/usr/bin/python3", "-c", "import openpyxl")},
	{"SheetJS", "fr", script("fill_sheetjs.js", "node", "-e", `require("xlsx")`)},
	{"ExcelJS", "es", script("fill_exceljs.js", "node", "-e", `require("exceljs")`)},
	{"LibreOffice", "ja", libreOffice},
}

const fillFolder = "cmd/calibrate/testdata/fill"

// script fills in by a script, where the program and its library are there: the
// check ends well.
func script(name, program string, check ...string) func(*testing.T) filler {
	return func(t *testing.T) filler {
		if out, err := exec.Command(program, check...).CombinedOutput(); err != nil {
			t.Skipf("%s %s: not there: %v: %.200s", program, strings.Join(check, " "), err, out)
		}
		return func(t *testing.T, entries []entry) {
			t.Helper()
			if out, err := exec.Command(program, filepath.Join(fillFolder, name), listed(t, entries)).CombinedOutput(); err != nil {
				t.Fatalf("%s: %v\n%s", name, err, out)
			}
		}
	}
}

// listed writes entries into a file, as the scripts read them.
func listed(t *testing.T, entries []entry) string {
	t.Helper()
	var text strings.Builder
	for _, e := range entries {
		kind := "n"
		switch v := e.value.(type) {
		case string:
			kind = "s"
		case time.Time:
			kind, e.value = "d", v.Format(time.DateOnly)
		}
		fmt.Fprintf(&text, "%s\t%s\t%s\t%s\t%v\n", e.path, e.sheet, e.cell, kind, e.value)
	}
	path := filepath.Join(t.TempDir(), "entries.tsv")
	writeText(t, path, text.String())
	return path
}

// libreOffice fills in by a macro in LibreOffice itself, which says when a cell is
// locked. A profile is made first: the first start overwrites its macros.
func libreOffice(t *testing.T) filler {
	if _, err := exec.LookPath("soffice"); err != nil || testing.Short() {
		t.Skip("not filled in with LibreOffice: soffice is not installed (Debian: libreoffice-calc), or the run is short")
	}
	profile := t.TempDir()
	start := func(args ...string) {
		t.Helper()
		if out, err := exec.Command("soffice", append([]string{"-env:UserInstallation=file://" + profile, "--headless"}, args...)...).CombinedOutput(); err != nil {
			t.Fatalf("soffice: %v\n%s", err, out)
		}
	}
	start("--terminate_after_init")
	macros := filepath.Join(profile, "user", "basic", "Standard")
	list, err := os.ReadFile(filepath.Join(macros, "script.xlb"))
	if err != nil {
		t.Skipf("LibreOffice made no place for macros: %v", err)
	}
	module, err := os.ReadFile(filepath.Join(fillFolder, "Fill.xba"))
	if err != nil {
		t.Fatal(err)
	}
	writeText(t, filepath.Join(macros, "Fill.xba"), string(module))
	writeText(t, filepath.Join(macros, "script.xlb"), strings.Replace(string(list), "</library:library>", `<library:element library:name="Fill"/></library:library>`, 1))
	return func(t *testing.T, entries []entry) {
		t.Helper()
		said := filepath.Join(t.TempDir(), "said.txt")
		start(fmt.Sprintf(`macro:///Standard.Fill.Main("%s","%s")`, listed(t, entries), said))
		if text, err := os.ReadFile(said); err != nil || strings.TrimSpace(string(text)) != "done" {
			t.Fatalf("LibreOffice: %v\n%s", err, text)
		}
	}
}
