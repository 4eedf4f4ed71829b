package jobs

import (
	"fmt"
	"slices"

	"calibrate/analysis"
	"calibrate/analysis/stats"
)

// A scoreComparison is one measure held against every group.
type scoreComparison struct {
	fairMeasure
	groups []scoreGroup
	cuts   []cut
}

// A scoreGroup is one group against everybody else.
type scoreGroup struct {
	fairGroup
	mean       stats.MeanEstimate
	difference stats.StratifiedDifference
	q          stats.Figure
}

func compareScores(in analysis.Input, f fairPeople, measures []fairMeasure) ([]scoreComparison, error) {
	var all []scoreComparison
	for _, m := range measures {
		if len(m.people) == 0 {
			continue
		}
		groups, cuts := f.cutsBy(m.people, in.MinGroup, within(f.elsewhere, m.people))
		c := scoreComparison{fairMeasure: m, cuts: cuts}
		for _, g := range groups {
			s, err := c.compare(in, f, g)
			if err != nil {
				return nil, fmt.Errorf("%s, %s: %w", m.name, g.name(), err)
			}
			c.groups = append(c.groups, s)
		}
		c.judge()
		all = append(all, c)
	}
	return all, nil
}

func (c scoreComparison) compare(in analysis.Input, f fairPeople, g fairGroup) (scoreGroup, error) {
	own := c.cuts[g.cut].people
	var values []float64
	for _, i := range own {
		values = append(values, c.value[i])
	}
	s := scoreGroup{fairGroup: g, mean: stats.Mean(values)}
	if s.mean.CI.Low == s.mean.CI.High {
		same := stats.Unknown("all have the same value, of which no interval can be made")
		s.mean.CI.Low, s.mean.CI.High = same, same
	}
	if why := c.cannotTest(g); why != "" {
		u := stats.Unknown(why)
		s.difference = stats.StratifiedDifference{Difference: u, P: u}
		return s, nil
	}
	var all []float64
	var mine []bool
	var strata []int32
	for _, i := range c.people {
		_, inside := slices.BinarySearch(own, i)
		all, mine, strata = append(all, c.value[i]), append(mine, inside), append(strata, f.stratum[i])
	}
	var err error
	s.difference, err = stats.WithinStrata(all, mine, strata, in.Seed)
	return s, err
}

// cannotTest says why a group is not tested, "" when it is.
func (c scoreComparison) cannotTest(g fairGroup) string {
	n := len(c.cuts[g.cut].people)
	switch hidden := c.cuts[g.cut].hidden; {
	case hidden != "":
		return hidden
	case g.cut == 0:
		return "everybody"
	case g.value == notStated:
		return "people of whom the roster does not say it are not tested"
	case min(n, len(c.people)-n) < minCompared:
		return fmt.Sprintf("fewer than %d people on one side", minCompared)
	}
	return ""
}

// strata is how many a comparison rests on, or why there is none.
func (c scoreComparison) strata(g scoreGroup) analysis.Value {
	if why := c.cannotTest(g.fairGroup); why != "" {
		return analysis.Why(why)
	}
	return analysis.I(g.difference.Strata)
}

func (c *scoreComparison) judge() {
	p := make([]stats.Figure, len(c.groups))
	for i, g := range c.groups {
		p[i] = g.difference.P
	}
	for i, q := range stats.BenjaminiHochberg(p) {
		g := &c.groups[i]
		g.q, g.status = q, untested(g.fairGroup)
		if c.cannotTest(g.fairGroup) == "" {
			g.status = verdict(q)
		}
	}
}

func scoreTable(all []scoreComparison) analysis.Table {
	t := analysis.Table{Name: "fairness_scores", Title: "Levels and scores of each group against everybody else at the same level and time in level", Columns: []analysis.Column{
		text("measure", "Measure"), text("attribute", "Attribute"), text("group", "Group"), count("n", "n", "people"),
		rating("mean", "Mean"), rating("low", "95 % from"), rating("high", "95 % to"),
		delta("difference", "Difference, like with like"), count("strata", "Strata compared", ""), chance("p", "p"), chance("q", "q"), flag("status", "Status"),
	}}
	for _, c := range all {
		for _, g := range c.groups {
			guard := c.cuts[g.cut].guard
			t.Add([]analysis.Value{
				analysis.T(c.title), analysis.T(g.heading), analysis.T(g.value), analysis.I(len(c.cuts[g.cut].people)),
				guard(figure(g.mean.Mean)), guard(figure(g.mean.CI.Low)), guard(figure(g.mean.CI.High)),
				guard(figure(g.difference.Difference)), guard(c.strata(g)), guard(figure(g.difference.P)), guard(figure(g.q)), guard(g.say(g.status)),
			})
		}
	}
	return t
}
