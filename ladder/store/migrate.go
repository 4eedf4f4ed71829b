package store

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

//go:embed schema/*.sql
var schema embed.FS

// A migration is one step of the schema. Its number is its place in the list,
// from 1; a step that was ever released never changes.
type migration struct{ name, sql string }

// migrations lists the embedded steps in the order of their numbers.
func migrations() []migration {
	entries, err := fs.ReadDir(schema, "schema") // in the order of names, so of numbers
	if err != nil {
		panic("store: the embedded schema is unreadable: " + err.Error())
	}
	var steps []migration
	for _, entry := range entries {
		text, err := schema.ReadFile("schema/" + entry.Name())
		if err != nil {
			panic("store: the embedded schema is unreadable: " + err.Error())
		}
		steps = append(steps, migration{strings.TrimSuffix(entry.Name(), ".sql"), string(text)})
	}
	return steps
}

// version tells how many steps the schema of the open database has behind it, 0
// for an empty one.
func (s *Store) version(ctx context.Context) (int, error) {
	var ours, tables int
	err := s.db.QueryRowContext(ctx, `SELECT count(*) FILTER (schema_name = 'stored' AND table_name = 'migrations'), count(*)
		FROM duckdb_tables() WHERE NOT internal`).Scan(&ours, &tables)
	if err != nil {
		return 0, openError(s.file, err)
	}
	if ours == 0 && tables > 0 {
		return 0, say(ErrNotADatabase, "%s is a DuckDB database of something else: name another file with --db", s.file)
	}
	if ours == 0 {
		return 0, nil
	}
	var version int
	if err := s.db.QueryRowContext(ctx, "SELECT coalesce(max(number), 0) FROM stored.migrations").Scan(&version); err != nil {
		return 0, openError(s.file, err)
	}
	return version, nil
}

func checkVersion(file string, version, known int, readOnly bool) error {
	if version > known {
		return say(ErrNewer, "%s has schema %d and this program knows schema %d: use the newer calibrate that wrote it, or name another file with --db", file, version, known)
	}
	if version < known && readOnly {
		return say(ErrOlder, "%s has schema %d and this program reads schema %d: run an import once to bring it up to date", file, version, known)
	}
	return nil
}

// migrate runs the steps after the given version, and then writes everything into
// the file: a log with changes of the schema in it is the hardest one to replay.
// Each step has its own transaction, but for a database that holds nothing yet:
// that one gets them all in one, which takes half the time.
func (s *Store) migrate(ctx context.Context, version int, steps []migration) error {
	together := 1
	if version == 0 {
		together = max(len(steps), 1)
	}
	for done := version; done < len(steps); done += together {
		if err := s.takeSteps(ctx, done, steps[done:min(done+together, len(steps))]); err != nil {
			return err
		}
	}
	_, err := s.db.ExecContext(ctx, "CHECKPOINT")
	return err
}

// takeSteps runs the steps after the first so many, in one transaction.
func (s *Store) takeSteps(ctx context.Context, done int, steps []migration) error {
	return s.transact(ctx, func(tx *sql.Conn) error {
		for i, step := range steps {
			if err := takeStep(ctx, tx, done+i+1, step); err != nil {
				return doing("schema step "+step.name, err)
			}
		}
		return nil
	})
}

func takeStep(ctx context.Context, tx *sql.Conn, number int, step migration) error {
	if _, err := tx.ExecContext(ctx, step.sql); err != nil {
		return err
	}
	_, err := tx.ExecContext(ctx, "INSERT INTO stored.migrations VALUES ($1, $2)", number, step.name)
	return err
}

// create makes the database when there is none: beside its place and under
// another name, so that a kill leaves a whole one or none.
func create(ctx context.Context, file string, opt Options, steps []migration) error {
	if _, err := os.Lstat(file); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	folder, err := os.MkdirTemp(filepath.Dir(file), filepath.Base(file)+".new-")
	if err != nil {
		return readOnlyFolder(filepath.Dir(file), err)
	}
	defer os.RemoveAll(folder)
	fresh := filepath.Join(folder, "new.duckdb")
	s, err := connect(ctx, fresh, opt)
	if err != nil {
		return err
	}
	if err := errors.Join(s.migrate(ctx, 0, steps), s.Close()); err != nil {
		return fmt.Errorf("making the database %s: %w", file, err)
	}
	// A link, unlike a rename, never replaces a database that another process
	// made meanwhile. Not every file system has links.
	if err := os.Link(fresh, file); err == nil || errors.Is(err, fs.ErrExist) {
		return nil
	}
	return os.Rename(fresh, file)
}

// upgrade brings an older database up to date, after a copy of it: the copy of
// calibrate.duckdb with schema 3 is calibrate.duckdb.schema3.bak. DuckDB has the
// file open, so it is closed for the copy.
func (s *Store) upgrade(ctx context.Context, opt Options, version int, steps []migration) (*Store, error) {
	if err := s.Close(); err != nil {
		return nil, openError(s.file, err)
	}
	if err := backup(s.file, fmt.Sprintf("%s.schema%d.bak", s.file, version)); err != nil {
		return nil, fmt.Errorf("copying the database %s before its schema changes: %w", s.file, err)
	}
	again, version, err := attach(ctx, s.file, opt, steps)
	if err != nil {
		return nil, err
	}
	if err := again.migrate(ctx, version, steps); err != nil {
		return nil, errors.Join(err, again.Close())
	}
	return again, nil
}

// backup copies a closed database; a copy under that name is whole.
func backup(file, to string) (err error) {
	from, err := os.Open(file)
	if err != nil {
		return err
	}
	defer from.Close()
	part, err := os.OpenFile(to+".part", os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(part, from)
	if err = errors.Join(err, part.Sync(), part.Close()); err != nil {
		return errors.Join(err, os.Remove(to+".part"))
	}
	return os.Rename(to+".part", to)
}
