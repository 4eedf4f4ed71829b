package packet

import (
	"fmt"

	"calibrate/analysis"
	"calibrate/ladder"
)

// guide says how to read the packet and how the meeting works with it: scale,
// rules, questions against bias, and who decides what.
func guide(b analysis.Bundle) section {
	s := section{ID: "guide", Title: "How to read this",
		Question: "What do the figures mean, and what are they not allowed to do?"}
	for _, l := range b.Input.AllLadders() {
		s.Lists = append(s.Lists, scaleOf(l))
	}
	s.Lists = append(s.Lists, rules(b), biasPrompts, decisionRights)
	return s
}

func scaleOf(l *ladder.Ladder) list {
	scale := list{Title: fmt.Sprintf("The scale of %s, half steps allowed", l.Name)}
	for _, level := range l.Levels {
		scale.Items = append(scale.Items, fact{fmt.Sprintf("%d · %s", level.Number, level.Code), level.Name, ""})
	}
	return scale
}

func rules(b analysis.Bundle) list {
	share := analysis.FormatNumber(analysis.Share, b.Input.Ladder.Rule.MeetsShare)
	return list{Title: "The rules behind the figures", Items: []fact{
		{"Mean", "The plain mean over raters other than the person. Self-ratings are shown, and enter no mean.", ""},
		{"Band", "The run of levels that share one expectation in a dimension. A rating inside the band of a level meets it.", ""},
		{"Gap", "The distance in levels from the mean to the band: 0 inside it, negative below, positive above.", ""},
		{"Target", "The proposed level; for people not nominated, the next one.", ""},
		{"Assessed level", "The highest level whose dimensions are met for at least " + share + " of the rated weight, with no category wholly unmet.", ""},
		{"No figure", analysis.NoFigure + " means that there is none, and the reason is given. Blank, not observed, not applicable, too new and unread cells are counted and never become a number.", ""},
		{"Small groups", fmt.Sprintf("A figure about fewer than %d people is %s; so is one that would give such a group away by subtraction. That is for tables and charts that are passed on: the pages of people name everybody.", b.Manifest.MinGroup, analysis.HiddenFigure), ""},
		{"Severity", "How far a rater scores below what the same people get from others. It is advice for reading a rating, and changes none.", ""},
		{"Interval", "A figure with an interval is as good as its interval: where it spans 0, the figures cannot tell.", ""},
		{"Cells", "Letter and number beside a rating, such as F14, are the cell it was read from. The text as it stood is quoted where it was not the plain number; what a rater wrote the same way throughout is said once on paper.", ""},
	}}
}

var biasPrompts = list{Title: "Questions to ask before deciding", Items: []fact{
	{"Recency", "Is this about the whole cycle, or about the last weeks?", ""},
	{"Halo", "Does one strong or weak dimension colour the others? Look at the strip: are all dots at one level?", ""},
	{"Leniency and severity", "Would another rater, who knows the same people, have said so too?", ""},
	{"Central tendency", "Does this rater use the whole scale?", ""},
	{"Similarity", "Would we say this of somebody with another background, site or working time?", ""},
	{"Visibility", "Do we reward being seen? What of work that prevents trouble?", ""},
	{"Anchoring", "Did the first opinion or the current level settle it? Say what speaks for and against before a level is named.", ""},
	{"Potential", "Is it about what was shown, or about what is hoped for?", ""},
}}

var decisionRights = list{Title: "Who decides", Items: []fact{
	{"Manager", "Brings the evidence and makes the proposal.", ""},
	{"Meeting", "Compares people of one level with the ladder's text, level by level and not manager by manager.", ""},
	{"Director", "Decides within the org, and says why where the decision departs from the evidence.", ""},
	{"HR", "Keeps the process, the record and the check on fairness; settles what the org cannot.", ""},
	{"This packet", "Decides nothing. An adjusted or assessed figure is never the rating of record.", ""},
}}

func levelCode(l *ladder.Ladder, number int) string {
	level, ok := l.LevelByNumber(number)
	if !ok {
		return analysis.NoFigure
	}
	return level.Code
}

func bandCode(l *ladder.Ladder, b ladder.Band) string {
	switch {
	case b == ladder.Band{}:
		return "none"
	case b.Low == b.High:
		return levelCode(l, b.Low)
	}
	return levelCode(l, b.Low) + "–" + levelCode(l, b.High)
}
