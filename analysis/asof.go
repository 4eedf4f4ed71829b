package analysis

import (
	"context"
	_ "embed"
	"fmt"
	"maps"
	"slices"
	"sync"

	"calibrate/ladder"
)

//go:embed ladders_named.sql
var namedSQL string

// AsOf gives the input for one cycle as if no later one were stored: with the
// ladders that it and the cycles before name or were rated against, each in the
// version that the last of them was rated against, and no others. The ladder in
// use is one that the cycle was rated against, if it was rated at all.
func (in Input) AsOf(ctx context.Context, cycle string) (Input, error) {
	in.Cycle = cycle
	cycles, err := CyclesBefore(ctx, in)
	if err != nil {
		return in, err
	}
	known := map[string]*ladder.Ladder{}
	for _, name := range append(cycles, cycle) {
		if in, err = in.AtCycle(ctx, name); err != nil {
			return in, err
		}
		ids, err := in.ladderIDs(ctx)
		if err != nil {
			return in, err
		}
		for _, id := range ids {
			if l, ok := in.Ladders[id]; ok {
				known[id] = l
			}
		}
	}
	if in.Ladder, err = in.rated(ctx); err != nil {
		return in, err
	}
	known[in.Ladder.ID] = in.Ladder
	in.Ladders = known
	return in, nil
}

// ReadAhead begins to read the people and the ladders they name, beside what has to be
// known before them. wait ends when they are there; an error comes to who asks for them.
func (in Input) ReadAhead(ctx context.Context) (wait func()) {
	var group sync.WaitGroup
	group.Go(func() { _, _ = peopleByCycle(ctx, in) })
	group.Go(func() { _, _ = in.laddersBy(ctx, namedSQL, scanNamed) })
	return group.Wait
}

// ladderIDs gives the ladders that people of the cycle are on or were rated against.
func (in Input) ladderIDs(ctx context.Context) ([]string, error) {
	used, err := in.versions(ctx)
	if err != nil {
		return nil, err
	}
	named, err := in.laddersBy(ctx, namedSQL, scanNamed)
	if err != nil {
		return nil, fmt.Errorf("ladders of %s: %w", in.Cycle, err)
	}
	var ids []string
	for _, l := range named[in.Cycle] {
		ids = append(ids, l.ID)
	}
	return append(ids, slices.Sorted(maps.Keys(used))...), nil
}

// rated gives the ladder in use, or where the cycle was rated against others only,
// the first of those.
func (in Input) rated(ctx context.Context) (*ladder.Ladder, error) {
	used, err := in.versions(ctx)
	if err != nil {
		return nil, err
	}
	if _, ok := used[in.Ladder.ID]; ok || len(used) == 0 {
		return in.Ladder, nil
	}
	return used[slices.Min(slices.Collect(maps.Keys(used)))][0], nil
}
