package jobs

import (
	"fmt"
	"math"

	"calibrate/analysis"
	"calibrate/analysis/stats"
)

// raterPictures are the charts of raters beside severities and habits: what each
// gives, dimension by dimension, what the model makes of it, and the cycles before.
func raterPictures(in analysis.Input, who directory, s *severities, paths raterPaths, shown []bool) []analysis.Chart {
	order := s.bySeverity(shown)
	charts := append([]analysis.Chart{levelUse(in, who, s, order), dimensionHeat(in, who, s, order), severityScatter(in, who, s, order)}, raterMatrix(in, who, s, shown)...)
	return append(charts, severitySlopes(who, paths, shownIDs(s, shown))...)
}

// picked is at most so many raters as a chart shows, the strictest and the most
// lenient of them when there are more.
func picked(order []int) []int {
	if len(order) <= chartPeople {
		return order
	}
	return append(order[:chartPeople/2:chartPeople/2], order[len(order)-chartPeople/2:]...)
}

// inOrder says how many raters a chart shows, and in what order.
func (s *severities) inOrder(shown, all []int) string {
	said, known := ofAll(len(shown), len(all), "raters"), 0
	for _, code := range shown {
		if s.raters[code].known() {
			known++
		}
	}
	switch known {
	case 0:
		return said
	case len(shown):
		return said + ", from strict to lenient"
	}
	return said + ", from strict to lenient, those without a figure last"
}

const outermostRaters = "the strictest and the most lenient raters"

// levelUse shows which levels each rater gives. A half step counts half for each
// of its neighbours.
func levelUse(in analysis.Input, who directory, s *severities, order []int) analysis.Chart {
	n := len(in.Ladder.Levels)
	given, all := make([][]float64, s.table.Rater.Len()), make([]float64, n)
	for i := range given {
		given[i] = make([]float64, n)
	}
	for row, level := range s.table.Value {
		for _, side := range []float64{math.Floor(level), math.Ceil(level)} {
			if k := int(side) - 1; k >= 0 && k < n {
				given[s.table.Rater.Code[row]][k] += .5
				all[k] += .5
			}
		}
	}
	data := analysis.Histograms{Axis: "share of the ratings given, by level", Reference: sharesOf(all)}
	for _, level := range in.Ladder.Levels {
		data.Bins = append(data.Bins, level.Code)
	}
	rows := picked(order)
	for _, code := range rows {
		row := analysis.HistogramRow{Label: personLabel(who.person(s.table.Rater.Labels[code])), N: s.raters[code].own.ratings, Mean: orNaN(s.raters[code].own.mean), Shares: sharesOf(given[code])}
		if row.Shares == nil {
			row.Status = "no ratings"
		}
		data.Rows = append(data.Rows, row)
	}
	return analysis.Chart{
		Name: "rater_levels", Title: "Which levels each rater gives",
		Subtitle: fmt.Sprintf("share of ratings by level, cycle %s, n = %s ratings; %s", in.Cycle, analysis.FormatNumber(analysis.Count, float64(s.table.Len())), s.inOrder(rows, order)),
		Footnote: "Ratings of others than oneself; a half step counts half for each of its levels. Lines: all raters together. Raters rate different people: a difference may lie in the people." +
			leftOut(len(rows), len(order), outermostRaters, "Severity of each rater"),
		Alt:  analysis.Said("One small histogram for each of %d raters, in front of that of all.", len(rows)),
		Data: data,
	}
}

// sharesOf divides counts by their sum; nil when there is nothing.
func sharesOf(counts []float64) []float64 {
	sum := 0.0
	for _, c := range counts {
		sum += c
	}
	if sum == 0 {
		return nil
	}
	shares := make([]float64, len(counts))
	for i, c := range counts {
		shares[i] = c / sum
	}
	return shares
}

// dimensionCells is how many people a rater must have rated in a dimension, others
// too, before the heat map says anything.
const dimensionCells = 5

