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

// history answers how each person's level and ratings changed over the cycles.
func history(ctx context.Context, in analysis.Input) (analysis.Result, error) {
	h, err := readHistory(ctx, in)
	if err != nil {
		return analysis.Result{}, err
	}
	profiles, err := analysis.Profiles(ctx, in)
	if err != nil {
		return analysis.Result{}, err
	}
	moves, returned := h.moves(in, profiles), h.returns(profiles)
	notes := h.notes(in, moves, returned)
	for _, c := range h.cycles {
		notes = append(notes, c.notes()...)
	}
	return analysis.Result{
		Notes:  notes,
		Tables: []analysis.Table{moveList(in, h, moves), returnTable(in, h, returned), historyTable(in, h, "person_history", "Each person, cycle by cycle", profiles)},
		Charts: h.chart(historyPicture{
			name: "person_history", title: "People whose ratings moved", shown: profilesOf(moves), status: returnedIn(moves),
			all: len(moves), which: "those that moved furthest", table: "People whose ratings moved, the furthest first",
		}),
	}, nil
}

// A pastHistory is every cycle up to the one asked for. Each is read on the
// ladders it had.
type pastHistory struct {
	cycles []*earlierCycle // in order; the last one is the cycle asked for
	past   []map[string]analysis.PastProfile
}

// readHistory reads what every cycle said of the people in scope, in whichever
// org they were then. The jobs of one run share it.
func readHistory(ctx context.Context, in analysis.Input) (*pastHistory, error) {
	return analysis.Once(in, "history", func() (*pastHistory, error) { return newHistory(ctx, in) })
}

func newHistory(ctx context.Context, in analysis.Input) (*pastHistory, error) {
	names, err := analysis.CyclesBefore(ctx, in)
	if err != nil {
		return nil, err
	}
	h := &pastHistory{}
	for _, name := range names {
		e, err := earlier(ctx, in, name)
		if err != nil {
			return nil, err
		}
		then, err := analysis.ProfilesThen(ctx, in, e.Input)
		if err != nil {
			return nil, err
		}
		h.add(e, then)
	}
	now := &earlierCycle{Input: in, now: in, byID: map[string]ladder.Comparison{}}
	for id, l := range in.Ladders {
		now.byID[id] = ladder.Compare(l, l)
	}
	now.byID[in.Ladder.ID] = ladder.Compare(in.Ladder, in.Ladder)
	profiles, err := analysis.Profiles(ctx, in)
	past := make([]analysis.PastProfile, len(profiles))
	for i, p := range profiles {
		past[i] = p.Past()
	}
	h.add(now, past)
	return h, err
}

func (h *pastHistory) add(e *earlierCycle, profiles []analysis.PastProfile) {
	h.cycles, h.past = append(h.cycles, e), append(h.past, pastOf(profiles))
}

// change is how far a person's mean moved from one cycle to another, by position,
// over the dimensions rated in both. Both are taken to the ladder of now, so that
// dimensions that were renamed are one.
func (h *pastHistory) change(id string, from, to int) (change stats.Figure, dimensions int) {
	then, was := h.past[from][id]
	later, is := h.past[to][id]
	if !was || !is {
		return stats.Unknown("not known in both cycles"), 0
	}
	now := h.past[len(h.past)-1][id].Person
	a, ok := h.cycles[from].of(then.Person, now)
	b, also := h.cycles[to].of(later.Person, now)
	switch {
	case !ok || !also:
		return stats.Unknown("on another ladder in one of the cycles"), 0
	case !a.SameScale() || !b.SameScale():
		return stats.Unknown("the levels of the ladder were renumbered"), 0
	}
	means, sum := meansNow(a, then), sums{}
	for d, mean := range later.Means {
		number, there := b.Dimension(d)
		if was, rated := means[number]; there && rated && !math.IsNaN(mean) {
			sum.add(mean - was)
		}
	}
	return sum.mean("no dimension rated in both cycles"), int(sum.n)
}

// meansNow gives a profile's means by the dimensions of the ladder of now.
func meansNow(c ladder.Comparison, p analysis.PastProfile) map[int]float64 {
	means := map[int]float64{}
	for d, mean := range p.Means {
		if to, ok := c.Dimension(d); ok && !math.IsNaN(mean) {
			means[to] = mean
		}
	}
	return means
}

