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

// rows runs one named query of a job and scans its rows. Every query takes
// the cycle and the org; params are the further ones.
func rows[T any](ctx context.Context, in analysis.Input, job, name string, scan func(*sql.Rows) (T, error), params ...any) ([]T, error) {
	all, err := queries(job + ".sql")
	if err != nil {
		return nil, err
	}
	query := all[name]
	if strings.Contains(query, "$cycle") {
		params = append(params, sql.Named("cycle", in.Cycle))
	}
	if strings.Contains(query, "$org") {
		params = append(params, sql.Named("org", in.Org))
	}
	found, err := store.Select(ctx, in.Store, query, scan, params...)
	if err != nil {
		return nil, fmt.Errorf("query %s of %s: %w", name, job, err)
	}
	return found, nil
}
