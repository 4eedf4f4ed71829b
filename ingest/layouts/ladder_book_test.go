package layouts_test

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"calibrate/ingest"
	"calibrate/ingest/layouts"
	"calibrate/ladder"
)

// TestALadderIsNoRoster imports ladder workbooks, whose lists of levels look like
// a roster: they are left out with what to do, while a roster of the same shape
// alone is one.
func TestALadderIsNoRoster(t *testing.T) {
	grid := [][]any{{"Kategorie", "Kriterium", "Kürzel", "Gewicht", "Stufe 1", "Stufe 2"}, {"Technik", "Architektur", "", 1, "Kennt sie.", "Gestaltet sie."}}
	levels := [][]any{{"Nummer", "Kürzel", "Stufe"}, {1}, {2}}
	people := [][]any{{"Employee ID", "Name", "Level", "Manager"}, {"E1", "Ana Ruiz", 2, ""}}
	cases := map[string]struct {
		sheets []string
		rows   [][][]any
		people int
		ladder bool
	}{
		"filled in":       {[]string{"Karriereleiter", "Levels"}, [][][]any{grid, levels}, 0, true},
		"blank":           {[]string{"Karriereleiter", "Levels"}, [][][]any{grid[:1], levels}, 0, true},
		"beside a roster": {[]string{"Karriereleiter", "Levels", "People"}, [][][]any{grid, levels, people}, 1, false},
		"a roster alone":  {[]string{"People"}, [][][]any{people}, 1, false},
	}
	for name, c := range cases {
		book := excelize.NewFile()
		for i, sheet := range c.sheets {
			if i == 0 {
				book.SetSheetName("Sheet1", sheet)
			} else if _, err := book.NewSheet(sheet); err != nil {
				t.Fatal(err)
			}
			for r, row := range c.rows[i] {
				if err := book.SetSheetRow(sheet, "A"+string(rune('1'+r)), &row); err != nil {
					t.Fatal(err)
				}
			}
		}
		file := filepath.Join(t.TempDir(), "ladder.xlsx")
		if err := book.SaveAs(file); err != nil {
			t.Fatal(err)
		}
		b := importAll(t, []string{file}, ingest.Options{Ladder: ladder.Default(), Layouts: layouts.List, Cycle: "2026-H1"})[0]
		if len(b.People) != c.people {
			t.Errorf("%s: %d people, want %d: %s", name, len(b.People), c.people, b.Reason)
		}
		if told := strings.Contains(b.Reason, "--ladder FILE"); told != c.ladder {
			t.Errorf("%s is %s because %q", name, b.Status, b.Reason)
		}
	}
}
