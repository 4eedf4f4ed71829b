package jobs

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"strings"

	"calibrate/analysis"
	"calibrate/ladder/store"
)

//go:embed *.sql
var files embed.FS

// queryMark starts each query of a .sql file: "-- query: name".
const queryMark = "-- query: "

// queries gives the queries of one .sql file by name.
func queries(file string) (map[string]string, error) {
	text, err := files.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("queries of %s: %w", file, err)
	}
	found := map[string]string{}
	for part := range strings.SplitSeq("\n"+string(text), "\n"+queryMark) {
		name, body, ok := strings.Cut(part, "\n")
		if ok && strings.TrimSpace(name) != "" {
			found[strings.TrimSpace(name)] = body
		}
	}
	return found, nil
}

// rows runs one named query of a job and gives its rows.
func rows[T any](ctx context.Context, in analysis.Input, job, name string, scan func(*sql.Rows) (T, error), params ...any) ([]T, error) {
	var found []T
	err := eachRow(ctx, in, job, name, func(r *sql.Rows) error {
		row, err := scan(r)
		found = append(found, row)
		return err
	}, params...)
	if err != nil {
		return nil, err
	}
	return found, nil
}

// eachRow runs one named query of a job and hands its rows to scan. Every query
// takes the cycle and the org; params are the further ones.
func eachRow(ctx context.Context, in analysis.Input, job, name string, scan func(*sql.Rows) error, params ...any) error {
	all, err := queries(job + ".sql")
	if err != nil {
		return err
	}
	query := all[name]
	if strings.Contains(query, "$cycle") {
		params = append(params, sql.Named("cycle", in.Cycle))
	}
	if strings.Contains(query, "$for") {
		params = append(params, sql.Named("for", in.For))
	}
	if strings.Contains(query, "$org") {
		params = append(params, sql.Named("org", in.Org))
	}
	if err := store.Each(ctx, in.Store, query, scan, params...); err != nil {
		return fmt.Errorf("query %s of %s: %w", name, job, err)
	}
	return nil
}
