package stats

import (
	"errors"
	"slices"

	"gonum.org/v1/gonum/mat"
)

// facetInfo is the gradient and the information (negative second derivatives, prior included) at one point, with the
// abilities' block diagonal.
type facetInfo struct {
	m           *facetModel
	gradAbility []float64
	gradOther   []float64
	diagAbility []float64
	pairAt      []int     // per employee: where its coupling begins
	pairCol     []int32   // the raters an employee is coupled to
	pairWeight  []float64 // and how much
	tail        []float64 // per employee: its coupling to dimensions and thresholds
	diagRater   []float64
	raterTail   []float64 // per rater: its coupling to dimensions and thresholds
	tailTail    []float64 // dimensions and thresholds among themselves
	width       int       // dimensions + thresholds
}

func newFacetInfo(m *facetModel) *facetInfo {
	w := m.size[1] + m.steps
	f := &facetInfo{m: m, width: w, gradAbility: make([]float64, len(m.ability)), gradOther: make([]float64, len(m.other)),
		diagAbility: make([]float64, len(m.ability)), pairAt: make([]int, len(m.ability)+1), tail: make([]float64, len(m.ability)*w),
		diagRater: make([]float64, m.size[0]), raterTail: make([]float64, m.size[0]*w), tailTail: make([]float64, w*w)}
	for e := range m.ability {
		raters := slices.Clone(m.others[0][m.start[e]:m.start[e+1]])
		slices.Sort(raters)
		f.pairCol = append(f.pairCol, slices.Compact(raters)...)
		f.pairAt[e+1] = len(f.pairCol)
	}
	f.pairWeight = make([]float64, len(f.pairCol))
	return f
}

// fill computes everything at the current parameters in one pass over the ratings.
func (f *facetInfo) fill() {
	m := f.m
	for i, b := range m.ability {
		f.gradAbility[i], f.diagAbility[i] = -m.precision*b, m.precision
	}
	for i, b := range m.other {
		f.gradOther[i] = -m.precision * b
	}
	clear(f.pairWeight)
	clear(f.tail)
	clear(f.raterTail)
	clear(f.tailTail)
	for j := range f.diagRater {
		f.diagRater[j] = m.precision
	}
	for t := range f.width {
		f.tailTail[t*f.width+t] = m.precision
	}
	at := make([]int32, m.size[0])
	for e := range m.ability {
		for p := f.pairAt[e]; p < f.pairAt[e+1]; p++ {
			at[f.pairCol[p]] = int32(p)
		}
		for i := m.start[e]; i < m.start[e+1]; i++ {
			f.addRating(e, i, at)
		}
	}
}

func (f *facetInfo) addRating(e, i int, at []int32) {
	m, k := f.m, &f.m.kernel
	rater, dimension := m.columns(i)
	k.at(m.eta(e, i), m.thresholds())
	k.tails()
	surprise, v, d := float64(m.x[i])-k.mean, k.variance, dimension-m.size[0]
	f.gradAbility[e] += surprise
	f.gradOther[rater] += surprise
	f.gradOther[dimension] += surprise
	f.diagAbility[e] += v
	f.pairWeight[at[rater]] += v
	f.diagRater[rater] += v
	tail, own := f.tail[e*f.width:][:f.width], f.raterTail[rater*f.width:][:f.width]
	tail[d] += v
	own[d] += v
	f.tailTail[d*f.width+d] += v
	first := m.size[1]
	for s, above := range k.above {
		hit := 0.0
		if int(m.x[i]) > s {
			hit = 1
		}
		f.gradOther[m.size[0]+first+s] -= hit - above
		c := -(k.lower[s] - k.mean*above) // minus the covariance of the rating with reaching the step
		tail[first+s] += c
		own[first+s] += c
		f.tailTail[d*f.width+first+s] += c
		f.tailTail[(first+s)*f.width+d] += c
		for l := s; l < m.steps; l++ {
			c := k.above[l] * (1 - above)
			f.tailTail[(first+s)*f.width+first+l] += c
			if l > s {
				f.tailTail[(first+l)*f.width+first+s] += c
			}
		}
	}
}

// applySchur sets out to (information of the others, abilities eliminated) times v.
func (f *facetInfo) applySchur(out, v []float64) {
	raters := f.m.size[0]
	vt, ot := v[raters:], out[raters:]
	for t := range f.width {
		ot[t] = dot(f.tailTail[t*f.width:][:f.width], vt)
	}
	for j := range raters {
		own := f.raterTail[j*f.width:][:f.width]
		out[j] = f.diagRater[j]*v[j] + dot(own, vt)
		axpy(ot, v[j], own)
	}
	for e, diag := range f.diagAbility {
		tail := f.tail[e*f.width:][:f.width]
		sum := dot(tail, vt)
		for p := f.pairAt[e]; p < f.pairAt[e+1]; p++ {
			sum += f.pairWeight[p] * v[f.pairCol[p]]
		}
		sum /= -diag
		axpy(ot, sum, tail)
		for p := f.pairAt[e]; p < f.pairAt[e+1]; p++ {
			out[f.pairCol[p]] += sum * f.pairWeight[p]
		}
	}
}

// newtonStep solves information x step = gradient: abilities eliminated, the rest by conjugate gradients.
func (f *facetInfo) newtonStep() (ability, other []float64, err error) {
	raters := f.m.size[0]
	rhs := slices.Clone(f.gradOther)
	for e, diag := range f.diagAbility {
		g := -f.gradAbility[e] / diag
		axpy(rhs[raters:], g, f.tail[e*f.width:][:f.width])
		for p := f.pairAt[e]; p < f.pairAt[e+1]; p++ {
			rhs[f.pairCol[p]] += g * f.pairWeight[p]
		}
	}
	precondition, err := f.preconditioner()
	if err != nil {
		return nil, nil, err
	}
	other = conjugateGradients(f.applySchur, precondition, rhs, 1e-10, 20*len(rhs)+100)
	ability = make([]float64, len(f.gradAbility))
	for e, diag := range f.diagAbility {
		sum := f.gradAbility[e] - dot(f.tail[e*f.width:][:f.width], other[raters:])
		for p := f.pairAt[e]; p < f.pairAt[e+1]; p++ {
			sum -= f.pairWeight[p] * other[f.pairCol[p]]
		}
		ability[e] = sum / diag
	}
	return ability, other, nil
}

var errFlatFacets = errors.New("the information is singular: too few ratings for the declared levels")

// preconditioner is the exact inverse of the diagonal of the raters and of the block of dimensions and thresholds.
func (f *facetInfo) preconditioner() (func(out, v []float64), error) {
	raters := f.m.size[0]
	block := mat.NewSymDense(f.width, slices.Clone(f.tailTail))
	diag := slices.Clone(f.diagRater)
	for e, d := range f.diagAbility {
		block.SymRankOne(block, -1/d, mat.NewVecDense(f.width, f.tail[e*f.width:][:f.width]))
		for p := f.pairAt[e]; p < f.pairAt[e+1]; p++ {
			diag[f.pairCol[p]] -= f.pairWeight[p] * f.pairWeight[p] / d
		}
	}
	var factor mat.Cholesky
	if !factor.Factorize(block) {
		return nil, errFlatFacets
	}
	return func(out, v []float64) {
		for j, d := range diag {
			out[j] = v[j] / d
		}
		x := mat.NewVecDense(f.width, out[raters:])
		_ = factor.SolveVecTo(x, mat.NewVecDense(f.width, v[raters:])) // reports only a large condition number
	}, nil
}
