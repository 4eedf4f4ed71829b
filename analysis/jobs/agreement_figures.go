package jobs

import (
	"context"
	"fmt"
	"math"

	"calibrate/analysis"
	"calibrate/analysis/stats"
)

// What a coefficient of agreement needs: cells with two raters, and people who
// have them. Fewer give intervals wider than ± 0.25.
const (
	minUnits     = 20
	minPeople    = 10
	maxHalfWidth = 0.25
)

// Replicates of the bootstrap: as many as keep one group at bootstrapDraws
// people drawn. Where that is fewer than minReplicates there are a thousand
// people, and the jackknife, which needs no draws, says the same.
const (
	bootstrapDraws = 200_000
	minReplicates  = 200
	maxReplicates  = 1000
)

// maxRatersPerFit bounds the mixed models of single categories and dimensions:
// with more raters only the model of all dimensions together is fitted.
const maxRatersPerFit = 400

// agreed is the agreement of one group.
type agreed struct {
	agreementGroup
	people, units, pairs int    // with two raters or more
	why                  string // why there are no coefficients; "" when there are
	exact, adjacent      stats.AgreementShare
	ordinal, interval    alpha
	reliability
}

// alpha is one of Krippendorff's coefficients with its 95 % interval.
type alpha struct {
	value, low, high stats.Figure
	by               string // how the interval was made
}

func noShare(why string) stats.AgreementShare {
	u := stats.Unknown(why)
	return stats.AgreementShare{Pooled: u, PerUnit: u, SE: u, CI: stats.Interval{Low: u, High: u}}
}

func noAlpha(why string) alpha {
	u := stats.Unknown(why)
	return alpha{value: u, low: u, high: u}
}

// agreementOf measures each group; with models, by mixed models too. The first
// group is the whole.
func agreementOf(ctx context.Context, in analysis.Input, p *panel, groups []agreementGroup, models bool) ([]agreed, error) {
	out := make([]agreed, len(groups))
	for i, g := range groups {
		t := p.table(in.Ladder, g.rows)
		a, err := measure(in, g, t)
		if err != nil {
			return nil, err
		}
		a.reliability = noReliability(a.why)
		switch {
		case !models || a.why != "":
		case i > 0 && t.Rater.Len() > maxRatersPerFit:
			a.reliability = noReliability(fmt.Sprintf("given for all dimensions together only: %d raters", t.Rater.Len()))
		default:
			a.reliability, err = reliabilityOf(ctx, t)
		}
		if err != nil {
			return nil, err
		}
		out[i] = a
	}
	return out, nil
}

// measure gives what needs no model.
func measure(in analysis.Input, g agreementGroup, t stats.Ratings) (agreed, error) {
	a := agreed{agreementGroup: g, why: tooFewToAgree(in, 0, 0)}
	if t.Len() > 0 {
		tally, err := stats.NewTally(t, nil)
		if err != nil {
			return agreed{}, fmt.Errorf("agreement of %s: %w", g.label, err)
		}
		shares := stats.Agreement(tally)
		a.people, a.units, a.pairs = shares.Employees, shares.Units, shares.Pairs
		if a.why = tooFewToAgree(in, a.people, a.units); a.why == "" {
			a.exact, a.adjacent = shares.Exact, shares.Adjacent
			result := tally.Alpha(stats.AlphaOptions{Replicates: replicates(a.people), Seed: in.Seed, Scales: []stats.Scale{stats.OrdinalScale, stats.IntervalScale}})
			a.ordinal, a.interval = alphaOf(result.Scale[stats.OrdinalScale]), alphaOf(result.Scale[stats.IntervalScale])
			return a, nil
		}
	}
	a.exact, a.adjacent = noShare(a.why), noShare(a.why)
	a.ordinal, a.interval = noAlpha(a.why), noAlpha(a.why)
	return a, nil
}

func replicates(people int) int {
	if n := bootstrapDraws / people; n >= minReplicates {
		return min(n, maxReplicates)
	}
	return 0
}

// alphaOf takes the bootstrap's interval, else the jackknife's.
func alphaOf(e stats.AlphaEstimate) alpha {
	a := alpha{value: e.Alpha, low: e.Bootstrap.Low, high: e.Bootstrap.High, by: "bootstrap"}
	if _, ok := e.Bootstrap.Low.Get(); ok {
		return a
	}
	value, known := e.Alpha.Get()
	se, certain := e.SEEmployees.Get()
	if known && certain {
		a.low, a.high, a.by = stats.Known(value-1.96*se), stats.Known(math.Min(1, value+1.96*se)), "jackknife"
	}
	return a
}

// enough says whether a figure can be acted on.
func (a agreed) enough() string {
	low, known := a.ordinal.low.Get()
	high, certain := a.ordinal.high.Get()
	switch {
	case a.why != "":
		return a.why
	case !known || !certain:
		return a.ordinal.low.Why()
	case (high-low)/2 > maxHalfWidth:
		return fmt.Sprintf("interval too wide to act on: ± %.2f", (high-low)/2)
	}
	return analysis.Said("interval narrow enough: ± %.2f", (high-low)/2)
}