// dimensionHeat shows in which dimensions a rater lies above or below the others
// on the same people.
func dimensionHeat(in analysis.Input, who directory, s *severities, order []int) analysis.Chart {
	data := analysis.HeatMap{Axis: "own rating less that of others on the same people, in levels", Blank: "too few people", Diverging: true, Low: -1, High: 1, Columns: dimensionColumns(in.Ladder)}
	apart := apartByDimension(s.table)
	rows := picked(order)
	for _, code := range rows {
		row := analysis.HeatRow{Label: personLabel(who.person(s.table.Rater.Labels[code])), N: s.raters[code].own.shared, Values: make([]float64, len(in.Ladder.Dimensions))}
		for d, dimension := range in.Ladder.Dimensions {
			row.Values[d] = math.NaN()
			if cell := apart[raterItem{int32(code), dimension.Name}]; cell.n >= dimensionCells {
				row.Values[d] = cell.sum / cell.n
			}
		}
		data.Rows = append(data.Rows, row)
	}
	return analysis.Chart{
		Name: "rater_dimensions", Title: "Where each rater lies above or below the others",
		Subtitle: fmt.Sprintf("by dimension, on the same people, cycle %s; %s; n: people others rated too", in.Cycle, s.inOrder(rows, order)),
		Footnote: fmt.Sprintf("Plain means. Hatched: fewer than %d people whom others rated in the dimension too.", dimensionCells) + leftOut(len(rows), len(order), outermostRaters, "Severity of each rater"),
		Alt:      analysis.Said("A heat map of %d raters by %d dimensions.", len(rows), len(in.Ladder.Dimensions)),
		Data:     data,
	}
}

type raterItem struct {
	rater     int32
	dimension string
}

// apartByDimension sums, for each rater and dimension, how far a rating lies above
// the mean of the others in the same cell.
func apartByDimension(t stats.Ratings) map[raterItem]sums {
	found := map[raterItem]sums{}
	for from, to := range stretchesOf(t.Unit.Code) {
		cells := make([]sums, t.Item.Len())
		for row := from; row < to; row++ {
			cells[t.Item.Code[row]].add(t.Value[row])
		}
		for row := from; row < to; row++ {
			cell := cells[t.Item.Code[row]]
			if cell.n < 2 {
				continue
			}
			at := raterItem{t.Rater.Code[row], t.Item.Labels[t.Item.Code[row]]}
			d := found[at]
			d.add(t.Value[row] - (cell.sum-t.Value[row])/(cell.n-1))
			found[at] = d
		}
	}
	return found
}

// severityScatter sets what a rater's plain scores show against what the model
// makes of them: far off the line lies who shares few people, or strict ones.
func severityScatter(in analysis.Input, who directory, s *severities, order []int) analysis.Chart {
	data := analysis.Scatter{Item: "Rater", X: "plain: others' mean less own rating on the same people, in levels", Y: "severity by the model, in levels", Same: true,
		Lines: []analysis.ScatterLine{{Label: "mean of raters", At: 0, Low: math.NaN(), High: math.NaN()}}}
	for _, code := range order {
		matched, known := s.raters[code].own.matched.Get()
		value, fitted := s.raters[code].Value.Get()
		if known && fitted {
			data.Points = append(data.Points, analysis.ScatterPoint{Label: personLabel(who.person(s.table.Rater.Labels[code])), X: -matched, Y: value})
		}
	}
	return analysis.Chart{
		Name: "severity_scatter", Title: "Severity beside the plain difference from others",
		Subtitle: analysis.Said("one point per rater, cycle %s, n = %d of %d raters have both figures", in.Cycle, len(data.Points), len(order)),
		Footnote: "Right and up: stricter. The model allows for whom the others are and draws figures of few ratings towards 0.",
		Alt:      analysis.Said("A point for each of %d raters: the plain difference from others and the severity by the model.", len(data.Points)),
		Data:     data,
	}
}
