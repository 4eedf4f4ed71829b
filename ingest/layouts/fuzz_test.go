package layouts_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"calibrate/ingest"
	"calibrate/ingest/layouts"
	"calibrate/ladder"
)

// FuzzGrid imports arbitrary grids. Whatever stands in them, nothing panics, no
// sheet is claimed twice, and each cell a layout takes for a rating is a rating,
// a state or a problem: none is lost and none is invented.
func FuzzGrid(f *testing.F) {
	files, _ := filepath.Glob("testdata/*.txt")
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		input, _, _ := strings.Cut(string(text), "-- want --\n")
		for _, part := range sections(input) {
			if part.kind == "sheet" {
				f.Add(part.body)
			}
		}
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 4000 {
			return
		}
		sheet := ingest.NewSheet("grid.csv", "", grid(text))
		opt := caseOptions(t, nil)
		batch := ingest.ImportBook(&ingest.Book{File: "grid.csv", Sheets: []*ingest.Sheet{sheet}}, opt)
		checkBatch(t, sheet, batch)
		checkClaims(t, sheet, batch, &opt)
	})
}

func grid(text string) [][]string {
	var rows [][]string
	for line := range strings.Lines(text) {
		cells := strings.Split(strings.Trim(strings.TrimSpace(line), "|"), "|")
		for i := range cells {
			cells[i] = strings.TrimSpace(cells[i])
		}
		rows = append(rows, cells)
	}
	return rows
}

// checkBatch holds each rating to its cell: the text as it stands, a level the
// ladder has, a rule where it was read, and no cell twice.
func checkBatch(t *testing.T, sheet *ingest.Sheet, b *ladder.Batch) {
	seen := map[ladder.Source]bool{}
	for _, r := range b.Ratings.All() {
		if seen[r.Source] {
			t.Errorf("%s gave two ratings", r.Source)
		}
		seen[r.Source] = true
		if cell := sheet.At(r.Source.Row, r.Source.Col); cell.Text != r.Text {
			t.Errorf("%s holds %q, the rating says %q", r.Source, cell.Text, r.Text)
		}
		if r.State == ladder.Rated && (r.Level < 1 || r.Level > 6 || r.Level*2 != float64(int(r.Level*2)) || r.Rule == "") {
			t.Errorf("%s was read as %v by rule %q", r.Source, r.Level, r.Rule)
		}
		if r.Employee == "" || r.State != ladder.Unread && r.Rater == "" {
			t.Errorf("%s is a rating of %q by %q", r.Source, r.Employee, r.Rater)
		}
	}
	for _, p := range b.Problems {
		if p.Message == "" || p.Code == "" || p.Severity == "" {
			t.Errorf("a problem says nothing: %+v", p)
		}
	}
}

// checkClaims holds each marked cell to be accounted for in the batch.
func checkClaims(t *testing.T, sheet *ingest.Sheet, b *ladder.Batch, opt *ingest.Options) {
	known := map[[2]int]bool{}
	rows, otherCycle := map[int]bool{}, false
	for _, r := range b.Ratings.All() {
		known[[2]int{r.Source.Row, r.Source.Col}] = true
	}
	for _, p := range b.Problems {
		known[[2]int{p.Source.Row, p.Source.Col}] = true
		switch p.Code {
		case ladder.MissingEmployee:
			rows[p.Source.Row] = true
		case ladder.OtherCycle, ladder.NoCycle:
			rows[p.Source.Row], otherCycle = true, true
		case ladder.UnsureLayout:
			return
		}
	}
	claims := 0
	for _, layout := range layouts.List {
		claim := layout.Claim(sheet, opt)
		if claim == nil || claim.Unsure != "" {
			continue
		}
		if claims++; claims > 1 {
			t.Errorf("%s claims the sheet as well as another layout", layout.Name)
		}
		if claim.Lines == nil {
			continue
		}
		for line := range claim.Lines {
			if otherCycle && line.Cycle.Text == "" {
				continue // the whole sheet is of another cycle
			}
			for _, m := range line.Marks {
				text := sheet.At(m.Row, m.Col).Text
				if text != "" && claim.Read(sheet.At(m.Row, m.Col), claim.Ladder).State != ladder.Blank && !known[[2]int{m.Row, m.Col}] && !rows[m.Row] && !rows[line.Employee.Row] && !rows[line.Cycle.Row] {
					t.Errorf("%s holds %q, and nothing became of it", sheet.Source(m.Row, m.Col), text)
				}
			}
		}
	}
}
