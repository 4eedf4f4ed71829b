package jobs

import (
	"fmt"
	"math"
	"slices"

	"calibrate/analysis"
	"calibrate/ladder"
)

// An orgRaters is how many raters of each relation a person of one org has.
type orgRaters struct {
	org
	per    []float64 // in the order of ladder.Relations
	hidden string    // why the figures may not be shown; "" when they may
}

// raterMap is that of every org, the whole first.
type raterMap struct {
	orgs   []orgRaters
	tree   []org
	people int
}

func ratersByOrg(in analysis.Input, covered []coveredPerson) raterMap {
	people := make([]ladder.Person, len(covered))
	for i, p := range covered {
		people[i] = p.Person
	}
	m := raterMap{tree: orgTree(in, people), people: len(people)}
	hidden := suppression(in, m.tree, everybody)
	for _, o := range m.tree {
		row := orgRaters{org: o, per: make([]float64, len(ladder.Relations))}
		row.hidden, _ = hidden.Hidden(o.path)
		for r, relation := range ladder.Relations {
			row.per[r] = ratersPer(o, covered, relation)
		}
		m.orgs = append(m.orgs, row)
	}
	return m
}

func ratersPer(o org, covered []coveredPerson, relation ladder.Relation) float64 {
	raters := 0
	for _, i := range o.people {
		raters += covered[i].by[relation]
	}
	return float64(raters) / float64(len(o.people))
}

func (m raterMap) table(in analysis.Input) analysis.Table {
	t := analysis.Table{Name: "coverage_by_org", Title: "Raters per person by org and relation", Columns: []analysis.Column{
		text("org", "Org"), count("depth", "Depth", ""), count("n", "n", "people"),
	}}
	for _, relation := range ladder.Relations {
		t.Columns = append(t.Columns, column(analysis.Rating, string(relation), capital(string(relation)), "raters per person"))
	}
	for _, o := range m.orgs {
		row := []analysis.Value{analysis.T(orgName(in, o.org)), analysis.I(o.depth), analysis.I(len(o.people))}
		for _, per := range o.per {
			if o.hidden != "" {
				row = append(row, analysis.Hidden(o.hidden))
				continue
			}
			row = append(row, analysis.N(per))
		}
		t.Add(row)
	}
	return t
}

// chart shows the map of as many orgs as there is room for.
func (m raterMap) chart(in analysis.Input) analysis.Chart {
	data, shown := analysis.HeatMap{Axis: "raters per person"}, inChart(m.tree)
	var relations []int // that anybody has a rater of
	for r, relation := range ladder.Relations {
		if slices.ContainsFunc(m.orgs, func(o orgRaters) bool { return o.per[r] > 0 }) {
			relations = append(relations, r)
			data.Columns = append(data.Columns, analysis.HeatColumn{Label: string(relation)})
		}
	}
	for _, i := range shown {
		o := m.orgs[i]
		row := analysis.HeatRow{Label: indented(o.org), N: len(o.people), Values: noValues(len(relations)), Hidden: o.hidden != ""}
		for i, r := range relations {
			if !row.Hidden {
				row.Values[i] = o.per[r]
			}
		}
		for _, v := range row.Values {
			if v > data.High { // never of NaN
				data.High = v
			}
		}
		data.Rows = append(data.Rows, row)
	}
	return analysis.Chart{
		Name:     "coverage_map",
		Title:    "Who rates whom",
		Subtitle: fmt.Sprintf("raters per person by org and relation, n = %s; %s", headcount(m.people), ofAll(len(shown), len(m.tree), "orgs")),
		Footnote: "Cycle " + in.Cycle + ". Only raters who gave at least one level count." + leftOut(len(shown), len(m.tree), largestOrgs, "Raters per person by org and relation"),
		Alt:      analysis.Said("A grid of %d orgs by %d relations with the mean number of raters per person.", len(shown), len(relations)),
		Data:     data,
	}
}

// noValues is a row of nothing.
func noValues(n int) []float64 {
	row := make([]float64, n)
	for i := range row {
		row[i] = math.NaN()
	}
	return row
}
