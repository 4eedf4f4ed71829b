package jobs

import (
	"math"

	"calibrate/analysis"
	"calibrate/analysis/stats"
	"calibrate/ladder"
)

// maxFalse is the false discovery rate up to which an org or a group is said to
// differ.
const maxFalse = .10

// What a comparison can say, beside cannotTell.
const (
	differs       = "differs"
	doesNotDiffer = "no difference shown"
)

// An orgComparison holds the current levels of one org against the shares of the whole.
type orgComparison struct {
	fit stats.Goodness
	q   stats.Figure // over all orgs that could be compared
}

// compareWithWhole compares every org that may be shown with the whole.
func compareWithWhole(in analysis.Input, s spreads) ([]orgComparison, error) {
	compared, p := make([]orgComparison, len(s.orgs)), make([]stats.Figure, len(s.orgs))
	for i, o := range s.orgs {
		fit, err := fitToWhole(in, s, i, o)
		if err != nil {
			return nil, err
		}
		compared[i].fit, p[i] = fit, fit.P
	}
	for i, q := range stats.BenjaminiHochberg(p) {
		compared[i].q = q
	}
	return compared, nil
}

func fitToWhole(in analysis.Input, s spreads, i int, o orgSpread) (stats.Goodness, error) {
	why := ""
	switch {
	case o.current.hidden != "":
		why = o.current.hidden
	case o.current.n == 0:
		why = "nobody's level is known"
	case i == 0:
		why = wholeItself
	default:
		return stats.GoodnessOfFit(o.current.counts, s.orgs[0].current.shares(), in.Seed)
	}
	u := stats.Unknown(why)
	return stats.Goodness{ChiSquare: u, DF: u, P: u, Effect: u}, nil
}

const wholeItself = "the whole itself"

// status is what may be said of the org at position i of the tree.
func (c orgComparison) status(i int) analysis.Value {
	if i == 0 {
		return analysis.Why(wholeItself)
	}
	return analysis.T(verdict(c.q))
}

// verdict says what a q allows to say.
func verdict(q stats.Figure) string {
	switch x, known := q.Get(); {
	case !known:
		return cannotTell
	case x <= maxFalse:
		return differs
	}
	return doesNotDiffer
}

// standsOut names the level whose headcount is furthest from what the whole
// would lead one to expect, when it is beyond two standard errors.
func (c orgComparison) standsOut(l *ladder.Ladder) analysis.Value {
	furthest := -1
	for i, r := range c.fit.Residual {
		if math.Abs(r) > 2 && (furthest < 0 || math.Abs(r) > math.Abs(c.fit.Residual[furthest])) {
			furthest = i
		}
	}
	if furthest < 0 {
		return analysis.T("")
	}
	word := "more "
	if c.fit.Residual[furthest] < 0 {
		word = "fewer "
	}
	return analysis.T(word + l.Levels[furthest].Code)
}
