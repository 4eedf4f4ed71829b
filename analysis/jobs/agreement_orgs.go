package jobs

import (
	"context"

	"calibrate/analysis"
	"calibrate/ladder"
)

// orgAgreement measures every org of the tree. An org is hidden when too few of
// its people have two raters.
func orgAgreement(ctx context.Context, in analysis.Input, p *panel, people []ladder.Person, scope [][]int) ([]agreed, analysis.Suppression, error) {
	tree := orgTree(in, people)
	pairable := make([]bool, len(people))
	for i, rows := range scope {
		pairable[i] = p.pairable(rows)
	}
	hidden := suppression(in, tree, func(person int) bool { return pairable[person] })
	groups := make([]agreementGroup, len(tree))
	for i, o := range tree {
		groups[i] = agreementGroup{category: o.path, label: orgName(in, o)}
		for _, person := range o.people {
			for _, row := range scope[person] {
				if p.others(row) {
					groups[i].rows = append(groups[i].rows, row)
				}
			}
		}
	}
	all, err := agreementOf(ctx, in, p, groups, false)
	return all, hidden, err
}

// pairable tells whether two people other than the employee rated the same
// dimension.
func (p *panel) pairable(rows []int) bool {
	seen := map[int32]bool{}
	for _, row := range rows {
		if !p.others(row) {
			continue
		}
		if seen[p.dimension[row]] {
			return true
		}
		seen[p.dimension[row]] = true
	}
	return false
}

func orgAgreementTable(_ analysis.Input, orgs []agreed, hidden analysis.Suppression) analysis.Table {
	t := analysis.Table{Name: "agreement_by_org", Title: "Agreement by org", Columns: append([]analysis.Column{text("org", "Org")}, agreementColumns()...)}
	for _, a := range orgs {
		row := []analysis.Value{analysis.T(a.label)}
		for i, v := range a.values() {
			if i > 0 { // the number of people is shown
				v = hidden.Guard(a.category, v)
			}
			row = append(row, v)
		}
		t.Add(row)
	}
	return t
}
