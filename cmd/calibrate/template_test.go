package main

import (
	"encoding/json"
	"path/filepath"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
)

// Blank forms, filled in with every choice they offer, import without a problem.
func TestTemplatesImportOnceFilled(t *testing.T) {
	db, err := imported()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	mustStatus(t, statusDone, "template", dir, "--db", db)
	teams, err := filepath.Glob(filepath.Join(dir, "assessment-*.xlsx"))
	if err != nil || len(teams) == 0 {
		t.Fatalf("no assessment forms for managers: %v", err)
	}
	want := 0
	for _, path := range teams {
		want += fillRatings(t, path)
	}
	fillRows(t, filepath.Join(dir, "decisions.xlsx"), "Decisions", 6, [][]any{{"SRE3", "ready", "Board", time.Date(2026, 6, 30, 0, 0, 0, 0, time.UTC)}})
	fillRows(t, filepath.Join(dir, "guideline.xlsx"), "Guideline", 0, [][]any{
		{"2026-H1", nil, "SRE1", "at most", 0.2}, {"2026-H1", nil, "SRE2–SRE3", "between", 0.2, 0.4}, {"2026-H1", "Tarnholm", "SRE4", "exactly", 0.25}, {"2026-H1", nil, "SRE5", "at least", 0.05},
	})
	files := append(teams, filepath.Join(dir, "decisions.xlsx"), filepath.Join(dir, "guideline.xlsx"), filepath.Join(samplePath, "roster.xlsx"))
	var read struct {
		Ratings  []struct{ State string }
		Problems []struct{ File, Cell, Message string }
	}
	if err := json.Unmarshal([]byte(mustStatus(t, statusDone, append([]string{"import", "--dry-run", "--json", "--cycle", "2026-H1"}, files...)...)), &read); err != nil {
		t.Fatal(err)
	}
	if len(read.Ratings) != want || len(read.Problems) > 0 {
		t.Errorf("%d ratings, want %d; problems %v", len(read.Ratings), want, read.Problems)
	}
}

// A roster filled in by hand imports as well.
func TestRosterTemplateImportsOnceFilled(t *testing.T) {
	dir := t.TempDir()
	mustStatus(t, statusDone, "template", dir, "--db", filepath.Join(dir, "none.duckdb"))
	path := filepath.Join(dir, "roster.xlsx")
	hired, since := time.Date(2018, 3, 1, 0, 0, 0, 0, time.UTC), time.Date(2021, 1, 1, 0, 0, 0, 0, time.UTC)
	fillRows(t, path, "Roster", 0, [][]any{
		{"2026-H1", "E1", "Ana Ruiz", "ana@example.org", nil, "Infra", "SRE5", nil, hired, since},
		{"2026-H1", "E2", "Bo Li", "bo@example.org", "E1", "Infra / Storage", "SRE3", "SRE4", hired, since},
	})
	var read struct {
		People   []struct{ ID, Manager, Hired string }
		Problems []any
	}
	if err := json.Unmarshal([]byte(mustStatus(t, statusDone, "import", "--dry-run", "--json", path)), &read); err != nil {
		t.Fatal(err)
	}
	if len(read.People) != 2 || read.People[1].Manager != "E1" || read.People[1].Hired != "2018-03-01" || len(read.Problems) > 0 {
		t.Errorf("people %v, problems %v", read.People, read.Problems)
	}
}

// fillRatings goes through the choices in turn and says how many cells it filled.
func fillRatings(t *testing.T, path string) int {
	t.Helper()
	const first, dimensions = 7, 26
	filled := 0
	edit(t, path, func(f *excelize.File) error {
		choices, err := f.GetCols("Choices")
		if err != nil {
			return err
		}
		rows, err := f.GetRows("Assessment")
		if err != nil {
			return err
		}
		for row := 2; row <= len(rows); row++ {
			for col := first; col < first+dimensions; col++ {
				cell, err := excelize.CoordinatesToCellName(col, row)
				if err != nil {
					return err
				}
				if err := f.SetCellDefault("Assessment", cell, choices[1][1+filled%(len(choices[1])-1)]); err != nil {
					return err
				}
				filled++
			}
		}
		return nil
	})
	return filled
}

// fillRows writes values from row 2 on, after so many columns.
func fillRows(t *testing.T, path, sheet string, after int, rows [][]any) {
	t.Helper()
	edit(t, path, func(f *excelize.File) error {
		for i, row := range rows {
			for j, value := range row {
				cell, err := excelize.CoordinatesToCellName(after+1+j, 2+i)
				if err != nil {
					return err
				}
				if value == nil {
					continue
				}
				if err := f.SetCellValue(sheet, cell, value); err != nil {
					return err
				}
			}
		}
		return nil
	})
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
