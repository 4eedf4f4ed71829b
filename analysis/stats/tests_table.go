package stats

import (
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/gonum/stat/distuv"
)

// Association is a test of a table of groups by levels.
type Association struct {
	N         int
	ChiSquare Figure
	DF        Figure
	P         Figure
	Method    FitMethod // FitChiSquare, or FitMonteCarlo when an expected count is below 5
	CramersV  Figure    // √(χ²/(n·(min(rows, columns)−1))): 0 no association, 1 complete
}

// tableDraws is how many tables are drawn, of at most so many people.
const tableDraws, maxTablePeople = 9_999, 200_000

// Independence asks whether groups (rows) are spread differently over levels
// (columns): Pearson's χ² and Cramér's V. When an expected count is below 5, p
// is from tables with the same margins drawn from the seed, as
// (extreme+1)/(drawn+1). Empty rows and columns say nothing and are left out.
func Independence(counts [][]int, seed uint64) (Association, error) {
	table, err := filled(counts)
	if err != nil {
		return Association{}, err
	}
	var out Association
	if len(table) < 2 || len(table[0]) < 2 {
		u := Unknown("a comparison needs two groups and two levels with people")
		out.ChiSquare, out.DF, out.P, out.CramersV = u, u, u, u
		return out, nil
	}
	var groups, levels []int // of each person
	for g, row := range table {
		for l, n := range row {
			out.N += n
			for range n {
				groups, levels = append(groups, g), append(levels, l)
			}
		}
	}
	chi, lowest := tableChi(table, out.N)
	df := float64((len(table) - 1) * (len(table[0]) - 1))
	out.ChiSquare, out.DF = Known(chi), Known(df)
	out.CramersV = Known(math.Sqrt(chi / float64(out.N*(min(len(table), len(table[0]))-1))))
	if lowest >= minExpected {
		out.Method, out.P = FitChiSquare, Known(distuv.ChiSquared{K: df}.Survival(chi))
		return out, nil
	}
	if out.N > maxTablePeople {
		out.P = Unknown(fmt.Sprintf("an expected count is below 5, and %d people are too many to draw tables of: join rare levels", out.N))
		return out, nil
	}
	out.Method = FitMonteCarlo
	extreme := 0
	for b := range uint64(tableDraws) {
		stream := NewStream(seed, b, 0)
		for i := len(levels) - 1; i > 0; i-- {
			j := stream.Below(i + 1)
			levels[i], levels[j] = levels[j], levels[i]
		}
		for _, row := range table {
			clear(row)
		}
		for i, g := range groups {
			table[g][levels[i]]++
		}
		if drawn, _ := tableChi(table, out.N); reaches(drawn, chi) {
			extreme++
		}
	}
	out.P = Known(float64(extreme+1) / float64(tableDraws+1))
	return out, nil
}

// filled copies a table without its empty rows and columns.
func filled(counts [][]int) (table [][]int, err error) {
	var used []int
	for l := range slices.Max(append(lengths(counts), 0)) {
		for g, row := range counts {
			if len(row) != len(counts[0]) {
				return nil, fmt.Errorf("row %d has %d counts, row 1 has %d", g+1, len(row), len(counts[0]))
			}
			if row[l] < 0 {
				return nil, fmt.Errorf("row %d, column %d: %d is not a count", g+1, l+1, row[l])
			}
			if row[l] > 0 && !slices.Contains(used, l) {
				used = append(used, l)
			}
		}
	}
	for _, row := range counts {
		kept, people := make([]int, len(used)), 0
		for i, l := range used {
			kept[i] = row[l]
			people += row[l]
		}
		if people > 0 {
			table = append(table, kept)
		}
	}
	return table, nil
}

func lengths(table [][]int) (n []int) {
	for _, row := range table {
		n = append(n, len(row))
	}
	return n
}

// tableChi is Pearson's χ² and the smallest expected count.
func tableChi(table [][]int, n int) (chi, lowest float64) {
	row, column := make([]float64, len(table)), make([]float64, len(table[0]))
	for g := range table {
		for l, c := range table[g] {
			row[g] += float64(c)
			column[l] += float64(c)
		}
	}
	lowest = math.Inf(1)
	for g := range table {
		for l, c := range table[g] {
			e := row[g] * column[l] / float64(n)
			chi += (float64(c) - e) * (float64(c) - e) / e
			lowest = min(lowest, e)
		}
	}
	return chi, lowest
}
