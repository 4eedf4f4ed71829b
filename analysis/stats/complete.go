package stats

import (
	"fmt"
	"slices"
)

// fullTable gives the ratings as a full table of units (rows) by raters, each
// cell the mean over the items that rater rated the unit on; why says what is
// missing when it is not full. It fails when a rater rated a unit twice on one
// item of a table that has at least as many ratings as cells.
func fullTable(r Ratings) (table [][]float64, why string, err error) {
	units, raters, items := r.Unit.Len(), r.Rater.Len(), max(1, r.Item.Len())
	if missing := units*raters*items - r.Len(); missing > 0 {
		return nil, whyIncomplete(r, missing), nil
	}
	table = make([][]float64, units)
	for u := range table {
		table[u] = make([]float64, raters)
	}
	seen := make([]bool, units*raters*items)
	for row, v := range r.Value {
		u, j, d := int(r.Unit.Code[row]), int(r.Rater.Code[row]), 0
		if r.Item.Code != nil {
			d = int(r.Item.Code[row])
		}
		cell := (u*raters+j)*items + d
		if seen[cell] {
			return nil, "", r.repeated(row)
		}
		seen[cell] = true
		table[u][j] += v
	}
	for _, row := range table {
		for j := range row {
			row[j] /= float64(items)
		}
	}
	return table, "", nil
}

func whyIncomplete(r Ratings, missing int) string {
	pairs := make([]int64, r.Len())
	for row := range pairs {
		pairs[row] = int64(r.Unit.Code[row])*int64(r.Rater.Len()) + int64(r.Rater.Code[row])
	}
	slices.Sort(pairs)
	cells := r.Unit.Len() * r.Rater.Len()
	if empty := cells - len(slices.Compact(pairs)); empty > 0 {
		return fmt.Sprintf("the table is not complete: %d of %d pairs of unit and rater have no rating", empty, cells)
	}
	return fmt.Sprintf("the table is not complete: %d of %d ratings of the items are missing", missing, cells*r.Item.Len())
}

// onePerRater fails when somebody rated a unit twice on one item: agreement between raters cannot be told from one
// rater's agreement with himself.
func (r Ratings) onePerRater() error {
	keys, raters, items := make([]uint64, r.Len()), uint64(r.Rater.Len()), uint64(max(1, r.Item.Len()))
	for row := range keys {
		keys[row] = (uint64(r.Unit.Code[row])*raters + uint64(r.Rater.Code[row])) * items
		if r.Item.Code != nil {
			keys[row] += uint64(r.Item.Code[row])
		}
	}
	sorted := slices.Sorted(slices.Values(keys))
	for i := 1; i < len(sorted); i++ {
		if sorted[i] == sorted[i-1] {
			return r.repeated(slices.Index(keys, sorted[i]))
		}
	}
	return nil
}

func (r Ratings) repeated(row int) error {
	where := ""
	if r.Item.Code != nil {
		where = fmt.Sprintf(" on %s %s", r.Item.Name, r.Item.Labels[r.Item.Code[row]])
	}
	return fmt.Errorf("%s %s has two ratings by %s %s%s: one was expected",
		r.Unit.Name, r.Unit.Labels[r.Unit.Code[row]], r.Rater.Name, r.Rater.Labels[r.Rater.Code[row]], where)
}
