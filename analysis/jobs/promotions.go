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

// promotions answers how each nominated person stands against the proposed
// level. Plain figures decide the order; adjusted ones stand beside as advice.
func promotions(ctx context.Context, in analysis.Input) (analysis.Result, error) {
	s, err := readStandings(ctx, in)
	if err != nil {
		return analysis.Result{}, err
	}
	since, err := previous(ctx, in)
	if err != nil {
		return analysis.Result{}, err
	}
	before, err := since.people(ctx)
	if err != nil {
		return analysis.Result{}, err
	}
	cases := newCases(in, s)
	if err := readEvidence(ctx, in, cases); err != nil {
		return analysis.Result{}, err
	}
	past, err := readHistory(ctx, in)
	if err != nil {
		return analysis.Result{}, err
	}
	found, peers := overlooked(in, s), peersOf(in, s, cases)
	date := newReferenceDate(in.Cycle, s.roster())
	rates := newPromotionRates(in, s, before)
	overCycles := past.chart(historyPicture{
		name: "promotion_history", title: "Mean rating of each candidate over the cycles", shown: profilesIn(inCaseChart(cases)), status: movedBy(past.moves(in, profilesIn(cases))),
		all: len(cases), which: nearestFirst, table: "Each nominated person, cycle by cycle",
	})
	result := analysis.Result{
		Notes: slices.Concat(s.notes(in), promotionNotes(in, cases, found), since.notes()),
		Tables: []analysis.Table{
			caseTable(in, date, cases), shortfallTable(in, s.who, cases), changeTable(in, cases), caseDimensions(in, cases, peers),
			caseTallies(in, cases, peers), caseRaters(in, s, cases), historyTable(in, past, "promotion_history", "Each nominated person, cycle by cycle", profilesIn(cases)), peerTable(in, cases, peers),
			overlookedTable(in, s.adjuster, date, found), belowCurrentTable(in, cases), rates.orgTable(in), rates.levelTable(in),
		},
		Charts: append([]analysis.Chart{lineChart(in, cases), caseDumbbell(in, cases)}, overCycles...),
	}
	tables, charts, notes := limitResults(in, cases)
	result.Tables, result.Charts = append(result.Tables, tables...), append(result.Charts, charts...)
	result.Notes = slices.Concat(result.Notes, []analysis.Note{date.note()}, rates.notes(in), notes)
	return result, nil
}

// A promotionCase is one nominated person against the proposed level.
type promotionCase struct {
	standing
	plain  stats.Figure // margin to the proposed level from plain means
	line   marginRange  // the same with severity taken off
	change []rise       // what would have to rise; nil for a person who meets the level

	remarks []remark
	place   int // among the nominations for one level, from 1
}

// newCases gives the nominated people, the highest level first, in each those
// with the largest plain margin first.
func newCases(in analysis.Input, s *standings) []promotionCase {
	var cases []promotionCase
	for _, st := range s.people {
		if !st.proposed() {
			continue
		}
		l := in.LadderOf(st.person())
		c := promotionCase{standing: st, plain: st.margin(l, st.profile.Target), line: st.adjustedMargin(in, s.adjuster, st.profile.Target)}
		if tally, ok := tallyOf(st.profile, st.profile.Target); ok {
			c.change = smallestChange(l, st.means(), tally)
		}
		cases = append(cases, c)
	}
	slices.SortStableFunc(cases, func(a, b promotionCase) int {
		return cmp.Or(cmp.Compare(b.profile.Target, a.profile.Target), byFigure(a.plain, b.plain),
			cmp.Compare(b.profile.Raters, a.profile.Raters), cmp.Compare(a.person().ID, b.person().ID))
	})
	for i := range cases {
		cases[i].place = 1
		if i > 0 && cases[i-1].profile.Target == cases[i].profile.Target {
			cases[i].place = cases[i-1].place + 1
		}
	}
	return cases
}

