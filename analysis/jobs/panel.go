package jobs

import (
	"context"
	"database/sql"
	"slices"

	"calibrate/analysis"
	"calibrate/analysis/stats"
	"calibrate/ladder"
)

// A panel is every level given in one cycle on one ladder, column by column.
// Rows stand by employee, rater and dimension, so that the same ratings give
// the same figures, to the last bit, however they were imported.
type panel struct {
	ids       []string // everybody's id; employee and rater are places in it
	employee  []int32
	rater     []int32
	dimension []int32
	relation  []ladder.Relation
	level     []float64

	elsewhere int // levels given on other ladders, which are not in the panel
}

type panelRow struct {
	employee, rater, dimension int32
	relation                   int
	level                      float64
}

// readPanel reads the whole company, whatever org is asked for: severity and
// agreement of a part rest on the comparison with the rest. The jobs of one run
// share it.
func readPanel(ctx context.Context, in analysis.Input) (*panel, error) {
	return analysis.Once(in.OfCompany(), "panel", func() (*panel, error) { return newPanel(ctx, in) })
}

func newPanel(ctx context.Context, in analysis.Input) (*panel, error) {
	onLadder := sql.Named("ladder", in.Ladder.ID)
	ids, err := rows(ctx, in, "panel", "ids", scanText)
	if err != nil {
		return nil, err
	}
	all, err := rows(ctx, in, "panel", "ratings", scanPanelRow, onLadder, sql.Named("dimensions", len(in.Ladder.Dimensions)))
	if err != nil {
		return nil, err
	}
	elsewhere, err := rows(ctx, in, "panel", "other_ladders", scanCount, onLadder)
	if err != nil {
		return nil, err
	}
	p := &panel{ids: ids, elsewhere: elsewhere[0]}
	for _, r := range all {
		p.employee = append(p.employee, r.employee)
		p.rater = append(p.rater, r.rater)
		p.dimension = append(p.dimension, r.dimension)
		p.relation = append(p.relation, ladder.Relations[r.relation])
		p.level = append(p.level, r.level)
	}
	return p, nil
}

// others tells whether a row is a rating by somebody other than the employee.
func (p *panel) others(row int) bool { return p.relation[row] != ladder.Self }

// rowsOf gives the rows that keep picks, in order.
func (p *panel) rowsOf(keep func(row int) bool) []int {
	var picked []int
	for row := range p.level {
		if keep(row) {
			picked = append(picked, row)
		}
	}
	return picked
}

// allRows gives every row.
func (p *panel) allRows() []int { return p.rowsOf(func(int) bool { return true }) }

// table makes a ratings table of some rows. Its labels are ids and dimension
// names in ladder order; only those that occur have a code.
func (p *panel) table(l *ladder.Ladder, picked []int) stats.Ratings {
	dimensions := make([]string, len(l.Dimensions))
	for i, d := range l.Dimensions {
		dimensions[i] = d.Name
	}
	t := stats.Ratings{
		Unit:  factorOf("employee", p.ids, p.employee, picked),
		Rater: factorOf("rater", p.ids, p.rater, picked),
		Item:  factorOf("dimension", dimensions, p.dimension, picked),
		Value: make([]float64, len(picked)),
	}
	for i, row := range picked {
		t.Value[i] = p.level[row]
	}
	return t
}

// factorOf codes a column over the labels that occur in the picked rows.
func factorOf(name string, labels []string, column []int32, picked []int) stats.Factor {
	place := slices.Repeat([]int32{-1}, len(labels))
	for _, row := range picked {
		place[column[row]] = 0
	}
	f := stats.Factor{Name: name, Code: make([]int32, len(picked))}
	for at, label := range labels {
		if place[at] == 0 {
			place[at] = int32(len(f.Labels))
			f.Labels = append(f.Labels, label)
		}
	}
	for i, row := range picked {
		f.Code[i] = place[column[row]]
	}
	return f
}

// notes says what the panel leaves out.
func (p *panel) notes(in analysis.Input) []analysis.Note {
	if p.elsewhere == 0 {
		return nil
	}
	return []analysis.Note{caution("%d ratings are on another ladder than %s and are not in these figures: levels of two ladders do not compare.",
		p.elsewhere, in.Ladder.Name)}
}

func scanPanelRow(r *sql.Rows) (p panelRow, err error) {
	err = r.Scan(&p.employee, &p.rater, &p.relation, &p.dimension, &p.level)
	return p, err
}

func scanText(r *sql.Rows) (s string, err error) {
	err = r.Scan(&s)
	return s, err
}

func scanCount(r *sql.Rows) (n int, err error) {
	err = r.Scan(&n)
	return n, err
}
