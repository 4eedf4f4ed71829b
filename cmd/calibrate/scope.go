package main

import (
	"context"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"calibrate/analysis"
	"calibrate/analysis/jobs"
	"calibrate/ladder"
	"calibrate/ladder/store"
)

// scopeFlags say which part of the store a command is about.
type scopeFlags struct {
	cycle    string
	since    string
	org      string
	audience string
	minGroup int
	seed     uint64
	reader   string
	slots    slotsFlag
	budget   budgetFlag
	rules    string
}

func (s *scopeFlags) add(command *cobra.Command) {
	flags := command.Flags()
	flags.StringVar(&s.cycle, "cycle", "", "the `CYCLE`, such as 2026-H1; the latest without it")
	flags.StringVar(&s.since, "since", "", "compare with this earlier `CYCLE`; with the one before without it")
	flags.StringVar(&s.org, "org", "", "only this `ORG` and what is below it, such as \"Infra / Storage\"")
	flags.StringVar(&s.audience, "audience", string(analysis.HR), "who it is for: hr or director")
	flags.StringVar(&s.reader, "for", "", "the `EMPLOYEE` it is made for, who is left out of it")
	flags.IntVar(&s.minGroup, "min-group", 5, "smallest group of people an aggregate is shown for")
	flags.Var(&s.slots, "slots", "promotions that may be granted, by level: `SRE4=3,SRE5=1`")
	flags.Var(&s.budget, "budget", "promotions that may be granted in all, over all levels: `N`")
	flags.StringVar(&s.rules, "rules", "", "your own rules for the agenda, a YAML `FILE`; 'calibrate template DIR' writes the shipped ones to edit")
	flags.Uint64Var(&s.seed, "seed", 1, "seed of every resampling")
}

func (s *scopeFlags) check() error {
	if s.minGroup < 1 {
		return usageError{fmt.Errorf("--min-group is %d; the smallest group has at least 1 person", s.minGroup)}
	}
	if s.rules != "" {
		rules, err := os.ReadFile(s.rules)
		if err != nil { // before anything is imported
			return fmt.Errorf("--rules %s cannot be opened: %w; 'calibrate template DIR' writes agenda.yaml to edit", s.rules, err)
		}
		if err := jobs.CheckRules(rules); err != nil {
			return fmt.Errorf("--rules %s: %w", s.rules, err)
		}
	}
	return oneOf("audience", s.audience, string(analysis.HR), string(analysis.Director))
}

// analyze opens the store, runs the named jobs and gives what reports are made
// of. The caller calls done when it is through with the bundle.
func (a *app) analyze(ctx context.Context, scope scopeFlags, names []string) (bundle analysis.Bundle, done func(), err error) {
	selected, unknown := jobs.Named(names)
	if unknown != "" {
		return bundle, nil, usageError{fmt.Errorf("there is no job %q; there are %s", unknown, strings.Join(jobNames(), ", "))}
	}
	in, done, err := a.openScope(ctx, scope)
	if err != nil {
		return bundle, nil, err
	}
	if bundle, err = a.bundle(ctx, in, selected); err != nil {
		done()
		return bundle, nil, err
	}
	return bundle, done, nil
}

// openScope opens the store for a command that reads the part of it that the
// flags say. The caller calls done when it is through with the input.
func (a *app) openScope(ctx context.Context, scope scopeFlags) (in analysis.Input, done func(), err error) {
	if err := scope.check(); err != nil {
		return in, nil, err
	}
	st, err := a.openExisting(ctx)
	if err != nil {
		return in, nil, err
	}
	if in, err = a.input(ctx, st, scope); err != nil {
		st.Close()
		return in, nil, err
	}
	return in, func() { st.Close() }, nil
}

// bundle runs jobs.
func (a *app) bundle(ctx context.Context, in analysis.Input, selected []analysis.Job) (analysis.Bundle, error) {
	people, err := analysis.People(ctx, in.OfCompany())
	if err != nil {
		return analysis.Bundle{}, err
	}
	boundHeap(len(people))
	bar := a.startProgress("analysing", len(selected))
	results, err := analysis.Run(ctx, in, selected, bar.step)
	bar.stop()
	if err != nil {
		return analysis.Bundle{}, err
	}
	return analysis.NewBundle(ctx, in, analysis.Manifest{Program: "calibrate", Version: programVersion}, results)
}

// input says what jobs run on: the cycle asked for or the latest, and the
// ladder asked for or the one its ratings were made against.
func (a *app) input(ctx context.Context, st *store.Store, s scopeFlags) (analysis.Input, error) {
	in := analysis.Input{Store: st, Org: s.org, Audience: analysis.Audience(s.audience), For: s.reader, MinGroup: s.minGroup, Seed: s.seed}.Remembering()
	defer in.ReadAhead(ctx)()
	cycles, err := analysis.Cycles(ctx, in)
	if err != nil {
		return in, err
	}
	if len(cycles) == 0 {
		return in, fmt.Errorf("%s holds no cycle yet; import a roster or assessments first: calibrate import FILE…", st.Path())
	}
	if in.Cycle, in.Previous, err = s.cyclesOf(st.Path(), cycles); err != nil {
		return in, err
	}
	if s.cycle == "" {
		a.sayUndated(cycles, in.Cycle)
	}
	if in.Ladder, in.Ladders, err = a.ladders(ctx, st); err != nil {
		return in, err
	}
	if in, err = in.AsOf(ctx, in.Cycle); err != nil {
		return in, err
	}
	if err := a.givenLadders(&in); err != nil {
		return in, err
	}
	if in.Slots, err = s.slotsOn(in.Ladder); err != nil {
		return in, err
	}
	in.Budget = s.budget.most
	if s.rules != "" {
		if in.Rules, err = os.ReadFile(s.rules); err != nil {
			return in, fmt.Errorf("--rules: %w", err)
		}
	}
	return in, in.Check(ctx)
}

// slotsOn gives the promotions that may be granted by level number.
func (s *scopeFlags) slotsOn(l *ladder.Ladder) (map[int]int, error) {
	if len(s.slots) == 0 {
		return nil, nil
	}
	slots := map[int]int{}
	for _, name := range slices.Sorted(maps.Keys(s.slots)) {
		at := slices.IndexFunc(l.Levels, func(level ladder.Level) bool { return named(name, level.Name, level.Code, level.Aliases) })
		if at < 0 {
			return nil, usageError{fmt.Errorf("--slots names %q, which is no level of %s; it has %s", name, l.Name, strings.Join(codesOf(l), ", "))}
		}
		slots[l.Levels[at].Number] = s.slots[name]
	}
	return slots, nil
}

func codesOf(l *ladder.Ladder) (codes []string) {
	for _, level := range l.Levels {
		codes = append(codes, level.Code)
	}
	return codes
}
