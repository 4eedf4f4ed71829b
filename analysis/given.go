package analysis

import (
	"context"
	"database/sql"
	"fmt"

	"calibrate/ladder/store"
)

// A Given is how many cells one rater gave one person in scope, of whatever state.
type Given struct {
	Rater, Employee string
	Cells           int
}

// EachGiven lists what raters gave the people in scope, by rater and then by person.
func EachGiven(ctx context.Context, in Input) ([]Given, error) {
	people, err := People(ctx, in)
	if err != nil {
		return nil, err
	}
	inScope := make(map[string]bool, len(people))
	for _, p := range people {
		inScope[p.ID] = true
	}
	var all []Given
	err = store.Each(ctx, in.Store, store.GivenByRater, func(rows *sql.Rows) error {
		var g Given
		if err := rows.Scan(&g.Rater, &g.Employee, &g.Cells); err != nil {
			return err
		}
		if inScope[g.Employee] {
			all = append(all, g)
		}
		return nil
	}, sql.Named("cycle", in.Cycle))
	if err != nil {
		return nil, fmt.Errorf("whom raters rated in %s: %w", in.Cycle, err)
	}
	return all, nil
}
