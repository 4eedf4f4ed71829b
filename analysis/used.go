package analysis

import (
	"context"
	"fmt"
	"slices"

	"calibrate/ladder/store"
)

// Cycles lists all cycles of the store in order.
func Cycles(ctx context.Context, in Input) ([]string, error) {
	company := in.OfCompany()
	company.Cycle = ""
	return Once(company, "cycles", func() ([]string, error) { return in.Store.Cycles(ctx) })
}

// CyclesBefore lists the cycles before the one asked for, in order.
func CyclesBefore(ctx context.Context, in Input) ([]string, error) {
	names, err := Cycles(ctx, in)
	if err != nil {
		return nil, fmt.Errorf("cycles before %s: %w", in.Cycle, err)
	}
	return slices.Clone(names[:max(0, slices.Index(names, in.Cycle))]), nil
}

// Used says by number which batches results rest on: those whose file holds a row
// of the cycle or of one before it, or no row of any. What comes into the store for
// later cycles changes nothing.
func Used(ctx context.Context, in Input) (map[int]bool, error) {
	return Once(in.OfCompany(), "files used", func() (map[int]bool, error) {
		cycles, err := CyclesBefore(ctx, in)
		if err != nil {
			return nil, err
		}
		given, err := in.Store.Given(ctx)
		if err != nil {
			return nil, fmt.Errorf("files of %s: %w", in.Cycle, err)
		}
		return usedOf(given, append(cycles, in.Cycle)), nil
	})
}

func usedOf(given []store.Given, cycles []string) map[int]bool {
	used := map[int]bool{}
	for _, g := range given {
		used[g.Batch] = len(g.Cycles) == 0 || slices.ContainsFunc(g.Cycles, func(c string) bool { return slices.Contains(cycles, c) })
	}
	return used
}
