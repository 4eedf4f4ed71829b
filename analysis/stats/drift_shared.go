package stats

import (
	"cmp"
	"maps"
	"math"
	"slices"
)

// A personRater is one rater of one employee, by name.
type personRater struct{ employee, rater string }

func (p personRater) compare(other personRater) int {
	return cmp.Or(cmp.Compare(p.employee, other.employee), cmp.Compare(p.rater, other.rater))
}

// setDeviations keeps by how far each rater of each employee is off what both effects say, so that drift can tell what
// of it is the same in another cycle. Where pairs have several ratings that is the predicted halo; pair is the column
// of that term. Without one the ratings themselves are the pairs.
func (s *Severities) setDeviations(r Ratings, pair *Factor) {
	s.deviations = map[personRater]float64{}
	of := func(row int) personRater {
		return personRater{levelName(r.Unit, int(r.Unit.Code[row])), levelName(r.Rater, int(r.Rater.Code[row]))}
	}
	if pair != nil {
		halo := s.Fit.Effects[2].byCode()
		seen := make([]bool, len(halo))
		for row, code := range pair.Code {
			if !seen[code] {
				seen[code], s.deviations[of(row)] = true, halo[code]
			}
		}
		return
	}
	if r.HasItems() {
		return
	}
	employee, rater := s.Fit.Effects[0].byCode(), s.Fit.Effects[1].byCode()
	for row, value := range r.Value {
		s.deviations[of(row)] = value - s.Fit.Mean.Estimate - employee[r.Unit.Code[row]] - rater[r.Rater.Code[row]]
	}
}

// byCode gives the predicted effects by code.
func (t TermEffects) byCode() []float64 {
	last := 0
	for _, e := range t.Levels {
		last = max(last, e.Code)
	}
	out := make([]float64, last+1)
	for _, e := range t.Levels {
		out[e.Code] = e.BLUP
	}
	return out
}

// minSharedPairs is how many pairs of rater and employee two cycles must have in common before their errors are taken to
// be related.
const minSharedPairs = 20

// sharedErrors is how far the errors of the severities of two cycles are the same error. A rater who knows a person
// well, or quarrels with one, does so in both, and what both cycles have in common cancels in the change. The errors
// of a rater's two severities correlate by rho, the correlation of the deviations of the pairs that both cycles have,
// times the share of the rater's pairs that are in both.
type sharedErrors struct {
	rho           float64
	common        map[string]float64 // pairs in both cycles by rater
	before, after map[string]float64 // pairs in each
}

func newSharedErrors(before, after *Severities) sharedErrors {
	s := sharedErrors{common: map[string]float64{}, before: before.pairsByRater(), after: after.pairsByRater()}
	var n, xx, yy, xy float64
	for _, pair := range slices.SortedFunc(maps.Keys(before.deviations), personRater.compare) { // sums depend on the order
		x := before.deviations[pair]
		y, both := after.deviations[pair]
		if !both {
			continue
		}
		n, xx, yy, xy = n+1, xx+x*x, yy+y*y, xy+x*y
		s.common[pair.rater]++
	}
	if n >= minSharedPairs && xx > 0 && yy > 0 {
		s.rho = min(max(0, xy/math.Sqrt(xx*yy)), 1)
	}
	return s
}

func (s *Severities) pairsByRater() map[string]float64 {
	n := map[string]float64{}
	for pair := range s.deviations {
		n[pair.rater]++
	}
	return n
}

// of is the correlation of the errors of one rater.
func (s sharedErrors) of(rater string) float64 {
	if s.common[rater] == 0 {
		return 0
	}
	return s.rho * s.common[rater] / math.Sqrt(s.before[rater]*s.after[rater])
}

// sharedBetween gives the shared errors of every two cycles, the earlier first; first is the place of the first one.
func sharedBetween(cycles []*Severities, first int) map[[2]int]sharedErrors {
	shared := map[[2]int]sharedErrors{}
	for i, before := range cycles {
		for k, after := range cycles[i+1:] {
			shared[[2]int{first + i, first + i + 1 + k}] = newSharedErrors(before, after)
		}
	}
	return shared
}
