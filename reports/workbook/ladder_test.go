package workbook

import (
	"path/filepath"
	"strconv"
	"testing"

	"github.com/xuri/excelize/v2"

	"calibrate/ladder"
)

// The workbook holds the whole ladder: put together again, it has the same
// version, which is the hash of all of it.
func TestLadderComesBack(t *testing.T) {
	l := ladder.Default()
	path := filepath.Join(t.TempDir(), "ladder.xlsx")
	if err := WriteLadder(path, l); err != nil {
		t.Fatal(err)
	}
	parts, texts := readLadder(t, opened(t, path))
	got, err := ladder.New(parts, texts)
	if err != nil {
		t.Fatal(err)
	}
	if got.Version != l.Version {
		t.Errorf("version %s, want %s", got.Version, l.Version)
	}
}

// readLadder takes the sheets apart as somebody who imports them would.
func readLadder(t *testing.T, f *excelize.File) (ladder.Ladder, [][]string) {
	t.Helper()
	var l ladder.Ladder
	about := map[string]string{}
	for _, row := range sheetRows(t, f, "About") {
		about[row[0]] = row[1]
	}
	l.ID, l.Name, l.Source, l.License = about["id"], about["name"], about["source"], about["license"]
	l.Rule.MeetsShare = number(t, about["meets_share"])
	for _, row := range sheetRows(t, f, "Levels") {
		l.Levels = append(l.Levels, ladder.Level{Code: row[1], Name: row[2]})
	}
	for _, row := range sheetRows(t, f, "Dimensions") {
		if n := len(l.Categories); n == 0 || l.Categories[n-1].Name != row[0] {
			l.Categories = append(l.Categories, ladder.Category{Name: row[0], Code: row[1]})
		}
		l.Dimensions = append(l.Dimensions, ladder.Dimension{Name: row[2], Code: row[3], Category: len(l.Categories) - 1, Weight: number(t, row[4])})
	}
	for _, row := range sheetRows(t, f, "Aliases") {
		addAlias(&l, row[0], row[1], row[2])
	}
	var texts [][]string
	for _, row := range sheetRows(t, f, "Ladder") {
		texts = append(texts, row[2:])
	}
	return l, texts
}

func addAlias(l *ladder.Ladder, kind, name, alias string) {
	for i := range l.Levels {
		if kind == "level" && l.Levels[i].Name == name {
			l.Levels[i].Aliases = append(l.Levels[i].Aliases, alias)
		}
	}
	for i := range l.Categories {
		if kind == "category" && l.Categories[i].Name == name {
			l.Categories[i].Aliases = append(l.Categories[i].Aliases, alias)
		}
	}
	for i := range l.Dimensions {
		if kind == "dimension" && l.Dimensions[i].Name == name {
			l.Dimensions[i].Aliases = append(l.Dimensions[i].Aliases, alias)
		}
	}
}

// sheetRows gives the rows below the headings, all as wide as the headings.
func sheetRows(t *testing.T, f *excelize.File, sheet string) [][]string {
	t.Helper()
	rows, err := f.GetRows(sheet)
	if err != nil {
		t.Fatal(err)
	}
	for i := range rows {
		for len(rows[i]) < len(rows[0]) {
			rows[i] = append(rows[i], "")
		}
	}
	return rows[1:]
}

func number(t *testing.T, text string) float64 {
	t.Helper()
	x, err := strconv.ParseFloat(text, 64)
	if err != nil {
		t.Fatal(err)
	}
	return x
}
