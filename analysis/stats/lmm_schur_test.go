package stats

import (
	"math/rand/v2"
	"testing"

	"gonum.org/v1/gonum/mat"
)

// The sparse columns must give what gonum's dense Cholesky gives of the same matrix: teams of three in a ring, each joined
// to the next, with two coefficients that touch all.
func TestSchurAgainstDense(t *testing.T) {
	d := &design{nShared: 26, fixed: []string{"Intercept", "relation"}}
	for at := range int32(8) {
		cols := []int32{3 * at, 3*at + 1, 3*at + 2, (3*at + 3) % 24, 24, 25}
		d.blocks = append(d.blocks, block{cols: cols})
	}
	d.renumber(d.orderShared(100))
	if len(d.heads) < 10 {
		t.Fatalf("%d sparse columns of 24", len(d.heads))
	}
	s, random, whole := newSchur(d), rand.New(NewStream(1, 0, 0)), mat.NewSymDense(26, nil)
	for _, b := range d.blocks {
		row := make([]float64, len(b.cols))
		for i := range row {
			row[i] = random.NormFloat64()
		}
		for i, u := range b.cols {
			part := make([]float64, len(row)-i)
			for j := i; j < len(row); j++ {
				part[j-i] = row[i] * row[j]
				whole.SetSym(int(u), int(b.cols[j]), whole.At(int(u), int(b.cols[j]))+part[j-i])
			}
			s.addRow(b.cols[i:], part)
		}
	}
	for u := range int32(26) {
		s.addRow([]int32{u}, []float64{3})
		whole.SetSym(int(u), int(u), whole.At(int(u), int(u))+3)
	}
	var factor mat.Cholesky
	var inverse mat.SymDense
	if !factor.Factorize(whole) || factor.InverseTo(&inverse) != nil {
		t.Fatal("not positive definite")
	}
	logDet, ok := s.factorize()
	if !ok {
		t.Fatal("not factored")
	}
	approx(t, "log determinant", logDet, factor.LogDet(), 1e-10)
	x := make([]float64, 26)
	x[3] = 1
	s.solve(x, 1)
	s.invert()
	for u := range 26 {
		approx(t, "solution", x[u], inverse.At(u, 3), 1e-12)
		approx(t, "diagonal of the inverse", s.inverseDiagonalAt(u), inverse.At(u, u), 1e-12)
	}
	near := make([]float64, 26)
	for _, b := range d.blocks {
		for i, u := range b.cols {
			s.getRow(b.cols[i:], near)
			for j, v := range b.cols[i:] {
				approx(t, "inverse", near[j], inverse.At(int(u), int(v)), 1e-12)
			}
		}
	}
}
