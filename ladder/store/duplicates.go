package store

import (
	"context"
	"database/sql"
	_ "embed"
	"errors"
	"fmt"
	"strings"
	"time"

	"calibrate/ladder"
)

//go:embed query/mark_duplicates.sql
var markDuplicates string

//go:embed query/settle.sql
var settle string

// Latest, as the preference of Settle, is the file imported last.
const Latest = "latest"

// Duplicates gives the problems that each live file, by its hash, has with others:
// the same rating again, a different one, or, where there is no roster, another
// level or organisation of somebody. They come and go with the files and with
// Settle.
func (s *Store) Duplicates(ctx context.Context) (map[string][]ladder.Problem, error) {
	var files int
	if err := s.db.QueryRowContext(ctx, "SELECT count(*) FROM stored.live").Scan(&files); err != nil {
		return nil, doing("reading the database", err)
	}
	if files < 2 { // nothing to compare with, and the comparison is long to plan
		return nil, nil
	}
	query := `SELECT b.sha256, b.file, t.text, d.row_no, d.col_no, d.text, d.code, d.severity, d.message
		FROM stored.between_files d
		JOIN stored.batches b ON b.batch = d.batch
		JOIN stored.texts t ON t.text_no = d.sheet
		ORDER BY b.batch, t.text, d.row_no, d.col_no, d.message`
	found := map[string][]ladder.Problem{}
	return found, Each(ctx, s, query, func(rows *sql.Rows) error {
		var sha256 string
		var p ladder.Problem
		at := &p.Source
		err := rows.Scan(&sha256, &at.File, &at.Sheet, &at.Row, &at.Col, &p.Text, &p.Code, &p.Severity, &p.Message)
		found[sha256] = append(found[sha256], p)
		return err
	})
}

// Settle decides conflicts between files: prefer is Latest, or a live file's
// name, in full or its last part. Latest settles what is open; naming a file also
// changes what was settled against it before. It gives the number of pairs of
// ratings decided. A settlement falls when the file it preferred is retired.
func (s *Store) Settle(ctx context.Context, prefer string, at time.Time) (int, error) {
	s.writing.Lock()
	defer s.writing.Unlock()
	var decided int64
	err := s.transact(ctx, func(conn *sql.Conn) error {
		preferred, err := preferredBatch(ctx, conn, prefer)
		if err != nil {
			return err
		}
		result, err := conn.ExecContext(ctx, settle, sql.Named("preferred", preferred), sql.Named("prefer", prefer), sql.Named("at", at.UTC()))
		if err != nil {
			return err
		}
		decided, err = result.RowsAffected()
		return err
	})
	if err != nil {
		return 0, doing("settling duplicates", err)
	}
	return int(decided), s.checkpoint(ctx, "the settlement")
}

// preferredBatch finds the batch of a file that has conflicts; 0 for Latest.
func preferredBatch(ctx context.Context, conn *sql.Conn, prefer string) (int32, error) {
	if prefer == Latest {
		return 0, nil
	}
	query := `SELECT b.batch, b.file FROM stored.batches b SEMI JOIN stored.live v ON v.batch = b.batch
		SEMI JOIN stored.marks m ON m.batch = b.batch AND m.kind = 'conflict' ORDER BY b.file`
	var number int32
	var matches, files []string
	err := each(ctx, conn, query, func(rows *sql.Rows) error {
		var n int32
		var file string
		err := rows.Scan(&n, &file)
		files = append(files, file)
		if file == prefer || strings.HasSuffix(file, "/"+prefer) {
			number, matches = n, append(matches, file)
		}
		return err
	})
	switch {
	case err != nil:
		return 0, err
	case len(files) == 0:
		return 0, errors.New("no two files give different ratings")
	case len(matches) == 0:
		return 0, fmt.Errorf("%q is not among the files that give different ratings: prefer latest, or one of %s", prefer, strings.Join(files, ", "))
	case len(matches) > 1:
		return 0, fmt.Errorf("%q fits several files: prefer one of %s", prefer, strings.Join(matches, ", "))
	}
	return number, nil
}
