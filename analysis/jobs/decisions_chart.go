package jobs

import (
	"cmp"
	"math"
	"slices"

	"calibrate/analysis"
)

// decisionChart shows, of those proposed and those whose level the meeting changed,
// the level held, proposed and agreed. There is none before decisions are stored.
func decisionChart(in analysis.Input, book decisionBook, profiles []analysis.Profile) []analysis.Chart {
	data := analysis.Dumbbell{Axis: "level", Names: [3]string{"current", "proposed", "agreed"}}
	for _, level := range in.Ladder.Levels {
		data.Ticks = append(data.Ticks, level.Code)
	}
	decidedOn := 0
	for _, p := range profiles {
		d, decided := book.inForce(p.Person.ID)
		if !decided || in.LadderOf(p.Person) != in.Ladder {
			continue
		}
		decidedOn++
		if d.agreed == p.Person.Level && p.Person.Proposed == 0 {
			continue
		}
		data.Items = append(data.Items, analysis.DumbbellItem{Label: personLabel(p.Person), Group: kindOf(p, d.agreed), N: p.Raters,
			At: [3]float64{levelOrNaN(p.Person.Level), levelOrNaN(p.Person.Proposed), levelOrNaN(d.agreed)}, Low: math.NaN(), High: math.NaN()})
	}
	if len(data.Items) == 0 {
		return nil
	}
	slices.SortStableFunc(data.Items, func(a, b analysis.DumbbellItem) int {
		return cmp.Or(cmp.Compare(slices.Index(decisionKinds, a.Group), slices.Index(decisionKinds, b.Group)), -cmp.Compare(a.At[2], b.At[2]))
	})
	all := len(data.Items)
	data.Items = data.Items[:min(all, chartPeople)]
	return []analysis.Chart{{
		Name: "decisions", Title: "What was agreed on those proposed and those who moved",
		Subtitle: analysis.Said("cycle %s, n = %s of %d with a decision", in.Cycle, ofAll(len(data.Items), all, "people"), decidedOn),
		Footnote: "The decision in force on each person. People who were not proposed and keep their level are in the table." + leftOut(len(data.Items), all, "by outcome, the highest agreed level first", "What was agreed on each person"),
		Alt:      analysis.Said("One line per person with marks at the current, the proposed and the agreed level; %d people.", len(data.Items)),
		Data:     data,
	}}
}
