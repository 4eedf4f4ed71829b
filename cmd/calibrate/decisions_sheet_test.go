package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
)

// The blank decision sheet lists the agenda and everybody proposed; filled in by
// the scribe it imports without a problem, and the decisions are those entered.
func TestDecisionsSheetImportsBack(t *testing.T) {
	db, dir := filepath.Join(t.TempDir(), "copy.duckdb"), t.TempDir()
	copyFile(t, sampleDB(t), db)
	path := filepath.Join(dir, "scribe", "decisions.xlsx")
	mustStatus(t, statusDone, "report", "decisions-sheet", "--db", db, "-o", path)
	want := fillDecisions(t, path)
	proposed := 0
	for _, row := range rowsOf(t, analyzed(t, "promotions"), "promotion_cases") {
		if want[row["employee"].(string)] == "" {
			t.Errorf("%v is proposed and not on the sheet", row["employee"])
		}
		proposed++
	}
	if len(want) < proposed || proposed == 0 {
		t.Errorf("%d people on the sheet, %d proposed", len(want), proposed)
	}
	var read struct{ Problems []any }
	if err := json.Unmarshal([]byte(mustStatus(t, statusDone, "import", "--json", "--db", db, path)), &read); err != nil {
		t.Fatal(err)
	}
	if len(read.Problems) > 0 {
		t.Errorf("problems %v", read.Problems)
	}
	var doc analysisDoc
	if err := json.Unmarshal([]byte(mustStatus(t, statusDone, "analyze", "--json", "--db", db, "decisions")), &doc); err != nil {
		t.Fatal(err)
	}
	rows := rowsOf(t, doc, "decisions")
	for _, row := range rows {
		if row["agreed"] != want[row["employee"].(string)] || row["reason"] != "as discussed" || row["decided_by"] != "Board" || row["date"] != "2026-06-20" {
			t.Errorf("stored %v, want %s", row, want[row["employee"].(string)])
		}
	}
	if len(rows) != len(want) {
		t.Errorf("%d decisions, want %d", len(rows), len(want))
	}
}

// fillDecisions agrees with every proposal and gives the agreed level by
// employee.
func fillDecisions(t *testing.T, path string) map[string]string {
	t.Helper()
	want := map[string]string{}
	edit(t, path, func(f *excelize.File) error {
		rows, err := f.GetRows("Decisions")
		if err != nil {
			return err
		}
		for i, row := range rows[1:] {
			agreed := row[5]
			if agreed == "not proposed" {
				agreed = row[4]
			}
			want[row[1]] = agreed
			fill := []any{agreed, "as discussed", "Board", time.Date(2026, 6, 20, 0, 0, 0, 0, time.UTC)}
			cell, err := excelize.CoordinatesToCellName(7, i+2)
			if err != nil {
				return err
			}
			if err := f.SetSheetRow("Decisions", cell, &fill); err != nil {
				return err
			}
		}
		return nil
	})
	return want
}

func copyFile(t *testing.T, from, to string) {
	t.Helper()
	content, err := os.ReadFile(from)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(to, content, 0o600); err != nil {
		t.Fatal(err)
	}
}
