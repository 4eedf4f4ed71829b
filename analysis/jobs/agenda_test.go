package jobs

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"calibrate/analysis"
	"calibrate/analysis/stats"
	"calibrate/ladder"
	"calibrate/sample"
)

// TestAgenda runs the job on the made-up company; what is planted there is
// listed in sample/README.md.
func TestAgenda(t *testing.T) {
	s := sampleStore(t)
	r := runJob(t, agenda, sampleInput(s))
	goldenResult(t, "agenda", r)
	t.Run("planted", func(t *testing.T) { plantedAgenda(t, r) })
	t.Run("chart", func(t *testing.T) { agendaMinutes(t, r) })
	t.Run("order", func(t *testing.T) { agendaOrder(t, r) })
	t.Run("director", func(t *testing.T) {
		in := sampleInput(s)
		in.Org, in.Audience = "Tarnholm / Edge", analysis.Director
		directorAgenda(t, runJob(t, agenda, in))
	})
	t.Run("rules", func(t *testing.T) {
		in := sampleInput(s)
		in.Rules = []byte(ownRules)
		r := runJob(t, agenda, in)
		if got := columnOf(t, tableNamed(t, r, "agenda_topics"), "key", nil); !slices.Equal(got, []string{"confirm", "thin_evidence"}) {
			t.Errorf("topics %v", got)
		}
		levels := columnOf(t, tableNamed(t, r, "agenda"), "level", nil)
		if !slices.IsSorted(levels) || levels[0] != "SRE1" {
			t.Errorf("from the bottom: %v", levels)
		}
		if rows := tableNamed(t, r, "agenda_anchors").Rows.Len(); rows != 0 {
			t.Errorf("%d anchors by rules that nobody meets", rows)
		}
	})
}

// Of two raters a gives 0.1 levels more and is, by 1.4 levels, the milder: with severity
// taken off a stands 0.1 − 1.4 = −1.3 levels from b, which is below and not above.
func TestRatersDisagreeTheOtherWay(t *testing.T) {
	heard := func(id string, level, severity float64) voice {
		return voice{rater: id, relation: ladder.Peer, levels: map[int]float64{0: level}, severity: stats.Known(severity)}
	}
	p := agendaPerson{meeting: &meeting{standings: &standings{who: directory{}}}, heard: []voice{heard("a", 4.1, -.7), heard("b", 4, .7)}}
	f, found := ratersDisagree(thresholds{"apart": 1.2, "dimensions": 1}, p)
	if want := "levels above b (peer) (mean over 1 dimension, 1.30 the other way with severity taken off)."; !found || !strings.HasSuffix(f.sentence, want) {
		t.Errorf("%v %q, want %q", found, f.sentence, want)
	}
}

// ownRules ask for two topics only, from the bottom.
const ownRules = `
levels: from_bottom
further_minutes: 0
most_minutes: 5
anchors: {raters: 100, apart: 0.1, most: 2, minutes: 1}
topics:
  - {topic: confirm, who: proposed, minutes: 1}
  - {topic: thin_evidence, who: proposed, minutes: 9, raters: 2, rated: 0.1}
`

// ofTopic gives the people one topic applies to, the strongest first.
func ofTopic(t *testing.T, r analysis.Result, title string) []string {
	t.Helper()
	return columnOf(t, tableNamed(t, r, "agenda_reasons"), "employee", func(row []analysis.Value) bool {
		s, _ := row[0].Text()
		return s == title
	})
}

// agendaMinutes: the chart has the minutes of the list, topic by topic.
func agendaMinutes(t *testing.T, r analysis.Result) {
	topics := tableNamed(t, r, "agenda_topics")
	for _, row := range r.Charts[0].Data.(analysis.HeatMap).Rows {
		sum := 0.0
		for _, minutes := range row.Values {
			if !math.IsNaN(minutes) {
				sum += minutes
			}
		}
		if people, minutes := numberAt(t, topics, row.Label, "first"), numberAt(t, topics, row.Label, "minutes"); float64(row.N) != people || sum != minutes {
			t.Errorf("%s: %d people and %g minutes, want %g and %g", row.Label, row.N, sum, people, minutes)
		}
	}
}

