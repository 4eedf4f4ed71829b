package store

import (
	"context"
	"database/sql"
	"time"

	"calibrate/ladder"
)

// A StoredBatch is one import, live or retired.
type StoredBatch struct {
	Number                    int // counts up in the order of import
	File                      string
	SHA256                    string
	At                        time.Time
	People, Ratings, Problems int
	RetiredAt                 time.Time // zero while it is live
	RetiredBy                 int       // the batch that replaced it; 0 when it is live or was taken out by hand
	Reason                    string    // of the retirement
}

// Live says whether what the batch gave is in force.
func (b StoredBatch) Live() bool { return b.RetiredAt.IsZero() }

// Batches lists the live batches in the order of import.
func (s *Store) Batches(ctx context.Context) ([]StoredBatch, error) {
	return s.batches(ctx, "WHERE retired_at IS NULL")
}

// History lists all batches, retired ones too, in the order of import.
func (s *Store) History(ctx context.Context) ([]StoredBatch, error) { return s.batches(ctx, "") }

func (s *Store) batches(ctx context.Context, which string) ([]StoredBatch, error) {
	query := `SELECT batch, file, sha256, imported_at, people, ratings, problems, retired_at, coalesce(retired_by, 0), reason
		FROM history ` + which + ` ORDER BY batch`
	return Select(ctx, s, query, func(rows *sql.Rows) (b StoredBatch, err error) {
		var retired sql.NullTime
		err = rows.Scan(&b.Number, &b.File, &b.SHA256, &b.At, &b.People, &b.Ratings, &b.Problems, &retired, &b.RetiredBy, &b.Reason)
		b.RetiredAt = retired.Time
		return b, err
	})
}

// A Change is one rating that a file and the one that replaced it give
// differently, or that only one of them gives.
type Change struct {
	Batch, ReplacedBy                 int
	Cycle, Employee, Rater, Dimension string
	Before, After                     Reading // the zero Reading where the file has none
}

// A Reading is what one file gives for a rating.
type Reading struct {
	Sheet, Cell string
	State       ladder.State
	Level       float64 // in levels; meaningful only when State is Rated
	Text        string
}

// Changes lists what replacements changed, cell by cell, in the order of import.
func (s *Store) Changes(ctx context.Context) ([]Change, error) {
	query := `SELECT batch, retired_by, cycle, employee, rater, dimension,
		sheet_before, cell_before, state_before, coalesce(level_before, 0), text_before,
		sheet_after, cell_after, state_after, coalesce(level_after, 0), text_after
		FROM changes ORDER BY ALL`
	return Select(ctx, s, query, func(rows *sql.Rows) (c Change, err error) {
		b, a := &c.Before, &c.After
		return c, rows.Scan(&c.Batch, &c.ReplacedBy, &c.Cycle, &c.Employee, &c.Rater, &c.Dimension,
			&b.Sheet, &b.Cell, &b.State, &b.Level, &b.Text, &a.Sheet, &a.Cell, &a.State, &a.Level, &a.Text)
	})
}
