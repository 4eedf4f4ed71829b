package analysis

import (
	"context"
	"fmt"

	"calibrate/ladder"
	"calibrate/ladder/store"
)

// Marks gives every rating in force of the people in scope, of whatever state. The jobs
// of one Run share them.
func Marks(ctx context.Context, in Input) (*store.Marks, error) {
	return Once(in, "marks", func() (*store.Marks, error) {
		part := store.Part{Cycle: in.Cycle}
		if in.Org != "" {
			people, err := People(ctx, in)
			if err != nil {
				return nil, err
			}
			part.People = idsOf(people)
		}
		marks, err := in.Store.Marks(ctx, part, in.For)
		if err != nil {
			return nil, fmt.Errorf("ratings of %s: %w", in.Cycle, err)
		}
		return marks, nil
	})
}

// marked reads marks in place of the store.
func marked(marks *store.Marks) readRatings {
	return func(_ context.Context, _ store.Part, fn func(ladder.Rating) error) error { return marks.Each(fn) }
}
