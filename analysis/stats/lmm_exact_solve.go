package stats

import (
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/gonum/floats"
)

// solve overwrites the panel by C⁻¹ times it.
func (s *exactSolver) solve(p panel, _ float64) {
	for i, b := range s.d.blocks {
		own, half := s.blockFactors(i)
		g := p.local[b.first*p.k:][:b.size*p.k]
		solveLower(own, b.size, g, p.k)
		addCoupled(b, half, p, g, transposedDown)
	}
	s.schur.solve(p.shared, p.k)
	for i, b := range s.d.blocks {
		own, half := s.blockFactors(i)
		g := p.local[b.first*p.k:][:b.size*p.k]
		addCoupled(b, half, p, g, directUp)
		solveUpper(own, b.size, g, p.k)
	}
}

func (s *exactSolver) blockFactors(i int) (own, half []float64) {
	b := s.d.blocks[i]
	return s.chol[s.cholAt[i]:][:b.size*b.size], s.half[s.halfAt[i]:][:b.size*len(b.cols)]
}

type direction bool

const (
	transposedDown direction = false // shared -= half' * local
	directUp       direction = true  // local -= half * shared
)

func addCoupled(b block, half []float64, p panel, g []float64, up direction) {
	c := len(b.cols)
	for r := range b.size {
		mine := g[r*p.k:][:p.k]
		for q, col := range b.cols {
			x, theirs := half[r*c+q], p.shared[int(col)*p.k:][:p.k]
			if x == 0 {
				continue
			}
			if up {
				axpy(mine, -x, theirs)
			} else {
				axpy(theirs, -x, mine)
			}
		}
	}
}

// axpy adds a times from. Panels of few columns are not worth a call into assembly; eight, the probes of the iterative
// path, are unrolled.
func axpy(to []float64, a float64, from []float64) {
	if len(to) == 8 && len(from) == 8 {
		t, f := (*[8]float64)(to), (*[8]float64)(from)
		t[0] += a * f[0]
		t[1] += a * f[1]
		t[2] += a * f[2]
		t[3] += a * f[3]
		t[4] += a * f[4]
		t[5] += a * f[5]
		t[6] += a * f[6]
		t[7] += a * f[7]
		return
	}
	if len(to) == 1 {
		to[0] += a * from[0]
		return
	}
	if len(to) >= 8 {
		floats.AddScaled(to, a, from)
		return
	}
	for i, x := range from[:len(to)] {
		to[i] += a * x
	}
}

// diagonal is the diagonal of C⁻¹: the prediction error variances in units of each term's variance. It needs the inverse
// of the Schur complement, three times the work of its factor.
func (s *exactSolver) diagonal() panel {
	if s.inverse != nil {
		return *s.inverse
	}
	s.schur.invert()
	out := s.d.newPanel(1)
	for u := range out.shared {
		out.shared[u] = s.schur.inverseDiagonalAt(u)
	}
	near := make([]float64, len(s.cross))
	for i, b := range s.d.blocks {
		s.blockDiagonal(i, near, out.local[b.first:][:b.size])
	}
	s.inverse = &out
	return out
}

// blockDiagonal adds the block's own inverse and what comes back through the shared unknowns.
func (s *exactSolver) blockDiagonal(i int, near, out []float64) {
	b := s.d.blocks[i]
	m, c := b.size, len(b.cols)
	own, half := s.blockFactors(i)
	if m > 0 {
		for p := range b.cols {
			s.schur.getRow(b.cols[p:], near[p*c+p:][:c-p])
		}
	}
	back := slices.Clone(half)
	solveUpper(own, m, back, c)
	unit := make([]float64, m)
	for r := range m {
		clear(unit)
		unit[r] = 1
		solveLower(own, m, unit, 1)
		out[r] = dot(unit, unit)
		t := back[r*c:][:c]
		for p, x := range t {
			if x == 0 {
				continue
			}
			out[r] += x * (near[p*c+p]*x + 2*dot(near[p*c+p+1:][:c-p-1], t[p+1:]))
		}
	}
}

// choleskyLower overwrites the m x m row-major matrix by its lower Cholesky factor.
func choleskyLower(a []float64, m int) bool {
	for j := range m {
		rowJ := a[j*m:][:j+1]
		d := rowJ[j]
		for _, x := range rowJ[:j] {
			d -= x * x
		}
		if !(d > 0) {
			return false
		}
		d = math.Sqrt(d)
		rowJ[j] = d
		for i := j + 1; i < m; i++ {
			rowI := a[i*m:][:j+1]
			sum := rowI[j]
			for k, x := range rowJ[:j] {
				sum -= x * rowI[k]
			}
			rowI[j] = sum / d
		}
	}
	return true
}

// solveLower overwrites the m x k row-major panel x by L⁻¹x.
func solveLower(l []float64, m int, x []float64, k int) {
	for i := range m {
		row := x[i*k:][:k]
		for j, f := range l[i*m:][:i] {
			if f != 0 {
				axpy(row, -f, x[j*k:][:k])
			}
		}
		f := 1 / l[i*m+i]
		for c := range row {
			row[c] *= f
		}
	}
}

// solveUpper overwrites x by L⁻ᵀx.
func solveUpper(l []float64, m int, x []float64, k int) {
	for i := m - 1; i >= 0; i-- {
		row := x[i*k:][:k]
		f := 1 / l[i*m+i]
		for c := range row {
			row[c] *= f
		}
		for j, f := range l[i*m:][:i] {
			if f != 0 {
				axpy(x[j*k:][:k], -f, row)
			}
		}
	}
}

// traces sums the diagonal of C⁻¹ by term.
func (s *exactSolver) traces() []float64 {
	diagonal := s.diagonal()
	sum := make([]float64, len(s.d.terms))
	for u, k := range s.d.lTerm {
		sum[k] += diagonal.local[u]
	}
	for u, k := range s.d.sTerm {
		if k >= 0 {
			sum[k] += diagonal.shared[u]
		}
	}
	return sum
}

func (s *exactSolver) traceNoise() [][]float64 { return nil }

func (s *exactSolver) method() string {
	where := fmt.Sprintf("exact: %d unknowns eliminated in %d blocks", s.d.nLocal, s.d.pivots())
	if s.schur.head > 0 {
		where += fmt.Sprintf(", %d one by one", s.schur.head)
	}
	return fmt.Sprintf("%s, dense Cholesky of %d", where, s.d.tail())
}

func (s *exactSolver) logDeterminant() float64 { return s.logDet }

func (s *exactSolver) scales() (term, shared []float64) { return s.scaleLocal, s.scale }

func (s *exactSolver) exact() bool { return true }
