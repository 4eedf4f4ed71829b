package jobs

import (
	"context"
	"database/sql"
	"fmt"
	"math"
	"slices"

	"calibrate/analysis"
	"calibrate/analysis/stats"
	"calibrate/ladder"
)

// A pastCycle is what one cycle said of one person.
type pastCycle struct {
	level, proposed int // from its roster; 0 for unknown and for not proposed
	onRoster        bool
	raters          int
	means           map[int]float64 // by dimension of the ladder as it is now
	left            int             // dimensions rated then that the ladder no longer has
	version         string          // of the ladder the ratings were made against
}

// A caseHistory is every cycle up to this one of the nominated people.
type caseHistory struct {
	cycles []string // in order
	past   map[string]map[string]pastCycle
}

type pastRow struct {
	cycle, employee, dimension, version string
	level, proposed, n                  int
	sum                                 float64
}

func readHistory(ctx context.Context, in analysis.Input, cases []promotionCase) (caseHistory, error) {
	h := caseHistory{past: map[string]map[string]pastCycle{}}
	cycles, err := in.Store.Cycles(ctx)
	if err != nil {
		return h, err
	}
	h.cycles = cycles[:slices.Index(cycles, in.Cycle)+1]
	people, err := rows(ctx, in, "promotions", "history_people", scanPastPerson)
	if err != nil {
		return h, err
	}
	means, err := rows(ctx, in, "promotions", "history_means", scanPastMean)
	if err != nil {
		return h, err
	}
	raters, err := rows(ctx, in, "promotions", "history_raters", scanPastRaters)
	if err != nil {
		return h, err
	}
	ladders := map[string]*ladder.Ladder{}
	for _, c := range cases {
		ladders[c.person().ID] = in.LadderOf(c.person())
	}
	h.add(ladders, people, func(p *pastCycle, r pastRow, _ *ladder.Ladder) {
		p.level, p.proposed, p.onRoster = r.level, r.proposed, true
	})
	h.add(ladders, raters, func(p *pastCycle, r pastRow, _ *ladder.Ladder) { p.raters = r.n })
	h.add(ladders, means, (*pastCycle).addMean)
	return h, nil
}

// add takes rows in, each into its person and cycle.
func (h caseHistory) add(ladders map[string]*ladder.Ladder, all []pastRow, take func(*pastCycle, pastRow, *ladder.Ladder)) {
	for _, r := range all {
		l, known := ladders[r.employee]
		if !known {
			continue
		}
		if h.past[r.employee] == nil {
			h.past[r.employee] = map[string]pastCycle{}
		}
		p := h.past[r.employee][r.cycle]
		take(&p, r, l)
		h.past[r.employee][r.cycle] = p
	}
}

func (p *pastCycle) addMean(r pastRow, l *ladder.Ladder) {
	p.version = r.version
	d, ok := l.DimensionByName(r.dimension)
	if !ok {
		p.left++
		return
	}
	if p.means == nil {
		p.means = map[int]float64{}
	}
	p.means[d.Number] = r.sum / float64(r.n)
}

// moved is the mean change over the dimensions rated in both cycles.
func (p pastCycle) moved(l *ladder.Ladder, before pastCycle) (change stats.Figure, dimensions int) {
	var s sums
	for _, d := range l.Dimensions {
		now, rated := p.means[d.Number]
		if then, both := before.means[d.Number]; rated && both {
			s.add(now - then)
		}
	}
	return s.mean("no dimension rated in both cycles"), int(s.n)
}

func historyTable(in analysis.Input, h caseHistory, cases []promotionCase) analysis.Table {
	t := analysis.Table{Name: "promotion_history", Title: "Each nominated person, cycle by cycle (assessed against the ladder as it is now)", Columns: []analysis.Column{
		text("employee", "Employee"), text("cycle", "Cycle"), text("level", "Level held"), text("proposed", "Proposed"), text("assessed", "Assessed"),
		count("raters", "Raters", "people"), count("dimensions", "Dimensions rated", "dimensions"), rating("mean", "Mean rating"),
		delta("change", "Change since the cycle before"), count("in_both", "Dimensions in both", "dimensions"), flag("ladder", "Ladder then"),
	}}
	for _, c := range cases {
		past := h.past[c.person().ID]
		for i, cycle := range h.cycles {
			p, known := past[cycle]
			if !known {
				continue
			}
			before := pastCycle{}
			if i > 0 {
				before = past[h.cycles[i-1]]
			}
			t.Add(historyRow(in.LadderOf(c.person()), c.person().ID, cycle, p, before))
		}
	}
	return t
}

