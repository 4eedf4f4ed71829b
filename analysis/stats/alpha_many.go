package stats

import (
	"fmt"
	"maps"
	"slices"
)

// Limits within which alpha of a measurement with very many different values
// is worth computing: ratio differences of all pairs of values, and
// leave-one-out passes over all ratings.
const (
	maxRatioValues   = 4000
	maxJackknifeWork = 100_000_000
)

// alphaOfMany is alpha of values that are not a scale of few categories, such
// as times or amounts. It works on the sorted values of the units instead of a
// coincidence matrix; the leave-one-out values are computed anew.
func alphaOfMany(r Ratings, opt AlphaOptions) AlphaResult {
	units, employee := pairableUnits(r)
	var out AlphaResult
	out.UnitsTotal, out.ValuesTotal = len(unitsOfRatings(r)), r.Len()
	out.UnitsPairable = len(units)
	for _, u := range units {
		out.ValuesPairable += len(u)
	}
	out.EmployeesPairable = len(countBy(employee))
	values := alphaOfUnits(units)
	for _, s := range Scales {
		out.Scale[s] = AlphaEstimate{AlphaValue: values[s]}
	}
	one := make([]int32, len(units))
	for i := range one {
		one[i] = int32(i)
	}
	overUnits, why := leaveOut(units, one, "units", values)
	overEmployees, whyEmployees := leaveOut(units, employee, "employees", values)
	for _, s := range Scales {
		e := &out.Scale[s]
		e.SEUnits, e.SEEmployees = overUnits[s], overEmployees[s]
		if why != "" {
			e.SEUnits = Unknown(why)
		}
		if whyEmployees != "" {
			e.SEEmployees = Unknown(whyEmployees)
		}
		e.Bootstrap = unknownInterval(errManyValues.Error() + ": use the jackknife")
	}
	return out
}

// unitKey is a unit: an employee on an item.
type unitKey struct{ unit, item int32 }

func unitsOfRatings(r Ratings) map[unitKey][]float64 {
	units := map[unitKey][]float64{}
	for row, v := range r.Value {
		k := unitKey{unit: r.Unit.Code[row]}
		if r.Item.Code != nil {
			k.item = r.Item.Code[row]
		}
		units[k] = append(units[k], v)
	}
	return units
}

// pairableUnits gives the values of the units that have two or more, and the
// employee of each.
func pairableUnits(r Ratings) (units [][]float64, employee []int32) {
	all := unitsOfRatings(r)
	keys := slices.SortedFunc(maps.Keys(all), func(a, b unitKey) int {
		return slices.Compare([]int32{a.unit, a.item}, []int32{b.unit, b.item})
	})
	for _, k := range keys {
		if len(all[k]) >= 2 {
			slices.Sort(all[k])
			units, employee = append(units, all[k]), append(employee, k.unit)
		}
	}
	return units, employee
}

func countBy(group []int32) map[int32]int {
	n := map[int32]int{}
	for _, g := range group {
		n[g]++
	}
	return n
}

// leaveOut is the jackknife over groups of units.
func leaveOut(units [][]float64, group []int32, of string, estimate [4]AlphaValue) (se [4]Figure, why string) {
	groups := countBy(group)
	if work := len(groups) * len(units); work > maxJackknifeWork {
		return se, fmt.Sprintf("leaving out each of %d %s in turn would take too long with this many different values", len(groups), of)
	}
	var all [4]jackknife
	rest := make([][]float64, 0, len(units))
	for _, g := range slices.Sorted(maps.Keys(groups)) {
		rest = rest[:0]
		for i, u := range units {
			if group[i] != g {
				rest = append(rest, u)
			}
		}
		for s, v := range alphaOfUnits(rest) {
			all[s].add(v.Alpha, 1)
		}
	}
	for s := range se {
		se[s] = all[s].standardError(estimate[s].Alpha, of)
	}
	return se, ""
}

// alphaOfUnits is alpha of pairable units, whose values are sorted.
func alphaOfUnits(units [][]float64) (out [4]AlphaValue) {
	values, marginals, n := tabulate(units)
	if n == 0 {
		for s := range out {
			out[s] = unknownAlpha(whyNothingPairable)
		}
		return out
	}
	for _, s := range Scales {
		if s == RatioScale && (values[0] < 0 || len(values) > maxRatioValues) {
			out[s] = unknownAlpha(whyNoRatio(values))
			continue
		}
		score := scores(s, values, marginals, nil)
		within := 0.0
		for _, u := range units {
			within += pairSum(s, u, values, score) / float64(len(u)-1)
		}
		out[s] = alphaValue(within/n, expectedSum(s, score, marginals, n)/(n*(n-1)))
	}
	return out
}

func whyNoRatio(values []float64) string {
	if values[0] < 0 {
		return whyNegativeRatio
	}
	return fmt.Sprintf("the ratio scale is computed for up to %d different values", maxRatioValues)
}

// tabulate gives the different values in order and how often each is used.
func tabulate(units [][]float64) (values, marginals []float64, n float64) {
	all := slices.Sorted(slices.Values(slices.Concat(units...)))
	for _, v := range all {
		if len(values) == 0 || values[len(values)-1] != v {
			values, marginals = append(values, v), append(marginals, 0)
		}
		marginals[len(marginals)-1]++
	}
	return values, marginals, float64(len(all))
}

// pairSum is the sum of squared differences over the ordered pairs of a unit.
func pairSum(s Scale, unit, values, score []float64) float64 {
	sum := 0.0
	for i, v := range unit {
		a, _ := slices.BinarySearch(values, v)
		for _, w := range unit[:i] {
			if b, _ := slices.BinarySearch(values, w); a != b {
				sum += 2 * squared(s, score[a], score[b])
			}
		}
	}
	return sum
}

// expectedSum is the sum of squared differences over all ordered pairs of
// values; only the ratio scale needs every pair of different values.
func expectedSum(s Scale, score, marginals []float64, n float64) float64 {
	if s == RatioScale {
		sum := 0.0
		for a := range score {
			for b := range a {
				sum += 2 * squared(s, score[a], score[b]) * marginals[a] * marginals[b]
			}
		}
		return sum
	}
	mean, same, squares := 0.0, 0.0, 0.0
	for a, m := range marginals {
		mean += m * score[a] / n
		same += m * m
	}
	for a, m := range marginals {
		squares += m * (score[a] - mean) * (score[a] - mean)
	}
	if s == NominalScale {
		return n*n - same
	}
	return 2 * n * squares
}
