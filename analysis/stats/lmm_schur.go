package stats

import (
	"math"
	"slices"

	"gonum.org/v1/gonum/blas"
	"gonum.org/v1/gonum/blas/blas64"
	"gonum.org/v1/gonum/lapack/lapack64"
)

// schur is the symmetric matrix of the shared unknowns that is left when the blocks are eliminated: unknowns 0..head-1
// as sparse columns in elimination order, the others as a dense tail, which ends with the coefficients. The same storage
// holds the matrix, then its Cholesky factor; inverse holds the entries of the inverse at the same places.
type schur struct {
	n, head int
	start   []int   // per sparse column, where its rows begin
	rows    []int32 // those below the diagonal, ascending
	factor  entries
	inverse entries
}

// entries are the values of a matrix of the schur's pattern.
type entries struct {
	diagonal []float64 // of the sparse columns
	below    []float64 // of their rows
	tail     []float64 // dense, upper triangle, row-major
}

// newSchur lays the matrix out for a design numbered in the order of its elimination.
func newSchur(d *design) *schur {
	s := &schur{n: d.nShared, head: len(d.heads)}
	for _, rows := range d.heads {
		s.start = append(s.start, len(s.rows))
		s.rows = append(s.rows, rows...)
	}
	s.start = append(s.start, len(s.rows))
	s.factor = s.newEntries()
	return s
}

func (s *schur) newEntries() entries {
	tail := s.n - s.head
	return entries{diagonal: make([]float64, s.head), below: make([]float64, len(s.rows)), tail: make([]float64, tail*tail)}
}

func (s *schur) clear() {
	clear(s.factor.diagonal)
	clear(s.factor.below)
	clear(s.factor.tail)
}

// addRow adds values to the elements (cols[0], cols[i]); cols ascend.
func (s *schur) addRow(cols []int32, values []float64) {
	u := int(cols[0])
	if u >= s.head {
		t := s.n - s.head
		row := s.factor.tail[(u-s.head)*t:][:t]
		for i, v := range cols {
			row[int(v)-s.head] += values[i]
		}
		return
	}
	s.factor.diagonal[u] += values[0]
	rows, below, at := s.rows[s.start[u]:s.start[u+1]], s.factor.below[s.start[u]:s.start[u+1]], 0
	for i := 1; i < len(cols); i++ {
		for rows[at] != cols[i] {
			at++
		}
		below[at] += values[i]
	}
}

// getRow reads the elements (cols[0], cols[i]) of the inverse.
func (s *schur) getRow(cols []int32, values []float64) {
	u := int(cols[0])
	if u >= s.head {
		t := s.n - s.head
		row := s.inverse.tail[(u-s.head)*t:][:t]
		for i, v := range cols {
			values[i] = row[int(v)-s.head]
		}
		return
	}
	values[0] = s.inverse.diagonal[u]
	rows, below, at := s.rows[s.start[u]:s.start[u+1]], s.inverse.below[s.start[u]:s.start[u+1]], 0
	for i := 1; i < len(cols); i++ {
		for rows[at] != cols[i] {
			at++
		}
		values[i] = below[at]
	}
}

// factorize overwrites the matrix by its Cholesky factor and returns the log determinant.
func (s *schur) factorize() (logDet float64, ok bool) {
	var update []float64
	for u := range s.head {
		d := s.factor.diagonal[u]
		if !(d > 0) {
			return 0, false
		}
		d = math.Sqrt(d)
		s.factor.diagonal[u] = d
		rows, column := s.rows[s.start[u]:s.start[u+1]], s.factor.below[s.start[u]:s.start[u+1]]
		for i := range column {
			column[i] /= d
		}
		update = slices.Grow(update[:0], len(rows))[:len(rows)]
		for i, x := range column {
			for j := i; j < len(column); j++ {
				update[j] = -x * column[j]
			}
			s.addRow(rows[i:], update[i:])
		}
		logDet += 2 * math.Log(d)
	}
	t := s.n - s.head
	if _, ok = lapack64.Potrf(blas64.Symmetric{N: t, Stride: max(1, t), Uplo: blas.Upper, Data: s.factor.tail}); !ok {
		return 0, false
	}
	for c := range t {
		logDet += 2 * math.Log(s.factor.tail[c*t+c])
	}
	return logDet, true
}

// solve overwrites x, n x k, by the inverse times it.
func (s *schur) solve(x []float64, k int) {
	for u := range s.head {
		mine := x[u*k:][:k]
		scaleRow(mine, 1/s.factor.diagonal[u])
		for i := s.start[u]; i < s.start[u+1]; i++ {
			axpy(x[int(s.rows[i])*k:][:k], -s.factor.below[i], mine)
		}
	}
	t := s.n - s.head
	factor := blas64.Triangular{N: t, Stride: max(1, t), Uplo: blas.Upper, Diag: blas.NonUnit, Data: s.factor.tail}
	lapack64.Potrs(factor, blas64.General{Rows: t, Cols: k, Stride: k, Data: x[s.head*k:]})
	for u := s.head - 1; u >= 0; u-- {
		mine := x[u*k:][:k]
		for i := s.start[u]; i < s.start[u+1]; i++ {
			axpy(mine, -s.factor.below[i], x[int(s.rows[i])*k:][:k])
		}
		scaleRow(mine, 1/s.factor.diagonal[u])
	}
}

func scaleRow(x []float64, f float64) {
	for i := range x {
		x[i] *= f
	}
}

// invert fills the inverse where the factor has places (Takahashi, Fagan & Chin 1973): the dense tail first, then the
// columns from last to first.
func (s *schur) invert() {
	t := s.n - s.head
	if s.inverse.tail == nil {
		s.inverse = s.newEntries()
	}
	copy(s.inverse.tail, s.factor.tail)
	lapack64.Potri(blas64.Triangular{N: t, Stride: max(1, t), Uplo: blas.Upper, Diag: blas.NonUnit, Data: s.inverse.tail})
	var near, sum []float64
	for u := s.head - 1; u >= 0; u-- {
		rows, column, d := s.rows[s.start[u]:s.start[u+1]], s.factor.below[s.start[u]:s.start[u+1]], s.factor.diagonal[u]
		near, sum = slices.Grow(near[:0], len(rows))[:len(rows)], slices.Grow(sum[:0], len(rows))[:len(rows)]
		clear(sum)
		for i := range rows {
			s.getRow(rows[i:], near[i:])
			x, total := column[i], sum[i]+near[i]*column[i]
			beyond, columns, sums := near[i+1:len(rows)], column[i+1:len(rows)], sum[i+1:len(rows)]
			for j, y := range beyond {
				total += y * columns[j]
				sums[j] += y * x
			}
			sum[i] = total
		}
		own := 1 / d
		for i, x := range sum {
			s.inverse.below[s.start[u]+i] = -x / d
			own += column[i] * x / d
		}
		s.inverse.diagonal[u] = own / d
	}
}

// inverseDiagonalAt is an element of the inverse's diagonal.
func (s *schur) inverseDiagonalAt(u int) float64 {
	if u < s.head {
		return s.inverse.diagonal[u]
	}
	t := s.n - s.head
	return s.inverse.tail[(u-s.head)*(t+1)]
}
