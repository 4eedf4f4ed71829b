package workbook

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"calibrate/analysis"
	"calibrate/ladder"
	"calibrate/ladder/store"
)

var update = flag.Bool("update", false, "write the golden files anew")

const cycle = "2026-H1"

// inputOf stores people and ratings and asks for all of them.
func inputOf(t testing.TB, people []ladder.Person, ratings []ladder.Rating) analysis.Input {
	t.Helper()
	ctx, l := context.Background(), ladder.Default()
	s, err := store.Open(ctx, "", store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	if err := s.PutLadder(ctx, l); err != nil {
		t.Fatal(err)
	}
	sum := sha256.Sum256([]byte("file"))
	b := &ladder.Batch{File: "ratings.xlsx", Status: ladder.Read, SHA256: hex.EncodeToString(sum[:]), People: people, Ratings: ladder.NewRatings(ratings...)}
	meta := store.Meta{At: time.Date(2026, 6, 1, 12, 0, 0, 0, time.UTC), Program: "test", LadderVersion: l.Version}
	if status, err := s.Add(ctx, b, meta); err != nil || status != ladder.Read {
		t.Fatalf("adding: %s, %v", status, err)
	}
	return analysis.Input{Store: s, Ladder: l, Ladders: map[string]*ladder.Ladder{l.ID: l}, Cycle: cycle, Audience: analysis.HR, MinGroup: 5, Seed: 1}
}

func bundleOf(t testing.TB, in analysis.Input, results ...analysis.Result) analysis.Bundle {
	t.Helper()
	b, err := analysis.NewBundle(context.Background(), in, analysis.Manifest{Program: "calibrate", Version: "test"}, results)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// rate is one rating, read from a cell of a sheet.
func rate(employee, rater string, relation ladder.Relation, dimension, row int, level float64) ladder.Rating {
	l := ladder.Default()
	return ladder.Rating{Cycle: cycle, Employee: employee, Rater: rater, Relation: relation, Ladder: l.ID, Dimension: l.Dimensions[dimension].Name,
		State: ladder.Rated, Level: level, Text: fmt.Sprint(level), Rule: "number",
		Source: ladder.Source{File: "ratings.xlsx", Sheet: "Ratings", Row: row, Col: dimension + 5}}
}

// small is a company of two people and two raters.
func small(t testing.TB) analysis.Input {
	people := []ladder.Person{
		{Cycle: cycle, ID: "E1", Name: "Ana Ruiz", Org: "Infra", Ladder: "sre", Level: 3, Proposed: 4},
		{Cycle: cycle, ID: "E2", Name: "Bo Li", Org: "Infra / Storage", Manager: "E1", Ladder: "sre", Level: 2},
	}
	unseen := rate("E2", "E1", ladder.Manager, 2, 3, 0)
	unseen.State, unseen.Level, unseen.Text, unseen.Rule = ladder.NotObserved, 0, "n/o", "state_word"
	return inputOf(t, people, []ladder.Rating{
		rate("E1", "R9", ladder.Peer, 0, 2, 3.5), rate("E1", "R9", ladder.Peer, 1, 2, 4), rate("E2", "E1", ladder.Manager, 0, 3, 2), unseen,
	})
}

// written writes the summary of a bundle and opens it again.
func written(t testing.TB, b analysis.Bundle) (path string, f *excelize.File) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "summary.xlsx")
	if err := Write(context.Background(), path, b); err != nil {
		t.Fatal(err)
	}
	return path, opened(t, path)
}

func opened(t testing.TB, path string) *excelize.File {
	t.Helper()
	f, err := excelize.OpenFile(path, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

// golden compares a text with a file under testdata.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s differs; go test -update writes it anew (-want +got):\n%s", name, diff)
	}
}
