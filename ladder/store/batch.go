package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"calibrate/ladder"
)

// A batch is a ladder.Batch on its way into the tables.
type batch struct {
	*ladder.Batch
	path   string // of the file, cleaned, with forward slashes
	number int32
	status ladder.FileStatus
	meta   Meta
	words  *dictionary
}

// insert writes the rows of a batch, then the words it brought, then the marks on
// ratings it shares with other files, if any.
func (s *Store) insert(ctx context.Context, conn *sql.Conn, b batch) error {
	if s.words == nil {
		words, err := loadDictionary(ctx, conn)
		if err != nil {
			return err
		}
		s.words, s.pairs = words, newPairs()
	}
	b.words = s.words
	shared, err := s.pairs.shares(ctx, conn, b)
	if err != nil {
		return err
	}
	if err := b.insertHead(ctx, conn); err != nil {
		return err
	}
	for _, part := range []func(*sql.Conn) error{
		b.loadSheets, b.loadPeople, b.loadGroups, b.loadMentioned, b.loadRatings, b.loadGuidelines, b.loadDecisions, b.loadProblems, b.words.write,
	} {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := part(conn); err != nil {
			return err
		}
	}
	if !shared {
		return nil
	}
	_, err = conn.ExecContext(ctx, markDuplicates, sql.Named("batch", b.number))
	return err
}

func (b batch) insertHead(ctx context.Context, conn *sql.Conn) error {
	_, err := conn.ExecContext(ctx, "INSERT INTO stored.batches VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
		b.number, b.File, b.path, b.SHA256, b.Bytes, string(b.status), b.Reason, b.meta.At.UTC(), b.meta.Program, b.meta.LadderVersion,
		len(b.People), b.Ratings.Len(), len(b.Guidelines), len(b.Decisions), len(b.Problems))
	return err
}

func (b batch) loadSheets(conn *sql.Conn) error {
	return load(conn, "sheets", len(b.Sheets), func(i int, row []driver.Value) ([]driver.Value, error) {
		s := b.Sheets[i]
		return append(row, b.number, i, s.Sheet, s.Hidden, s.Layout, s.HeaderRow, s.Reason), nil
	})
}

// place begins a row: batch, number within it, and the address in the file.
func (b batch) place(row []driver.Value, i int, at ladder.Source) []driver.Value {
	return append(row, b.number, int32(i), b.words.texts.of(at.Sheet), int32(at.Row), int32(at.Col))
}

func (b batch) loadPeople(conn *sql.Conn) error {
	return load(conn, "people", len(b.People), func(i int, row []driver.Value) ([]driver.Value, error) {
		p := &b.People[i]
		return append(b.place(row, i, p.Source), b.words.texts.of(p.Cycle), b.words.names.of(p.ID), p.Name, p.Email, p.Manager,
			p.Org, p.Ladder, known(p.Level), known(p.Proposed), day(p.Hired), day(p.LevelSince)), nil
	})
}

// loadMentioned numbers the people mentioned after those of rosters, so that a
// person has one number in the batch.
func (b batch) loadMentioned(conn *sql.Conn) error {
	return load(conn, "mentioned", len(b.Mentioned), func(i int, row []driver.Value) ([]driver.Value, error) {
		p := &b.Mentioned[i]
		return append(b.place(row, len(b.People)+i, p.Source), b.words.texts.of(p.Cycle), b.words.names.of(p.ID), p.Name, p.Email,
			p.Org, p.Ladder, known(p.Level), known(p.Proposed)), nil
	})
}

func (b batch) loadGroups(conn *sql.Conn) error {
	type group struct {
		person  int
		heading string
	}
	var groups []group
	for i := range b.People {
		for _, heading := range slices.Sorted(maps.Keys(b.People[i].Groups)) {
			groups = append(groups, group{i, heading})
		}
	}
	return load(conn, "person_groups", len(groups), func(i int, row []driver.Value) ([]driver.Value, error) {
		g := groups[i]
		return append(row, b.number, g.person, g.heading, b.People[g.person].Groups[g.heading]), nil
	})
}

func (b batch) loadGuidelines(conn *sql.Conn) error {
	return load(conn, "guidelines", len(b.Guidelines), func(i int, row []driver.Value) ([]driver.Value, error) {
		g := &b.Guidelines[i]
		levels := make([]string, len(g.Levels))
		for k, level := range g.Levels {
			levels[k] = strconv.Itoa(level)
		}
		return append(b.place(row, i, g.Source), b.words.texts.of(g.Cycle), g.Org, g.Ladder, strings.Join(levels, ","),
			string(g.Operator), g.Share, g.Upper), nil
	})
}

func (b batch) loadDecisions(conn *sql.Conn) error {
	return load(conn, "decisions", len(b.Decisions), func(i int, row []driver.Value) ([]driver.Value, error) {
		d := &b.Decisions[i]
		return append(b.place(row, i, d.Source), b.words.texts.of(d.Cycle), b.words.names.of(d.Employee), d.Agreed, d.Reason,
			d.DecidedBy, d.Date), nil
	})
}

func (b batch) loadProblems(conn *sql.Conn) error {
	return load(conn, "problems", len(b.Problems), func(i int, row []driver.Value) ([]driver.Value, error) {
		p := &b.Problems[i]
		return append(b.place(row, i, p.Source), p.Code, string(p.Severity), p.Message, p.Text, strings.Join(p.Suggestions, "\n")), nil
	})
}

// known is NULL for a level nobody stated.
func known(level int) driver.Value {
	if level == 0 {
		return nil
	}
	return level
}

// day is NULL for a date nobody stated.
func day(t time.Time) driver.Value {
	if t.IsZero() {
		return nil
	}
	return t
}
