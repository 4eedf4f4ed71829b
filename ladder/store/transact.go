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

// checkpoint moves what was committed from the log into the file, so that the
// next start has nothing to replay.
func (s *Store) checkpoint(ctx context.Context, what string) error {
	if _, err := s.db.ExecContext(ctx, "CHECKPOINT"); err != nil {
		return doing(fmt.Sprintf("%s is stored, but the log could not be put away", what), err)
	}
	return nil
}
