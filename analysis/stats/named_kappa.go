package stats

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strconv"
)

// runKappa reads a cross-table of two raters as rows rater1, rater2, count.
func runKappa(_ context.Context, r io.Reader, opt NamedOptions) (*Document, error) {
	columns := Columns{Unit: "rater1", Rater: "rater2", Item: "", Value: "count"}
	factors, counts, err := ReadFactors(r, columns.Value, columns.Unit, columns.Rater)
	if err != nil {
		return nil, err
	}
	labels := union(factors[0].Labels, factors[1].Labels)
	levels, place, ordered, err := kappaLevels(labels, opt.Levels)
	if err != nil {
		return nil, err
	}
	if len(levels) < 2 {
		return nil, fmt.Errorf("the table has one level; declare the scale with --levels")
	}
	table := make([][]float64, len(levels))
	for i := range table {
		table[i] = make([]float64, len(levels))
	}
	for row, n := range counts {
		first, second := factors[0].Labels[factors[0].Code[row]], factors[1].Labels[factors[1].Code[row]]
		table[place[first]][place[second]] += n
	}
	estimates, err := Kappa(table, levels)
	if err != nil {
		return nil, err
	}
	d := &Document{}
	d.Set("n", sum(counts))
	d.Set("levels", len(levels))
	for _, w := range Weightings {
		d.setKappa(w.String(), estimates[w], ordered || w == Unweighted)
	}
	return d, nil
}

func (d *Document) setKappa(key string, k KappaEstimate, ordered bool) {
	if !ordered {
		k = unknownKappa(whyNames)
	}
	d.Set(key+".kappa", k.Kappa)
	d.Set(key+".ase", k.ASE)
	d.Set(key+".se_null", k.SENull)
	d.Set(key+".z", k.Z)
	d.Set(key+".p", k.P)
	d.SetInterval(key, k.CI)
	d.Set(key+".po", k.Po)
	d.Set(key+".pe", k.Pe)
}

// union is the different labels of two columns in order.
func union(a, b []string) []string {
	f := Factor{}
	for _, label := range slices.Concat(a, b) {
		if !slices.Contains(f.Labels, label) {
			f.Labels, f.firstLine = append(f.Labels, label), append(f.firstLine, 0)
		}
	}
	f.sortLabels()
	return f.Labels
}

// kappaLevels gives the values of the scale, the place of each label on it,
// and whether the labels have an order: they do as numbers, or when declared.
func kappaLevels(labels []string, declared string) (levels []float64, place map[string]int, ordered bool, err error) {
	place = map[string]int{}
	values, numeric := asNumbers(labels)
	if numeric {
		if levels, err = Levels(declared); err != nil {
			return nil, nil, false, err
		}
		if levels == nil {
			levels = slices.Compact(slices.Clone(values))
		}
		for i, label := range labels {
			at, found := slices.BinarySearch(levels, values[i])
			if !found {
				return nil, nil, false, fmt.Errorf("%s is not one of the declared levels %v", label, levels)
			}
			place[label] = at
		}
		return levels, place, true, nil
	}
	order := labels
	if declared != "" {
		order = splitNames(declared)
	}
	for i := range order {
		levels = append(levels, float64(i+1))
	}
	for _, label := range labels {
		if place[label] = slices.Index(order, label); place[label] < 0 {
			return nil, nil, false, fmt.Errorf("%q is not one of the declared levels %v", label, order)
		}
	}
	return levels, place, declared != "", nil
}

func asNumbers(labels []string) ([]float64, bool) {
	values := make([]float64, len(labels))
	for i, label := range labels {
		v, err := strconv.ParseFloat(label, 64)
		if err != nil || v-v != 0 {
			return nil, false
		}
		values[i] = v
	}
	return values, true
}
