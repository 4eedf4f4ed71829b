package stats

import (
	"errors"
	"math"
	"slices"

	"gonum.org/v1/gonum/blas"
	"gonum.org/v1/gonum/blas/blas64"
	"gonum.org/v1/gonum/lapack/lapack64"
)

// variances are the parameters of one design: one per term, and the residual.
type variances struct {
	term     []float64
	residual float64
}

// panel holds several vectors over the unknowns of a design, row-major: k numbers per unknown.
type panel struct {
	local, shared []float64
	k             int
}

func (d *design) newPanel(k int) panel {
	return panel{local: make([]float64, d.nLocal*k), shared: make([]float64, d.nShared*k), k: k}
}

// exactSolver factors the scaled mixed-model matrix C = [S Z'Z S / v + I, S Z'X / v; X'Z S / v, X'X / v], where S holds
// the standard deviations of the random effects and v is the residual variance (the form of Bates et al. 2015, which
// stays regular as a variance goes to zero). Local unknowns are eliminated block by block; what remains, the Schur
// complement of the shared unknowns, is factored dense.
type exactSolver struct {
	d          *design
	scaleLocal []float64 // per local unknown's term
	scale      []float64 // per shared unknown: standard deviation, 1 for coefficients
	inv        float64   // 1 / residual variance
	chol       []float64 // per block: the lower Cholesky factor of its matrix, row-major
	half       []float64 // per block: that factor's inverse times the coupling to the shared unknowns
	cholAt     []int
	halfAt     []int
	schur      []float64
	factor     blas64.Triangular // the same, as gonum sees it
	logDet     float64
	cross      []float64  // room for one block's shared unknowns
	at         *variances // where C is factored; nil when it is not
	inverse    *panel     // the diagonal of C⁻¹ there, once asked for
}

func newExactSolver(d *design) *exactSolver {
	s := &exactSolver{d: d, schur: make([]float64, d.nShared*d.nShared), scale: make([]float64, d.nShared)}
	var chol, half, widest int
	for _, b := range d.blocks {
		s.cholAt, s.halfAt = append(s.cholAt, chol), append(s.halfAt, half)
		chol, half = chol+b.size*b.size, half+b.size*len(b.cols)
		widest = max(widest, len(b.cols))
	}
	s.chol, s.half = make([]float64, chol), make([]float64, half)
	s.cross = make([]float64, widest*widest)
	return s
}

var errNotPositive = errors.New("the mixed-model equations are not positive definite: variances too far apart to compute")

// prepare factors C at the given variances, unless it is factored there already.
func (s *exactSolver) prepare(v variances) error {
	if s.at != nil && s.at.residual == v.residual && slices.Equal(s.at.term, v.term) {
		return nil
	}
	s.at, s.inverse = nil, nil
	s.setScales(v)
	clear(s.schur)
	s.logDet = 0
	for i := range s.d.blocks {
		if !s.eliminate(i) {
			return errNotPositive
		}
	}
	n := s.d.nShared
	for c, k := range s.d.sTerm {
		if k >= 0 {
			s.schur[c*n+c]++
		}
	}
	t, ok := lapack64.Potrf(blas64.Symmetric{N: n, Stride: max(1, n), Uplo: blas.Upper, Data: s.schur})
	if !ok {
		return errNotPositive
	}
	s.factor = t
	for c := range n {
		s.logDet += 2 * math.Log(s.schur[c*n+c])
	}
	s.at = &v
	return nil
}

func (s *exactSolver) setScales(v variances) {
	s.inv = 1 / v.residual
	s.scaleLocal = make([]float64, len(v.term))
	for k, x := range v.term {
		s.scaleLocal[k] = math.Sqrt(x)
	}
	for c, k := range s.d.sTerm {
		s.scale[c] = 1
		if k >= 0 {
			s.scale[c] = s.scaleLocal[k]
		}
	}
}

// eliminate factors block i and takes its part off the Schur complement.
func (s *exactSolver) eliminate(i int) bool {
	b := s.d.blocks[i]
	m, c := b.size, len(b.cols)
	own, coupling := s.chol[s.cholAt[i]:][:m*m], s.half[s.halfAt[i]:][:m*c]
	cross := s.cross[:c*c]
	clear(own)
	clear(coupling)
	clear(cross)
	s.d.countBlock(b, own, coupling, cross)
	s.scaleBlock(b, own, coupling, cross)
	if !choleskyLower(own, m) {
		return false
	}
	for r := range m {
		s.logDet += 2 * math.Log(own[r*m+r])
	}
	solveLower(own, m, coupling, c)
	s.scatter(b, coupling, cross)
	return true
}

// countBlock adds up how often (by weight) the block's unknowns meet in a row.
func (d *design) countBlock(b block, own, coupling, cross []float64) {
	m, c, wl, ws := b.size, len(b.cols), len(d.lTerms), d.sharedWidth()
	for i := b.from; i < b.to; i++ {
		local, shared, w := d.local[i*wl:][:wl], d.shared[i*ws:][:ws], 1.0
		if d.weight != nil {
			w = d.weight[i]
		}
		for _, p := range local {
			for _, q := range local {
				own[int(p)*m+int(q)] += w
			}
			for _, q := range shared {
				if q >= 0 {
					coupling[int(p)*c+int(q)] += w
				}
			}
		}
		for _, p := range shared {
			for _, q := range shared {
				if p >= 0 && q >= 0 {
					cross[int(p)*c+int(q)] += w
				}
			}
		}
	}
}

func (s *exactSolver) scaleBlock(b block, own, coupling, cross []float64) {
	m, c := b.size, len(b.cols)
	for p := range m {
		f := s.scaleLocal[s.d.lTerm[b.first+p]] * s.inv
		for q := range m {
			own[p*m+q] *= f * s.scaleLocal[s.d.lTerm[b.first+q]]
		}
		own[p*m+p]++
		for q, col := range b.cols {
			coupling[p*c+q] *= f * s.scale[col]
		}
	}
	for p, row := range b.cols {
		for q, col := range b.cols {
			cross[p*c+q] *= s.scale[row] * s.scale[col] * s.inv
		}
	}
}

// scatter adds cross - half'half to the upper triangle of the Schur complement.
func (s *exactSolver) scatter(b block, half, cross []float64) {
	c, n := len(b.cols), s.d.nShared
	for r := range b.size {
		row := half[r*c:][:c]
		for p, x := range row {
			out := cross[p*c:][:c]
			for q := p; q < c; q++ {
				out[q] -= x * row[q]
			}
		}
	}
	for p, row := range b.cols {
		for q := p; q < c; q++ {
			i, j := int(row), int(b.cols[q])
			s.schur[min(i, j)*n+max(i, j)] += cross[p*c+q]
		}
	}
}
