package jobs

import (
	"context"
	"slices"
	"strings"

	"calibrate/analysis"
	"calibrate/ladder"
)

// What a comparison of groups needs before it says "differs" or "does not
// differ": so many people on either side, and so many selected in all.
const (
	minCompared = 30
	minSelected = 5
)

// fairness answers whether groups of people come out differently, for HR alone.
// It says what differs and by how much, not why.
func fairness(ctx context.Context, in analysis.Input) (analysis.Result, error) {
	if in.Audience != analysis.HR {
		return analysis.Result{Notes: []analysis.Note{{Severity: analysis.Suppressed, Text: "Comparisons of groups are made for HR only."}}}, nil
	}
	profiles, err := analysis.Profiles(ctx, in)
	if err != nil {
		return analysis.Result{}, err
	}
	values, err := rows(ctx, in, "fairness", "groups", scanGroup)
	if err != nil {
		return analysis.Result{}, err
	}
	book, err := readDecisions(ctx, in)
	if err != nil {
		return analysis.Result{}, err
	}
	severities, err := readSeverities(ctx, in)
	if err != nil {
		return analysis.Result{}, err
	}
	f := newFairPeople(in, profiles, values)
	notes := append(fairNotes(in, f), f.notes...)
	if len(f.attributes) == 0 {
		return analysis.Result{Notes: notes, Tables: []analysis.Table{rateTable(nil), adjustedRates(nil), scoreTable(nil)}}, nil
	}
	rates, err := compareRates(in, f, f.questions(in, book))
	if err != nil {
		return analysis.Result{}, err
	}
	scores, err := compareScores(in, f, f.measures(severities))
	if err != nil {
		return analysis.Result{}, err
	}
	return analysis.Result{
		Notes:  slices.Concat(notes, cutNotes(in, rates, scores), foundNotes(rates, scores)),
		Tables: []analysis.Table{rateTable(rates), adjustedRates(rates), scoreTable(scores)},
		Charts: fairCharts(in, rates),
	}, nil
}

// cutNotes says which groups of each table are not shown.
func cutNotes(in analysis.Input, rates []rateComparison, scores []scoreComparison) (notes []analysis.Note) {
	for _, r := range rates {
		notes = append(notes, noteOf(r.cuts, capital(r.title), in.MinGroup)...)
	}
	for _, s := range scores {
		notes = append(notes, noteOf(s.cuts, capital(s.title), in.MinGroup)...)
	}
	return notes
}

func fairNotes(in analysis.Input, f fairPeople) []analysis.Note {
	notes := []analysis.Note{
		info("Each group is compared with everybody else. The impact ratio is the group's rate by the others'; \"differs\" needs a ratio below 0.80 or above 1.25 and q ≤ 0.10 by Fisher's exact test, among all groups of the table that could be tested, at least %d people on both sides and %d people selected in all.", minCompared, minSelected),
		info("Adjusted comparisons set like against like: the same level and the same time in level (under 1, 1 to 2, 2 to 4, from 4 years), by Cochran, Mantel and Haenszel for rates and by shuffling within these strata for levels and scores."),
		caution("A difference does not say where it comes from, and no difference does not say that there is none: small groups show large differences only. People of one manager are not independent of each other, which these tests take them to be."),
	}
	if len(f.attributes) == 0 {
		notes = append(notes, caution("The roster of cycle %s has no column that divides people into groups: nothing can be compared.", in.Cycle))
	}
	return notes
}

// foundNotes says which comparisons differ, in figures and no more.
func foundNotes(rates []rateComparison, scores []scoreComparison) []analysis.Note {
	var found []string
	tested := 0
	see := func(status, what string) {
		if status == differs || status == doesNotDiffer {
			tested++
		}
		if status == differs {
			found = append(found, what)
		}
	}
	for _, r := range rates {
		for _, g := range r.groups {
			see(g.status, r.title+", "+g.name())
		}
	}
	for _, s := range scores {
		for _, g := range s.groups {
			see(g.status, s.title+", "+g.name())
		}
	}
	switch {
	case tested == 0:
		return []analysis.Note{caution("No comparison rests on enough people to be tested.")}
	case len(found) == 0:
		return []analysis.Note{info("Of %d comparisons none differs by these figures.", tested)}
	}
	return []analysis.Note{caution("Of %d comparisons %d differ by these figures: %s.", tested, len(found), strings.Join(found, "; "))}
}

// A question is something that people are selected for or not.
type question struct {
	name, title string
	people      []int // who could be selected
	selected    map[int]bool
	counted     [][]int       // groups of whom other tables show how many are selected
	moved       *movedFigures // what the table of movement shows of it, nil for nothing
}

// questions are those that the data can answer: being proposed, being assessed
// above the current level, and being promoted in the meeting.
func (f fairPeople) questions(in analysis.Input, book decisionBook) []question {
	proposed := question{name: "proposed", title: "proposed for a higher level", selected: map[int]bool{}}
	above := question{name: "assessed_above", title: "assessed above the current level", selected: map[int]bool{}}
	agreed := question{name: "agreed", title: "promoted in the meeting", selected: map[int]bool{}}
	put := func(q *question, i int, yes bool) {
		q.people = append(q.people, i)
		if yes {
			q.selected[i] = true
		}
	}
	for i, p := range f.profiles {
		if _, ok := in.LadderOf(p.Person).NextLevel(p.Person.Level); !ok {
			continue
		}
		put(&proposed, i, p.Person.Proposed > p.Person.Level)
		if p.Assessment.Level > 0 {
			put(&above, i, p.Assessment.Level > p.Person.Level)
		}
		if d, decided := book.inForce(p.Person.ID); decided {
			put(&agreed, i, d.agreed > p.Person.Level)
		}
	}
	proposed.counted = f.elsewhere
	all := []question{proposed, above}
	if len(agreed.people) > 0 {
		agreed.moved = movedElsewhere(in, book, f.profiles)
		agreed.counted = agreed.moved.groups
		all = append(all, agreed)
	}
	return all
}

// A fairMeasure is a figure that people have, in levels.
type fairMeasure struct {
	name, title string
	people      []int // who has a figure
	value       map[int]float64
}

func (f fairPeople) measures(s *severities) []fairMeasure {
	assessed := fairMeasure{name: "assessed_less_current", title: "assessed level less current level", value: map[int]float64{}}
	adjusted := fairMeasure{name: "adjusted_mean", title: "mean rating with raters' severity taken off", value: map[int]float64{}}
	score, mean := map[string]float64{}, s.meanEffect()
	for _, a := range s.Employees {
		if a.Subset == 0 { // others cannot be compared with most people
			score[a.Employee] = a.Unshrunk.Estimate + mean
		}
	}
	for i, p := range f.profiles {
		if p.Person.Level == 0 {
			continue
		}
		if p.Assessment.Level > 0 {
			assessed.people, assessed.value[i] = append(assessed.people, i), float64(p.Assessment.Level-p.Person.Level)
		}
		if a, ok := score[p.Person.ID]; ok {
			adjusted.people, adjusted.value[i] = append(adjusted.people, i), a
		}
	}
	return []fairMeasure{assessed, adjusted}
}

// levelOf gives the code of a person's ladder and level, for strata.
func levelOf(in analysis.Input, p ladder.Person) [2]string {
	l := in.LadderOf(p)
	level, _ := l.LevelByNumber(p.Level)
	return [2]string{l.ID, level.Code}
}
