package layouts_test

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"calibrate/ingest"
	"calibrate/ladder"
)

// folder writes files into a folder and gives their paths in the order given.
func folder(t *testing.T, files ...[2]string) []string {
	dir := t.TempDir()
	var paths []string
	for _, f := range files {
		path := filepath.Join(dir, f[0])
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(f[1]), 0o600); err != nil {
			t.Fatal(err)
		}
		paths = append(paths, path)
	}
	return paths
}

const (
	rosterCSV  = "ID,Name,Manager,Level\nE1,Eva Stone,,SRE6\nE2,Max Okafor,E1,SRE5\nE3,Ana Ruiz,Max Okafor,SRE3\n"
	ratingsCSV = "Employee,Rater,Tools and Tech,Feedback\nAna Ruiz,Max Okafor,3,Meets\nBo Li,Max Okafor,2,2\n"
)

func importAll(t *testing.T, paths []string, opt ingest.Options) []*ladder.Batch {
	var batches []*ladder.Batch
	for b, err := range ingest.Import(context.Background(), paths, opt) {
		if err != nil {
			t.Fatal(err)
		}
		batches = append(batches, b)
	}
	return batches
}

// TestRosterFirst gives the roster last and in another folder; people are known
// all the same, and the cycle is that of the folder above both.
func TestRosterFirst(t *testing.T) {
	paths := folder(t, [2]string{"2026-h1/a/ratings.csv", ratingsCSV}, [2]string{"2026-h1/z/roster.csv", rosterCSV})
	opt := caseOptions(t, nil)
	opt.Cycle, opt.Roster = "", nil
	batches := importAll(t, paths, opt)
	if len(batches) != 2 || filepath.Base(batches[0].File) != "roster.csv" || len(batches[0].People) != 3 {
		t.Fatalf("the roster did not come first: %+v", batches)
	}
	ratings := ratingsOf(batches[1])
	if len(ratings) != 4 || ratings[0].Employee != "E3" || ratings[0].Rater != "E2" || ratings[0].Relation != ladder.Manager || ratings[0].Cycle != "2026-H1" {
		t.Fatalf("ratings were read as %+v", ratings)
	}
	if ratings[2].State != ladder.Unread || ratings[2].Employee != "Bo Li" {
		t.Errorf("somebody the roster does not know was read as %+v", ratings[2])
	}
	if !hasProblem(batches[1], ladder.UnknownEmployee, "A3") || !hasProblem(batches[1], ladder.WrongScale, "D2") {
		t.Errorf("problems are %+v", batches[1].Problems)
	}
	opt.NoRosterCheck = true
	if r := importAll(t, paths, opt)[1].Ratings.At(2); r.State != ladder.Rated || r.Level != 2 || r.Employee != "Bo Li" {
		t.Errorf("without the roster check the stranger was read as %+v", r)
	}
}

func ratingsOf(b *ladder.Batch) []ladder.Rating {
	var list []ladder.Rating
	for _, r := range b.Ratings.All() {
		list = append(list, r)
	}
	return list
}

func hasProblem(b *ladder.Batch, code, cell string) bool {
	return slices.ContainsFunc(b.Problems, func(p ladder.Problem) bool { return p.Code == code && p.Source.Cell() == cell })
}

// TestPastCycleInside keeps a past cycle's folder inside the current one apart.
func TestPastCycleInside(t *testing.T) {
	paths := folder(t, [2]string{"2026-h1/ratings.csv", ratingsCSV}, [2]string{"2026-h1/2025-h2/ratings.csv", ratingsCSV})
	for _, asked := range []string{"", "2026-H1"} {
		opt := caseOptions(t, nil)
		opt.Cycle, opt.Roster = asked, nil
		batches := importAll(t, paths, opt)
		if batches[0].Ratings.At(0).Cycle != "2026-H1" || batches[1].Ratings.At(0).Cycle != "2025-H2" {
			t.Errorf("with cycle %q asked for: %s and %s", asked, batches[0].Ratings.At(0).Cycle, batches[1].Ratings.At(0).Cycle)
		}
	}
}

// TestRosterBesideSeveralCycles refuses a roster that names no cycle where the ratings
// beside it are of several, whichever their first row is of.
func TestRosterBesideSeveralCycles(t *testing.T) {
	paths := folder(t, [2]string{"all/roster.csv", rosterCSV},
		[2]string{"all/ratings.csv", "Cycle,Employee,Rater,Feedback\n2025-H2,Ana Ruiz,Max Okafor,2\n2026-H1,Ana Ruiz,Max Okafor,3\n"})
	opt := caseOptions(t, nil)
	opt.Cycle, opt.Roster = "", nil
	for _, b := range importAll(t, paths, opt) {
		if isRoster := filepath.Base(b.File) == "roster.csv"; isRoster != hasProblem(b, ladder.NoCycle, "") || isRoster && len(b.People) > 0 {
			t.Errorf("%s: %d people, problems %+v", b.File, len(b.People), b.Problems)
		}
	}
}

