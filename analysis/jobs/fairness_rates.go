package jobs

import (
	"fmt"
	"slices"

	"calibrate/analysis"
	"calibrate/analysis/stats"
	"calibrate/ladder"
)

// A rateComparison is one question asked of every group.
type rateComparison struct {
	question
	groups []rateGroup
	cuts   []cut
}

// A rateGroup is one group against everybody else.
type rateGroup struct {
	fairGroup
	rate           stats.Rate
	impact         stats.Impact
	q              stats.Figure
	adjusted       stats.MantelHaenszel
	adjustedQ      stats.Figure
	adjustedStatus string
}

// tooFew is the status of a comparison that rests on too few people.
const (
	tooFewToTest = "too few to test"
	notTested    = "not tested"
)

func compareRates(in analysis.Input, f fairPeople, questions []question) ([]rateComparison, error) {
	var all []rateComparison
	for _, q := range questions {
		elsewhere := within(slices.Concat(f.elsewhere, q.counted), q.people)
		groups, cuts := f.cutsBy(q.people, in.MinGroup, elsewhere)
		c := rateComparison{question: q, cuts: cuts}
		for _, g := range groups {
			c.groups = append(c.groups, rateGroup{fairGroup: g})
		}
		counted := within(q.counted, q.people)
		c.keepOpen(in.MinGroup, nil)
		c.keepOpen(in.MinGroup, counted)
		for i, g := range groups {
			r, err := c.compare(f, g)
			if err != nil {
				return nil, fmt.Errorf("%s, %s: %w", q.name, g.name(), err)
			}
			c.groups[i] = r
		}
		c.judge()
		all = append(all, c)
	}
	return all, nil
}

func (c rateComparison) compare(f fairPeople, g fairGroup) (rateGroup, error) {
	own, all := c.cuts[g.cut].people, c.people
	selected, total := c.count(own), c.count(all)
	r := rateGroup{fairGroup: g, rate: stats.Wilson(selected, len(own))}
	if g.cut == 0 {
		return r, nil
	}
	var err error
	if r.impact, err = stats.ImpactRatio(selected, len(own), total-selected, len(all)-len(own)); err != nil {
		return r, err
	}
	r.adjusted, err = stats.CochranMantelHaenszel(c.strata(f, own))
	return r, err
}

func (c rateComparison) count(people []int) int {
	n := 0
	for _, i := range people {
		if c.selected[i] {
			n++
		}
	}
	return n
}

// strata are the tables of group against everybody else by level and time in
// level, in the order of the strata.
func (c rateComparison) strata(f fairPeople, own []int) []stats.Stratum {
	strata := make([]stats.Stratum, slices.Max(f.stratum)+1)
	for _, i := range c.people {
		s := &strata[f.stratum[i]]
		_, mine := slices.BinarySearch(own, i)
		switch {
		case mine && c.selected[i]:
			s.Selected++
		case mine:
			s.Not++
		case c.selected[i]:
			s.SelectedRef++
		default:
			s.NotRef++
		}
	}
	return strata
}

// judge finds the q of every comparison that may be tested and shown, and what
// can be said.
func (c *rateComparison) judge() {
	plain, adjusted := make([]stats.Figure, len(c.groups)), make([]stats.Figure, len(c.groups))
	for i, g := range c.groups {
		plain[i], adjusted[i] = g.impact.FisherP, g.adjusted.P
		if why := c.cannotTest(g); why != "" {
			plain[i], adjusted[i] = stats.Unknown(why), stats.Unknown(why)
		}
	}
	plain, adjusted = stats.BenjaminiHochberg(plain), stats.BenjaminiHochberg(adjusted)
	for i := range c.groups {
		g := &c.groups[i]
		g.q, g.adjustedQ = plain[i], adjusted[i]
		g.status, g.adjustedStatus = untested(g.fairGroup), untested(g.fairGroup)
		if c.cannotTest(*g) == "" {
			g.status, g.adjustedStatus = fourFifths(g.impact.Ratio, g.q), verdict(g.adjustedQ)
		}
	}
}

// untested says why there is no verdict: those of whom the roster says nothing are no
// group.
func untested(g fairGroup) string {
	if g.value == notStated {
		return notTested
	}
	return tooFewToTest
}

// fourFifths needs a ratio beyond four fifths and a small q.
func fourFifths(ratio, q stats.Figure) string {
	said := verdict(q)
	if x, known := ratio.Get(); known && x >= .8-ladder.Tolerance && x <= 1.25+ladder.Tolerance && said == differs {
		return doesNotDiffer
	}
	return said
}

// cannotTest says why a group is not tested, "" when it is.
func (c rateComparison) cannotTest(g rateGroup) string {
	n, all := len(c.cuts[g.cut].people), len(c.people)
	selected := c.count(c.people)
	switch hidden := c.cuts[g.cut].hidden; {
	case hidden != "":
		return hidden
	case g.cut == 0:
		return "everybody"
	case g.value == notStated:
		return "people of whom the roster does not say it are not tested"
	case min(n, all-n) < minCompared:
		return fmt.Sprintf("fewer than %d people on one side", minCompared)
	case min(selected, all-selected) < minSelected:
		return fmt.Sprintf("fewer than %d people selected, or not selected, in all", minSelected)
	}
	return ""
}
