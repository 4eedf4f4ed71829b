package store

import (
	"context"
	"database/sql"
)

// A Given says of one live batch which cycles its file holds rows of, whether
// they count or not.
type Given struct {
	Batch  int
	File   string
	Cycles []string // by name; none where nothing could be taken from the file
}

// Given lists what the live batches gave, in the order of import.
func (s *Store) Given(ctx context.Context) ([]Given, error) {
	query := `WITH given AS (
			SELECT batch, cycle FROM stored.people UNION SELECT batch, cycle FROM stored.mentioned
			UNION SELECT batch, cycle FROM stored.lines
			UNION SELECT batch, cycle FROM stored.guidelines UNION SELECT batch, cycle FROM stored.decisions
		)
		SELECT b.batch, b.file, coalesce(t.text, '') FROM batches b
		LEFT JOIN given g ON g.batch = b.batch LEFT JOIN stored.texts t ON t.text_no = g.cycle
		ORDER BY b.batch, t.text`
	var all []Given
	err := Each(ctx, s, query, func(rows *sql.Rows) error {
		var g Given
		var cycle string
		if err := rows.Scan(&g.Batch, &g.File, &cycle); err != nil {
			return err
		}
		if n := len(all); n == 0 || all[n-1].Batch != g.Batch {
			all = append(all, g)
		}
		if cycle != "" {
			last := &all[len(all)-1]
			last.Cycles = append(last.Cycles, cycle)
		}
		return nil
	})
	return all, err
}
