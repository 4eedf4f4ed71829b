package store

import (
	"context"
	"database/sql"
	_ "embed"
	"fmt"

	"calibrate/ladder"
)

//go:embed query/people.sql
var peopleQuery string

// Select runs a query over the views and gives its rows, each read by scan. Args
// are values for $1, $2 … or sql.Named ones. The order is the query's: without
// ORDER BY it may differ from run to run.
func Select[T any](ctx context.Context, s *Store, query string, scan func(*sql.Rows) (T, error), args ...any) ([]T, error) {
	var list []T
	err := Each(ctx, s, query, func(rows *sql.Rows) error {
		item, err := scan(rows)
		list = append(list, item)
		return err
	}, args...)
	if err != nil {
		return nil, err
	}
	return list, nil
}

// Each runs a query and hands every row to scan, holding none. Another query may
// run from within scan.
func Each(ctx context.Context, s *Store, query string, scan func(*sql.Rows) error, args ...any) error {
	return each(ctx, s.db, query, scan, args...)
}

type queryer interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
}

func each(ctx context.Context, from queryer, query string, scan func(*sql.Rows) error, args ...any) error {
	rows, err := from.QueryContext(ctx, query, args...)
	if err != nil {
		return doing("reading the database", err)
	}
	defer rows.Close()
	for rows.Next() {
		if err := scan(rows); err != nil {
			return fmt.Errorf("reading the database: %w", err)
		}
	}
	if err := rows.Err(); err != nil {
		return doing("reading the database", err)
	}
	return nil
}

// Cycles lists the cycles there are people or ratings of, in order: by the year
// in the name, then by name.
func (s *Store) Cycles(ctx context.Context) ([]string, error) {
	query := `WITH used AS (SELECT cycle FROM stored.current_lines UNION SELECT cycle FROM stored.current_roster)
		SELECT c.text FROM used u JOIN stored.texts c ON c.text_no = u.cycle
		ORDER BY TRY_CAST(regexp_extract(c.text, '(19|20)[0-9]{2}') AS INTEGER) NULLS FIRST, c.text`
	return Select(ctx, s, query, func(rows *sql.Rows) (cycle string, err error) {
		return cycle, rows.Scan(&cycle)
	})
}

// People lists everybody whom any cycle knows, by id: those of its roster, or whom its
// sheets describe, and those of whom nothing but ratings tells.
func (s *Store) People(ctx context.Context) ([]ladder.Person, error) {
	return Select(ctx, s, peopleQuery, scanPerson)
}

// Roster lists the people of a cycle's roster by id; nobody when it has none,
// whomever its sheets describe.
func (s *Store) Roster(ctx context.Context, cycle string) ([]ladder.Person, error) {
	query := `SELECT file, sheet, row_no, col_no, cycle, id, name, email, manager, org, ladder,
		coalesce(level, 0), coalesce(proposed, 0), hired, level_since
		FROM employees WHERE cycle = $1 AND on_roster ORDER BY id`
	people, err := Select(ctx, s, query, scanPerson, cycle)
	if err != nil {
		return nil, err
	}
	position := make(map[string]int, len(people))
	for i := range people {
		position[people[i].ID] = i
	}
	err = Each(ctx, s, "SELECT id, heading, value FROM employee_groups WHERE cycle = $1", func(rows *sql.Rows) error {
		var id, heading, value string
		if err := rows.Scan(&id, &heading, &value); err != nil {
			return err
		}
		p := &people[position[id]]
		if p.Groups == nil {
			p.Groups = map[string]string{}
		}
		p.Groups[heading] = value
		return nil
	}, cycle)
	return people, err
}

func scanPerson(rows *sql.Rows) (p ladder.Person, err error) {
	var hired, since sql.NullTime
	at := &p.Source
	err = rows.Scan(&at.File, &at.Sheet, &at.Row, &at.Col, &p.Cycle, &p.ID, &p.Name, &p.Email, &p.Manager, &p.Org, &p.Ladder,
		&p.Level, &p.Proposed, &hired, &since)
	p.Hired, p.LevelSince = hired.Time, since.Time
	return p, err
}
