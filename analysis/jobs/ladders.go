package jobs

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"calibrate/analysis"
	"calibrate/ladder"
)

// An earlierCycle is a cycle compared with, on the ladders it had, and how those
// stand to the ladders of now.
type earlierCycle struct {
	analysis.Input                // at that cycle
	now            analysis.Input // at the cycle asked for
	byID           map[string]ladder.Comparison
}

// previous gives the cycle compared with; nil when there is none.
func previous(ctx context.Context, in analysis.Input) (*earlierCycle, error) {
	if in.Previous == "" {
		return nil, nil
	}
	return earlier(ctx, in, in.Previous)
}

func earlier(ctx context.Context, in analysis.Input, cycle string) (*earlierCycle, error) {
	then, err := in.AtCycle(ctx, cycle)
	if err != nil {
		return nil, err
	}
	e := &earlierCycle{Input: then, now: in, byID: map[string]ladder.Comparison{}}
	for id, l := range in.Ladders {
		if was, both := then.Ladders[id]; both {
			e.byID[id] = ladder.Compare(was, l)
		}
	}
	e.byID[in.Ladder.ID] = ladder.Compare(then.Ladder, in.Ladder)
	return e, nil
}

// main compares the ladder that people are on unless the roster names another.
func (e *earlierCycle) main() ladder.Comparison { return e.byID[e.now.Ladder.ID] }

// of compares the ladders a person was and is on; ok is false for somebody who
// changed from one ladder to another, of whom nothing can be compared.
func (e *earlierCycle) of(then, now ladder.Person) (c ladder.Comparison, ok bool) {
	was, is := e.LadderOf(then), e.now.LadderOf(now)
	c, ok = e.byID[is.ID]
	return c, ok && was.ID == is.ID
}

// people gives the people of the scope in that cycle, with the numbers their
// levels have now; a level that there is no more comes out unknown. Nobody for
// nil.
func (e *earlierCycle) people(ctx context.Context) ([]ladder.Person, error) {
	if e == nil {
		return nil, nil
	}
	people, err := analysis.People(ctx, e.Input)
	return e.inLevelsOfNow(people), err
}

func (e *earlierCycle) inLevelsOfNow(people []ladder.Person) []ladder.Person {
	people = slices.Clone(people) // others share them
	for i, p := range people {
		c, ok := e.byID[e.LadderOf(p).ID]
		if !ok {
			continue
		}
		people[i].Level, _ = c.Level(p.Level)
		people[i].Proposed, _ = c.Level(p.Proposed)
	}
	return people
}

// changed tells whether the two ladders mean different things.
func changed(c ladder.Comparison) bool { return c.From.Version != c.To.Version }

// common counts the dimensions that both ladders have.
func common(c ladder.Comparison) int { return len(c.To.Dimensions) - len(c.AddedDimensions()) }

// notes says what became of the ladder since, and what is compared because of it.
func (e *earlierCycle) notes() []analysis.Note {
	if e == nil || !changed(e.main()) {
		return nil
	}
	c := e.main()
	text := fmt.Sprintf("The ladder changed between %s and %s: %s. Figures of the two cycles are compared over the %d dimensions in both.",
		e.Cycle, e.now.Cycle, changesInWords(c), common(c))
	if !c.SameScale() {
		text = fmt.Sprintf("The ladder changed between %s and %s: %s. Its levels were renumbered: levels held are compared by name, and ratings are not compared.",
			e.Cycle, e.now.Cycle, changesInWords(c))
	}
	return []analysis.Note{caution("%s", text)}
}

// changesInWords lists what became of the parts: "2 dimensions renamed (…), …".
func changesInWords(c ladder.Comparison) string {
	rows := ladderChanges(c)
	var parts []string
	for _, what := range changeKinds {
		var names []string
		for _, r := range rows {
			if r.what == what.name {
				names = append(names, r.name())
			}
		}
		if len(names) > 0 {
			parts = append(parts, fmt.Sprintf(what.said, plural(len(names), what.one, what.many))+" ("+fewOf(names)+")")
		}
	}
	if len(parts) == 0 {
		return "weights or the rule for the assessed level"
	}
	return strings.Join(parts, ", ")
}

