package jobs

import (
	"context"
	"fmt"

	"calibrate/analysis"
	"calibrate/ladder"
)

// gap answers where each person stands against the ladder. It needs no query of
// its own: profiles are read through analysis.Profiles, as the packet does.
func gap(ctx context.Context, in analysis.Input) (analysis.Result, error) {
	profiles, err := analysis.Profiles(ctx, in)
	if err != nil {
		return analysis.Result{}, err
	}
	people := make([]ladder.Person, len(profiles))
	for i, p := range profiles {
		people[i] = p.Person
	}
	tree := orgTree(in, people)
	hidden := gapSuppressions(in, tree, profiles)
	orgs, orgNotes := orgGaps(in, tree, profiles, hidden)
	return analysis.Result{
		Notes: append(gapNotes(in, profiles), orgNotes...),
		Tables: []analysis.Table{
			assessedTable(in, profiles),
			tallyTable(in, profiles),
			orgs,
			gapTable(in, profiles),
		},
		Charts: append(gapMaps(in, tree, profiles, hidden), dumbbell(in, profiles)),
	}, nil
}

func gapNotes(in analysis.Input, profiles []analysis.Profile) []analysis.Note {
	var assessed, noLevel, oneRater int
	for _, p := range profiles {
		if p.Assessment.Level > 0 {
			assessed++
		}
		if p.Person.Level == 0 {
			noLevel++
		}
		if p.Raters == 1 {
			oneRater++
		}
	}
	notes := []analysis.Note{
		info("n = %s, %d with an assessed level. The rule: the highest level whose dimensions are met for at least %s of the rated weight, with no category wholly unmet. Means are over raters other than the person; nothing is adjusted for severity here.",
			headcount(len(profiles)), assessed, analysis.FormatNumber(analysis.Share, in.Ladder.Rule.MeetsShare)),
		info("A gap is the distance in levels from a person's mean rating to the band of the level: 0 inside the band, negative below, positive above. The target is the proposed level, or the next one for people not proposed."),
	}
	if noLevel > 0 {
		notes = append(notes, caution("%s no current level on the roster: their gap to it cannot be shown.", plural(noLevel, "person has", "people have")))
	}
	if oneRater > 0 {
		notes = append(notes, caution("%s rated by one rater only: gaps are that rater's view.", plural(oneRater, "person was", "people were")))
	}
	return notes
}

// levelName gives a level's code, or says that there is none.
func levelName(l *ladder.Ladder, number int, reason string) analysis.Value {
	level, ok := l.LevelByNumber(number)
	if !ok {
		return analysis.Why(reason)
	}
	return analysis.T(level.Code)
}

// How a nominated person stands against the proposed level by the ladder's rule and
// plain means; whether the ratings are sure of it is the status of a candidate.
const (
	meetsProposed = "meets proposed level"
	belowProposed = "below proposed level"
)

// outcome says in a word how a person stands against the target level.
func outcome(p analysis.Profile) string {
	switch {
	case p.Assessment.Dimensions == 0:
		return "not rated"
	case p.Target == 0:
		return "no level known"
	case p.Assessment.Level >= p.Target && p.Person.Proposed == 0 && p.Target > p.Person.Level:
		return "meets next level, not proposed"
	case p.Assessment.Level >= p.Target && p.Target > p.Person.Level:
		return meetsProposed
	case p.Assessment.Level < p.Person.Level:
		return "below current level"
	case p.Person.Proposed > 0:
		return belowProposed
	}
	return "at level"
}

// elsewhere says whether the ratings put a person at another level than the current one.
func elsewhere(p analysis.Profile) bool {
	return p.Assessment.Level > 0 && p.Assessment.Level != p.Person.Level
}

// meanTargetGap is the mean gap to the target over the dimensions rated.
func meanTargetGap(p analysis.Profile) (mean float64, n int) {
	for _, d := range p.Dimensions {
		if d.HasTarget {
			mean += d.TargetGap
			n++
		}
	}
	if n > 0 {
		mean /= float64(n)
	}
	return mean, n
}

func personLabel(p ladder.Person) string {
	if p.Name == "" || p.Name == p.ID {
		return p.ID
	}
	return fmt.Sprintf("%s (%s)", p.Name, p.ID)
}
