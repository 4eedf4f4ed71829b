package packet

import (
	"fmt"
	"slices"
	"strings"

	"calibrate/analysis"
	"calibrate/ladder"
)

// A tally is how the ratings stand against one level.
type tally struct {
	Code, Role, Share string
	Unmet             []string // the categories of which nothing is met
	Met, Rated        int
	Passed            bool
}

func tallies(l *ladder.Ladder, p analysis.Profile) []tally {
	views := make([]tally, len(p.Assessment.Tallies))
	for i, t := range p.Assessment.Tallies {
		share := analysis.NoFigure
		if s, ok := t.Share(); ok {
			share = analysis.FormatNumber(analysis.Share, s)
		}
		var roles []string
		if t.Level == p.Person.Level {
			roles = append(roles, "current")
		}
		if t.Level == p.Target {
			roles = append(roles, "target")
		}
		views[i] = tally{Code: levelCode(l, t.Level), Role: strings.Join(roles, ", "), Share: share,
			Met: len(t.Met), Rated: len(t.Met) + len(t.Unmet), Passed: t.Passed, Unmet: categoryNames(l, t.WhollyUnmet)}
	}
	return views
}

// categoryNames names the categories with these numbers.
func categoryNames(l *ladder.Ladder, numbers []int) []string {
	names := make([]string, 0, len(numbers))
	for _, n := range slices.Sorted(slices.Values(numbers)) {
		names = append(names, l.Categories[n].Name)
	}
	return names
}

// A tallyLine says in words how far a level is met, or the levels at the end of the
// ladder of which nothing is.
type tallyLine struct {
	Levels, Role, Said string
	Passed             bool
}

// TallyLines puts the tallies into words, a line for each level. The levels above those
// that matter, and of which no dimension is met, stand in one line.
func (p person) TallyLines() (lines []tallyLine) {
	shown := len(p.Tallies)
	for shown > 0 && p.Tallies[shown-1].Met == 0 && p.Tallies[shown-1].Role == "" {
		shown--
	}
	for _, t := range p.Tallies[:shown] {
		lines = append(lines, tallyLine{t.Code, t.Role, t.said(), t.Passed})
	}
	if above := p.Tallies[shown:]; len(above) > 0 {
		levels := above[0].Code
		if len(above) > 1 {
			levels += " to " + above[len(above)-1].Code
		}
		lines = append(lines, tallyLine{Levels: levels, Said: "not met, no dimension"})
	}
	return lines
}

func (t tally) said() string {
	said := fmt.Sprintf("%d of %d dimensions, %s of the weight", t.Met, t.Rated, t.Share)
	switch {
	case t.Passed:
		return "met, " + said
	case len(t.Unmet) > 0:
		return "not met, " + said + ", nothing in " + strings.Join(t.Unmet, ", ")
	}
	return "not met, " + said
}
