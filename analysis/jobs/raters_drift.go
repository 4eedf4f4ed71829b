package jobs

import (
	"cmp"
	"context"
	"math"
	"slices"

	"calibrate/analysis"
	"calibrate/analysis/stats"
	"calibrate/ladder"
)

// A raterDrift is how severity moved from the cycle compared with, or why that cannot
// be told.
type raterDrift struct {
	pair        stats.DriftPair
	instability stats.Figure
	why         string
}

// driftOf compares this cycle with the one compared with. The raters of both anchor
// the comparison: only drift relative to each other is known.
func driftOf(ctx context.Context, in analysis.Input, now *panel) (raterDrift, error) {
	if in.Previous == "" {
		return raterDrift{why: noCycleBefore}, nil
	}
	since, err := previous(ctx, in)
	if err != nil {
		return raterDrift{}, err
	}
	before, err := readPanel(ctx, since.Input)
	if err != nil {
		return raterDrift{}, err
	}
	if !since.main().SameScale() {
		return raterDrift{why: "the levels of the ladder were renumbered between the cycles"}, nil
	}
	before = before.on(since.main())
	both, cycle := twoCycles{before, now, len(before.level)+len(now.level) > maxDriftRatings}.join(in)
	if codes(cycle.Code) < 2 || cycle.Code[0] == 1 {
		return raterDrift{why: "nobody was rated by others in both cycles"}, nil
	}
	d, err := stats.NewDrift(ctx, both.table(in.Ladder, both.allRows()), cycle, stats.SeverityOptions{})
	if err != nil {
		return raterDrift{why: err.Error()}, stopped(err)
	}
	return raterDrift{pair: d.Pairs[0], instability: d.Instability, why: d.Pairs[0].Why}, nil
}

// maxDriftRatings is how many ratings of two cycles drift is found from one by
// one; beyond it each rater's mean over a person's dimensions does, which says
// the same where raters rate nearly all dimensions.
const maxDriftRatings = 100_000

// on gives the panel on another version of its ladder: without the ratings in
// dimensions that one does not have.
func (p *panel) on(c ladder.Comparison) *panel {
	if !changed(c) {
		return p
	}
	other := &panel{ids: p.ids, elsewhere: p.elsewhere, dropped: p.dropped}
	for row := range p.level {
		to, ok := c.Dimension(int(p.dimension[row]))
		if !ok {
			continue
		}
		other.employee, other.rater = append(other.employee, p.employee[row]), append(other.rater, p.rater[row])
		other.dimension, other.relation = append(other.dimension, int32(to)), append(other.relation, p.relation[row])
		other.level = append(other.level, p.level[row])
	}
	return other
}

// twoCycles are the panels of two cycles in order of time.
type twoCycles struct {
	before, now *panel
	means       bool // take each rater's mean over a person's dimensions
}

// join puts the ratings by others one after the other, and says which cycle
// each comes from.
func (c twoCycles) join(in analysis.Input) (*panel, stats.Factor) {
	both, cycle := &panel{ids: c.before.ids}, stats.Factor{Name: "cycle", Labels: []string{in.Previous, in.Cycle}}
	for code, from := range []*panel{c.before, c.now} {
		rows := from.rowsOf(from.others)
		for len(rows) > 0 {
			n := 1
			if c.means {
				n = from.samePair(rows)
			}
			both.add(from, rows[:n], c.means)
			cycle.Code = append(cycle.Code, int32(code))
			rows = rows[n:]
		}
	}
	return both, cycle
}

// samePair counts the rows that begin with one person and one rater.
func (p *panel) samePair(rows []int) int {
	n := 1
	for n < len(rows) && p.employee[rows[n]] == p.employee[rows[0]] && p.rater[rows[n]] == p.rater[rows[0]] {
		n++
	}
	return n
}

// add adds one row, the mean of several; means belong to no dimension and all
// stand in the first.
func (p *panel) add(from *panel, rows []int, means bool) {
	sum, dimension := 0.0, from.dimension[rows[0]]
	for _, row := range rows {
		sum += from.level[row]
	}
	if means {
		dimension = 0
	}
	p.employee, p.rater = append(p.employee, from.employee[rows[0]]), append(p.rater, from.rater[rows[0]])
	p.dimension, p.level = append(p.dimension, dimension), append(p.level, sum/float64(len(rows)))
}

func driftTable(in analysis.Input, who directory, d raterDrift, shown map[string]bool) analysis.Table {
	t := analysis.Table{Name: "rater_drift", Title: "Change of severity since " + before(in) + " (positive: stricter now), relative to the raters of both cycles", Columns: []analysis.Column{
		text("rater", "Rater"), text("name", "Name"), flag("status", "Status"), delta("change", "Change"), delta("low", "95 % from"), delta("high", "95 % to"),
		chance("q", "q"), count("people_before", "People before", "people"), count("people_now", "People now", "people"),
	}}
	for _, row := range furthestFirst(d.pair.Rows) {
		if !shown[row.Rater] {
			continue
		}
		p := who.person(row.Rater)
		t.Add([]analysis.Value{
			analysis.T(p.ID), analysis.T(p.Name), analysis.T(row.Verdict), figure(row.Change), figure(row.Low), figure(row.High), figure(row.Q),
			analysis.I(row.Employees[0]), analysis.I(row.Employees[1]),
		})
	}
	return t
}

// furthestFirst puts those first who differ, then whoever has a figure, in each
// the furthest first.
func furthestFirst(rows []stats.DriftRow) []stats.DriftRow {
	rows = slices.Clone(rows)
	rank := func(r stats.DriftRow) (int, float64) {
		change, known := r.Change.Get()
		switch {
		case r.Verdict == stats.VerdictDiffers:
			return 0, -math.Abs(change)
		case known:
			return 1, -math.Abs(change)
		}
		return 2, 0
	}
	slices.SortStableFunc(rows, func(a, b stats.DriftRow) int {
		groupA, sizeA := rank(a)
		groupB, sizeB := rank(b)
		return cmp.Or(cmp.Compare(groupA, groupB), cmp.Compare(sizeA, sizeB), cmp.Compare(a.Rater, b.Rater))
	})
	return rows
}

// leastInstability is the share of variance below which an estimate shows as 0.0 %: it
// is then at its limit, and no figure.
const leastInstability = 0.0005

func (d raterDrift) note(in analysis.Input) analysis.Note {
	if d.why != "" {
		return info("Drift of severity between cycles is not shown: %s.", d.why)
	}
	switch share, ok := d.instability.Get(); {
	case ok && share < leastInstability:
		return info("How much of the variance of severity was new in a cycle cannot be told: between %s and %s the estimate is at its lower limit, 0; %s of both cycles anchor the comparison. Single raters may have drifted all the same.",
			in.Previous, in.Cycle, plural(d.pair.Anchors, "rater", "raters"))
	case ok:
		return info("Between %s and %s, %s of the variance of severity was new in a cycle and not lasting; %s of both cycles anchor the comparison.",
			in.Previous, in.Cycle, analysis.FormatNumber(analysis.Share, share), plural(d.pair.Anchors, "rater", "raters"))
	}
	return info("%s of both %s and %s anchor the comparison of the two cycles.", plural(d.pair.Anchors, "rater", "raters"), in.Previous, in.Cycle)
}
