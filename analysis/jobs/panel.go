package jobs

import (
	"cmp"
	"context"
	"database/sql"
	"slices"

	"calibrate/analysis"
	"calibrate/analysis/stats"
	"calibrate/ladder"
	"calibrate/ladder/store"
)

// A panel is every level given in one cycle on one ladder, column by column.
// Rows stand by employee, rater and dimension, so that the same ratings give
// the same figures, to the last bit, however they were imported.
type panel struct {
	ids       []string // everybody's id; employee and rater are places in it
	employee  []int32
	rater     []int32
	dimension []int32
	relation  []int8 // a place in ladder.Relations
	level     []float64

	elsewhere int // levels given on other ladders, which are not in the panel
	dropped   int // levels given in dimensions that the ladder no longer has, or on levels since renumbered
}

type panelRow struct {
	employee, rater, dimension int32
	version                    int32
	level                      float64
	relation                   int8
}

// readPanel reads what was given to the people in scope, by whomever: no figure of
// an org rests on ratings of anybody outside it. The jobs of one run share it.
func readPanel(ctx context.Context, in analysis.Input) (*panel, error) {
	return analysis.Once(in, "panel", func() (*panel, error) { return newPanel(ctx, in) })
}

func newPanel(ctx context.Context, in analysis.Input) (*panel, error) {
	marks, err := analysis.Marks(ctx, in)
	if err != nil {
		return nil, err
	}
	p := &panel{}
	var place map[int32]int32
	place, p.ids = marks.Places()
	given := p.rowsOn(in.Ladder.ID, marks, place)
	all, err := inVersion(ctx, in, given)
	if err != nil {
		return nil, err
	}
	p.dropped = len(given) - len(all)
	p.fill(all)
	return p, nil
}

// rowsOn gives the levels among marks that are on a ladder, in order, and counts those
// on others.
func (p *panel) rowsOn(id string, marks *store.Marks, place map[int32]int32) []panelRow {
	all := make([]panelRow, 0, marks.Len())
	for m := range marks.All() {
		switch {
		case m.State != ladder.Rated || m.Topic.Number < 0:
		case m.Topic.Ladder != id:
			p.elsewhere++
		default:
			all = append(all, panelRow{place[m.Employee], place[m.Rater], m.Topic.Number, m.Topic.Version, m.Level, m.Relation})
		}
	}
	employee := func(a, b panelRow) bool { return a.employee == b.employee } // they stand in order already
	for from, to := range stretches(all, employee) {
		slices.SortFunc(all[from:to], func(a, b panelRow) int {
			return cmp.Or(cmp.Compare(a.rater, b.rater), cmp.Compare(a.dimension, b.dimension), cmp.Compare(a.relation, b.relation), cmp.Compare(a.level, b.level))
		})
	}
	return all
}

// fill turns rows into columns.
func (p *panel) fill(all []panelRow) {
	n := len(all)
	p.employee, p.rater, p.dimension = make([]int32, n), make([]int32, n), make([]int32, n)
	p.relation, p.level = make([]int8, n), make([]float64, n)
	for i, r := range all {
		p.employee[i], p.rater[i], p.dimension[i], p.relation[i], p.level[i] = r.employee, r.rater, r.dimension, r.relation, r.level
	}
}

// people is how many people somebody rated, themselves included.
func (p *panel) people() int { return len(slices.Compact(slices.Clone(p.employee))) }

// others tells whether a row is a rating by somebody other than the employee.
func (p *panel) others(row int) bool { return p.relationOf(row) != ladder.Self }

func (p *panel) relationOf(row int) ladder.Relation { return ladder.Relations[p.relation[row]] }

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

// notes says what the panel rests on and what it leaves out.
func (p *panel) notes(in analysis.Input) []analysis.Note {
	var notes []analysis.Note
	if in.Org != "" {
		notes = append(notes, info("Raters are compared from the ratings of %s in %s alone, whoever gave them. What they gave to anybody else is not in these figures: of fewer raters than in the whole company can it be told how strict they are.",
			headcount(p.people()), in.Org))
	}
	if p.elsewhere > 0 {
		notes = append(notes, caution("%s on another ladder than %s and not in these figures: levels of two ladders do not compare.",
			plural(p.elsewhere, "rating is", "ratings are"), in.Ladder.Name))
	}
	if p.dropped > 0 {
		notes = append(notes, caution("%s made against an earlier version of %s, in dimensions or on levels that it no longer has, and not in these figures.",
			plural(p.dropped, "rating was", "ratings were"), in.Ladder.Name))
	}
	return notes
}

// inVersion gives the rows their place in the ladder in use. Where all were made
// against one version they have it already.
func inVersion(ctx context.Context, in analysis.Input, all []panelRow) ([]panelRow, error) {
	others, err := in.OtherVersions(ctx, in.Ladder)
	if err != nil || len(others) == 0 {
		return all, err
	}
	numbers, err := rows(ctx, in, "panel", "versions", scanVersionNumber, sql.Named("ladder", in.Ladder.ID))
	if err != nil {
		return nil, err
	}
	by := map[int32]ladder.Comparison{}
	for _, n := range numbers {
		for _, c := range others {
			if c.From.Version == n.version {
				by[n.number] = c
			}
		}
	}
	var kept []panelRow
	for _, r := range all {
		if c, other := by[r.version]; other {
			to, ok := c.Dimension(int(r.dimension))
			if !ok || !c.SameScale() {
				continue
			}
			r.dimension = int32(to)
		}
		kept = append(kept, r)
	}
	slices.SortStableFunc(kept, func(a, b panelRow) int {
		return cmp.Or(cmp.Compare(a.employee, b.employee), cmp.Compare(a.rater, b.rater), cmp.Compare(a.dimension, b.dimension), cmp.Compare(a.relation, b.relation))
	})
	return onceEach(kept), nil
}

// onceEach settles what one rater gave one person in dimensions of two versions that
// are one now, as two files are settled: of the same level twice one stays, of two
// levels neither.
func onceEach(all []panelRow) []panelRow {
	same := func(a, b panelRow) bool {
		return a.employee == b.employee && a.rater == b.rater && a.dimension == b.dimension
	}
	var kept []panelRow
	for from, to := range stretches(all, same) {
		if !slices.ContainsFunc(all[from:to], func(r panelRow) bool { return r.level != all[from].level }) {
			kept = append(kept, all[from])
		}
	}
	return kept
}

type versionNumber struct {
	number  int32
	version string
}

func scanVersionNumber(r *sql.Rows) (v versionNumber, err error) {
	err = r.Scan(&v.number, &v.version)
	return v, err
}

func scanText(r *sql.Rows) (s string, err error) {
	err = r.Scan(&s)
	return s, err
}