func profilesIn(cases []promotionCase) []analysis.Profile {
	profiles := make([]analysis.Profile, len(cases))
	for i, c := range cases {
		profiles[i] = c.profile
	}
	return profiles
}

// steady is a difference of means in steps of the float noise forgiven: two that are
// equal as fractions, such as 10/3 − 3 and 16/3 − 5, are so here too.
func steady(x float64) float64 { return math.Round(x / ladder.Tolerance) }

// byFigure orders figures from high to low, those that are not known last.
func byFigure(a, b stats.Figure) int {
	x, known := a.Get()
	y, also := b.Get()
	switch {
	case known && also:
		return cmp.Compare(steady(y), steady(x))
	case known:
		return -1
	case also:
		return 1
	}
	return 0
}

// tallyOf is how a profile stands against one level.
func tallyOf(p analysis.Profile, level int) (ladder.Tally, bool) {
	if level < 1 || level > len(p.Assessment.Tallies) {
		return ladder.Tally{}, false
	}
	return p.Assessment.Tallies[level-1], true
}

// readEvidence fetches what was written of the nominated people.
func readEvidence(ctx context.Context, in analysis.Input, cases []promotionCase) error {
	place := map[string]int{}
	for i, c := range cases {
		place[c.person().ID] = i
	}
	if len(cases) == 0 {
		return nil
	}
	return analysis.EachNomination(ctx, in, func(e analysis.Evidence) error {
		if i, ok := place[e.Profile.Person.ID]; ok {
			cases[i].remarks = remarksOf(in.LadderOf(e.Profile.Person), e.Ratings)
		}
		return ctx.Err()
	})
}

// meets tells whether the plain rule gives the proposed level.
func (c promotionCase) meets() bool {
	level := c.profile.Assessment.Level
	return level > 0 && level >= c.profile.Target
}

// belowCurrent tells whether the plain rule gives less than the level held.
func (c promotionCase) belowCurrent() bool {
	a := c.profile.Assessment
	return a.Dimensions > 0 && a.Level < c.profile.Person.Level
}

func promotionNotes(in analysis.Input, cases []promotionCase, found []standing) []analysis.Note {
	counts, met, below := map[string]int{}, 0, 0
	for _, c := range cases {
		counts[c.line.status()]++
		if c.meets() {
			met++
		}
		if c.belowCurrent() {
			below++
		}
	}
	overlooked := plural(len(found), "person who was not proposed meets", "people who were not proposed meet") + " the next level, by plain means or with severity taken off."
	if len(cases) == 0 {
		return []analysis.Note{caution("Nobody is proposed in %s: proposed levels stand in a column of the roster. %s", in.Cycle, overlooked)}
	}
	notes := []analysis.Note{
		info("n = %s proposed. By the ladder's rule and plain means %d at the proposed level or above it, %d below the current one. With the uncertainty of the ratings %d ready, %d near the line, %d not ready; cannot tell: %d. %s",
			headcount(len(cases)), met, below, counts[ready], counts[nearLine], counts[notReady], counts[cannotTell], overlooked),
		info("The margin is how far, in levels, all of a person's means could fall together and the rule would still give the level (positive), or how far they would have to rise (negative). \"Ready\": its 95 %% range has no margin below 0; \"not ready\": none of 0 or above; \"near the line\": both; \"cannot tell\": there is no range, or one rater, whose view of this one person nothing can be held against. Within each proposed level people stand in the order of the plain margin, then of the number of raters; the adjusted margin, with severity taken off, is advice."),
		info("The nearest people at the proposed level are those whose gaps to that level are most alike: the smallest mean absolute difference over the dimensions both were rated in, by weight, of people who share at least half of the candidate's dimensions. They are people of the scope shown."),
	}
	if in.Audience == analysis.Director {
		notes = append(notes, analysis.Note{Severity: analysis.Suppressed, Text: "Raters are shown by relation only, and comments without who wrote them and where."})
	}
	return notes
}
