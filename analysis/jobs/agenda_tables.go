package jobs

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"calibrate/analysis"
)

// agendaTable is the list itself. Minutes run on from the anchors.
func agendaTable(in analysis.Input, rules agendaRules, items []item, anchors []anchor) analysis.Table {
	t := analysis.Table{Name: "agenda", Title: "What to talk about, in order", Columns: []analysis.Column{
		count("place", "No.", ""), text("level", "Level held"), text("employee", "Employee"), text("name", "Name"), text("org", "Org"),
		text("proposed", "Proposed"), text("assessed", "Assessed"), flag("topic", "Topic"), text("reason", "Reason"),
		text("also", "Also"), count("minutes", "Minutes", "minutes"), count("from", "From minute", "minutes"),
	}}
	from := takenAnchors(anchors) * int(rules.anchors["minutes"])
	for i, it := range items {
		l, p := in.LadderOf(it.person()), it.person()
		var also []string
		for _, r := range it.reasons[1:] {
			also = append(also, rules.topics[r.topic].title)
		}
		first := it.reasons[0]
		t.Add([]analysis.Value{analysis.I(i + 1), levelName(l, p.Level, "not on the roster"), analysis.T(p.ID), analysis.T(p.Name), analysis.T(p.Org),
			levelName(l, p.Proposed, "not proposed"), levelName(l, it.profile.Assessment.Level, notAssessed),
			analysis.T(rules.topics[first.topic].title), analysis.T(first.finding.sentence), analysis.T(strings.Join(also, ", ")), analysis.I(it.minutes), analysis.I(from)})
		from += it.minutes
	}
	return t
}

// reasonTable has every reason of every person: topic by topic, those to whom
// it applies most first.
func reasonTable(in analysis.Input, rules agendaRules, items []item) analysis.Table {
	t := analysis.Table{Name: "agenda_reasons", Title: "Every reason, topic by topic, the strongest first", Columns: []analysis.Column{
		flag("topic", "Topic"), count("rank", "Rank", ""), text("employee", "Employee"), text("name", "Name"), text("current", "Current"), text("proposed", "Proposed"), text("reason", "Reason"),
	}}
	for i, rule := range rules.topics {
		for rank, it := range withTopic(items, i) {
			l, p := in.LadderOf(it.person()), it.person()
			t.Add([]analysis.Value{analysis.T(rule.title), analysis.I(rank + 1), analysis.T(p.ID), analysis.T(p.Name),
				levelName(l, p.Level, "not on the roster"), levelName(l, p.Proposed, "not proposed"), analysis.T(it.findingOf(i).sentence)})
		}
	}
	return t
}

// withTopic gives the people one topic applies to, the strongest first.
func withTopic(items []item, topic int) []item {
	var found []item
	for _, it := range items {
		if slices.ContainsFunc(it.reasons, func(r reason) bool { return r.topic == topic }) {
			found = append(found, it)
		}
	}
	slices.SortStableFunc(found, func(a, b item) int {
		return cmp.Or(cmp.Compare(steady(b.findingOf(topic).strength), steady(a.findingOf(topic).strength)), cmp.Compare(a.person().ID, b.person().ID))
	})
	return found
}

func (it item) findingOf(topic int) finding {
	for _, r := range it.reasons {
		if r.topic == topic {
			return r.finding
		}
	}
	return finding{}
}

// topicTable counts what the rules gave.
func topicTable(rules agendaRules, items []item) analysis.Table {
	t := analysis.Table{Name: "agenda_topics", Title: "The topics in the order of the rules", Columns: []analysis.Column{
		flag("topic", "Topic"), text("key", "In the rules file"), text("who", "Who"), text("thresholds", "Thresholds"),
		count("first", "People taken under it", "people"), count("people", "People it applies to", "people"), count("minutes", "Minutes of those taken under it", "minutes"),
	}}
	for i, rule := range rules.topics {
		first, minutes := 0, 0
		for _, it := range items {
			if it.reasons[0].topic == i {
				first, minutes = first+1, minutes+it.minutes
			}
		}
		who := "everybody"
		if rule.onlyProposed {
			who = "proposed"
		}
		t.Add([]analysis.Value{analysis.T(rule.title), analysis.T(rule.name), analysis.T(who), analysis.T(rule.inWords()),
			analysis.I(first), analysis.I(len(withTopic(items, i))), analysis.I(minutes)})
	}
	return t
}

// inWords gives a topic's thresholds as they stand in the file.
func (r topicRule) inWords() string {
	var parts []string
	for _, key := range keysOf(r.keys) {
		parts = append(parts, key+" "+analysis.FormatNumber(analysis.Text, r.thresholds[key]))
	}
	return strings.Join(parts, ", ")
}

// longestMeeting is how many minutes an agenda may take before the reader is told what
// else could be done: two working days.
const longestMeeting = 16 * 60

// duration says minutes as people do: "20 min", "6 h 10 min".
func duration(minutes int) string {
	if minutes < 60 {
		return fmt.Sprintf("%d min", minutes)
	}
	return fmt.Sprintf("%d h %02d min", minutes/60, minutes%60)
}

func agendaNotes(in analysis.Input, rules agendaRules, m *meeting, items []item, anchors []anchor) []analysis.Note {
	minutes := takenAnchors(anchors) * int(rules.anchors["minutes"])
	for _, it := range items {
		minutes += it.minutes
	}
	source := "the shipped rules"
	if in.Rules != nil {
		source = "the rules file given"
	}
	notes := []analysis.Note{
		info("On the agenda: %d of %s, about %s with %s. People stand by the level they hold, then by topic, then those to whom the topic applies most. Topics, thresholds and minutes are those of %s.",
			len(items), headcount(len(m.people)), duration(minutes), someOr(takenAnchors(anchors), "no anchors", "anchor", "anchors"), source),
		info("Being on the agenda says that talking may change something, not that something is wrong. Figures with severity taken off are advice."),
		m.date.note(),
	}
	if minutes > longestMeeting && in.Org == "" {
		notes = append(notes, caution("This is more than one meeting can hold: let the directors go through their own people first (calibrate report packets --by director), or ask for more with a file of rules."))
	}
	if n := takenAnchors(anchors); n < 2 && rules.anchors["most"] >= 2 {
		notes = append(notes, caution("%s can serve as anchor: two to four are wanted. Rules ask for %g raters or more, no two of them further than %s levels apart, on people whose level stands and who are not on the agenda.",
			someOr(n, "Nobody", "person", "people"), rules.anchors["raters"], analysis.FormatNumber(analysis.Rating, rules.anchors["apart"])))
	}
	if m.rated == nil {
		notes = append(notes, info("No earlier cycle is stored: moves since last cycle and new raters cannot be told."))
	}
	if in.Audience == analysis.Director {
		notes = append(notes, analysis.Note{Severity: analysis.Suppressed, Text: "Raters are not named, nor what each of them gave."})
	}
	return notes
}
