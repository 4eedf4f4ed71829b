package stats

import (
	"fmt"
	"math"
	"slices"
)

// facetModel holds the ratings sorted by employee and the parameters with all facets as "ease", so that
// eta = ability + ease(rater) + ease(dimension); severities and difficulties are the negatives.
//
// Parameters: abilities first (one each, eliminated), then the others: raters, dimensions, thresholds.
type facetModel struct {
	start     []int // per employee: its first row
	others    [2][]int32
	size      [2]int // raters, dimensions
	x         []int8 // category per row, from 0
	steps     int    // categories - 1
	levels    []float64
	ability   []float64
	other     []float64
	precision float64 // of the prior
	kernel    ratingKernel
	row       []int // original row of each sorted row
}

func newFacetModel(r Ratings, opt FacetsOptions) (*facetModel, error) {
	if err := checkFacets(r, opt); err != nil {
		return nil, err
	}
	m := &facetModel{steps: len(opt.Levels) - 1, levels: opt.Levels, precision: 1 / (opt.PriorSD * opt.PriorSD)}
	employees := codesIn(r.Unit.Code)
	m.sortRows(r.Unit.Code, employees)
	m.size = [2]int{codesIn(r.Rater.Code), max(1, codesIn(r.Item.Code))}
	for f, factor := range []Factor{r.Rater, r.Item} {
		m.others[f] = make([]int32, r.Len())
		for to, from := range m.row {
			if factor.Code != nil {
				m.others[f][to] = factor.Code[from]
			}
		}
	}
	m.x = make([]int8, r.Len())
	for to, from := range m.row {
		k, ok := slices.BinarySearch(opt.Levels, r.Value[from])
		if !ok {
			return nil, fmt.Errorf("rating %d is %g, which is not one of the declared levels %v", from+1, r.Value[from], opt.Levels)
		}
		m.x[to] = int8(k)
	}
	m.ability = make([]float64, employees)
	m.other = make([]float64, m.size[0]+m.size[1]+m.steps)
	m.kernel = newRatingKernel(m.steps)
	m.startThresholds()
	return m, nil
}

func (m *facetModel) sortRows(unit []int32, employees int) {
	m.start = make([]int, employees+1)
	for _, u := range unit {
		m.start[u+1]++
	}
	for u := range employees {
		m.start[u+1] += m.start[u]
	}
	next := slices.Clone(m.start)
	m.row = make([]int, len(unit))
	for i, u := range unit {
		m.row[next[u]] = i
		next[u]++
	}
}

// startThresholds begins at the log odds of neighbouring categories, with half a count added to each.
func (m *facetModel) startThresholds() {
	count := slices.Repeat([]float64{0.5}, m.steps+1)
	for _, k := range m.x {
		count[k]++
	}
	for k := range m.steps {
		m.thresholds()[k] = math.Log(count[k] / count[k+1])
	}
}

func (m *facetModel) thresholds() []float64 { return m.other[m.size[0]+m.size[1]:] }

// columns are the places of a row's rater and dimension among the other parameters.
func (m *facetModel) columns(i int) (rater, dimension int) {
	return int(m.others[0][i]), m.size[0] + int(m.others[1][i])
}

// ratingKernel gives the moments of a rating at one eta. Its slices are overwritten by every call.
type ratingKernel struct {
	p              []float64
	above          []float64 // P(x >= k), k = 1..steps
	lower          []float64 // sum of j P(j) for j >= k
	mean, variance float64
	logNorm        float64
}

func newRatingKernel(steps int) ratingKernel {
	return ratingKernel{p: make([]float64, steps+1), above: make([]float64, steps), lower: make([]float64, steps)}
}

// at evaluates the category probabilities: p(k) proportional to exp(k eta - the sum of the first k thresholds).
func (r *ratingKernel) at(eta float64, thresholds []float64) {
	sum, top := 0.0, 0.0
	r.p[0] = 0
	for k, t := range thresholds {
		sum += eta - t
		r.p[k+1] = sum
		top = max(top, sum)
	}
	total := 0.0
	for k, s := range r.p {
		r.p[k] = math.Exp(s - top)
		total += r.p[k]
	}
	r.logNorm = top + math.Log(total)
	r.mean, r.variance = 0, 0
	square := 0.0
	for k := range r.p {
		r.p[k] /= total
		r.mean += float64(k) * r.p[k]
		square += float64(k) * float64(k) * r.p[k]
	}
	r.variance = max(square-r.mean*r.mean, 1e-300)
}

// tails fills above and lower from the probabilities.
func (r *ratingKernel) tails() {
	above, lower := 0.0, 0.0
	for k := len(r.above) - 1; k >= 0; k-- {
		above += r.p[k+1]
		lower += float64(k+1) * r.p[k+1]
		r.above[k], r.lower[k] = above, lower
	}
}

// logLik is the log-likelihood of the ratings, and with the prior's penalty.
func (m *facetModel) logLik() (plain, penalised float64) {
	thresholds := m.thresholds()
	sums := make([]float64, m.steps+1)
	for k, t := range thresholds {
		sums[k+1] = sums[k] + t
	}
	for e := range m.ability {
		for i := m.start[e]; i < m.start[e+1]; i++ {
			eta := m.eta(e, i)
			m.kernel.at(eta, thresholds)
			plain += float64(m.x[i])*eta - sums[m.x[i]] - m.kernel.logNorm
		}
	}
	return plain, plain - m.precision/2*(dot(m.ability, m.ability)+dot(m.other, m.other))
}

func (m *facetModel) eta(e, i int) float64 {
	rater, dimension := m.columns(i)
	return m.ability[e] + m.other[rater] + m.other[dimension]
}
