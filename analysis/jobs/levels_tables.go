package jobs

import (
	"calibrate/analysis"
	"calibrate/analysis/stats"
	"calibrate/ladder"
)

func companyTable(in analysis.Input, s spreads) analysis.Table {
	t := analysis.Table{Name: "levels", Title: "People by level", Columns: []analysis.Column{
		text("code", "Level"), text("level", "Name"),
		count("current", "Current", "people"), share("current_share", "Current, share"),
		count("if_all_pass", "If all pass", "people"), share("if_all_pass_share", "If all pass, share"),
		count("if_ready_pass", "If those pass who meet it", "people"), share("if_ready_pass_share", "If those pass who meet it, share"),
		count("assessed", "Assessed", "people"), share("assessed_share", "Assessed, share"),
		count("last_cycle", beforeHead(in), "people"), share("last_cycle_share", beforeHead(in)+", share"),
	}}
	whole := s.orgs[0]
	for _, level := range in.Ladder.Levels {
		row := texts(level.Code, level.Name)
		for _, sp := range []spread{whole.current, whole.ifAll, whole.ifReady, whole.assessed, whole.before} {
			row = append(row, sp.people(level.Number), sp.share(level.Number))
		}
		t.Add(row)
	}
	return t
}

// orgSummary says how far the spread of each org is from the whole's.
func orgSummary(in analysis.Input, s spreads, compared []orgComparison) analysis.Table {
	t := analysis.Table{Name: "levels_by_org", Title: "Spread of each org, and its distance from the whole", Columns: []analysis.Column{
		text("org", "Org"), count("depth", "Depth", ""), count("n", "n", "people"), rating("mean_current", "Mean current"), rating("mean_assessed", "Mean assessed"),
		rating("distance", "Distance from the whole"), delta("shift", "Shift from the whole"),
		stat("effect", "Effect size w"), chance("p", "p"), chance("q", "q"), flag("status", "Status"), text("stands_out", "Level that stands out"), rating("mean_last_cycle", "Mean "+beforeHead(in)),
	}}
	whole := s.orgs[0].current
	for i, o := range s.orgs {
		distance, shift := apart(in.Ladder, o.current, whole)
		c, guard := compared[i], func(v analysis.Value) analysis.Value { return s.hidden.Guard(o.path, v) }
		t.Add([]analysis.Value{
			analysis.T(orgName(in, o.org)), analysis.I(o.depth), analysis.I(o.current.n), o.current.mean(), o.assessed.mean(), distance, shift,
			guard(figure(c.fit.Effect)), guard(figure(c.fit.P)), guard(figure(c.q)), guard(c.status(i)), guard(c.standsOut(in.Ladder)), o.before.mean(),
		})
	}
	return t
}

// apart is the earth mover's distance of an org's spread from the whole's, and
// the difference of their mean levels, both in levels.
func apart(l *ladder.Ladder, own, whole spread) (distance, shift analysis.Value) {
	numbers := make([]float64, len(l.Levels))
	for i, level := range l.Levels {
		numbers[i] = float64(level.Number)
	}
	apart, err := stats.LevelDistance(numbers, own.shares(), whole.shares())
	if err != nil { // one of them is empty
		return own.mean(), own.mean()
	}
	moved, _ := apart.Moved.Get()
	signed, _ := apart.Signed.Get()
	return own.show(func() float64 { return moved }), own.show(func() float64 { return signed })
}

func orgLevels(in analysis.Input, s spreads) analysis.Table {
	t := analysis.Table{Name: "levels_by_org_and_level", Title: "People by org and level", Columns: []analysis.Column{
		text("org", "Org"), text("code", "Level"), count("n", "n", "people"), count("current", "Current", "people"), share("current_share", "Share"),
		count("if_all_pass", "If all pass", "people"), share("if_all_pass_share", "If all pass, share"), count("if_ready_pass", "If those pass who meet it", "people"),
		count("assessed", "Assessed", "people"), share("assessed_share", "Assessed, share"), count("last_cycle", beforeHead(in), "people"),
	}}
	for _, o := range s.orgs {
		for _, level := range in.Ladder.Levels {
			t.Add([]analysis.Value{
				analysis.T(orgName(in, o.org)), analysis.T(level.Code), analysis.I(o.current.n),
				o.current.people(level.Number), o.current.share(level.Number),
				o.ifAll.people(level.Number), o.ifAll.share(level.Number), o.ifReady.people(level.Number),
				o.assessed.people(level.Number), o.assessed.share(level.Number), o.before.people(level.Number),
			})
		}
	}
	return t
}