// meanOf is the mean over the dimensions of a profile that were rated.
func meanOf(p analysis.PastProfile) stats.Figure {
	var s sums
	for _, mean := range p.Means {
		if !math.IsNaN(mean) {
			s.add(mean)
		}
	}
	return s.mean("not rated by others")
}

// movedFrom is the change, in levels, from which ratings are said to have moved: half
// a level. Means of three raters are thirds, so that float noise is forgiven.
const movedFrom = .5 - ladder.Tolerance

// What the ratings of a person did over the last cycles.
const (
	movedUp   = "moved up"
	fellBack  = "moved up and returned"
	movedLow  = "moved down"
	recovered = "moved down and returned"
	drifting  = "further the same way"
)

// A personMove is somebody whose ratings moved.
type personMove struct {
	profile analysis.Profile
	change  float64 // since the cycle with ratings before
	since   int     // its position
	pattern string
}

// profilesOf gives the people a chart has room for.
func profilesOf(moves []personMove) []analysis.Profile {
	var shown []analysis.Profile
	for _, m := range moves[:min(len(moves), chartOrgs)] {
		shown = append(shown, m.profile)
	}
	return shown
}

// returnedIn names, by id, those whose ratings moved and came back.
func returnedIn(moves []personMove) map[string]string {
	status := map[string]string{}
	for _, m := range moves {
		if m.pattern == fellBack || m.pattern == recovered {
			status[m.profile.Person.ID] = m.pattern
		}
	}
	return status
}

// movedBy names, by id, those whose ratings moved by as much as is said to be a move.
func movedBy(moves []personMove) map[string]string {
	status := map[string]string{}
	for _, m := range moves {
		if math.Abs(m.change) >= movedFrom {
			status[m.profile.Person.ID] = "moved by " + levelsText(movedFrom) + " or more"
		}
	}
	return status
}

// moves finds the people whose ratings moved, or moved and returned, since the
// cycle compared with, or the one before it where that one has no ratings: those
// that moved most first.
func (h *pastHistory) moves(in analysis.Input, profiles []analysis.Profile) []personMove {
	var found []personMove
	last := len(h.cycles) - 1
	from := slices.IndexFunc(h.cycles, func(e *earlierCycle) bool { return e.Cycle == in.Previous })
	for _, p := range profiles {
		step, since := h.lastChange(p.Person.ID, last, from)
		change, known := step.Get()
		if !known {
			continue
		}
		if pattern := h.pattern(p.Person.ID, change, since); pattern != "" {
			found = append(found, personMove{p, change, since, pattern})
		}
	}
	slices.SortStableFunc(found, func(a, b personMove) int {
		return cmp.Or(cmp.Compare(steady(math.Abs(b.change)), steady(math.Abs(a.change))), cmp.Compare(a.profile.Person.ID, b.profile.Person.ID))
	})
	return found
}

// lastChange compares a cycle with the latest one, from a position down, that it
// can be compared with.
func (h *pastHistory) lastChange(id string, at, from int) (change stats.Figure, since int) {
	for since = from; since >= 0; since-- {
		if change, _ = h.change(id, since, at); change.Why() == "" {
			return change, since
		}
	}
	return stats.Unknown("no earlier cycle it can be compared with"), since
}

// pattern says what a move is together with the one before it; "" for none.
func (h *pastHistory) pattern(id string, change float64, since int) string {
	step, first := h.lastChange(id, since, since-1)
	if before, known := step.Get(); known {
		whole, _ := h.change(id, first, len(h.cycles)-1)
		net, all := whole.Get()
		switch {
		case !all:
		case before >= movedFrom && change < 0 && math.Abs(net) <= before/2+ladder.Tolerance:
			return fellBack
		case before <= -movedFrom && change > 0 && math.Abs(net) <= -before/2+ladder.Tolerance:
			return recovered
		case before*change > ladder.Tolerance && math.Abs(net) >= movedFrom && math.Abs(change) < movedFrom:
			return drifting
		}
	}
	switch {
	case change >= movedFrom:
		return movedUp
	case change <= -movedFrom:
		return movedLow
	}
	return ""
}
