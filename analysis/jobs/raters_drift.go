package jobs

import (
	"context"

	"calibrate/analysis"
	"calibrate/analysis/stats"
)

// A raterDrift is how severity moved from the cycle before, or why that cannot
// be told.
type raterDrift struct {
	pair        stats.DriftPair
	instability stats.Figure
	why         string
}

// driftOf compares this cycle with the one before. The raters of both anchor
// the comparison: only drift relative to each other is known.
func driftOf(ctx context.Context, in analysis.Input, now *panel) (raterDrift, error) {
	if in.Previous == "" {
		return raterDrift{why: "no earlier cycle is stored"}, nil
	}
	earlier := in
	earlier.Cycle = in.Previous
	before, err := readPanel(ctx, earlier)
	if err != nil {
		return raterDrift{}, err
	}
	both, cycle := before.then(now, in.Previous, in.Cycle)
	if codes(cycle.Code) < 2 || cycle.Code[0] == 1 {
		return raterDrift{why: "nobody was rated by others in both cycles"}, nil
	}
	d, err := stats.NewDrift(ctx, both.table(in.Ladder, both.allRows()), cycle, stats.SeverityOptions{})
	if err != nil {
		return raterDrift{why: err.Error()}, stopped(err)
	}
	return raterDrift{pair: d.Pairs[0], instability: d.Instability, why: d.Pairs[0].Why}, nil
}

// then puts the ratings by others of two cycles one after the other, and says
// which cycle each comes from.
func (p *panel) then(next *panel, first, second string) (*panel, stats.Factor) {
	both, cycle := &panel{ids: p.ids}, stats.Factor{Name: "cycle", Labels: []string{first, second}}
	for code, from := range []*panel{p, next} {
		for _, row := range from.rowsOf(from.others) {
			both.employee, both.rater = append(both.employee, from.employee[row]), append(both.rater, from.rater[row])
			both.dimension, both.level = append(both.dimension, from.dimension[row]), append(both.level, from.level[row])
			cycle.Code = append(cycle.Code, int32(code))
		}
	}
	return both, cycle
}

func driftTable(who directory, d raterDrift, shown map[string]bool) analysis.Table {
	t := analysis.Table{Name: "rater_drift", Title: "Change of severity since the cycle before (positive: stricter now), relative to the raters of both cycles", Columns: []analysis.Column{
		text("rater", "Rater"), text("name", "Name"), flag("status", "Status"), delta("change", "Change"), delta("low", "95 % from"), delta("high", "95 % to"),
		stat("q", "q"), count("people_before", "People before", "people"), count("people_now", "People now", "people"),
	}}
	for _, row := range d.pair.Rows {
		if !shown[row.Rater] {
			continue
		}
		p := who.person(row.Rater)
		t.Rows = append(t.Rows, []analysis.Value{
			analysis.T(p.ID), analysis.T(p.Name), analysis.T(row.Verdict), figure(row.Change), figure(row.Low), figure(row.High), figure(row.Q),
			analysis.I(row.Employees[0]), analysis.I(row.Employees[1]),
		})
	}
	return t
}

func (d raterDrift) note(in analysis.Input) analysis.Note {
	if d.why != "" {
		return info("Drift of severity between cycles is not shown: %s.", d.why)
	}
	if share, ok := d.instability.Get(); ok {
		return info("Between %s and %s, %s of the variance of severity was new in a cycle and not lasting; %d raters of both cycles anchor the comparison.",
			in.Previous, in.Cycle, analysis.FormatNumber(analysis.Share, share), d.pair.Anchors)
	}
	return info("%d raters of both %s and %s anchor the comparison of the two cycles.", d.pair.Anchors, in.Previous, in.Cycle)
}