// fewOf lists names, no more than a sentence bears.
func fewOf(names []string) string {
	if more := len(names) - manyRises; more > 0 {
		return fmt.Sprintf("%s and %d more", strings.Join(names[:manyRises], ", "), more)
	}
	return strings.Join(names, ", ")
}

// What can have become of a part of a ladder.
const (
	renamed     = "renamed"
	droppedPart = "dropped"
	addedPart   = "added"
	reworded    = "other expectation"
	reweighted  = "other weight"
)

var changeKinds = []struct{ name, one, many, said string }{
	{renamed, "part", "parts", "%s renamed"}, {droppedPart, "part", "parts", "%s dropped"}, {addedPart, "part", "parts", "%s added"},
	{reworded, "dimension", "dimensions", "%s with another expectation"}, {reweighted, "dimension", "dimensions", "%s with another weight"},
}

// A ladderChange is one part of a ladder and what became of it.
type ladderChange struct{ part, was, is, what, how string }

func (c ladderChange) name() string {
	switch {
	case c.what == renamed:
		return c.was + " → " + c.is
	case c.is == "":
		return c.was
	}
	return c.is
}

// ladderChanges lists what is not the same on both ladders, levels first.
func ladderChanges(c ladder.Comparison) []ladderChange {
	var all []ladderChange
	for i, l := range c.From.Levels {
		to, ok := c.Level(l.Number)
		switch {
		case !ok:
			all = append(all, ladderChange{"level", l.Name, "", droppedPart, ""})
		case c.LevelsHow[i] != ladder.SameName:
			all = append(all, ladderChange{"level", l.Name, c.To.Levels[to-1].Name, renamed, c.LevelsHow[i]})
		}
	}
	for _, l := range c.AddedLevels() {
		all = append(all, ladderChange{"level", "", l.Name, addedPart, ""})
	}
	for i, d := range c.From.Dimensions {
		all = append(all, dimensionChanges(c, i, d)...)
	}
	for _, d := range c.AddedDimensions() {
		all = append(all, ladderChange{"dimension", "", d.Name, addedPart, ""})
	}
	return all
}

func dimensionChanges(c ladder.Comparison, number int, d ladder.Dimension) []ladderChange {
	to, ok := c.Dimension(number)
	if !ok {
		return []ladderChange{{"dimension", d.Name, "", droppedPart, ""}}
	}
	is := c.To.Dimensions[to]
	var all []ladderChange
	if how := c.DimensionsHow[number]; how != ladder.SameName {
		all = append(all, ladderChange{"dimension", d.Name, is.Name, renamed, how})
	}
	if levels := c.Reworded(number); len(levels) > 0 {
		codes := make([]string, len(levels))
		for i, l := range levels {
			codes[i] = l.Code
		}
		all = append(all, ladderChange{"dimension", d.Name, is.Name, reworded, strings.Join(codes, ", ")})
	}
	if d.Weight != is.Weight {
		all = append(all, ladderChange{"dimension", d.Name, is.Name, reweighted, fmt.Sprintf("%g, before %g", is.Weight, d.Weight)})
	}
	return all
}

// tables has what became of the ladder; none when it did not change.
func (e *earlierCycle) tables() []analysis.Table {
	if e == nil || !changed(e.main()) {
		return nil
	}
	c := e.main()
	t := analysis.Table{Name: "ladder_changes", Title: fmt.Sprintf("What changed in the ladder between %s and %s", e.Cycle, e.now.Cycle), Columns: []analysis.Column{
		text("part", "Part"), text("was", "In "+e.Cycle), text("is", "In "+e.now.Cycle), flag("change", "Change"), text("how", "Found by, or where"),
	}}
	for _, r := range ladderChanges(c) {
		t.Add([]analysis.Value{analysis.T(r.part), said(r.was, "not on the ladder then"), said(r.is, "not on the ladder now"), analysis.T(r.what), analysis.T(r.how)})
	}
	return []analysis.Table{t}
}
