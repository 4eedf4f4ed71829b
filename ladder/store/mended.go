package store

import (
	"context"
	"database/sql"

	"calibrate/ladder"
)

// mendedReason is why a batch is retired whose file came back as a mended copy.
const mendedReason = "replaced by its mended copy"

// successors follows the batches of a file, and those that took their place, to
// the ones that are live. A file is found by its path, and a mended copy by the
// bytes it was made from.
const successors = `WITH RECURSIVE line(batch) AS (
		SELECT batch FROM stored.batches WHERE path = $1 OR sha256 = $2
		UNION SELECT r.retired_by FROM line JOIN stored.retirements r USING (batch)
	) SELECT l.batch FROM line l SEMI JOIN stored.live v ON v.batch = l.batch ORDER BY l.batch`

// mendedSince finds the live batches that hold a file's bytes as somebody mended
// them: reading the file as it was would undo that.
const mendedSince = `WITH RECURSIVE line(batch) AS (
		SELECT r.retired_by FROM stored.batches b JOIN stored.retirements r ON r.batch = b.batch
		WHERE b.sha256 = $1 AND r.reason = $2
		UNION SELECT r.retired_by FROM line JOIN stored.retirements r USING (batch)
	) SELECT l.batch FROM line l SEMI JOIN stored.live v ON v.batch = l.batch ORDER BY l.batch`

// earlierBatches finds the live batches that a file takes the place of.
func earlierBatches(ctx context.Context, conn *sql.Conn, b *ladder.Batch, path string) ([]int32, error) {
	return numbers(ctx, conn, successors, path, b.Mends)
}

func isMended(ctx context.Context, conn *sql.Conn, sha256 string) (bool, error) {
	found, err := numbers(ctx, conn, mendedSince, sha256, mendedReason)
	return len(found) > 0, err
}

// MendedBy gives the file that holds a file's bytes as somebody mended them, and counts in
// its place; "" when there is none.
func (s *Store) MendedBy(ctx context.Context, sha256 string) (string, error) {
	files, err := Select(ctx, s, "SELECT file FROM history WHERE batch IN ("+mendedSince+") ORDER BY batch", func(rows *sql.Rows) (file string, err error) {
		err = rows.Scan(&file)
		return file, err
	}, sha256, mendedReason)
	if err != nil || len(files) == 0 {
		return "", err
	}
	return files[0], nil
}

func numbers(ctx context.Context, conn *sql.Conn, query string, args ...any) (list []int32, err error) {
	err = each(ctx, conn, query, func(rows *sql.Rows) error {
		var number int32
		err := rows.Scan(&number)
		list = append(list, number)
		return err
	}, args...)
	return list, err
}

// retirement is the reason the batches before this one are retired for.
func retirement(b *ladder.Batch) string {
	if b.Mends != "" {
		return mendedReason
	}
	return "replaced by a later import"
}
