package jobs

import (
	"fmt"
	"math"
	"slices"

	"calibrate/analysis"
	"calibrate/analysis/stats"
)

const (
	matrixRaters = 40 // a matrix is square: more would not be read
	sharedCells  = 20 // cells that two raters must share to be compared
)

// raterMatrix shows for every two raters how far apart they rate the same people:
// the mean distance over the cells (person × dimension) that both rated.
func raterMatrix(in analysis.Input, who directory, s *severities, shown []bool) []analysis.Chart {
	distances := distancesOf(s.table)
	all, cells := distances.linked(shown)
	if len(all) < 2 {
		return nil
	}
	picked := slices.Clone(all)
	slices.SortStableFunc(picked, func(a, b int) int { return cells[b] - cells[a] })
	picked = picked[:min(len(picked), matrixRaters)]
	slices.Sort(picked)
	data := analysis.HeatMap{Axis: "mean distance, in levels", Blank: "too few cells in common", Low: 0, High: 1}
	pairs := 0
	for _, a := range picked {
		name := personLabel(who.person(s.table.Rater.Labels[a]))
		row := analysis.HeatRow{Label: name, N: s.raters[a].own.cells}
		for _, b := range picked {
			value := distances.between(a, b)
			if !math.IsNaN(value) {
				pairs++
			}
			row.Values = append(row.Values, value)
		}
		data.Columns, data.Rows = append(data.Columns, analysis.HeatColumn{Label: name}), append(data.Rows, row)
	}
	return []analysis.Chart{{
		Name: "rater_matrix", Title: "How far apart each two raters rate the same people",
		Subtitle: analysis.Said("mean distance over the cells both rated, cycle %s; %s, n = %s with %d cells or more", in.Cycle, ofAll(len(picked), len(all), "raters"), plural(pairs/2, "pair", "pairs"), sharedCells),
		Footnote: fmt.Sprintf("0 is full agreement. Hatched: the diagonal, and fewer than %d cells (person × dimension) in common. n: cells of the rater that somebody else rated too.", sharedCells) +
			leftOut(len(picked), len(all), "the raters who share most with others", "Severity of each rater"),
		Alt:  analysis.Said("A matrix of %d raters; %d pairs share enough cells to be compared.", len(picked), pairs/2),
		Data: data,
	}}
}

// raterDistances are, by the codes of two raters, the smaller first, how far apart they
// are in each cell that both rated.
type raterDistances map[[2]int32]sums

// distancesOf takes in a table's rows, which stand by employee. Levels are half steps, so
// sums are exact.
func distancesOf(t stats.Ratings) raterDistances {
	found := raterDistances{}
	for from, to := range stretchesOf(t.Unit.Code) {
		cells := make([][]int, t.Item.Len())
		for row := from; row < to; row++ {
			cells[t.Item.Code[row]] = append(cells[t.Item.Code[row]], row)
		}
		for _, cell := range cells {
			found.add(t, cell)
		}
	}
	return found
}

// add takes in the rows of one cell.
func (d raterDistances) add(t stats.Ratings, cell []int) {
	for i, a := range cell {
		for _, b := range cell[i+1:] {
			x, y := t.Rater.Code[a], t.Rater.Code[b]
			pair := [2]int32{min(x, y), max(x, y)}
			apart := d[pair]
			apart.add(math.Abs(t.Value[a] - t.Value[b]))
			d[pair] = apart
		}
	}
}

// linked gives, of the raters who may be shown, those who share enough cells with another,
// and how many cells they share with all such.
func (d raterDistances) linked(shown []bool) (raters, cells []int) {
	cells = make([]int, len(shown))
	for pair, apart := range d {
		if a, b := pair[0], pair[1]; apart.n >= sharedCells && shown[a] && shown[b] {
			cells[a], cells[b] = cells[a]+int(apart.n), cells[b]+int(apart.n)
		}
	}
	for code, n := range cells {
		if n > 0 {
			raters = append(raters, code)
		}
	}
	return raters, cells
}

// between is the mean distance of two raters; NaN where they share too few cells.
func (d raterDistances) between(a, b int) float64 {
	apart := d[[2]int32{int32(min(a, b)), int32(max(a, b))}]
	if a == b || apart.n < sharedCells {
		return math.NaN()
	}
	return apart.sum / apart.n
}
