package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"fmt"
	"testing"
	"time"

	"calibrate/ladder"
)

var (
	ctx  = context.Background()
	noon = time.Date(2026, 6, 1, 12, 0, 0, 0, time.UTC)
)

func meta() Meta {
	return Meta{At: noon, Program: "calibrate test", LadderVersion: ladder.Default().Version}
}

// openTest opens a database with the default ladder in it; "" is one in memory.
func openTest(t testing.TB, path string) *Store {
	t.Helper()
	s, err := Open(ctx, path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	if err := s.PutLadder(ctx, ladder.Default()); err != nil {
		t.Fatal(err)
	}
	return s
}

// rating is of ana by rater in the n-th dimension of the default ladder, at row n+2, column C.
func rating(rater string, n int, level float64) ladder.Rating {
	return ladder.Rating{
		Source: ladder.Source{Sheet: "Ratings", Row: n + 2, Col: 3},
		Cycle:  "2026-H1", Employee: "ana", Rater: rater, Relation: ladder.Peer,
		Ladder: ladder.Default().ID, Dimension: ladder.Default().Dimensions[n].Name,
		State: ladder.Rated, Level: level, Text: fmt.Sprint(level), Rule: "number",
	}
}

func file(name string, ratings ...ladder.Rating) *ladder.Batch {
	b := &ladder.Batch{File: name, Status: ladder.Read, Ratings: ladder.NewRatings(ratings...)}
	return hashed(b)
}

// edit changes one rating of a batch.
func edit(b *ladder.Batch, i int, change func(*ladder.Rating)) {
	var edited ladder.Ratings
	for k, r := range b.Ratings.All() {
		if k == i {
			change(&r)
		}
		edited.Add(r)
	}
	b.Ratings = edited
}

func hashed(b *ladder.Batch) *ladder.Batch {
	sum := sha256.Sum256(fmt.Append(nil, b.File, b.People, b.Mentioned, b.Ratings, b.Problems, b.Guidelines, b.Decisions))
	b.SHA256, b.Bytes = hex.EncodeToString(sum[:]), 1000
	return b
}

func add(t testing.TB, s *Store, b *ladder.Batch, want ladder.FileStatus) {
	t.Helper()
	got, err := s.Add(ctx, b, meta())
	if err != nil {
		t.Fatal(err)
	}
	if got != want {
		t.Fatalf("adding %s: %s, want %s", b.File, got, want)
	}
}

// lines gives the rows of a query as text, for comparing.
func lines(t testing.TB, s *Store, query string, args ...any) []string {
	t.Helper()
	list, err := Select(ctx, s, query, func(rows *sql.Rows) (string, error) {
		columns, err := rows.Columns()
		if err != nil {
			return "", err
		}
		values, to := make([]any, len(columns)), make([]any, len(columns))
		for i := range values {
			to[i] = &values[i]
		}
		err = rows.Scan(to...)
		line := ""
		for i, v := range values {
			if i > 0 {
				line += " | "
			}
			line += fmt.Sprint(v)
		}
		return line, err
	}, args...)
	if err != nil {
		t.Fatal(err)
	}
	return list
}