// TestFilesThatCannotBeTaken gives a refused batch for what is no spreadsheet, an
// error for a file that is not there, and the other files all the same.
func TestFilesThatCannotBeTaken(t *testing.T) {
	paths := folder(t, [2]string{"ratings.csv", ratingsCSV}, [2]string{"page.xlsx", "<html><body>no workbook</body></html>"})
	opt := caseOptions(t, nil)
	var read, refused, failed int
	for b, err := range ingest.Import(context.Background(), append(paths, filepath.Join(t.TempDir(), "gone.xlsx")), opt) {
		switch {
		case err != nil:
			failed++
			if !strings.Contains(err.Error(), "gone.xlsx") {
				t.Errorf("the error does not name the file: %v", err)
			}
		case b.Status == ladder.Refused:
			refused++
			if b.Reason == "" || len(b.Problems) != 1 || b.Problems[0].Code != ladder.UnsupportedFormat {
				t.Errorf("refused as %+v", b)
			}
		default:
			read++
		}
	}
	if read != 1 || refused != 1 || failed != 1 {
		t.Errorf("%d read, %d refused, %d failed, want one of each", read, refused, failed)
	}
}

// TestSeveralLadders reads a person's ratings in the words of their own ladder.
func TestSeveralLadders(t *testing.T) {
	other, err := ladder.New(ladder.Ladder{
		ID: "pm", Name: "Product", Levels: []ladder.Level{{Name: "Associate", Code: "P1"}, {Name: "Lead", Code: "P2"}},
		Categories: []ladder.Category{{Name: "Craft", Code: "CR"}},
		Dimensions: []ladder.Dimension{{Name: "Feedback", Code: "FB", Weight: 1}, {Name: "Roadmap", Code: "RM", Weight: 1}},
		Rule:       ladder.AssessedRule{MeetsShare: 0.75},
	}, [][]string{{"listens", "seeks"}, {"keeps one", "makes one"}})
	if err != nil {
		t.Fatal(err)
	}
	opt := caseOptions(t, nil)
	opt.Ladders = map[string]*ladder.Ladder{"pm": other, "sre": opt.Ladder}
	opt.Roster[3].Ladder, opt.Roster[3].Level = "pm", 1 // Bo Li
	paths := folder(t, [2]string{"ratings.csv", "Employee,Rater,Feedback,Architecture\nAna Ruiz,Max Okafor,4,4\nBo Li,Max Okafor,Lead,3\nBo Li,Eva Stone,4,\n"})
	b := importAll(t, paths, opt)[0]
	want := map[string]string{"C2": "sre 4", "D2": "sre 4", "C3": "pm 2", "C4": "pm unread"}
	got := map[string]string{}
	for _, r := range b.Ratings.All() {
		value := string(r.State)
		if r.State == ladder.Rated {
			value = strconv.FormatFloat(r.Level, 'f', -1, 64)
		}
		got[r.Source.Cell()] = r.Ladder + " " + value
	}
	for cell, text := range want {
		if got[cell] != text {
			t.Errorf("%s is %q, want %q", cell, got[cell], text)
		}
	}
	if len(got) != len(want) || !hasProblem(b, ladder.UnknownDimension, "D3") || !hasProblem(b, ladder.OutOfRange, "C4") {
		t.Errorf("ratings %v, problems %+v", got, b.Problems)
	}
}

// TestSample reads the committed company whole: every sheet is claimed or
// skipped with its reason, and the only problems are the planted slips.
func TestSample(t *testing.T) {
	var paths []string
	err := filepath.WalkDir("../../sample/2026-h1", func(path string, d fs.DirEntry, err error) error {
		if ext := filepath.Ext(path); ext == ".xlsx" || ext == ".csv" {
			paths = append(paths, path)
		}
		return err
	})
	if err != nil || len(paths) == 0 {
		t.Fatalf("the sample is missing: %v", err)
	}
	opt := caseOptions(t, nil)
	opt.Cycle, opt.Roster = "", nil
	for _, b := range importAll(t, paths, opt) {
		if b.Status != ladder.Read {
			t.Errorf("%s was refused: %s", b.File, b.Reason)
		}
		for _, s := range b.Sheets {
			if s.Layout == "none" && s.Sheet != "About" && s.Sheet != "Instructions" {
				t.Errorf("%s, sheet %q was not read: %s", b.File, s.Sheet, s.Reason)
			}
		}
		unread := 0
		for _, r := range b.Ratings.All() {
			if r.State == ladder.Unread {
				unread++
			}
			if strings.Contains(b.File, "2025") != strings.HasPrefix(r.Cycle, "2025") {
				t.Errorf("%s is of cycle %s", r.Source, r.Cycle)
			}
		}
		if unread > 0 && len(b.Problems) == 0 || len(b.Problems) > 6 {
			t.Errorf("%s has %d unread ratings and %d problems", b.File, unread, len(b.Problems))
		}
	}
}