func plantedAgenda(t *testing.T, r analysis.Result) {
	onTop := func(title string, ids []string, within int) {
		t.Helper()
		got := ofTopic(t, r, title)
		for _, id := range ids {
			if at := slices.Index(got, id); at < 0 || at >= within {
				t.Errorf("%s: planted %s is not among the first %d of %v", title, id, within, got)
			}
		}
	}
	onTop("raters disagree", planted(t, func(p sample.PersonTruth) bool { return p.Disputed }), 3)
	onTop("near the line", planted(t, func(p sample.PersonTruth) bool { return p.NearLine }), 5)
	onTop("proposal and assessment differ", planted(t, standsAs(sample.Overreaching)), 4)
	onTop("confirm", slices.DeleteFunc(planted(t, standsAs(sample.Ready)), func(id string) bool {
		return id == "18386" // of the team that nobody can compare: rated by its manager alone
	}), 6)
	anchors := columnOf(t, tableNamed(t, r, "agenda_anchors"), "employee", nil)
	for _, id := range planted(t, func(p sample.PersonTruth) bool { return p.Anchor }) {
		if !slices.Contains(anchors, id) {
			t.Errorf("planted anchor %s is not among %v", id, anchors)
		}
	}
	taken := columnOf(t, tableNamed(t, r, "agenda_anchors"), "level", func(row []analysis.Value) bool { s, _ := row[0].Text(); return s == "anchor" })
	if len(taken) != 4 || len(slices.Compact(sorted(taken))) != 4 {
		t.Errorf("anchors of the levels %v, want four different ones", taken)
	}
}

// agendaOrder: level by level from the top, in each by topic; minutes add up.
func agendaOrder(t *testing.T, r analysis.Result) {
	table := tableNamed(t, r, "agenda")
	keys := columnOf(t, tableNamed(t, r, "agenda_topics"), "topic", nil)
	var order []string
	minutes := 4 * 5 // the anchors come first, by agenda.yaml
	for i, id := range columnOf(t, table, "employee", nil) {
		level := textAtRow(t, table, i, "level")
		order = append(order, fmt.Sprintf("%d %d", 9-int(level[len(level)-1]-'0'), slices.Index(keys, textAtRow(t, table, i, "topic"))))
		if got := textAtRow(t, table, i, "from"); got != fmt.Sprint(minutes) {
			t.Errorf("%s begins at minute %s, want %d", id, got, minutes)
		}
		var own int
		fmt.Sscan(textAtRow(t, table, i, "minutes"), &own)
		minutes += own
	}
	if !slices.IsSorted(order) {
		t.Errorf("levels and topics are out of order: %v", order)
	}
}

func textAtRow(t *testing.T, table analysis.Table, row int, column string) string {
	t.Helper()
	return columnOf(t, table, column, nil)[row]
}

// directorAgenda: no rater is named in any sentence.
func directorAgenda(t *testing.T, r analysis.Result) {
	table := tableNamed(t, r, "agenda_reasons")
	for i, sentence := range columnOf(t, table, "reason", nil) {
		if strings.Contains(sentence, "(0") || strings.Contains(sentence, "(1") { // ids stand in brackets after names
			t.Errorf("%s: %s", textAtRow(t, table, i, "employee"), sentence)
		}
	}
	for _, org := range columnOf(t, tableNamed(t, r, "agenda"), "org", nil) {
		if !ladder.OrgWithin(org, "Tarnholm / Edge") {
			t.Errorf("somebody of %s is on the agenda", org)
		}
	}
}

