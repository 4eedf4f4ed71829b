package analysis

import (
	"context"
	"fmt"

	"golang.org/x/sync/errgroup"
)

// Run runs jobs, two at a time, and gives their results in the order of the
// jobs. done, when not nil, is called after each job with its name.
func Run(ctx context.Context, in Input, jobs []Job, done func(job string)) ([]Result, error) {
	if in.memo == nil {
		in = in.Remembering()
	}
	if !in.memo.orgs {
		defer in.settle()
	}
	results := make([]Result, len(jobs))
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(2)
	for i, job := range jobs {
		group.Go(func() error {
			result, err := job.Run(ctx, in)
			if err != nil {
				return fmt.Errorf("job %s: %w", job.Name, err)
			}
			result.Job, result.Title = job.Name, job.Title
			results[i] = result
			if done != nil {
				done(job.Name)
			}
			return nil
		})
	}
	if err := group.Wait(); err != nil {
		return nil, err
	}
	return results, nil
}
