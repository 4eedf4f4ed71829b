package jobs

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"calibrate/analysis"
	"calibrate/ladder"
)

// gapMaps draws the gaps twice: org × dimension, and employee × dimension.
func gapMaps(in analysis.Input, tree []org, profiles []analysis.Profile, hidden []gapSuppression) []analysis.Chart {
	people := analysis.HeatMap{Axis: "gap to target level, in levels", Diverging: true, Low: -2, High: 2, Columns: dimensionColumns(in.Ladder)}
	room := inPeopleChart(profiles)
	for _, p := range room {
		people.Rows = append(people.Rows, gapRowOf(in, p))
	}
	shown := inChart(tree)
	return []analysis.Chart{
		{
			Name: "gap_by_org", Title: "Gap to the current level, by org and dimension",
			Subtitle: fmt.Sprintf("mean over people, in levels; n = %s; %s", headcount(len(profiles)), ofAll(len(shown), len(tree), "orgs")),
			Footnote: "Cycle " + in.Cycle + ". 0 is inside the band of the current level. n: people of the org; each mean is over those rated in the dimension." + fmt.Sprintf(" Figures of fewer than %d people are not shown, nor what would give them away.", in.MinGroup) + leftOut(len(shown), len(tree), largestOrgs, "Mean gap by org and dimension"),
			Alt:      "A grid of orgs by dimensions, coloured by the mean gap to the current level.",
			Data:     orgHeat(in, tree, shown, profiles, hidden),
		},
		{
			Name: "gap_by_employee", Title: "Gap to the target level, person by person",
			Subtitle: "mean over raters, in levels; n = " + ofAll(len(room), len(profiles), "people"),
			Footnote: "Cycle " + in.Cycle + ". Target: the proposed level, else the next one. Hatched: not rated, or no expectation." + leftOut(len(room), len(profiles), nominatedFirst, "Gap of each person in each dimension"),
			Alt:      "A grid of people by dimensions, coloured by the gap to the target level.",
			Data:     people,
		},
	}
}

func orgHeat(in analysis.Input, tree []org, shown []int, profiles []analysis.Profile, hidden []gapSuppression) analysis.HeatMap {
	heat := analysis.HeatMap{Axis: "mean gap to current level, in levels", Blank: "figure not shown", Diverging: true, Low: -1, High: 1, Columns: dimensionColumns(in.Ladder)}
	for _, i := range shown {
		heat.Rows = append(heat.Rows, analysis.HeatRow{Label: indented(tree[i]), N: len(tree[i].people), Values: make([]float64, len(in.Ladder.Dimensions))})
	}
	for _, d := range in.Ladder.Dimensions {
		for row, i := range shown {
			o := tree[i]
			mean, ok := hidden[d.Number].current.Guard(o.path, sumGaps(o, profiles, d.Number).mean()).Num()
			if !ok {
				mean = math.NaN()
			}
			heat.Rows[row].Values[d.Number] = mean
		}
	}
	for i, row := range heat.Rows {
		heat.Rows[i].Hidden = allNaN(row.Values)
	}
	return heat
}

func gapRowOf(in analysis.Input, p analysis.Profile) analysis.HeatRow {
	row := analysis.HeatRow{Label: personLabel(p.Person), Group: levelHeading(in, p), N: p.Raters, Values: make([]float64, len(in.Ladder.Dimensions))}
	for i := range row.Values {
		row.Values[i] = math.NaN()
		if i < len(p.Dimensions) && p.Dimensions[i].HasTarget {
			row.Values[i] = p.Dimensions[i].TargetGap
		}
	}
	return row
}

func dimensionColumns(l *ladder.Ladder) []analysis.HeatColumn {
	columns := make([]analysis.HeatColumn, len(l.Dimensions))
	for i, d := range l.Dimensions {
		columns[i] = analysis.HeatColumn{Label: d.Name, Group: l.Categories[d.Category].Name}
	}
	return columns
}

// byLevel puts people in the order a meeting takes them: level by level from the
// top, in each the one nearest to the target first.
func byLevel(profiles []analysis.Profile) []analysis.Profile {
	sorted := slices.Clone(profiles)
	slices.SortStableFunc(sorted, func(a, b analysis.Profile) int {
		gapA, ratedA := meanTargetGap(a)
		gapB, ratedB := meanTargetGap(b)
		return cmp.Or(
			cmp.Compare(b.Person.Level, a.Person.Level),
			cmp.Compare(min(ratedB, 1), min(ratedA, 1)), // not rated: last
			cmp.Compare(gapB, gapA),
			cmp.Compare(a.Person.ID, b.Person.ID),
		)
	})
	return sorted
}

// nominatedFirst says which people inPeopleChart picks.
const nominatedFirst = "nominated people first, then those nearest to their target"

// inPeopleChart gives the people a chart has room for, in the order of byLevel:
// nominated people first, then those nearest to their target.
func inPeopleChart(profiles []analysis.Profile) []analysis.Profile {
	if len(profiles) <= chartPeople {
		return byLevel(profiles)
	}
	nearest := slices.Clone(profiles)
	slices.SortStableFunc(nearest, func(a, b analysis.Profile) int {
		gapA, ratedA := meanTargetGap(a)
		gapB, ratedB := meanTargetGap(b)
		return cmp.Or(
			cmp.Compare(min(b.Person.Proposed, 1), min(a.Person.Proposed, 1)),
			cmp.Compare(min(ratedB, 1), min(ratedA, 1)),
			cmp.Compare(math.Abs(gapA), math.Abs(gapB)),
		)
	})
	return byLevel(nearest[:chartPeople])
}

func levelHeading(in analysis.Input, p analysis.Profile) string {
	level, ok := in.LadderOf(p.Person).LevelByNumber(p.Person.Level)
	if !ok {
		return "no current level"
	}
	return level.Code + " · " + level.Name
}

func allNaN(values []float64) bool {
	for _, v := range values {
		if !math.IsNaN(v) {
			return false
		}
	}
	return true
}

// dumbbell shows current, assessed and target level of each person.
func dumbbell(in analysis.Input, profiles []analysis.Profile) analysis.Chart {
	data := analysis.Dumbbell{Axis: "level", Names: [3]string{"current", "assessed", "target"}}
	for _, level := range in.Ladder.Levels {
		data.Ticks = append(data.Ticks, level.Code)
	}
	room := inPeopleChart(profiles)
	for _, p := range room {
		data.Items = append(data.Items, analysis.DumbbellItem{
			Label: personLabel(p.Person), Group: levelHeading(in, p), N: p.Raters,
			At:  [3]float64{levelOrNaN(p.Person.Level), levelOrNaN(p.Assessment.Level), levelOrNaN(p.Target)},
			Low: math.NaN(), High: math.NaN(), Status: outcome(p), Strong: elsewhere(p),
		})
	}
	return analysis.Chart{
		Name: "levels_by_employee", Title: "Current, assessed and target level of each person",
		Subtitle: "n = " + ofAll(len(room), len(profiles), "people"),
		Footnote: "Cycle " + in.Cycle + ". Assessed by the ladder's rule from plain means, not adjusted for severity." + leftOut(len(room), len(profiles), nominatedFirst, "Assessed level of each person"),
		Alt:      "One line per person with marks at the current, the assessed and the target level.",
		Data:     data,
	}
}

func levelOrNaN(level int) float64 {
	if level == 0 {
		return math.NaN()
	}
	return float64(level)
}
