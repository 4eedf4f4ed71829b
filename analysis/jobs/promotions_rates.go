package jobs

import (
	"fmt"

	"calibrate/analysis"
	"calibrate/analysis/stats"
	"calibrate/ladder"
)

// promotionRates is how many of those who could be were proposed, and promoted
// since the cycle before, by org and by level. Only people on the main ladder
// below its top count.
type promotionRates struct {
	people    []standing
	before    map[string]int // level in the cycle before, by id
	tree      []org
	eligible  analysis.Suppression // by org: proposed of those who could be
	continued analysis.Suppression // by org: promoted of those who were there before
	levels    analysis.Suppression // by level code, for the proposed
	levelsWas analysis.Suppression // by the code of the level before, for the promoted
}

func newPromotionRates(in analysis.Input, s *standings, before []ladder.Person) promotionRates {
	r := promotionRates{before: map[string]int{}}
	var people []ladder.Person
	for _, st := range s.people {
		if in.LadderOf(st.person()) == in.Ladder {
			r.people, people = append(r.people, st), append(people, st.person())
		}
	}
	for _, p := range before {
		if in.LadderOf(p) == in.Ladder && p.Level > 0 {
			r.before[p.ID] = p.Level
		}
	}
	r.tree = orgTree(in, people)
	r.eligible = suppression(in, r.tree, func(i int) bool { return r.couldBeProposed(in, i) })
	r.continued = suppression(in, r.tree, func(i int) bool { return r.couldHaveBeen(in, i) })
	r.levels = r.levelSuppression(in, func(i int) int { return r.people[i].person().Level }, r.couldBeProposed)
	r.levelsWas = r.levelSuppression(in, func(i int) int { return r.before[r.people[i].person().ID] }, r.couldHaveBeen)
	return r
}

// levelSuppression treats the levels as the parts of one whole.
func (r promotionRates) levelSuppression(in analysis.Input, level func(int) int, counts func(analysis.Input, int) bool) analysis.Suppression {
	groups := make([]analysis.Group, len(in.Ladder.Levels)+1)
	for i, l := range in.Ladder.Levels {
		groups[i+1].Org = l.Code
	}
	for i := range r.people {
		if counts(in, i) {
			groups[0].N++
			groups[level(i)].N++
		}
	}
	return analysis.Suppress(groups, in.MinGroup)
}

// couldBeProposed tells whether a person has a level above the current one.
func (r promotionRates) couldBeProposed(in analysis.Input, i int) bool {
	_, ok := in.Ladder.NextLevel(r.people[i].person().Level)
	return ok
}

// couldHaveBeen tells whether a person had one in the cycle before.
func (r promotionRates) couldHaveBeen(in analysis.Input, i int) bool {
	_, ok := in.Ladder.NextLevel(r.before[r.people[i].person().ID])
	return ok && r.people[i].person().Level > 0
}

func (r promotionRates) promoted(i int) bool {
	p := r.people[i].person()
	return p.Level > r.before[p.ID]
}

// A rateCount is what one row counts.
type rateCount struct{ eligible, proposed, meet, continued, promoted int }

func (r promotionRates) count(in analysis.Input, people []int, nowIn, wasIn func(i int) bool) (c rateCount) {
	for _, i := range people {
		if r.couldBeProposed(in, i) && nowIn(i) {
			c.eligible++
			if r.people[i].proposed() {
				c.proposed++
				if r.people[i].meetsTarget() {
					c.meet++
				}
			}
		}
		if r.couldHaveBeen(in, i) && wasIn(i) {
			c.continued++
			if r.promoted(i) {
				c.promoted++
			}
		}
	}
	return c
}

func rateColumns(in analysis.Input, first analysis.Column) []analysis.Column {
	return []analysis.Column{
		first, count("eligible", "People with a level above", "people"), count("proposed", "Proposed", "people"), share("rate", "Proposed, share"), share("rate_low", "95 % from"), share("rate_high", "95 % to"),
		count("meet", "Of whom meet the level", "people"), count("before", "There in "+before(in), "people"), count("promoted", "Promoted since", "people"),
		share("promoted_rate", "Promoted since, share"), share("promoted_low", "95 % from"), share("promoted_high", "95 % to"),
	}
}

// rateRow gives the figures that may be shown.
func rateRow(in analysis.Input, label string, c rateCount, now, was func(analysis.Value) analysis.Value) []analysis.Value {
	proposed, promoted := stats.Wilson(c.proposed, c.eligible), stats.Wilson(c.promoted, c.continued)
	row := []analysis.Value{analysis.T(label), analysis.I(c.eligible), now(analysis.I(c.proposed)),
		now(figure(proposed.Share)), now(figure(proposed.CI.Low)), now(figure(proposed.CI.High)), now(analysis.I(c.meet))}
	if in.Previous == "" {
		none := analysis.Why(noCycleBefore)
		return append(row, none, none, none, none, none)
	}
	return append(row, analysis.I(c.continued), was(analysis.I(c.promoted)),
		was(figure(promoted.Share)), was(figure(promoted.CI.Low)), was(figure(promoted.CI.High)))
}

func (r promotionRates) orgTable(in analysis.Input) analysis.Table {
	t := analysis.Table{Name: "promotion_rate_by_org", Title: "Share of people proposed now, and promoted since " + before(in) + ", by org (Wilson intervals)", Columns: rateColumns(in, text("org", "Org"))}
	anywhere := func(int) bool { return true }
	for _, o := range r.tree {
		t.Add(rateRow(in, orgName(in, o), r.count(in, o.people, anywhere, anywhere),
			func(v analysis.Value) analysis.Value { return r.eligible.Guard(o.path, v) },
			func(v analysis.Value) analysis.Value { return r.continued.Guard(o.path, v) }))
	}
	return t
}

func (r promotionRates) levelTable(in analysis.Input) analysis.Table {
	t := analysis.Table{Name: "promotion_rate_by_level", Title: "Share of people proposed now, and promoted since " + before(in) + ", by the level they leave (Wilson intervals)", Columns: rateColumns(in, text("level", "Level"))}
	if len(r.tree) == 0 {
		return t
	}
	for _, level := range in.Ladder.Levels[:len(in.Ladder.Levels)-1] {
		now := func(i int) bool { return r.people[i].person().Level == level.Number }
		was := func(i int) bool { return r.before[r.people[i].person().ID] == level.Number }
		t.Add(rateRow(in, level.Code, r.count(in, r.tree[0].people, now, was),
			func(v analysis.Value) analysis.Value { return r.levels.Guard(level.Code, v) },
			func(v analysis.Value) analysis.Value { return r.levelsWas.Guard(level.Code, v) }))
	}
	return t
}

func (r promotionRates) notes(in analysis.Input) []analysis.Note {
	hidden := hiddenRows(r.orgTable(in), r.levelTable(in))
	if hidden == 0 {
		return nil
	}
	return []analysis.Note{{Severity: analysis.Suppressed, Text: fmt.Sprintf(
		"%s: too few people, or figures that would give such a group away by subtraction; n is shown. Rates of each level within each org are not given, for the same reason.", plural(hidden, "row of promotion rates has suppressed figures", "rows of promotion rates have suppressed figures"))}}
}
