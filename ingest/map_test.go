package ingest

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
)

func TestMapFilesSayWhatIsWrong(t *testing.T) {
	cases := map[string]string{
		"sheets:\n  - sheet: A\n    colums: {A: employee}\n":        "line 3",
		"sheets:\n  - sheet: A\n    columns: {A: employer}\n":       `column A: "employer"`,
		"sheets:\n  - sheet: A\n    columns: {B: \"dimension:\"}\n": "column B",
		"sheets: 3\n": "line 1",
	}
	for text, want := range cases {
		if _, err := ReadMap(strings.NewReader(text), "map.yaml"); err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), "map.yaml") {
			t.Errorf("%q gives the error %v, want one with %q", text, err, want)
		}
	}
	m, err := ReadMap(strings.NewReader(""), "empty.yaml")
	if err != nil || len(m.Sheets) != 0 {
		t.Errorf("an empty map gives %+v, %v", m, err)
	}
}

func TestMapsSettleSheetsOfOneFile(t *testing.T) {
	m, err := ReadMap(strings.NewReader("sheets:\n  - {file: a.xlsx, sheet: S, layout: wide}\n  - {sheet: S, layout: long}\npeople: {Annie: E03}\n"), "map.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for file, want := range map[string]string{"x/a.xlsx": "wide", "x/b.xlsx": "long"} {
		if got := m.For(NewSheet(file, "S", nil)).Layout; got != want {
			t.Errorf("%s is %q, want %q", file, got, want)
		}
	}
	if got := m.person(Mention{Any: "Annie", Row: 3}); got.ID != "E03" || got.Row != 3 || got.Any != "" {
		t.Errorf("Annie is %+v", got)
	}
}

// TestColumnsOfAMapInOrder: a map lists columns as they stand in the sheet, those known
// by a heading last.
func TestColumnsOfAMapInOrder(t *testing.T) {
	var out strings.Builder
	m := &Map{Sheets: []SheetMap{{Columns: ColumnUses{"AA": "comment", "B": "rater", "Rating 2025": "skip", "AB": "", "A": "employee", "N": "skip"}}}}
	if err := WriteMap(&out, m); err != nil {
		t.Fatal(err)
	}
	got := regexp.MustCompile(`(?m)^ {6}(.+):`).FindAllStringSubmatch(out.String(), -1)
	var names []string
	for _, name := range got {
		names = append(names, name[1])
	}
	if want := []string{"A", "B", "N", "AA", "AB", "Rating 2025"}; !slices.Equal(names, want) {
		t.Errorf("columns %q, want %q", names, want)
	}
	again, err := ReadMap(strings.NewReader(out.String()), "map.yaml")
	if err != nil || !maps.Equal(again.Sheets[0].Columns, m.Sheets[0].Columns) {
		t.Errorf("read again %v, %v", again, err)
	}
}

func TestEnds(t *testing.T) {
	got := ends([]string{"c/roster.xlsx", "c/2025-h2/roster.xlsx", "c/2025-h2/a.xlsx", "roster.xlsx"})
	want := map[string]string{"c/roster.xlsx": "c/roster.xlsx", "c/2025-h2/roster.xlsx": "2025-h2/roster.xlsx", "c/2025-h2/a.xlsx": "a.xlsx", "roster.xlsx": "roster.xlsx"}
	if !maps.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}

// The entry that says most of a file's path holds, in whatever order they stand.
func TestMapOfFilesOfOneName(t *testing.T) {
	m := &Map{Sheets: []SheetMap{{File: "roster.xlsx", Layout: "wide"}, {File: "2025-h2/roster.xlsx", Layout: "roster"}, {Layout: "long"}}}
	for file, want := range map[string]string{"roster.xlsx": "wide", "c/roster.xlsx": "wide", "c/2025-h2/roster.xlsx": "roster", "c/x2025-h2/roster.xlsx": "wide", "other.xlsx": "long"} {
		if got := m.For(&Sheet{File: file}).Layout; got != want {
			t.Errorf("%s is read as %q, want %q", file, got, want)
		}
	}
}
