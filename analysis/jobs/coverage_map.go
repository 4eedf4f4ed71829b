package jobs

import (
	"fmt"
	"math"

	"calibrate/analysis"
	"calibrate/ladder"
)

// coverageMap shows for each org how many raters of each relation a person has.
func coverageMap(in analysis.Input, covered []coveredPerson) analysis.Chart {
	people := make([]ladder.Person, len(covered))
	for i, p := range covered {
		people[i] = p.Person
	}
	tree := orgTree(in, people)
	hidden := suppression(in, tree, everybody)
	data := analysis.HeatMap{Axis: "raters per person"}
	for _, relation := range ladder.Relations {
		data.Columns = append(data.Columns, analysis.HeatColumn{Label: string(relation)})
	}
	for _, o := range tree {
		row := analysis.HeatRow{Label: indented(o), N: len(o.people), Values: make([]float64, len(ladder.Relations))}
		_, row.Hidden = hidden.Hidden(o.path)
		for r, relation := range ladder.Relations {
			row.Values[r] = ratersPer(o, covered, relation)
			if row.Hidden {
				row.Values[r] = math.NaN()
			}
			data.High = math.Max(data.High, row.Values[r])
		}
		data.Rows = append(data.Rows, row)
	}
	return analysis.Chart{
		Name:     "coverage_map",
		Title:    "Who rates whom",
		Subtitle: fmt.Sprintf("raters per person by org and relation, n = %d people", len(covered)),
		Footnote: "Cycle " + in.Cycle + ". Only raters who gave at least one level count.",
		Alt:      fmt.Sprintf("A grid of %d orgs by %d relations with the mean number of raters per person.", len(tree), len(ladder.Relations)),
		Data:     data,
	}
}

func ratersPer(o org, covered []coveredPerson, relation ladder.Relation) float64 {
	raters := 0
	for _, i := range o.people {
		raters += covered[i].by[relation]
	}
	return float64(raters) / float64(len(o.people))
}
