package jobs

import (
	"context"
	"fmt"

	"calibrate/analysis"
	"calibrate/ladder"
)

// A cycleLevels is what levels people had in one cycle.
type cycleLevels struct {
	cycle             string
	current, assessed map[string]int // by id; people of unknown level are not in it
}

func newCycleLevels(cycle string) cycleLevels {
	return cycleLevels{cycle: cycle, current: map[string]int{}, assessed: map[string]int{}}
}

func (c cycleLevels) add(in analysis.Input, p ladder.Person, assessed int) {
	if in.LadderOf(p) != in.Ladder {
		return
	}
	if _, ok := in.Ladder.LevelByNumber(p.Level); ok {
		c.current[p.ID] = p.Level
	}
	if assessed > 0 {
		c.assessed[p.ID] = assessed
	}
}

// translate gives levels the numbers they have on the ladder of now; people at a
// level that there is no more are left out.
func (c cycleLevels) translate(to ladder.Comparison) {
	for _, levels := range []map[string]int{c.current, c.assessed} {
		for id, level := range levels {
			if number, ok := to.Level(level); ok {
				levels[id] = number
			} else {
				delete(levels, id)
			}
		}
	}
}

// cyclesUntil reads the levels of every cycle up to the one asked for, each with
// the people its own roster puts in the org.
func cyclesUntil(ctx context.Context, in analysis.Input, now []analysis.Profile) ([]cycleLevels, error) {
	names, err := analysis.CyclesBefore(ctx, in)
	if err != nil {
		return nil, err
	}
	var all []cycleLevels
	for _, name := range names {
		then, err := earlier(ctx, in, name)
		if err != nil {
			return nil, err
		}
		levels := newCycleLevels(name)
		profiles, err := analysis.PastProfiles(ctx, then.Input)
		if err != nil {
			return nil, err
		}
		for _, p := range profiles {
			levels.add(then.Input, p.Person, p.Assessment.Level)
		}
		levels.translate(then.main())
		all = append(all, levels)
	}
	levels := newCycleLevels(in.Cycle)
	for _, p := range now {
		levels.add(in, p.Person, p.Assessment.Level)
	}
	return append(all, levels), nil
}

// levelFlow counts who went from which level to which since the cycle compared with.
type levelFlow struct {
	from, to     string
	counts       [][]int // by level before, then level now, from 0
	joined, left []int
	both, people int // people in both cycles, and in either
}

func newLevelFlow(l *ladder.Ladder, before, now cycleLevels) levelFlow {
	n := len(l.Levels)
	f := levelFlow{from: before.cycle, to: now.cycle, counts: make([][]int, n), joined: make([]int, n), left: make([]int, n)}
	for i := range f.counts {
		f.counts[i] = make([]int, n)
	}
	f.people = len(now.current)
	for id, level := range before.current {
		if after, stayed := now.current[id]; stayed {
			f.counts[level-1][after-1]++
			f.both++
			continue
		}
		f.left[level-1]++
		f.people++
	}
	for id, level := range now.current {
		if _, there := before.current[id]; !there {
			f.joined[level-1]++
		}
	}
	return f
}

// hidden says why the flow may not be shown. A flow is one distribution of
// everybody who was there in either cycle, as a headcount by level is one of
// those who are there now.
func (f levelFlow) hidden(in analysis.Input) string {
	if f.both < in.MinGroup {
		return fmt.Sprintf("fewer than %d people were there in both cycles", in.MinGroup)
	}
	return ""
}

func flowTable(in analysis.Input, flow *levelFlow) analysis.Table {
	t := analysis.Table{Name: "level_flow", Title: "Who went from which level to which since " + before(in) + ", in people", Columns: []analysis.Column{text("from", "From")}}
	for _, level := range in.Ladder.Levels {
		t.Columns = append(t.Columns, count("to_"+level.Code, "To "+level.Code, "people"))
	}
	t.Columns = append(t.Columns, count("left", "Left", "people"), share("moved_up", "Moved up, of those who stayed"))
	if flow == nil || flow.hidden(in) != "" {
		return t
	}
	for i, level := range in.Ladder.Levels {
		t.Add(flow.row(level.Code, i))
	}
	row := []analysis.Value{analysis.T("joined")}
	for _, n := range flow.joined {
		row = append(row, analysis.I(n))
	}
	none := analysis.Why("people who joined had no level before")
	t.Add(append(row, none, none))
	return t
}

func (f levelFlow) row(code string, from int) []analysis.Value {
	row, stayed, up := []analysis.Value{analysis.T(code)}, 0, 0
	for to, n := range f.counts[from] {
		row, stayed = append(row, analysis.I(n)), stayed+n
		if to > from {
			up += n
		}
	}
	return append(row, analysis.I(f.left[from]), ratio(up, stayed))
}

func flowChart(in analysis.Input, flow *levelFlow) []analysis.Chart {
	if flow == nil || flow.hidden(in) != "" {
		return nil
	}
	data := analysis.Flow{From: flow.from, To: flow.to, Up: "promoted", Down: "to a lower level", Counts: flow.counts, Joined: flow.joined, Left: flow.left}
	up := 0
	for i, level := range in.Ladder.Levels {
		data.Levels = append(data.Levels, level.Code)
		for _, n := range flow.counts[i][i+1:] {
			up += n
		}
	}
	return []analysis.Chart{{
		Name: "level_flow", Title: "From level to level since " + before(in),
		Subtitle: analysis.Said("n = %s in both cycles, %d of them moved up", headcount(flow.both), up),
		Footnote: fmt.Sprintf("Rosters of %s and %s. Joined and left: the org or the ladder shown, by hiring, leaving or moving.", flow.from, flow.to),
		Alt:      analysis.Said("Bands from each level of %s to each level of %s; %d of %d people moved up.", flow.from, flow.to, up, flow.both),
		Data:     data,
	}}
}
