package jobs

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"calibrate/analysis"
	"calibrate/ladder"
)

// A topic is one reason to talk about a person. Its thresholds come from the
// rules file.
type topic struct {
	name  string // in the rules file
	title string // in tables
	keys  map[string]bounds
	alone bool // applies only to people to whom no other topic does
	find  func(thresholds, agendaPerson) (finding, bool)
}

// A finding is what one topic has to say of one person.
type finding struct {
	sentence string
	strength float64 // how far the topic applies; compares within the topic
}

// topics has every topic that a rules file may name.
var topics = []topic{
	{name: "raters_disagree", title: "raters disagree", keys: map[string]bounds{"apart": {0, 100}, "dimensions": {1, 1000}}, find: ratersDisagree},
	{name: "one_rater_decides", title: "outcome depends on the rater", find: oneRaterDecides},
	{name: "near_the_line", title: "near the line", keys: map[string]bounds{"chance": {0, .5}, "raters": {1, 1000}}, find: nearTheLine},
	{name: "far_from_proposal", title: "proposal and assessment differ", keys: map[string]bounds{"levels": {1, 100}}, find: farFromProposal},
	{name: "big_move", title: "big move in the ratings", keys: map[string]bounds{"levels": {0, 100}, "dimensions": {1, 1000}}, find: bigMove},
	{name: "recent_change", title: "recently promoted, moved or hired", keys: map[string]bounds{"months": {0, 120}}, find: recentChange},
	{name: "new_rater", title: "new rater", keys: map[string]bounds{"share": {0, 1}}, find: newRater},
	{name: "thin_evidence", title: "thin evidence", keys: map[string]bounds{"raters": {0, 1000}, "rated": {0, 1}}, find: thinEvidence},
	{name: "self_and_manager", title: "self and manager apart", keys: map[string]bounds{"apart": {0, 100}, "dimensions": {1, 1000}}, find: selfAndManager},
	{name: "confirm", title: "confirm", alone: true, find: confirm},
}

func topicNames() []string {
	names := make([]string, len(topics))
	for i, t := range topics {
		names[i] = t.name
	}
	return names
}

// code names a level in a sentence.
func (p agendaPerson) code(level int) string {
	if l, ok := p.ladder().LevelByNumber(level); ok {
		return l.Code
	}
	return "no level"
}

// shown tells whether what a rater gave may be told apart.
func (p agendaPerson) shown(rater string) bool {
	return p.in.Audience != analysis.Director || ladder.OrgWithin(p.who.person(rater).Org, p.in.Org)
}

// rater names a rater in a sentence; to a director none is named.
func (p agendaPerson) rater(id string, relation ladder.Relation) string {
	if p.in.Audience == analysis.Director {
		return "one rater"
	}
	return fmt.Sprintf("%s (%s)", personLabel(p.who.person(id)), relation)
}

func levelsText(x float64) string { return analysis.FormatNumber(analysis.Rating, x) }

func signedText(x float64) string { return analysis.FormatNumber(analysis.Delta, x) }

func shareText(x float64) string { return analysis.FormatNumber(analysis.Share, x) }

func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return analysis.Said("%d %s", n, many)
}

// headcount says how many people there are.
func headcount(people int) string { return plural(people, "person", "people") }

// someOr is plural with words of their own for none.
func someOr(n int, none, one, many string) string {
	if n == 0 {
		return none
	}
	return plural(n, one, many)
}

func ratersDisagree(at thresholds, p agendaPerson) (finding, bool) {
	s, ok := widestSplit(byOthers(p.heard), int(at["dimensions"]))
	if !ok || s.apart() < at["apart"] {
		return finding{}, false
	}
	who := fmt.Sprintf("%s is %s levels above %s", p.rater(s.high.rater, s.high.relation), levelsText(s.levels), p.rater(s.low.rater, s.low.relation))
	if p.in.Audience == analysis.Director {
		who = fmt.Sprintf("Two raters are %s levels apart", levelsText(s.levels))
	}
	off := ""
	if adjusted, known := s.adjusted.Get(); known {
		way := ""
		if adjusted < 0 {
			way = " the other way"
		}
		off = fmt.Sprintf(", %s%s with severity taken off", levelsText(math.Abs(adjusted)), way)
	}
	return finding{fmt.Sprintf("%s (mean over %s%s).", who, plural(s.dimensions, "dimension", "dimensions"), off), s.apart()}, true
}

