package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"calibrate/ladder/store"
)

// sayEarlier says which files of a cycle count although this run was not given them:
// one that was taken out of the folder stays in the database.
func (a *app) sayEarlier(ctx context.Context, st *store.Store, cycle string, report *importReport) error {
	batches, err := st.Batches(ctx)
	if err != nil {
		return err
	}
	given, err := st.Given(ctx)
	if err != nil {
		return err
	}
	now := map[string]bool{}
	for _, file := range report.files {
		now[file.sha256] = true
	}
	var earlier []string
	for _, b := range batches {
		ofCycle := slices.ContainsFunc(given, func(g store.Given) bool { return g.Batch == b.Number && slices.Contains(g.Cycles, cycle) })
		if ofCycle && !now[b.SHA256] {
			earlier = append(earlier, plain(b.File))
		}
	}
	if len(earlier) == 0 {
		return nil
	}
	const shown = 5
	if more := len(earlier) - shown; more > 0 {
		earlier = append(earlier[:shown], fmt.Sprintf("%d more", more))
	}
	a.say("Imported earlier and not named now, but still counted in cycle %s: %s. 'calibrate history' lists all files, and 'calibrate history take-out NUMBER' takes one out.",
		plain(cycle), strings.Join(earlier, ", "))
	return nil
}
