package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
)

// transact runs a function in one transaction on one connection, which is what
// an Appender needs, and undoes it all when the function fails.
func (s *Store) transact(ctx context.Context, do func(*sql.Conn) error) error {
	conn, err := s.db.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	if _, err := conn.ExecContext(ctx, "BEGIN TRANSACTION"); err != nil {
		return err
	}
	if err := do(conn); err != nil {
		return errors.Join(err, rollback(conn))
	}
	if _, err := conn.ExecContext(ctx, "COMMIT"); err != nil {
		return errors.Join(err, rollback(conn))
	}
	return nil
}

// rollback ends the transaction even if the caller's time is up. A connection
// that cannot do that must not go back to the pool.
func rollback(conn *sql.Conn) error {
	_, err := conn.ExecContext(context.Background(), "ROLLBACK")
	if err == nil {
		return nil
	}
	discard := conn.Raw(func(any) error { return driver.ErrBadConn })
	if errors.Is(discard, driver.ErrBadConn) {
		discard = nil
	}
	return errors.Join(err, discard)
}

// loggedRatings is how many ratings may stand in the log alone. A checkpoint
// writes the last rows of each table anew, up to 122,880 of them: after each of
// hundreds of small files that takes longer than all the rest. A log of this
// length is replayed in a second.
const loggedRatings = 250_000

// checkpointAfter makes a checkpoint once enough was stored since the last one.
// Close makes one too.
func (s *Store) checkpointAfter(ctx context.Context, ratings int, what string) error {
	if s.logged += ratings; s.logged < loggedRatings {
		return nil
	}
	return s.checkpoint(ctx, what)
}

// checkpoint moves what was committed from the log into the file, so that the
// next start has nothing to replay.
func (s *Store) checkpoint(ctx context.Context, what string) error {
	s.logged = 0
	if _, err := s.db.ExecContext(ctx, "CHECKPOINT"); err != nil {
		return doing(fmt.Sprintf("%s is stored, but the log could not be put away", what), err)
	}
	return nil
}
