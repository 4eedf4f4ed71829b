package jobs

import (
	"context"
	"fmt"
	"math"

	"calibrate/analysis"
	"calibrate/analysis/stats"
	"calibrate/ladder"
)

// movement answers what the meeting changed: the level each person came in with
// against the one agreed.
func movement(ctx context.Context, in analysis.Input) (analysis.Result, error) {
	profiles, err := analysis.Profiles(ctx, in)
	if err != nil {
		return analysis.Result{}, err
	}
	book, err := readDecisions(ctx, in)
	if err != nil {
		return analysis.Result{}, err
	}
	moves := newMoves(in, book, profiles)
	groups := newMoveGroups(in, moves)
	return analysis.Result{
		Notes:  moveNotes(in, book, moves, groups),
		Tables: []analysis.Table{effectTable(in, moves), groups.orgTable(in), groups.levelTable(in), moveTable(in, moves)},
		Charts: moveCharts(in, moves),
	}, nil
}

// A move is one person before and after the meeting.
type move struct {
	profile       analysis.Profile
	before, after int // level numbers: the proposed level, or the current one of people not proposed; the agreed one
	decision
}

// newMoves gives the people of the main ladder with a level and a decision, by id.
func newMoves(in analysis.Input, book decisionBook, profiles []analysis.Profile) []move {
	var moves []move
	for _, p := range profiles {
		d, decided := book.inForce(p.Person.ID)
		if !decided || p.Person.Level == 0 || in.LadderOf(p.Person) != in.Ladder {
			continue
		}
		moves = append(moves, move{p, afterwards(p, true), d.agreed, d})
	}
	return moves
}

func moveNotes(in analysis.Input, book decisionBook, moves []move, groups moveGroups) []analysis.Note {
	if len(book.people) == 0 {
		return []analysis.Note{noDecisions(in)}
	}
	notes := []analysis.Note{
		info("n = %s with a decision and a level on %s. Before the meeting stands the proposed level, or the current one of people who were not proposed; after it the agreed one.", headcount(len(moves)), in.Ladder.Name),
		info("Leniency is the level given less the level the ratings give by the ladder's rule: above 0 is more than the ratings say. Spread is the standard deviation of the levels given; a smaller one after the meeting is a drift to the middle. The assessed level is no truth: it has the raters' errors in it."),
	}
	if groups.leftOut > 0 {
		notes = append(notes, analysis.Note{Severity: analysis.Suppressed, Text: fmt.Sprintf("%d orgs are left out: figures of %d orgs at most, the nearest to the top, are checked against each other.", groups.leftOut, maxMoveOrgs)})
	}
	return append(notes, noteOf(groups.cuts, "Movement by org and level", in.MinGroup)...)
}

// effectTable sets levels before and after the meeting against the assessed ones.
func effectTable(in analysis.Input, moves []move) analysis.Table {
	t := analysis.Table{Name: "movement_effect", Title: "Levels given against assessed levels, before and after the meeting", Columns: []analysis.Column{
		text("measure", "Measure"), count("n", "n", "people"), rating("before", "Before"), rating("before_low", "95 % from"), rating("before_high", "95 % to"),
		rating("after", "After"), rating("after_low", "95 % from"), rating("after_high", "95 % to"), delta("change", "Change"), delta("change_low", "95 % from"), delta("change_high", "95 % to"),
	}}
	var before, after, apart, apartAfter, given, agreed []float64
	for _, m := range moves {
		given, agreed = append(given, float64(m.before)), append(agreed, float64(m.after))
		if level := m.profile.Assessment.Level; level > 0 {
			before, after = append(before, float64(m.before-level)), append(after, float64(m.after-level))
			apart, apartAfter = append(apart, distance(m.before, level)), append(apartAfter, distance(m.after, level))
		}
	}
	if len(moves) == 0 {
		return t
	}
	t.Add(effectRow(in, "leniency: level given less assessed level", before, after),
		effectRow(in, "distance of the level given from the assessed level", apart, apartAfter),
		spreadRow(in, given, agreed))
	return t
}

// distance is how many levels lie between two.
func distance(a, b int) float64 { return math.Abs(float64(a - b)) }

func effectRow(in analysis.Input, name string, before, after []float64) []analysis.Value {
	change := make([]float64, len(before))
	for i := range before {
		change[i] = after[i] - before[i]
	}
	row := []analysis.Value{analysis.T(name), analysis.I(len(before))}
	for _, values := range [][]float64{before, after, change} {
		m := stats.Mean(values)
		for _, f := range []stats.Figure{m.Mean, m.CI.Low, m.CI.High} {
			row = append(row, enough(in, len(before), figure(f)))
		}
	}
	return row
}

// spreadRow has the standard deviations, which come without an interval.
func spreadRow(in analysis.Input, before, after []float64) []analysis.Value {
	row, none := []analysis.Value{analysis.T("spread of the levels given"), analysis.I(len(before))}, analysis.Why("no interval is given for a spread")
	sds := []stats.Figure{stats.Mean(before).SD, stats.Mean(after).SD, stats.Unknown("one person has no spread")}
	if was, known := sds[0].Get(); known {
		is, _ := sds[1].Get()
		sds[2] = stats.Known(is - was)
	}
	for _, sd := range sds {
		row = append(row, enough(in, len(before), figure(sd)), none, none)
	}
	return row
}

// enough hides a figure about too few people.
func enough(in analysis.Input, n int, v analysis.Value) analysis.Value {
	if n > 0 && n < in.MinGroup {
		return analysis.Hidden(fmt.Sprintf("fewer than %d people", in.MinGroup))
	}
	return v
}

func moveTable(in analysis.Input, moves []move) analysis.Table {
	t := analysis.Table{Name: "movement", Title: "Before and after the meeting, person by person", Columns: []analysis.Column{
		text("employee", "Employee"), text("name", "Name"), text("org", "Org"), text("current", "Current"), text("before", "Before"), text("agreed", "Agreed"),
		delta("change", "Change"), text("assessed", "Assessed"), delta("before_less_assessed", "Before less assessed"), delta("agreed_less_assessed", "Agreed less assessed"),
		text("decided_by", "Decided by"), column(analysis.Date, "date", "Date", ""),
	}}
	for _, m := range moves {
		p, none := m.profile.Person, analysis.Why("not assessed")
		row := []analysis.Value{analysis.T(p.ID), analysis.T(p.Name), analysis.T(p.Org), code(in.Ladder, p.Level), code(in.Ladder, m.before), code(in.Ladder, m.after),
			analysis.I(m.after - m.before), none, none, none}
		if level := m.profile.Assessment.Level; level > 0 {
			row[7], row[8], row[9] = code(in.Ladder, level), analysis.I(m.before-level), analysis.I(m.after-level)
		}
		t.Add(append(row, said(m.by, "it is not said who decided"), said(m.date, "no date is given")))
	}
	return t
}

func code(l *ladder.Ladder, level int) analysis.Value {
	return levelName(l, level, "no such level on the ladder")
}
