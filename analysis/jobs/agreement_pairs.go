package jobs

import (
	"fmt"
	"math"
	"slices"

	"calibrate/analysis"
	"calibrate/analysis/stats"
	"calibrate/ladder"
)

// comparedPairs are the kinds of rater that have charts of their own: two kinds of
// one person each, so that a difference has a direction.
var comparedPairs = relationPairs[:2]

// pairCharts show how two kinds of rater differ about the same people: the
// difference against the mean, and who gave what.
func pairCharts(in analysis.Input, p *panel, people []ladder.Person, scope [][]int) []analysis.Chart {
	var charts []analysis.Chart
	for _, pair := range comparedPairs {
		pairs := p.pairsOf(scope, pair)
		if n := pairs.people(); n < max(minPeople, in.MinGroup) {
			continue
		}
		charts = append(charts, differences(in, pairs, pair, people), whoGaveWhat(in, pairs, pair))
	}
	return charts
}

// people is how many people have a pair.
func (r ratingPairs) people() int { return len(slices.Compact(slices.Clone(r.employee))) }

// differences is the plot of Bland and Altman (1986): one point per person, the
// mean over the dimensions that both rated.
func differences(in analysis.Input, r ratingPairs, pair [2]ladder.Relation, people []ladder.Person) analysis.Chart {
	data := analysis.Scatter{Item: "Person", X: fmt.Sprintf("mean of %s and %s, in levels", pair[0], pair[1]), Y: fmt.Sprintf("%s less %s, in levels", pair[0], pair[1])}
	var apart []float64
	for from, to := range stretchesOf(r.employee) {
		first, second := 0.0, 0.0
		for i := from; i < to; i++ {
			first, second = first+r.first[i], second+r.second[i]
		}
		n := float64(to - from)
		apart = append(apart, (first-second)/n)
		data.Points = append(data.Points, analysis.ScatterPoint{Label: personLabel(people[r.employee[from]]), X: (first + second) / (2 * n), Y: (first - second) / n})
	}
	limits := stats.Limits(apart)
	for _, line := range []struct {
		label  string
		at     stats.Figure
		around stats.Interval
	}{{"upper limit", limits.Upper, limits.UpperCI}, {"mean", limits.Bias.Mean, limits.Bias.CI}, {"lower limit", limits.Lower, limits.LowerCI}} {
		data.Lines = append(data.Lines, analysis.ScatterLine{Label: line.label, At: orNaN(line.at), Low: orNaN(line.around.Low), High: orNaN(line.around.High)})
	}
	return analysis.Chart{
		Name: fmt.Sprintf("difference_%s_%s", pair[0], pair[1]), Title: fmt.Sprintf("How far %s and %s differ about the same person", pair[0], pair[1]),
		Subtitle: fmt.Sprintf("mean over the dimensions both rated, cycle %s, n = %s, %s of ratings", in.Cycle, headcount(len(data.Points)), plural(len(r.first), "pair", "pairs")),
		Footnote: "After Bland and Altman: 95 % of differences lie between the limits. Shaded: 95 % intervals of the mean difference and of the limits.",
		Alt: fmt.Sprintf("A point per person; %s less %s is %s levels on average, 95 %% of differences lie between %s and %s.", pair[0], pair[1],
			analysis.FormatNumber(analysis.Delta, orNaN(limits.Bias.Mean)), analysis.FormatNumber(analysis.Delta, orNaN(limits.Lower)), analysis.FormatNumber(analysis.Delta, orNaN(limits.Upper))),
		Data: data,
	}
}

func orNaN(f stats.Figure) float64 {
	if x, ok := f.Get(); ok {
		return x
	}
	return math.NaN()
}

// whoGaveWhat counts the pairs of ratings by what each of the two gave.
func whoGaveWhat(in analysis.Input, r ratingPairs, pair [2]ladder.Relation) analysis.Chart {
	given := slices.Sorted(slices.Values(slices.Concat(r.first, r.second)))
	given = slices.Compact(given)
	place := map[float64]int{}
	data := analysis.HeatMap{Axis: "pairs of ratings", Same: true}
	for i, level := range given {
		place[level] = i
		data.Columns = append(data.Columns, analysis.HeatColumn{Label: fmt.Sprintf("%s gave %s", pair[1], stepName(in.Ladder, level))})
	}
	for i := range given {
		level := given[len(given)-1-i]
		data.Rows = append(data.Rows, analysis.HeatRow{Label: fmt.Sprintf("%s gave %s", pair[0], stepName(in.Ladder, level)), Values: make([]float64, len(given))})
	}
	same := 0
	for i := range r.first {
		row := &data.Rows[len(given)-1-place[r.first[i]]]
		row.Values[place[r.second[i]]]++
		row.N++
		if r.first[i] == r.second[i] {
			same++
		}
	}
	share := analysis.FormatNumber(analysis.Share, float64(same)/float64(len(r.first)))
	return analysis.Chart{
		Name: fmt.Sprintf("given_%s_%s", pair[0], pair[1]), Title: fmt.Sprintf("What %s and %s gave the same person in the same dimension", pair[0], pair[1]),
		Subtitle: fmt.Sprintf("cycle %s, n = %s of ratings of %s; %s gave the same level", in.Cycle, plural(len(r.first), "pair", "pairs"), headcount(r.people()), share),
		Footnote: fmt.Sprintf("On the diagonal from bottom left both gave the same. Above it the %s rating is higher.", pair[0]),
		Alt:      fmt.Sprintf("A table of levels: rows what %s gave, columns what %s gave; %s of pairs are equal.", pair[0], pair[1], share),
		Data:     data,
	}
}

// stepName is the code of a level, and for a half step those of its neighbours.
func stepName(l *ladder.Ladder, level float64) string {
	low, ok := l.LevelByNumber(int(math.Floor(level)))
	high, also := l.LevelByNumber(int(math.Ceil(level)))
	switch {
	case !ok || !also:
		return analysis.FormatNumber(analysis.Rating, level)
	case low.Number == high.Number:
		return low.Code
	}
	return low.Code + "½"
}
