package stats

import "math"

// pairRecord is what one employee and rater have in common.
type pairRecord struct {
	employee, rater int
	others          int     // raters the employee has besides
	n               float64 // ratings
	sum, squares    float64 // of the standardised residuals
	information     float64 // about ability less severity
}

// joint sets the correlation within pairs and the errors that allow for it and for the other facet being estimated.
//
// Ratings one rater gives one employee share an impression that the model does not have; taken as independent they make
// errors too small. Their correlation rho after the model is moment-estimated from squared sums of standardised residuals,
// corrected for the share that went into the ability; n ratings then tell as much as n / (1 + (n-1) rho) (the design
// effect of Kish 1965). What a pair tells about a severity is less by what is needed for the ability, w²/W: the diagonal
// of the Schur complement.
func (m *facetModel) joint(f *Facets) {
	pairs := m.pairRecords()
	f.PairCorrelation = pairCorrelation(pairs)
	byEmployee := func(p pairRecord) (own, other int) { return p.employee, p.rater }
	byRater := func(p pairRecord) (own, other int) { return p.rater, p.employee }
	f.Employee.joint(pairs, byEmployee, &f.Rater, f.PairCorrelation)
	f.Rater.joint(pairs, byRater, &f.Employee, f.PairCorrelation)
}

func (f *Facet) joint(pairs []pairRecord, of func(pairRecord) (own, other int), others *Facet, correlation Figure) {
	rho, known := correlation.Get()
	size, information, given := map[int][2]float64{}, map[int]float64{}, map[int]float64{}
	for _, e := range f.Levels {
		information[e.Code] = 1 / (e.SE * e.SE)
	}
	for _, e := range others.Levels {
		given[e.Code] = 1 / (e.SE * e.SE)
	}
	for _, p := range pairs {
		own, other := of(p)
		s := size[own]
		size[own] = [2]float64{s[0] + p.n, s[1] + p.n*p.n}
		information[own] -= p.information * p.information / given[other]
	}
	for i := range f.Levels {
		e := &f.Levels[i]
		if e.JointSE = correlation; known {
			n := size[e.Code][1] / size[e.Code][0]
			e.JointSE = Known(math.Sqrt((1 + (n-1)*max(0, rho)) / information[e.Code]))
		}
	}
}

// pairRecords lists the pairs, employee by employee.
func (m *facetModel) pairRecords() []pairRecord {
	var pairs []pairRecord
	at := make([]int, m.size[0]) // per rater: 1 + the place of the pair with the present employee
	for e := range m.ability {
		first := len(pairs)
		for i := m.start[e]; i < m.start[e+1]; i++ {
			rater, _ := m.columns(i)
			m.kernel.at(m.eta(e, i), m.thresholds())
			if at[rater] == 0 {
				pairs = append(pairs, pairRecord{employee: e, rater: rater})
				at[rater] = len(pairs)
			}
			z, p := (float64(m.x[i])-m.kernel.mean)/math.Sqrt(m.kernel.variance), &pairs[at[rater]-1]
			p.n, p.sum, p.squares, p.information = p.n+1, p.sum+z, p.squares+z*z, p.information+m.kernel.variance
		}
		for i := range pairs[first:] {
			pairs[first+i].others = len(pairs) - first - 1
			at[pairs[first+i].rater] = 0
		}
	}
	return pairs
}

func pairCorrelation(pairs []pairRecord) Figure {
	excess, couples := 0.0, 0.0
	for _, p := range pairs {
		if p.others > 0 && p.n > 1 {
			left := float64(p.others) / float64(p.others+1) // of the common residual, the ability took the rest
			excess += p.sum*p.sum/left - p.squares
			couples += p.n * (p.n - 1)
		}
	}
	if couples == 0 {
		return Unknown("no employee has two raters with two ratings each: what ratings of a pair share cannot be told")
	}
	return Known(excess / couples)
}