func oneRaterDecides(_ thresholds, p agendaPerson) (finding, bool) {
	if p.outcomes == nil {
		return finding{}, false
	}
	assessed := p.profile.Assessment.Level
	var parts []string
	strength := 0.0
	decisive := p.outcomes.decisive()
	for _, w := range p.outcomes.without {
		if p.profile.Target > 0 && slices.Contains(decisive, w.rater) {
			id := p.adjuster.table.Rater.Labels[w.rater]
			parts = append(parts, fmt.Sprintf("without %s it is %s", p.rater(id, p.relationOf(id)), p.assessedCode(w.level)))
			strength = math.Max(strength, math.Abs(float64(w.level-assessed)))
		}
	}
	if p.turnedBySeverity() {
		level, _ := p.outcomes.level.Get()
		parts = append(parts, fmt.Sprintf("with severity taken off it is %s", p.assessedCode(int(level))))
		strength += .5
	}
	if len(parts) == 0 {
		return finding{}, false
	}
	return finding{fmt.Sprintf("Assessed %s, where %s is the target%s; %s.", p.assessedCode(assessed), p.code(p.profile.Target), p.held(), strings.Join(parts, ", ")), strength}, true
}

// turnedBySeverity tells whether the outcome is another with severity taken off.
func (p agendaPerson) turnedBySeverity() bool {
	status := p.outcomes.status()
	return status == bySeverityOnly || status == bothWays
}

func (p agendaPerson) relationOf(rater string) ladder.Relation {
	for _, v := range p.heard {
		if v.rater == rater {
			return v.relation
		}
	}
	return ladder.Other
}

// assessedCode names an assessed level, of which there may be none.
func (p agendaPerson) assessedCode(level int) string { return assessedCode(p.ladder(), level) }

func assessedCode(l *ladder.Ladder, number int) string {
	level, ok := l.LevelByNumber(number)
	if !ok {
		return "below the lowest level"
	}
	return level.Code
}

// held adds the level held to a sentence about the target.
func (p agendaPerson) held() string {
	if level := p.person().Level; level > 0 && level != p.profile.Target {
		return " and " + p.code(level) + " held"
	}
	return ""
}

// nearTheLine looks at every line within the 95 % range of the assessed level
// and takes the one most in doubt. It is the stronger, the nearer the line; of
// equal distances, which are common as means move in steps, the more in doubt.
func nearTheLine(at thresholds, p agendaPerson) (finding, bool) {
	if p.outcomes == nil || p.profile.Raters < int(at["raters"]) {
		return finding{}, false
	}
	low, known := p.outcomes.low.Get()
	high, _ := p.outcomes.high.Get()
	best, doubt, line := marginRange{}, -1.0, 0
	for level := int(low) + 1; known && level <= int(high); level++ {
		m := p.adjustedMargin(p.in, p.adjuster, level)
		chance, ok := m.chance.Get()
		if other := math.Min(chance, 1-chance); ok && other > doubt {
			best, doubt, line = m, other, level
		}
	}
	if line == 0 || doubt < at["chance"] {
		return finding{}, false
	}
	chance, _ := best.chance.Get()
	value, _ := best.value.Get()
	from, _ := best.low.Get()
	to, _ := best.high.Get()
	return finding{fmt.Sprintf("The line of %s is in doubt: the chance of meeting it is %s, the margin %s levels (95 %% from %s to %s, severity taken off).",
		p.code(line), shareText(chance), signedText(value), signedText(from), signedText(to)), doubt/100 - math.Abs(value)}, true
}

// farFromProposal compares with the proposed level, for people not proposed
// with the one they hold.
func farFromProposal(at thresholds, p agendaPerson) (finding, bool) {
	basis, assessed := p.person().Proposed, p.profile.Assessment.Level
	if basis == 0 {
		basis = p.person().Level
	}
	apart := assessed - basis
	if basis == 0 || p.profile.Assessment.Dimensions == 0 || math.Abs(float64(apart)) < at["levels"] {
		return finding{}, false
	}
	line, where := basis, "below"
	if apart > 0 {
		line, where = basis+1, "above"
	}
	distance, _ := p.margin(p.ladder(), line).Get()
	head := fmt.Sprintf("Holds %s and is not proposed", p.code(basis))
	if p.proposed() {
		head = fmt.Sprintf("Proposed for %s", p.code(basis))
	}
	met, _ := metShare(p.profile, line).Num()
	return finding{fmt.Sprintf("%s; assessed %s, %s %s (meets %s of %s; margin %s).", head, p.assessedCode(assessed),
		plural(int(math.Abs(float64(apart))), "level", "levels"), where, shareText(met), p.code(line), signedText(distance)), math.Abs(distance)}, true
}
