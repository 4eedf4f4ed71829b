package stats

import "math"

// fitSums gather what the fit statistics of one element need.
type fitSums struct {
	n                 int
	score             float64
	squares, variance float64 // of the residuals: observed and expected
	outfit            float64 // sum of squared standardised residuals
	fourth, kurtosis  float64 // sums of C - W² and of C / W², C the fourth central moment and W the variance
	notLow, notHigh   bool    // some rating is not the lowest, not the highest
}

func (s *fitSums) add(x int, value, fourth float64, k *ratingKernel) {
	d := float64(x) - k.mean
	s.n++
	s.score += value
	s.squares += d * d
	s.variance += k.variance
	s.outfit += d * d / k.variance
	s.fourth += fourth - k.variance*k.variance
	s.kurtosis += fourth / (k.variance * k.variance)
	s.notLow = s.notLow || x > 0
	s.notHigh = s.notHigh || x < len(k.p)-1
}

func (k *ratingKernel) fourthMoment() float64 {
	var c float64
	for j, p := range k.p {
		d := float64(j) - k.mean
		c += d * d * d * d * p
	}
	return c
}

// facetSums are the sums of every element and category after a pass over the ratings.
type facetSums struct {
	employee, rater, dimension []fitSums
	category                   []categorySums
	stepInfo                   []float64
}

type categorySums struct {
	n           int
	eta, outfit float64
}

func (m *facetModel) sumUp() facetSums {
	s := facetSums{employee: make([]fitSums, len(m.ability)), rater: make([]fitSums, m.size[0]),
		dimension: make([]fitSums, m.size[1]), category: make([]categorySums, m.steps+1), stepInfo: make([]float64, m.steps)}
	for e := range m.ability {
		for i := m.start[e]; i < m.start[e+1]; i++ {
			eta := m.eta(e, i)
			m.kernel.at(eta, m.thresholds())
			m.kernel.tails()
			rater, dimension := m.columns(i)
			x, fourth := int(m.x[i]), m.kernel.fourthMoment()
			for _, sums := range []*fitSums{&s.employee[e], &s.rater[rater], &s.dimension[dimension-m.size[0]]} {
				sums.add(x, m.levels[x], fourth, &m.kernel)
			}
			c, d := &s.category[x], float64(x)-m.kernel.mean
			c.n++
			c.eta += eta
			c.outfit += d * d / m.kernel.variance
			for k, above := range m.kernel.above {
				s.stepInfo[k] += above * (1 - above)
			}
		}
	}
	return s
}

// readOut centres the solution and gives measures, fit, spread and category use.
func (m *facetModel) readOut(r Ratings) Facets {
	f := Facets{NObs: len(m.x)}
	f.LogLik, _ = m.logLik()
	s := m.sumUp()
	m.centre(s)
	mean := meanMeasure(m.ability, s.employee)
	raters := m.size[0]
	f.Employee = m.facet(r.Unit, m.ability, 1, 0, s.employee)
	f.Rater = m.facet(r.Rater, m.other[:raters], -1, mean, s.rater)
	if r.Item.Code != nil {
		f.Dimension = m.facet(r.Item, m.other[raters:raters+m.size[1]], -1, mean, s.dimension)
	}
	f.Categories = m.categories(s)
	return f
}

// centre moves the means of raters, dimensions and thresholds into the abilities; no expected rating changes.
func (m *facetModel) centre(s facetSums) {
	raters, dimensions, thresholds := m.other[:m.size[0]], m.other[m.size[0]:m.size[0]+m.size[1]], m.thresholds()
	cr, cd, ct := meanMeasure(raters, s.rater), meanMeasure(dimensions, s.dimension), 0.0
	for _, t := range thresholds {
		ct += t / float64(m.steps)
	}
	shiftAll(raters, -cr)
	shiftAll(dimensions, -cd)
	shiftAll(thresholds, -ct)
	shiftAll(m.ability, cr+cd-ct)
}

func shiftAll(v []float64, by float64) {
	for i := range v {
		v[i] += by
	}
}

// meanMeasure is the mean over the elements that have ratings.
func meanMeasure(measure []float64, sums []fitSums) float64 {
	total, n := 0.0, 0.0
	for i, s := range sums {
		if s.n > 0 {
			total += measure[i]
			n++
		}
	}
	return total / n
}

// facet reads out one facet; ease times sign is the measure, and others is what average others add to eta.
func (m *facetModel) facet(factor Factor, ease []float64, sign, others float64, sums []fitSums) Facet {
	f := Facet{Name: factor.Name}
	for code, s := range sums {
		if s.n > 0 {
			f.Levels = append(f.Levels, m.measure(levelName(factor, code), code, ease[code], sign, others, s))
		}
	}
	f.summarise()
	return f
}

func (m *facetModel) measure(level string, code int, ease, sign, others float64, s fitSums) Measure {
	out := Measure{Level: level, Code: code, N: s.n, Observed: s.score / float64(s.n), Measure: sign * ease,
		SE: 1 / math.Sqrt(s.variance+m.precision), FairAverage: m.expectedLevel(ease + others), Extreme: !s.notLow || !s.notHigh}
	if out.Extreme {
		why := Unknown("only lowest or only highest ratings: fit cannot be told")
		out.Infit, out.Outfit, out.InfitZ, out.OutfitZ = why, why, why, why
		return out
	}
	n := float64(s.n)
	infit, outfit := s.squares/s.variance, s.outfit/n
	out.Infit, out.Outfit = Known(infit), Known(outfit)
	out.InfitZ = wilsonHilferty(infit, math.Sqrt(s.fourth)/s.variance)
	out.OutfitZ = wilsonHilferty(outfit, math.Sqrt(s.kurtosis/(n*n)-1/n))
	return out
}

// wilsonHilferty standardises a mean square whose standard deviation is q (Wright & Masters 1982, p. 100).
func wilsonHilferty(meanSquare, q float64) Figure {
	return Known((math.Cbrt(meanSquare)-1)*3/q + q/3)
}

// expectedLevel is the expected rating, in the unit of the levels.
func (m *facetModel) expectedLevel(eta float64) float64 {
	m.kernel.at(eta, m.thresholds())
	return dot(m.kernel.p, m.levels)
}

func (m *facetModel) categories(s facetSums) []Category {
	out := make([]Category, m.steps+1)
	for k, c := range s.category {
		out[k] = Category{Value: m.levels[k], N: c.n}
		if c.n == 0 {
			out[k].Mean, out[k].Outfit = Unknown("this level was never used"), Unknown("this level was never used")
		} else {
			out[k].Mean, out[k].Outfit = Known(c.eta/float64(c.n)), Known(c.outfit/float64(c.n))
		}
		switch {
		case k == 0:
			out[k].Threshold, out[k].ThresholdSE = Unknown("the lowest level has no step into it"), Unknown("the lowest level has no step into it")
		default:
			out[k].Threshold = Known(m.thresholds()[k-1])
			out[k].ThresholdSE = Known(1 / math.Sqrt(s.stepInfo[k-1]+m.precision))
		}
	}
	return out
}
