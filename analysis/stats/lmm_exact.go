package stats

import (
	"errors"
	"math"
	"slices"
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

// exactSolver factors the scaled mixed-model matrix C = [S Z'Z S / v + I, S Z'X / v; X'Z S / v, X'X / v], where S holds
// the standard deviations of the random effects and v is the residual variance (the form of Bates et al. 2015, which
// stays regular as a variance goes to zero). Local unknowns are eliminated block by block; what remains is the Schur
// complement of the shared unknowns.
type exactSolver struct {
	d          *design
	scaleLocal []float64 // per local unknown's term
	scale      []float64 // per shared unknown: standard deviation, 1 for coefficients
	inv        float64   // 1 / residual variance
	chol       []float64 // per block: the lower Cholesky factor of its matrix, row-major
	half       []float64 // per block: that factor's inverse times the coupling to the shared unknowns
	cholAt     []int
	halfAt     []int
	corner     []float64 // X'X, row-major
	schur      *schur
	logDet     float64
	cross      []float64  // room for one block's shared unknowns
	at         *variances // where C is factored; nil when it is not
	inverse    *panel     // the diagonal of C⁻¹ there, once asked for
}

func newExactSolver(d *design) *exactSolver {
	s := &exactSolver{d: d, schur: newSchur(d), scale: make([]float64, d.nShared), corner: d.fixedSquares()}
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

// fixedSquares is X'X over the rows.
func (d *design) fixedSquares() []float64 {
	p := len(d.fixed)
	out := make([]float64, p*p)
	for i := range d.n {
		cols, x := d.fixedOf(i)
		for a, j := range cols {
			for b, k := range cols {
				out[int(j)*p+int(k)] += x[a] * x[b]
			}
		}
	}
	return out
}

var errNotPositive = errors.New("the mixed-model equations are not positive definite: variances too far apart to compute")

// prepare factors C at the given variances, unless it is factored there already.
func (s *exactSolver) prepare(v variances) error {
	if s.at != nil && s.at.residual == v.residual && slices.Equal(s.at.term, v.term) {
		return nil
	}
	s.at, s.inverse = nil, nil
	s.setScales(v)
	s.schur.clear()
	s.logDet = 0
	for i := range s.d.blocks {
		if !s.eliminate(i) {
			return errNotPositive
		}
	}
	s.addPriors()
	own, ok := s.schur.factorize()
	if !ok {
		return errNotPositive
	}
	s.logDet += own
	s.at = &v
	return nil
}

// addPriors enters what the shared unknowns have without the blocks: the identity, and X'X of the coefficients.
func (s *exactSolver) addPriors() {
	first, p := s.d.firstFixed(), len(s.d.fixed)
	for u := range first {
		s.schur.addRow([]int32{int32(u)}, []float64{1})
	}
	cols, row := make([]int32, p), make([]float64, p)
	for j := range p {
		cols[j] = int32(first + j)
	}
	for j := range p {
		for k := j; k < p; k++ {
			row[k] = s.corner[j*p+k] * s.inv
		}
		s.schur.addRow(cols[j:], row[j:])
	}
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

// countBlock adds up how often (by weight) the block's unknowns meet in a row; cross is left without the coefficients
// among themselves, and without its lower triangle.
func (d *design) countBlock(b block, own, coupling, cross []float64) {
	m, c := b.size, len(b.cols)
	place := b.fixedPlaces(d.firstFixed(), len(d.fixed))
	for i := b.from; i < min(b.to, d.carrying); i++ {
		local, shared, root := d.localOf(i), d.sharedOf(i), d.root[i]
		w := root * root
		if d.weight != nil {
			w = d.weight[i]
		}
		cols, x := d.fixedOf(i)
		for _, p := range local {
			for _, q := range local {
				own[int(p)*m+int(q)] += w
			}
			for _, q := range shared {
				coupling[int(p)*c+int(q)] += w
			}
			for a, j := range cols {
				coupling[int(p)*c+place[j]] += root * x[a]
			}
		}
		for _, p := range shared {
			for _, q := range shared {
				if p <= q {
					cross[int(p)*c+int(q)] += w
				}
			}
			for a, j := range cols {
				cross[int(p)*c+place[j]] += root * x[a]
			}
		}
	}
}

// fixedPlaces are the positions of the coefficients among the block's columns.
func (b block) fixedPlaces(first, coefficients int) []int {
	place := make([]int, coefficients)
	for q := len(b.cols) - 1; q >= 0 && int(b.cols[q]) >= first; q-- {
		place[int(b.cols[q])-first] = q
	}
	return place
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
		for q := p; q < c; q++ {
			cross[p*c+q] *= s.scale[row] * s.scale[b.cols[q]] * s.inv
		}
	}
}

// scatter adds cross - half'half to the Schur complement.
func (s *exactSolver) scatter(b block, half, cross []float64) {
	c := len(b.cols)
	for r := range b.size {
		row := half[r*c:][:c]
		for p, x := range row {
			if x == 0 {
				continue
			}
			axpy(cross[p*c+p:][:c-p], -x, row[p:])
		}
	}
	for p := range b.cols {
		s.schur.addRow(b.cols[p:], cross[p*c+p:][:c-p])
	}
}
