package analysis

import (
	"context"
	"fmt"
	"slices"

	"golang.org/x/sync/errgroup"
)

// Run runs jobs, two at a time, and gives their results in the order of the jobs.
// Where Runs for several orgs go side by side, each runs its jobs one by one: the
// database has room for two that sort. done, when not nil, is called after each job
// with its name.
func Run(ctx context.Context, in Input, jobs []Job, done func(job string)) ([]Result, error) {
	if in.memo == nil {
		in = in.Remembering()
	}
	defer in.settle()
	atOnce := 2
	if in.memo.beside {
		atOnce = 1
	}
	results := make([]Result, len(jobs))
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(atOnce)
	group.Go(func() error { // what the manifest says of files: at the end it would wait for nobody
		_, _, err := filesOf(ctx, in)
		return err
	})
	for _, i := range begun(jobs) {
		job := jobs[i]
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

// begun gives the places of jobs in the order they are begun.
func begun(jobs []Job) []int {
	places := make([]int, len(jobs))
	for i := range jobs {
		places[i] = i
	}
	slices.SortStableFunc(places, func(a, b int) int {
		switch {
		case jobs[a].Longest == jobs[b].Longest:
			return 0
		case jobs[a].Longest:
			return -1
		}
		return 1
	})
	return places
}
