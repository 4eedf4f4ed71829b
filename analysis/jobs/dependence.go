package jobs

import (
	"context"
	"runtime"
	"sync"

	"calibrate/analysis"
	"calibrate/ladder"
)

// dependence answers whose outcome depends on who rated them. What it adjusts
// is advice for the discussion; the plain figures stand first and are the
// rating of record.
func dependence(ctx context.Context, in analysis.Input) (analysis.Result, error) {
	standings, err := readStandings(ctx, in)
	if err != nil {
		return analysis.Result{}, err
	}
	p, a, all := standings.panel, standings.adjuster, standings.outcomes()
	ordered := dependentOrder(all)
	named := raterNames{in: in, who: standings.who, labels: a.table.Rater.Labels}
	return analysis.Result{
		Notes:  append(p.notes(in), dependenceNotes(in, a, all)...),
		Tables: []analysis.Table{dependenceTable(in, named, ordered), peopleTable(in, standings, all), withoutTable(in, named, all), adjustedTable(in, all)},
		Charts: []analysis.Chart{dependenceChart(in, ordered)},
	}, nil
}

// outcomesOf gives the outcomes of everybody who was rated on the ladder, in the
// order of people. They do not depend on one another.
func outcomesOf(in analysis.Input, a *adjuster, people []ladder.Person) []outcomes {
	var rated []ladder.Person
	for _, person := range people {
		if len(a.rowsOf(person.ID)) > 0 && in.LadderOf(person) == in.Ladder {
			rated = append(rated, person)
		}
	}
	all := make([]outcomes, len(rated))
	var group sync.WaitGroup
	workers := runtime.GOMAXPROCS(0)
	for w := range workers {
		group.Go(func() {
			for i := w; i < len(rated); i += workers {
				all[i] = newOutcomes(in, a, rated[i], a.rowsOf(rated[i].ID))
			}
		})
	}
	group.Wait()
	return all
}

func dependenceNotes(in analysis.Input, a *adjuster, all []outcomes) []analysis.Note {
	counts := map[string]int{}
	for _, o := range all {
		counts[o.status()]++
	}
	notes := []analysis.Note{
		info("n = %s rated by others. An outcome is whether the target level and the level held are met. Outcomes that stand whoever is left out and after adjusting: %d; that change when one rater is left out: %d, when severity is taken off: %d, both ways: %d; of which it cannot be told: %d.",
			headcount(len(all)), counts[stands], counts[oneRater], counts[bySeverityOnly], counts[bothWays], counts[cannotTell]),
	}
	notes = append(notes, info("Raters of a person agree where the mean deviation (AD) is a sixth of the levels or less (Burke & Dunlap 2002) and no two of them are %d level or more apart, severity taken off.", twoApart))
	if n := counts[noTarget]; n > 0 {
		notes = append(notes, caution("People without a current or a proposed level: %d. There is no line that their outcome could cross.", n))
	}
	if a.why != "" {
		return append(notes, caution("Nothing can be adjusted: %s. What is left is leaving out one rater at a time.", a.why))
	}
	return append(notes,
		info("Adjusted figures are advice for the discussion, never the rating of record. Adjusting adds each rater's severity to the ratings and rounds the mean to what the scale can say (steps of %.1f divided by the number of raters), so that a severity of hardly anything moves nobody across a line. An adjusted mean may lie beyond the ends of the scale.",
			a.step),
		info("The chance of meeting the target and the range of levels come from %d draws of the profile that the ratings leave open: severity and halo of the raters move all dimensions together, noise each by itself (seed %d). Strengths and weaknesses are taken to spread among people as they do among all of these. What is drawn is the profile without noise: its range need not hold the assessed or the adjusted level, which follow the means as given.",
			a.draws, in.Seed),
	)
}

// raterNames names raters, but to a director none from outside the org.
type raterNames struct {
	in     analysis.Input
	who    directory
	labels []string
}

// shown tells whether a rater, by code, may be named.
func (r raterNames) shown(code int) bool {
	return r.in.Audience != analysis.Director || ladder.OrgWithin(r.who.person(r.labels[code]).Org, r.in.Org)
}

func (r raterNames) name(code int) string {
	if !r.shown(code) {
		return "a rater outside the org"
	}
	return personLabel(r.who.person(r.labels[code]))
}
