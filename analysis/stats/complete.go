package stats

import "fmt"

// fullTable gives the ratings as a full table of units (rows) by raters, each cell
// the mean over the items that rater rated the unit on; why says what is
// missing when it is not full.
func fullTable(r Ratings) (table [][]float64, why string, err error) {
	pairs, err := PairMeans(r)
	if err != nil {
		return nil, "", err
	}
	units, raters := r.Unit.Len(), r.Rater.Len()
	if missing := units*raters - pairs.Len(); missing > 0 {
		return nil, fmt.Sprintf("the table is not complete: %d of %d pairs of unit and rater have no rating", missing, units*raters), nil
	}
	if items := max(1, r.Item.Len()); pairs.Len()*items > r.Len() {
		return nil, fmt.Sprintf("the table is not complete: %d of %d ratings of the items are missing", pairs.Len()*items-r.Len(), pairs.Len()*items), nil
	}
	table = make([][]float64, units)
	for u := range table {
		table[u] = make([]float64, raters)
	}
	for row, v := range pairs.Value {
		table[pairs.Unit.Code[row]][pairs.Rater.Code[row]] = v
	}
	return table, "", nil
}

// PairMeans gives one row for each pair of unit and rater: the mean over the
// items. It fails when a rater rated a unit twice on one item.
func PairMeans(r Ratings) (Ratings, error) {
	type pair struct{ unit, rater int32 }
	type cell struct {
		pair
		item int32
	}
	place, seen := map[pair]int{}, make(map[cell]bool, r.Len())
	out := Ratings{Unit: r.Unit, Rater: r.Rater, Names: r.Names}
	out.Unit.Code, out.Rater.Code = nil, nil
	var n []float64
	for row, v := range r.Value {
		c := cell{pair: pair{r.Unit.Code[row], r.Rater.Code[row]}}
		if r.Item.Code != nil {
			c.item = r.Item.Code[row]
		}
		if seen[c] {
			return Ratings{}, r.repeated(row)
		}
		seen[c] = true
		at, ok := place[c.pair]
		if !ok {
			at = len(n)
			place[c.pair] = at
			out.Unit.Code, out.Rater.Code = append(out.Unit.Code, c.unit), append(out.Rater.Code, c.rater)
			out.Value, n = append(out.Value, 0), append(n, 0)
		}
		n[at]++
		out.Value[at] += v
	}
	for i := range n {
		out.Value[i] /= n[i]
	}
	return out, nil
}

func (r Ratings) repeated(row int) error {
	where := ""
	if r.Item.Code != nil {
		where = fmt.Sprintf(" on %s %s", r.Item.Name, r.Item.Labels[r.Item.Code[row]])
	}
	return fmt.Errorf("%s %s has two ratings by %s %s%s: one was expected",
		r.Unit.Name, r.Unit.Labels[r.Unit.Code[row]], r.Rater.Name, r.Rater.Labels[r.Rater.Code[row]], where)
}
