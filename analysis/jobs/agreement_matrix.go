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
	linked := make([]int, len(shown))
	for pair, d := range distances {
		if d.n >= sharedCells && shown[pair[0]] && shown[pair[1]] {
			linked[pair[0]], linked[pair[1]] = linked[pair[0]]+int(d.n), linked[pair[1]]+int(d.n)
		}
	}
	var all []int
	for code, n := range linked {
		if n > 0 {
			all = append(all, code)
		}
	}
	if len(all) < 2 {
		return nil
	}
	picked := slices.Clone(all)
	slices.SortStableFunc(picked, func(a, b int) int { return linked[b] - linked[a] })
	picked = picked[:min(len(picked), matrixRaters)]
	slices.Sort(picked)
	data := analysis.HeatMap{Axis: "mean distance, in levels", Blank: "too few cells in common", Low: 0, High: 1}
	pairs := 0
	for _, a := range picked {
		name := personLabel(who.person(s.table.Rater.Labels[a]))
		data.Columns = append(data.Columns, analysis.HeatColumn{Label: name})
		row := analysis.HeatRow{Label: name, N: s.raters[a].own.cells}
		for _, b := range picked {
			d := distances[[2]int32{int32(min(a, b)), int32(max(a, b))}]
			value := math.NaN()
			if d.n >= sharedCells && a != b {
				value = d.sum / d.n
				pairs++
			}
			row.Values = append(row.Values, value)
		}
		data.Rows = append(data.Rows, row)
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

// distancesOf sums the distances between every two raters over the cells that both
// rated. Rows stand by employee; levels are half steps, so sums are exact.
func distancesOf(t stats.Ratings) map[[2]int32]sums {
	found := map[[2]int32]sums{}
	for from := 0; from < t.Len(); {
		to := from
		for to < t.Len() && t.Unit.Code[to] == t.Unit.Code[from] {
			to++
		}
		cells := make([][]int, t.Item.Len())
		for row := from; row < to; row++ {
			cells[t.Item.Code[row]] = append(cells[t.Item.Code[row]], row)
		}
		for _, cell := range cells {
			for i, a := range cell {
				for _, b := range cell[i+1:] {
					x, y := t.Rater.Code[a], t.Rater.Code[b]
					pair := [2]int32{min(x, y), max(x, y)}
					d := found[pair]
					d.add(math.Abs(t.Value[a] - t.Value[b]))
					found[pair] = d
				}
			}
		}
		from = to
	}
	return found
}
