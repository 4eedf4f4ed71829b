package main

import (
	"context"

	"calibrate/analysis"
	"calibrate/ladder"
	"calibrate/ladder/store"
)

// givenLadders puts the ladders of --ladder above those the cycle was rated on.
func (a *app) givenLadders(in *analysis.Input) error {
	if len(a.ladderFiles) == 0 {
		return nil
	}
	given, err := a.loadLadders()
	if err != nil {
		return err
	}
	in.Ladder = given[0]
	for _, l := range given {
		in.Ladders[l.ID] = l
	}
	return nil
}

// ladders gives the ladder to use and the latest version of every ladder the
// store has, by id. Without --ladder, a store that knows only ladders of its own
// is read with the first of them, not with the built-in one.
func (a *app) ladders(ctx context.Context, st *store.Store) (*ladder.Ladder, map[string]*ladder.Ladder, error) {
	given, err := a.loadLadders()
	if err != nil {
		return nil, nil, err
	}
	versions, err := st.LadderVersions(ctx)
	if err != nil {
		return nil, nil, err
	}
	all := map[string]*ladder.Ladder{}
	var first *ladder.Ladder
	for _, v := range versions {
		if !v.Latest {
			continue
		}
		l, err := st.LoadLadder(ctx, v.Version)
		if err != nil {
			return nil, nil, err
		}
		if first == nil {
			first = l
		}
		all[l.ID] = l
	}
	if _, stored := all[given[0].ID]; len(a.ladderFiles) == 0 && first != nil && !stored {
		return first, all, nil
	}
	for _, l := range given {
		all[l.ID] = l
	}
	return given[0], all, nil
}
