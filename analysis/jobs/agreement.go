package jobs

import (
	"context"
	"fmt"

	"calibrate/analysis"
	"calibrate/ladder"
)

// agreement answers how far raters of the same person agree.
func agreement(ctx context.Context, in analysis.Input) (analysis.Result, error) {
	p, err := readPanel(ctx, in)
	if err != nil {
		return analysis.Result{}, err
	}
	people, err := analysis.People(ctx, in)
	if err != nil {
		return analysis.Result{}, err
	}
	scope := peopleRows(p, people)
	whole, err := agreementOf(ctx, in, p, wholeGroups(in, p, scope), true)
	if err != nil {
		return analysis.Result{}, err
	}
	orgs, hidden, err := orgAgreement(ctx, in, p, people, scope)
	if err != nil {
		return analysis.Result{}, err
	}
	relations, err := relationAgreement(in, p, scope)
	if err != nil {
		return analysis.Result{}, err
	}
	notes := append(p.notes(in), agreementNotes(in, whole[0])...)
	if note, ok := hidden.Note(); ok {
		notes = append(notes, note)
	}
	return analysis.Result{
		Notes:  notes,
		Tables: []analysis.Table{agreementTable(in, whole), relationAgreementTable(in, relations), orgAgreementTable(in, orgs, hidden)},
		Charts: append([]analysis.Chart{agreementChart(in, whole)}, pairCharts(in, p, people, scope)...),
	}, nil
}

// peopleRows gives the panel rows of each person in scope, in the order of people.
func peopleRows(p *panel, people []ladder.Person) [][]int {
	place := make(map[string]int, len(people))
	for i, person := range people {
		place[person.ID] = i
	}
	of := make([][]int, len(people))
	for row, employee := range p.employee {
		if i, ok := place[p.ids[employee]]; ok {
			of[i] = append(of[i], row)
		}
	}
	return of
}

// An agreementGroup is a set of ratings whose agreement is asked for.
type agreementGroup struct {
	category string // heading of a category or dimension; "" otherwise
	label    string
	rows     []int
}

// wholeGroups are all ratings by others in scope, then those of each category
// and of each dimension.
func wholeGroups(in analysis.Input, p *panel, scope [][]int) []agreementGroup {
	label := company
	if parts := ladder.OrgParts(in.Org); len(parts) > 0 {
		label = parts[len(parts)-1]
	}
	all := agreementGroup{label: "All dimensions, " + label}
	categories := make([]agreementGroup, len(in.Ladder.Categories))
	dimensions := make([]agreementGroup, len(in.Ladder.Dimensions))
	for i, c := range in.Ladder.Categories {
		categories[i] = agreementGroup{category: c.Name, label: "All of " + c.Name}
	}
	for i, d := range in.Ladder.Dimensions {
		dimensions[i] = agreementGroup{category: in.Ladder.Categories[d.Category].Name, label: d.Name}
	}
	for _, rows := range scope {
		for _, row := range rows {
			if !p.others(row) {
				continue
			}
			d := p.dimension[row]
			c := in.Ladder.Dimensions[d].Category
			all.rows = append(all.rows, row)
			categories[c].rows = append(categories[c].rows, row)
			dimensions[d].rows = append(dimensions[d].rows, row)
		}
	}
	groups := []agreementGroup{all}
	for i := range categories {
		groups = append(groups, categories[i])
		for _, d := range in.Ladder.DimensionsIn(i) {
			groups = append(groups, dimensions[d.Number])
		}
	}
	return groups
}

func agreementNotes(in analysis.Input, all agreed) []analysis.Note {
	notes := []analysis.Note{
		info("n = %s with two raters or more, %s (person × dimension), %s of ratings. Self-ratings count only where self and manager are compared.",
			headcount(all.people), plural(all.units, "cell", "cells"), plural(all.pairs, "pair", "pairs")),
		info("Alpha (Krippendorff) is 1 when raters agree fully and 0 when they agree no more than chance; severity and noise both lower it. Ratings of people by different observers usually lie between 0.3 and 0.6: read the interval. Intervals resample whole people (seed %d). ICC(A,1) is the reliability of one rater, G(q,k) that of the mean of the raters people really had; their intervals are by the delta method. The shares of equal levels count every pair of raters of a cell, with intervals by the jackknife over people; beside them stands the mean over cells, whose cells weigh alike. All coefficients are over people of all levels: that these differ much raises them, and among people of one level agreement is lower.",
			in.Seed),
	}
	if all.why != "" {
		notes = append(notes, caution("Agreement cannot be told: %s; there are %s and %s.", all.why, plural(all.units, "cell", "cells"), headcount(all.people)))
	}
	return notes
}

// tooFewToAgree says why a group is too small for a coefficient; "" when it is
// not. What would be hidden as a small group is too small here as well.
func tooFewToAgree(in analysis.Input, people, units int) string {
	least := max(minPeople, in.MinGroup)
	switch {
	case units == 0:
		return "no cell (person × dimension) has two raters"
	case units < minUnits || people < least:
		return fmt.Sprintf("too few with two raters: %d cells and %d people are needed", minUnits, least)
	}
	return ""
}
