package store

import (
	"context"
	"database/sql"
	"fmt"
	"path/filepath"
	"slices"
	"time"

	"calibrate/ladder"
)

// Meta is what the store keeps of an import beside what the file gave.
type Meta struct {
	At            time.Time // of the import
	Program       string    // name and version of the program that read the file
	LadderVersion string    // of the ladder the ratings were made against; it must have been put
	Again         bool      // store the file anew even if the same bytes are stored, as after a change of the ladder's aliases
}

// Add stores all that one file gave, in one transaction: after it, and after a
// kill at any moment, the whole batch is there or nothing of it.
//
//   - A file whose bytes are stored already gives AlreadyStored, and nothing is
//     written unless meta.Again asks for it.
//   - A file of the same name as a stored one takes its place and gives Replaced;
//     the earlier batch is retired and stays in the history.
//   - A mended copy (Batch.Mends) does the same to the file it was made from, which
//     from then on gives AlreadyStored.
//   - A refused file is not stored.
//   - A rating another file also gives is counted once; if they differ, neither
//     is used until it is settled (Duplicates, Settle).
//
// A status beside an error says that the batch is stored, and that the database
// has stopped after it, as on a full disk: open it again once there is room.
//
// It fails with ErrNotText when a text of the batch is not UTF-8.
func (s *Store) Add(ctx context.Context, b *ladder.Batch, meta Meta) (ladder.FileStatus, error) {
	if b.Status == ladder.Refused {
		return ladder.Refused, nil
	}
	if err := checkTexts(b); err != nil {
		return "", err
	}
	s.writing.Lock()
	defer s.writing.Unlock()
	var status ladder.FileStatus
	err := s.transact(ctx, func(conn *sql.Conn) (err error) {
		status, err = s.add(ctx, conn, b, meta)
		return err
	})
	if err != nil {
		s.words, s.pairs = nil, nil // they may hold what was never stored
		return "", doing("storing "+b.File, err)
	}
	if status == ladder.AlreadyStored {
		return status, nil
	}
	return status, s.checkpointAfter(ctx, b.Ratings.Len(), b.File)
}

func (s *Store) add(ctx context.Context, conn *sql.Conn, b *ladder.Batch, meta Meta) (ladder.FileStatus, error) {
	path := filepath.ToSlash(filepath.Clean(b.File))
	same, err := numbers(ctx, conn, sameBytes, b.SHA256)
	if err != nil {
		return "", err
	}
	mended, err := isMended(ctx, conn, b.SHA256)
	if err != nil {
		return "", err
	}
	if (len(same) > 0 || mended) && !meta.Again {
		return ladder.AlreadyStored, nil
	}
	earlier, err := earlierBatches(ctx, conn, b, path)
	if err != nil {
		return "", err
	}
	earlier = distinct(same, earlier)
	status := ladder.Read
	if len(earlier) > 0 {
		status = ladder.Replaced
	}
	number, err := nextBatch(ctx, conn)
	if err != nil {
		return "", err
	}
	for _, old := range earlier {
		if err := retire(ctx, conn, old, number, meta.At, retirement(b)); err != nil {
			return "", err
		}
	}
	return status, s.insert(ctx, conn, batch{Batch: b, path: path, number: number, status: status, meta: meta})
}

// sameBytes finds the live batches of the same bytes.
const sameBytes = `SELECT b.batch FROM stored.batches b SEMI JOIN stored.live v ON v.batch = b.batch
	WHERE b.sha256 = $1 ORDER BY b.batch`

// distinct joins lists of batches, each batch once.
func distinct(lists ...[]int32) []int32 {
	all := slices.Concat(lists...)
	slices.Sort(all)
	return slices.Compact(all)
}

func nextBatch(ctx context.Context, conn *sql.Conn) (number int32, err error) {
	err = conn.QueryRowContext(ctx, "SELECT coalesce(max(batch), 0) + 1 FROM stored.batches").Scan(&number)
	return number, err
}

// retire takes a batch out; by 0 means by hand.
func retire(ctx context.Context, conn *sql.Conn, number, by int32, at time.Time, reason string) error {
	_, err := conn.ExecContext(ctx, "INSERT INTO stored.retirements VALUES ($1, nullif($2, 0), $3, $4)", number, by, at.UTC(), reason)
	return err
}

// Retire takes a live batch out by hand, with the reason for the history.
// Marks other files had for its sake are lifted.
func (s *Store) Retire(ctx context.Context, number int, at time.Time, reason string) error {
	s.writing.Lock()
	defer s.writing.Unlock()
	err := s.transact(ctx, func(conn *sql.Conn) error {
		var live bool
		if err := conn.QueryRowContext(ctx, "SELECT count(*) > 0 FROM stored.live WHERE batch = $1", number).Scan(&live); err != nil {
			return err
		}
		if !live {
			return fmt.Errorf("there is no live batch %d: see the history for what there is", number)
		}
		return retire(ctx, conn, int32(number), 0, at, reason)
	})
	if err != nil {
		return doing(fmt.Sprintf("retiring batch %d", number), err)
	}
	return s.checkpoint(ctx, fmt.Sprintf("retirement of batch %d", number))
}
