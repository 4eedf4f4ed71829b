package jobs

import (
	"math"
	"slices"

	"calibrate/analysis"
)

// topicChart shows where the meeting's time goes: the minutes of those taken under
// each topic, by the level they hold in the order of the list. There is none for an
// empty list.
func topicChart(in analysis.Input, rules agendaRules, items []item) []analysis.Chart {
	if len(items) == 0 {
		return nil
	}
	data, minutes := analysis.HeatMap{Axis: "minutes", Blank: "nobody"}, 0
	for _, it := range items {
		if c := (analysis.HeatColumn{Label: levelHeld(in, it)}); !slices.Contains(data.Columns, c) {
			data.Columns = append(data.Columns, c)
		}
		minutes += it.minutes
	}
	for topic, rule := range rules.topics {
		row := analysis.HeatRow{Label: rule.title, Values: slices.Repeat([]float64{math.NaN()}, len(data.Columns))}
		for _, it := range items {
			if it.reasons[0].topic != topic {
				continue
			}
			at := slices.Index(data.Columns, analysis.HeatColumn{Label: levelHeld(in, it)})
			if math.IsNaN(row.Values[at]) {
				row.Values[at] = 0
			}
			row.Values[at] += float64(it.minutes)
			row.N++
		}
		data.Rows = append(data.Rows, row)
	}
	return []analysis.Chart{{
		Name: "agenda_topics", Title: "Where the meeting's time goes",
		Subtitle: analysis.Said("minutes by topic and level held, cycle %s, n = %s, %d min", in.Cycle, headcount(len(items)), minutes),
		Footnote: "Each person counts under the first topic that applies. n: people taken under the topic. Anchors come on top.",
		Alt:      analysis.Said("A heat map of %d topics by %d levels with the minutes estimated, %d in all.", len(data.Rows), len(data.Columns), minutes),
		Data:     data,
	}}
}

func levelHeld(in analysis.Input, it item) string {
	if level, ok := in.LadderOf(it.person()).LevelByNumber(it.person().Level); ok {
		return level.Code
	}
	return "no level"
}