// TestAgendaHistory makes what the sample has not: a move of org, a new hire, a
// new rater, a big move and a split between self and manager.
func TestAgendaHistory(t *testing.T) {
	s := newStore(t)
	var before, now []ladder.Person
	var ratingsBefore, ratingsNow []ladder.Rating
	for _, id := range []string{"moved", "hired", "risen", "alone"} {
		p := person(id, "Tech / A", 3, 0)
		p.LevelSince = time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC)
		earlier := p
		earlier.Cycle = "2025-H2"
		switch id {
		case "moved":
			earlier.Org = "Sales"
		case "hired":
			p.Hired = time.Date(2026, 4, 3, 0, 0, 0, 0, time.UTC)
		}
		before, now = append(before, earlier), append(now, p)
		for d := range 12 {
			then := rate(id, "old", ladder.Manager, d, 3)
			then.Cycle = "2025-H2"
			ratingsBefore = append(ratingsBefore, then)
			level, rater := 3.0, "old"
			switch id {
			case "risen":
				level = 4
			case "alone":
				rater = "new"
				ratingsNow = append(ratingsNow, rate(id, id, ladder.Self, d, 4.5))
			}
			ratingsNow = append(ratingsNow, rate(id, rater, ladder.Manager, d, level), rate(id, "peer", ladder.Peer, d, 3))
		}
		then := rate("old", "peer", ladder.Report, 0, 3)
		then.Cycle = "2025-H2"
		ratingsBefore = append(ratingsBefore, then)
	}
	add(t, s, "before.xlsx", before, ratingsBefore)
	add(t, s, "now.xlsx", now, ratingsNow)
	in := inputOf(s)
	in.Previous = "2025-H2"
	r := runJob(t, agenda, in)
	for title, want := range map[string]string{
		"recently promoted, moved or hired": "hired: Hired on 2026-04-03, 2 months before the cycle ended. moved: Moved to Tech / A from Sales since 2025-H2.",
		"big move since last cycle":         "",
		"new rater":                         "alone: 12 of 24 ratings are by new (manager), who rated nobody in an earlier cycle.",
		"self and manager apart":            "alone: The self-rating is 1.50 levels above the manager's (mean over 12 dimensions).",
	} {
		if got := sentencesOf(t, r, title); got != want {
			t.Errorf("%s:\n got %s\nwant %s", title, got, want)
		}
	}
	if why := sentencesOf(t, r, "thin evidence"); !strings.Contains(why, "12 of 26 dimensions rated") {
		t.Errorf("thin evidence: %s", why)
	}
}

func sentencesOf(t *testing.T, r analysis.Result, title string) string {
	t.Helper()
	var parts []string
	table := tableNamed(t, r, "agenda_reasons")
	reasons := columnOf(t, table, "reason", func(row []analysis.Value) bool { s, _ := row[0].Text(); return s == title })
	for i, id := range ofTopic(t, r, title) {
		parts = append(parts, id+": "+reasons[i])
	}
	return strings.Join(parts, " ")
}

// TestAgendaRules: every fault is named with its line and key.
func TestAgendaRules(t *testing.T) {
	if rules, err := readRules(analysis.Input{}); err != nil || len(rules.topics) != len(topics) {
		t.Fatalf("the shipped rules: %d topics, %v", len(rules.topics), err)
	}
	shipped := string(AgendaRules())
	for _, c := range []struct{ from, to, want string }{
		{"levels: from_top", "levels: sideways", `levels: "sideways" is not one of from_top, from_bottom`},
		{"most_minutes: 15", "most_minutes: much", `most_minutes: "much" is not a number from 1 to 240`},
		{"    apart: 1.2       # levels between two", "    apaart: 1.2       # levels between two", `raters_disagree: there is no key "apaart"`},
		{"    apart: 1.2       # levels between two", "    # levels between two", `raters_disagree: the key "apart" is missing`},
		{"most_minutes: 15", "most_minutes: 7.5", `most_minutes: "7.5" is not a whole number`},
		{"topic: big_move", "topic: small_talk", `topics: there is no topic "small_talk"`},
		{"topic: big_move", "topic: confirm", `topics: "confirm" stands there twice`},
		{"further_minutes: 2", "further_minutes: 2\nfurther_minutes: 3", `the key "further_minutes" stands there twice`},
		{"  raters: 4 ", "  raters: .nan ", `raters: ".nan" is not a number from 2 to 1000`},
		{shipped, "topics: [", "agenda's rules: yaml: line 1"},
		{shipped, "- a", "line 1: the file: keys with values are wanted"},
		{shipped, "# nothing", "the file is empty"},
	} {
		text := strings.Replace(shipped, c.from, c.to, 1)
		if text == shipped {
			t.Fatalf("%q does not stand in the shipped rules", c.from)
		}
		_, err := readRules(analysis.Input{Rules: []byte(text)})
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s → %s: %v, want %s", c.from, c.to, err, c.want)
		}
	}
	_, err := readRules(analysis.Input{Rules: []byte(strings.Replace(shipped, "most_minutes: 15", "most_minutes: -1", 1))})
	line := strings.Count(shipped[:strings.Index(shipped, "most_minutes")], "\n") + 1
	if err == nil || !strings.Contains(err.Error(), fmt.Sprintf("line %d: most_minutes", line)) {
		t.Errorf("want line %d: %v", line, err)
	}
}
