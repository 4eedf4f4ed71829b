package store

import (
	"bytes"
	"context"
	"database/sql"
	"fmt"
	"strings"

	"calibrate/ladder"
)

// A LadderVersion is a ladder the store keeps.
type LadderVersion struct {
	ID      string
	Version string // SHA-256, in hex, of what the ladder means
	Name    string
	Latest  bool // the last one put of its id
}

// PutLadder stores a ladder, once for each version. A version that comes again
// with other aliases or words is the same to every rating; the new spelling is
// kept as well and is what LoadLadder gives.
func (s *Store) PutLadder(ctx context.Context, l *ladder.Ladder) error {
	var text bytes.Buffer
	if err := ladder.Write(&text, l); err != nil {
		return fmt.Errorf("storing ladder %s: %w", l.ID, err)
	}
	s.writing.Lock()
	defer s.writing.Unlock()
	err := s.transact(ctx, func(conn *sql.Conn) error {
		number, fresh, err := ladderNumber(ctx, conn, l)
		if err == nil && fresh {
			err = insertLadder(ctx, conn, number, l)
		}
		if err != nil {
			return err
		}
		return insertLadderFile(ctx, conn, number, l.Hash(), text.String())
	})
	s.words = nil // it knows the ladders of before
	if err != nil {
		return doing("storing ladder "+l.ID, err)
	}
	return s.checkpoint(ctx, "ladder "+l.ID)
}

// ladderNumber finds the number of a ladder's version, or the one it is to have.
func ladderNumber(ctx context.Context, conn *sql.Conn, l *ladder.Ladder) (number int, fresh bool, err error) {
	err = conn.QueryRowContext(ctx, "SELECT coalesce(max(ladder_no) FILTER (id = $1 AND version = $2), max(ladder_no) + 1, 0), "+
		"count(*) FILTER (id = $1 AND version = $2) = 0 FROM stored.ladders", l.ID, l.Version).Scan(&number, &fresh)
	return number, fresh, err
}

func insertLadder(ctx context.Context, conn *sql.Conn, number int, l *ladder.Ladder) error {
	_, err := conn.ExecContext(ctx, "INSERT INTO stored.ladders VALUES ($1, $2, $3, $4, $5, $6, $7)",
		number, l.ID, l.Version, l.Name, l.Source, l.License, l.Rule.MeetsShare)
	if err != nil {
		return err
	}
	if err := loadLevels(conn, number, l); err != nil {
		return err
	}
	if err := loadDimensions(conn, number, l); err != nil {
		return err
	}
	return loadCells(conn, number, l)
}

func insertLadderFile(ctx context.Context, conn *sql.Conn, number int, hash, text string) error {
	_, err := conn.ExecContext(ctx, `INSERT INTO stored.ladder_files
		SELECT $1, coalesce(max(file_no) + 1, 0), $2, $3 FROM stored.ladder_files
		HAVING last(hash ORDER BY file_no) FILTER (ladder_no = $1) IS DISTINCT FROM $2`, number, hash, text)
	return err
}

// LadderVersions lists the ladders the store keeps, by id and in the order they
// were first put.
func (s *Store) LadderVersions(ctx context.Context) ([]LadderVersion, error) {
	query := `SELECT v.ladder, v.version, v.name, v.latest FROM ladders v
		JOIN stored.ladders l ON l.id = v.ladder AND l.version = v.version ORDER BY v.ladder, l.ladder_no`
	return Select(ctx, s, query, func(rows *sql.Rows) (v LadderVersion, err error) {
		return v, rows.Scan(&v.ID, &v.Version, &v.Name, &v.Latest)
	})
}

// LoadLadder gives back a ladder that was put, by its version.
func (s *Store) LoadLadder(ctx context.Context, version string) (*ladder.Ladder, error) {
	query := `SELECT f.yaml FROM stored.ladder_files f JOIN stored.ladders l ON l.ladder_no = f.ladder_no
		WHERE l.version = $1 ORDER BY f.file_no DESC LIMIT 1`
	found, err := Select(ctx, s, query, func(rows *sql.Rows) (text string, err error) {
		return text, rows.Scan(&text)
	}, version)
	if err != nil {
		return nil, err
	}
	if len(found) == 0 {
		return nil, fmt.Errorf("the database has no ladder of version %q: name its file with --ladder", version)
	}
	return ladder.Load(strings.NewReader(found[0]), "ladder "+version)
}

// A shelf finds ladders and their dimensions by name.
type shelf struct {
	latest    map[string]int32   // ladder number by id
	version   map[string]edition // by version
	dimension map[topicKey]int32 // dimension number
}

type edition struct {
	id     string
	number int32
}

// find gives the ladder a rating was made against: the batch's version when it is
// of that id or the rating names none, else the latest of the id.
func (s shelf) find(id, version string) (string, int32) {
	if e, ok := s.version[version]; ok && (id == "" || id == e.id) {
		return e.id, e.number
	}
	if n, ok := s.latest[id]; ok {
		return id, n
	}
	return id, noLadder
}

func loadShelf(ctx context.Context, conn *sql.Conn) (shelf, error) {
	s := shelf{map[string]int32{}, map[string]edition{}, map[topicKey]int32{}}
	query := "SELECT ladder_no, id, version FROM stored.ladders ORDER BY ladder_no"
	err := each(ctx, conn, query, func(rows *sql.Rows) error {
		var e edition
		var version string
		err := rows.Scan(&e.number, &e.id, &version)
		s.latest[e.id], s.version[version] = e.number, e
		return err
	})
	if err != nil {
		return s, err
	}
	query = "SELECT d.ladder_no, l.id, d.name, d.dimension_no FROM stored.ladder_dimensions d JOIN stored.ladders l ON l.ladder_no = d.ladder_no"
	err = each(ctx, conn, query, func(rows *sql.Rows) error {
		var key topicKey
		var n int32
		err := rows.Scan(&key.version, &key.ladder, &key.dimension, &n)
		s.dimension[key] = n
		return err
	})
	return s, err
}
