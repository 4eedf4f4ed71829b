package stats

import (
	"fmt"
	"maps"
	"slices"
)

// StratifiedDifference is a difference of two groups' means, compared with
// what shuffling people within their stratum gives.
type StratifiedDifference struct {
	Strata     int    // with people of both groups
	Difference Figure // mean over strata of group less the others, weighted by how much a stratum can tell
	P          Figure // two-sided, (extreme+1)/(drawn+1)
}

const permutationDraws = 9_999

// WithinStrata asks whether a group is rated differently from the others of
// the same stratum, such as the same manager: within each stratum membership
// is shuffled, so that neither the manager's severity nor the manager's team
// decides. A stratum of n1 and n2 people has weight n1·n2/(n1+n2). Shuffles are
// drawn from the seed. Undefined when no stratum has both groups.
// Good (2005), Permutation, Parametric and Bootstrap Tests, chapter 3.
func WithinStrata(values []float64, group []bool, stratum []int32, seed uint64) (StratifiedDifference, error) {
	if len(values) != len(group) || len(values) != len(stratum) {
		return StratifiedDifference{}, fmt.Errorf("%d values, %d group marks and %d strata: give one of each per person", len(values), len(group), len(stratum))
	}
	strata := mixedStrata(values, group, stratum)
	out := StratifiedDifference{Strata: len(strata)}
	if len(strata) == 0 {
		u := Unknown("no stratum has people of both groups")
		out.Difference, out.P = u, u
		return out, nil
	}
	seen, extreme := stratifiedMean(strata), 0
	shuffled := make([]mixedStratum, len(strata))
	for i, s := range strata {
		shuffled[i] = mixedStratum{slices.Clone(s.values), s.group}
	}
	for b := range uint64(permutationDraws) {
		for i, s := range shuffled {
			stream := NewStream(seed, b, uint64(i))
			for k := range s.group {
				j := k + stream.Below(len(s.values)-k)
				s.values[k], s.values[j] = s.values[j], s.values[k]
			}
		}
		if abs(stratifiedMean(shuffled)) >= abs(seen)-1e-12 {
			extreme++
		}
	}
	out.Difference = Known(seen)
	out.P = Known(float64(extreme+1) / float64(permutationDraws+1))
	return out, nil
}

// mixedStratum has the values of the group first, then those of the others.
type mixedStratum struct {
	values []float64
	group  int
}

// mixedStrata are the strata with people of both groups, in order.
func mixedStrata(values []float64, group []bool, stratum []int32) (out []mixedStratum) {
	in, others := map[int32][]float64{}, map[int32][]float64{}
	for i, v := range values {
		if group[i] {
			in[stratum[i]] = append(in[stratum[i]], v)
		} else {
			others[stratum[i]] = append(others[stratum[i]], v)
		}
	}
	for _, s := range slices.Sorted(maps.Keys(in)) {
		if len(others[s]) > 0 {
			slices.Sort(in[s])
			slices.Sort(others[s])
			out = append(out, mixedStratum{slices.Concat(in[s], others[s]), len(in[s])})
		}
	}
	return out
}

// stratifiedMean is the weighted mean over strata of the group's mean less
// that of the others.
func stratifiedMean(strata []mixedStratum) float64 {
	var weighted, weights float64
	for _, s := range strata {
		n1, n2 := float64(s.group), float64(len(s.values)-s.group)
		weight := n1 * n2 / (n1 + n2)
		weighted += weight * (sum(s.values[:s.group])/n1 - sum(s.values[s.group:])/n2)
		weights += weight
	}
	return weighted / weights
}
