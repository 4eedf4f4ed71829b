package stats

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
)

// runKappa reads a cross-table of two raters as rows rater1, rater2, count.
func runKappa(_ context.Context, r io.Reader, opt NamedOptions) (*Document, error) {
	factors, counts, err := ReadFactors(r, "count", []string{"rater1"}, []string{"rater2"})
	if err != nil {
		return nil, err
	}
	labels := inFileOrder(factors[0], factors[1])
	levels, place, assumed, err := kappaLevels(labels, opt.Levels)
	if err != nil {
		return nil, err
	}
	d := &Document{}
	d.Set("n", sum(counts))
	d.Set("levels", len(levels))
	if assumed {
		d.Note("the levels are names: linear and quadratic weights take them in the order of the file (" +
			strings.Join(labels, ", ") + "); declare another with --levels")
	}
	if why := oneLevel(levels, counts); why != "" {
		for _, w := range Weightings {
			d.setKappa(w.String(), unknownKappa(why))
		}
		return d, nil
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
	for _, w := range Weightings {
		d.setKappa(w.String(), estimates[w])
	}
	return d, nil
}

// oneLevel says why there is no table to make; empty when there is.
func oneLevel(levels, counts []float64) string {
	switch {
	case sum(counts) == 0:
		return whyNoPairs
	case len(levels) < 2:
		return whyAllExpected
	}
	return ""
}

func (d *Document) setKappa(key string, k KappaEstimate) {
	d.Set(key+".kappa", k.Kappa)
	d.Set(key+".ase", k.ASE)
	d.Set(key+".se_null", k.SENull)
	d.Set(key+".z", k.Z)
	d.Set(key+".p", k.P)
	d.SetInterval(key, k.CI)
	d.Set(key+".po", k.Po)
	d.Set(key+".pe", k.Pe)
}

// inFileOrder is the different labels of both columns: those of the first as
// they first stand in the file, then what only the second has.
func inFileOrder(first, second Factor) []string {
	var labels []string
	for _, f := range []Factor{first, second} {
		order := make([]int, len(f.Labels))
		for i := range order {
			order[i] = i
		}
		slices.SortFunc(order, func(a, b int) int { return cmp.Compare(f.firstLine[a], f.firstLine[b]) })
		for _, i := range order {
			if !slices.Contains(labels, f.Labels[i]) {
				labels = append(labels, f.Labels[i])
			}
		}
	}
	return labels
}

// kappaLevels gives the values of the scale and the place of each label on it.
// Labels that are numbers have their order; names take the declared one, or,
// with assumed true, the order given.
func kappaLevels(labels []string, declared string) (levels []float64, place map[string]int, assumed bool, err error) {
	if values, numeric := asNumbers(labels); numeric {
		levels, place, err = numberLevels(labels, values, declared)
		return levels, place, false, err
	}
	order := labels
	if declared != "" {
		order = splitNames(declared)
	}
	place = map[string]int{}
	for i := range order {
		levels = append(levels, float64(i+1))
	}
	for _, label := range labels {
		if place[label] = slices.Index(order, label); place[label] < 0 {
			return nil, nil, false, notDeclared(label, order)
		}
	}
	return levels, place, declared == "", nil
}

func numberLevels(labels []string, values []float64, declared string) (levels []float64, place map[string]int, err error) {
	if levels, err = Levels(declared); err != nil {
		return nil, nil, wrongOption("%w", err)
	}
	if levels = WithHalfSteps(levels, values); levels == nil {
		levels = slices.Compact(slices.Sorted(slices.Values(values)))
	}
	place = map[string]int{}
	for i, label := range labels {
		at, found := slices.BinarySearch(levels, values[i])
		if !found {
			return nil, nil, notDeclared(label, levels)
		}
		place[label] = at
	}
	return levels, place, nil
}

func notDeclared(label string, levels any) error {
	return fmt.Errorf("%q is not one of the declared levels %v", label, levels)
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
