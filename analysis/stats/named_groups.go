package stats

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"slices"
	"strconv"
)

// maxGroups is how many groups are set against all others.
const maxGroups = 1_000

// runGroups reads people as rows group, value.
func runGroups(_ context.Context, r io.Reader, opt NamedOptions) (*Document, error) {
	factors, values, err := ReadFactors(r, opt.Value, either(opt.Unit, "group", "unit", "employee"))
	if err != nil {
		return nil, err
	}
	group := factors[0]
	levels, notes, err := opt.scale(values, func(row int) string { return group.Name + " " + group.Labels[group.Code[row]] })
	if err != nil {
		return nil, err
	}
	if levels == nil {
		levels = slices.Compact(slices.Sorted(slices.Values(values)))
		notes = append(notes, "no levels declared: those seen are taken, and measures of spread depend on how many there are; declare them with --levels")
	}
	if len(group.Labels) > maxGroups {
		return nil, fmt.Errorf("column %s has %d groups; at most %d are compared: join some", group.Name, len(group.Labels), maxGroups)
	}
	names, members, scores := inGroups(group, values)
	d := &Document{}
	d.Note(notes...)
	d.Set("n", len(values))
	d.Set("levels", len(levels))
	if err := d.setGroups(names, members, levels); err != nil {
		return nil, err
	}
	table := tableOf(members, levels)
	if err := d.setTable(table, opt.Seed); err != nil {
		return nil, err
	}
	return d, d.setTrend(table, levels, scores)
}

// tableOf counts the members of each group at each level.
func tableOf(members [][]float64, levels []float64) [][]int {
	table := make([][]int, len(members))
	for g, m := range members {
		table[g] = make([]int, len(levels))
		for _, v := range m {
			l, _ := slices.BinarySearch(levels, v)
			table[g][l]++
		}
	}
	return table
}

func (d *Document) setTable(table [][]int, seed uint64) error {
	whole, err := Independence(table, seed)
	if err != nil {
		return err
	}
	d.Set("table.chi2", whole.ChiSquare)
	d.Set("table.df", whole.DF)
	d.Set("table.p", whole.P)
	d.Set("table.method", string(whole.Method))
	d.Set("table.cramers_v", whole.CramersV)
	return nil
}

// inGroups gives the values of each group in ascending order, the groups by number
// when all are numbers, which are then their scores, and else by name.
func inGroups(group Factor, values []float64) (names []string, members [][]float64, scores []float64) {
	of := map[string][]float64{}
	for row, v := range values {
		name := group.Labels[group.Code[row]]
		of[name] = append(of[name], v)
	}
	number := map[string]float64{}
	for name, own := range of {
		slices.Sort(own)
		names = append(names, name)
		if x, err := strconv.ParseFloat(name, 64); err == nil {
			number[name] = x
		}
	}
	slices.Sort(names)
	if len(number) == len(names) {
		slices.SortStableFunc(names, func(a, b string) int { return cmp.Compare(number[a], number[b]) })
	}
	for _, name := range names {
		members = append(members, of[name])
		if len(number) == len(names) {
			scores = append(scores, number[name])
		}
	}
	return names, members, scores
}

// setGroups sets each group against everybody else.
func (d *Document) setGroups(names []string, members [][]float64, levels []float64) error {
	rows := make([]object, 0, len(names))
	for g, own := range members {
		var others []float64
		for other, values := range members {
			if other != g {
				others = append(others, values...)
			}
		}
		slices.Sort(others)
		counts, mean, ranks := countsOf(levels, own), Mean(own), MannWhitney(own, others)
		shift, err := LevelDistance(levels, counts, countsOf(levels, others))
		if err != nil {
			return err
		}
		spread := Disperse(counts)
		rows = append(rows, object{
			{"group", names[g]}, {"n", len(own)}, {"mean", mean.Mean}, {"sd", mean.SD},
			{"entropy", spread.Entropy}, {"evenness", spread.Evenness}, {"gini_simpson", spread.GiniSimpson}, {"leik_d", spread.LeikD},
			{"at_floor", spread.AtFloor}, {"at_ceiling", spread.AtCeiling},
			{"moved", shift.Moved}, {"shift", shift.Signed},
			{"u", ranks.U}, {"p", ranks.P}, {"exact", ranks.Exact},
			{"delta", ranks.Delta}, {"delta_se", ranks.SE}, {"delta_ci95_lower", ranks.CI.Low}, {"delta_ci95_upper", ranks.CI.High},
		})
	}
	d.Set("groups", rows)
	return nil
}

func countsOf(levels, values []float64) []float64 {
	counts := make([]float64, len(levels))
	for _, v := range values {
		l, _ := slices.BinarySearch(levels, v)
		counts[l]++
	}
	return counts
}

// setTrend asks of each level but the lowest whether the share at it or above rises or
// falls over groups that are numbers.
func (d *Document) setTrend(table [][]int, levels, scores []float64) error {
	rows := []object{}
	if scores == nil {
		d.Note("the groups are names, so no trend over them is given; it needs groups that are numbers")
	}
	for l := 1; l < len(levels) && scores != nil; l++ {
		above, n := make([]int, len(table)), make([]int, len(table))
		for g, row := range table {
			for at, people := range row {
				n[g] += people
				if at >= l {
					above[g] += people
				}
			}
		}
		trend, err := CochranArmitage(above, n, scores)
		if err != nil {
			return err
		}
		rows = append(rows, object{{"at_least", levels[l]}, {"z", trend.Z}, {"p", trend.P}, {"slope", trend.Slope}})
	}
	d.Set("trend", rows)
	return nil
}

// runDifferences reads differences, such as gaps to the expected level, from the
// column of values.
func runDifferences(_ context.Context, r io.Reader, opt NamedOptions) (*Document, error) {
	_, values, err := ReadFactors(r, opt.Value)
	if err != nil {
		return nil, err
	}
	slices.Sort(values)
	mean, wilcoxon, pratt := Mean(values), WilcoxonSignedRank(values, WilcoxonZeros), WilcoxonSignedRank(values, PrattZeros)
	d := &Document{}
	d.Set("n", mean.N)
	d.Set("above", wilcoxon.Above)
	d.Set("below", wilcoxon.Below)
	d.Set("zeros", wilcoxon.Zeros)
	d.Set("mean.mean", mean.Mean)
	d.Set("mean.sd", mean.SD)
	d.Set("mean.se", mean.SE)
	d.SetInterval("mean", mean.CI)
	d.Set("sign.p", wilcoxon.SignP)
	d.setRanks("wilcoxon", wilcoxon)
	d.setRanks("pratt", pratt)
	return d, nil
}

func (d *Document) setRanks(key string, t SignedRank) {
	d.Set(key+".v", t.V)
	d.Set(key+".p", t.P)
	d.Set(key+".exact", t.Exact)
}