func historyRow(l *ladder.Ladder, id, cycle string, p, before pastCycle) []analysis.Value {
	missing := "not on the roster of that cycle"
	proposed := "not proposed"
	if !p.onRoster {
		proposed = missing
	}
	assessed := analysis.Why("not rated by others")
	if len(p.means) > 0 {
		assessed = levelName(l, l.Assess(p.means).Level, notAssessed)
	}
	change, both := p.moved(l, before)
	return []analysis.Value{
		analysis.T(id), analysis.T(cycle), levelName(l, p.level, missing), levelName(l, p.proposed, proposed), assessed,
		analysis.I(p.raters), analysis.I(len(p.means)), figure(p.mean(l)), figure(change), analysis.I(both), analysis.T(p.ladderThen(l)),
	}
}

// mean is the mean over the dimensions rated, in ladder order.
func (p pastCycle) mean(l *ladder.Ladder) stats.Figure {
	var s sums
	for _, d := range l.Dimensions {
		if mean, rated := p.means[d.Number]; rated {
			s.add(mean)
		}
	}
	return s.mean("not rated by others")
}

// ladderThen says when the ratings were made against another version.
func (p pastCycle) ladderThen(l *ladder.Ladder) string {
	switch {
	case p.version == "" || p.version == l.Version:
		return "as now"
	case p.left > 0:
		return fmt.Sprintf("another version; %s of then left out", plural(p.left, "dimension", "dimensions"))
	}
	return "another version"
}

// historyChart draws the mean rating of each candidate over the cycles; there is
// none without an earlier cycle.
func historyChart(in analysis.Input, h caseHistory, cases []promotionCase) []analysis.Chart {
	if len(h.cycles) < 2 {
		return nil
	}
	room := inCaseChart(cases)
	data := analysis.Slopes{Axis: "mean rating by others, in levels", Times: h.cycles, Zero: math.NaN()}
	for _, c := range room {
		item := analysis.SlopeItem{Label: personLabel(c.person()), N: c.profile.Raters}
		for _, cycle := range h.cycles {
			value := math.NaN()
			if mean, ok := h.past[c.person().ID][cycle].mean(in.LadderOf(c.person())).Get(); ok {
				value = mean
			}
			item.Values = append(item.Values, value)
		}
		data.Items = append(data.Items, item)
	}
	return []analysis.Chart{{
		Name: "promotion_history", Title: "Mean rating of each candidate over the cycles",
		Subtitle: fmt.Sprintf("mean over dimensions and raters, in levels; n = %s, %d cycles", ofAll(len(room), len(cases), "people proposed"), len(h.cycles)),
		Footnote: "Raters differ from cycle to cycle: part of a change may be who rated." + leftOut(len(room), len(cases), nearestFirst, "promotion_history"),
		Alt:      fmt.Sprintf("One line per candidate over the cycles %s to %s.", h.cycles[0], h.cycles[len(h.cycles)-1]),
		Data:     data,
	}}
}

func scanPastPerson(r *sql.Rows) (p pastRow, err error) {
	err = r.Scan(&p.cycle, &p.employee, &p.level, &p.proposed)
	return p, err
}

func scanPastMean(r *sql.Rows) (p pastRow, err error) {
	err = r.Scan(&p.cycle, &p.employee, &p.dimension, &p.n, &p.sum, &p.version)
	return p, err
}

func scanPastRaters(r *sql.Rows) (p pastRow, err error) {
	err = r.Scan(&p.cycle, &p.employee, &p.n)
	return p, err
}
