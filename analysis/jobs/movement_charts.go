package jobs

import (
	"cmp"
	"math"
	"slices"

	"calibrate/analysis"
)

// moveCharts shows who went where, and the people whom the meeting moved.
func moveCharts(in analysis.Input, moves []move) []analysis.Chart {
	if len(moves) < in.MinGroup {
		return nil
	}
	return []analysis.Chart{moveFlow(in, moves), movedChart(in, moves)}
}

func moveFlow(in analysis.Input, moves []move) analysis.Chart {
	n := len(in.Ladder.Levels)
	data := analysis.Flow{From: "before the meeting", To: "agreed", Up: "moved up", Down: "moved down", Counts: make([][]int, n)}
	for i, level := range in.Ladder.Levels {
		data.Levels = append(data.Levels, level.Code)
		data.Counts[i] = make([]int, n)
	}
	moved := 0
	for _, m := range moves {
		if min(m.before, m.after) < 1 || max(m.before, m.after) > n {
			continue
		}
		data.Counts[m.before-1][m.after-1]++
		if m.before != m.after {
			moved++
		}
	}
	return analysis.Chart{
		Name: "movement_flow", Title: "From the level people came in with to the agreed one",
		Subtitle: analysis.Said("n = %s with a decision, %d moved", headcount(len(moves)), moved),
		Footnote: "Cycle " + in.Cycle + ". Before the meeting: the proposed level, or the current one of people not proposed.",
		Alt:      analysis.Said("Bands from each level before the meeting to each agreed level; %d of %d people moved.", moved, len(moves)),
		Data:     data,
	}
}

// toRatings says whether the meeting took a person closer to the assessed level, and
// whether it took them further off.
func (m move) toRatings() (status string, off bool) {
	level := m.profile.Assessment.Level
	if level == 0 {
		return "not assessed", false
	}
	switch was, is := distance(m.before, level), distance(m.after, level); {
	case is < was:
		return "closer to the ratings", false
	case is > was:
		return "further from the ratings", true
	default:
		return "as far from the ratings as before", false
	}
}

// movedChart has the people whom the meeting moved, those moved furthest first.
func movedChart(in analysis.Input, moves []move) analysis.Chart {
	var moved []move
	for _, m := range moves {
		if m.before != m.after {
			moved = append(moved, m)
		}
	}
	slices.SortStableFunc(moved, func(a, b move) int {
		return cmp.Compare(math.Abs(float64(b.after-b.before)), math.Abs(float64(a.after-a.before)))
	})
	room := moved[:min(len(moved), chartPeople)]
	data := analysis.Dumbbell{Axis: "level", Names: [3]string{"before", "assessed", "agreed"}}
	for _, level := range in.Ladder.Levels {
		data.Ticks = append(data.Ticks, level.Code)
	}
	for _, m := range room {
		direction := "moved up"
		if m.after < m.before {
			direction = "moved down"
		}
		status, off := m.toRatings()
		data.Items = append(data.Items, analysis.DumbbellItem{
			Label: personLabel(m.profile.Person), Group: direction, N: m.profile.Raters, Low: math.NaN(), High: math.NaN(), Status: status, Strong: off,
			At: [3]float64{levelOrNaN(m.before), levelOrNaN(m.profile.Assessment.Level), levelOrNaN(m.after)},
		})
	}
	slices.SortStableFunc(data.Items, func(a, b analysis.DumbbellItem) int { return cmp.Compare(b.Group, a.Group) })
	return analysis.Chart{
		Name: "movement", Title: "People whom the meeting moved",
		Subtitle: "n = " + ofAll(len(room), len(moved), "people"),
		Footnote: "Cycle " + in.Cycle + ". Assessed by the ladder's rule from plain means." + leftOut(len(room), len(moved), "those moved furthest", "Before and after the meeting, person by person"),
		Alt:      "One line per person with marks at the level before the meeting, the assessed and the agreed level.",
		Data:     data,
	}
}
