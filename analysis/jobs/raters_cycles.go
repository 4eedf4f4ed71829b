package jobs

import (
	"context"

	"calibrate/analysis"
	"calibrate/analysis/stats"
)

// maxCycles is how many cycles severity is followed over, the last ones.
const maxCycles = 8

// raterPaths is how severities went over the cycles, or why that cannot be told.
type raterPaths struct {
	stats.DriftPaths
	cycles []string // those compared, in order; the last one is the cycle asked for
	left   []string // why earlier ones are not
}

// pathsOf follows severity over the last cycles. Each cycle has a model of its own,
// so that what an earlier one says does not change with a later one.
func pathsOf(ctx context.Context, in analysis.Input, now *panel) (raterPaths, error) {
	names, err := analysis.CyclesBefore(ctx, in)
	if err != nil {
		return raterPaths{}, err
	}
	var paths raterPaths
	var fits []*stats.Severities
	for _, name := range names[max(0, len(names)+1-maxCycles):] {
		p, why, err := panelThen(ctx, in, name)
		if err != nil {
			return raterPaths{}, err
		}
		if why == "" {
			fits, why, err = addFit(ctx, in, p, fits)
		}
		if err != nil {
			return raterPaths{}, err
		}
		if why != "" {
			paths.left = append(paths.left, name+": "+why)
			continue
		}
		paths.cycles = append(paths.cycles, name)
	}
	fits, why, err := addFit(ctx, in, now, fits)
	paths.cycles = append(paths.cycles, in.Cycle)
	switch {
	case err != nil:
		return raterPaths{}, err
	case why != "":
		paths.Why = why
	case len(fits) < 2:
		paths.Why = "no earlier cycle it can be compared with"
	default:
		paths.DriftPaths, err = stats.NewDriftPaths(fits, maxFalse)
	}
	return paths, err
}

// panelThen reads the ratings of an earlier cycle as they stand on the ladder of now.
func panelThen(ctx context.Context, in analysis.Input, cycle string) (p *panel, why string, err error) {
	e, err := earlier(ctx, in, cycle)
	if err != nil {
		return nil, "", err
	}
	if !e.main().SameScale() {
		return nil, "the levels of the ladder were renumbered since", nil
	}
	if cycle == in.Previous {
		p, err = readPanel(ctx, e.Input)
	} else {
		p, err = newPanel(ctx, e.Input)
	}
	if err != nil {
		return nil, "", err
	}
	return p.on(e.main()), "", nil
}

// addFit fits the model of one cycle, on means where there are very many ratings.
func addFit(ctx context.Context, in analysis.Input, p *panel, fits []*stats.Severities) ([]*stats.Severities, string, error) {
	if len(p.level) > maxDriftRatings {
		p = p.meansOfPairs()
	}
	s, err := newSeverities(ctx, p.table(in.Ladder, p.rowsOf(p.others)))
	switch {
	case err != nil:
		return fits, "", err
	case s.why != "":
		return fits, s.why, nil
	}
	return append(fits, &s.Severities), "", nil
}

// meansOfPairs has each rater's mean over the dimensions of a person, in the first
// dimension.
func (p *panel) meansOfPairs() *panel {
	means := &panel{ids: p.ids}
	rows := p.allRows()
	for len(rows) > 0 {
		n := p.samePair(rows)
		means.add(p, rows[:n], true)
		means.relation = append(means.relation, p.relation[rows[0]])
		rows = rows[n:]
	}
	return means
}
