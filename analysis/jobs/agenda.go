package jobs

import (
	"cmp"
	"context"
	"slices"

	"calibrate/analysis"
	"calibrate/ladder"
)

// agenda answers what a meeting should talk about first. The rules and their
// thresholds are in agenda.yaml, which HR may replace.
func agenda(ctx context.Context, in analysis.Input) (analysis.Result, error) {
	rules, err := readRules(in)
	if err != nil {
		return analysis.Result{}, err
	}
	m, err := readMeeting(ctx, in)
	if err != nil {
		return analysis.Result{}, err
	}
	items := m.items(rules)
	anchors := m.anchors(rules, items)
	return analysis.Result{
		Notes:  slices.Concat(m.notes(in), agendaNotes(in, rules, m, items, anchors), m.since.notes()),
		Tables: []analysis.Table{anchorTable(in, anchors), agendaTable(in, rules, items, anchors), reasonTable(in, rules, items), topicTable(rules, items)},
		Charts: topicChart(in, rules, items),
	}, nil
}

// A meeting is everybody in scope with what their reasons are found in.
type meeting struct {
	*standings
	in     analysis.Input
	date   referenceDate
	since  *earlierCycle                   // the cycle compared with; nil when there is none
	before map[string]analysis.PastProfile // of that cycle, by id
	rated  map[string]bool                 // who rated others in an earlier cycle; nil when none is stored
}

func readMeeting(ctx context.Context, in analysis.Input) (*meeting, error) {
	s, err := readStandings(ctx, in)
	if err != nil {
		return nil, err
	}
	m := &meeting{standings: s, in: in, date: newReferenceDate(in.Cycle, s.roster())}
	if m.since, err = previous(ctx, in); err != nil {
		return nil, err
	}
	if m.before, err = profilesBefore(ctx, in, m.since); err != nil {
		return nil, err
	}
	m.rated, err = ratersBefore(ctx, in)
	return m, err
}

// profilesBefore gives the profiles that people in scope had in the cycle
// compared with, in whichever org they were then.
func profilesBefore(ctx context.Context, in analysis.Input, since *earlierCycle) (map[string]analysis.PastProfile, error) {
	if since == nil {
		return nil, nil
	}
	profiles, err := analysis.ProfilesThen(ctx, in, since.Input)
	return pastOf(profiles), err
}

// ratersBefore gives everybody who rated somebody else in an earlier cycle: of one
// org, somebody who belonged to it then.
func ratersBefore(ctx context.Context, in analysis.Input) (map[string]bool, error) {
	earlier, err := analysis.CyclesBefore(ctx, in)
	if err != nil {
		return nil, err
	}
	if len(earlier) == 0 {
		return nil, nil
	}
	rated := map[string]bool{}
	for _, cycle := range earlier {
		then := in
		then.Cycle = cycle
		marks, err := analysis.Marks(ctx, then)
		if err != nil {
			return nil, err
		}
		for m := range marks.All() {
			if m.State == ladder.Rated && m.Topic.Number >= 0 && ladder.Relations[m.Relation] != ladder.Self {
				rated[marks.Name(m.Rater)] = true
			}
		}
	}
	return rated, nil
}

// An item is one person on the agenda with every reason to talk about them.
type item struct {
	standing
	reasons []reason // the first is what the person stands under
	minutes int
}

// A reason is one topic that applies to a person.
type reason struct {
	topic   int // its place in the rules
	finding finding
}

// items gives the people to talk about in the order of the meeting.
func (m *meeting) items(rules agendaRules) []item {
	var items []item
	for _, s := range m.people {
		if found := m.reasons(rules, s); len(found) > 0 {
			items = append(items, item{s, found, rules.minutesFor(found)})
		}
	}
	slices.SortStableFunc(items, func(a, b item) int {
		level := cmp.Compare(a.person().Level, b.person().Level)
		if rules.fromTop {
			level = -level
		}
		return cmp.Or(level, cmp.Compare(a.reasons[0].topic, b.reasons[0].topic),
			cmp.Compare(steady(b.reasons[0].finding.strength), steady(a.reasons[0].finding.strength)), cmp.Compare(a.person().ID, b.person().ID))
	})
	return items
}

// reasons gives the topics that apply to a person, in the order of the rules. A
// topic of the kind that stands alone counts only when no other applies.
func (m *meeting) reasons(rules agendaRules, s standing) []reason {
	p := agendaPerson{standing: s, meeting: m, heard: m.voices(s.person().ID)}
	var found, alone []reason
	for i, rule := range rules.topics {
		if rule.onlyProposed && !s.proposed() {
			continue
		}
		f, ok := rule.find(rule.thresholds, p)
		switch {
		case !ok:
		case rule.alone:
			alone = append(alone, reason{i, f})
		default:
			found = append(found, reason{i, f})
		}
	}
	if len(found) == 0 {
		return alone
	}
	return found
}

// minutesFor is how long a person with these reasons takes.
func (r agendaRules) minutesFor(reasons []reason) int {
	minutes := r.topics[reasons[0].topic].minutes + r.furtherMinutes*(len(reasons)-1)
	return min(minutes, r.mostMinutes)
}

// An agendaPerson is one person as the topics look at them.
type agendaPerson struct {
	standing
	*meeting
	heard []voice // everybody who rated the person, the person included
}

func (p agendaPerson) ladder() *ladder.Ladder { return p.in.LadderOf(p.person()) }
