package stats

import (
	"math"
	"testing"

	"gonum.org/v1/gonum/mat"
)

// A block of the preconditioner must be the Schur complement of its unknowns in the model that has, besides them, only the
// absorbed term: by dense algebra over the ratings, for every rater with the rater's dimensions.
func TestAbsorbedAgainstDense(t *testing.T) {
	d, err := newDesign(simulated(80, 120, 3, .3, 11))
	if err != nil {
		t.Fatal(err)
	}
	d = d.asRows()
	d.markLocal(0)
	d.sortRows(d.terms[0].code, len(d.terms[0].levels))
	d.numberShared()
	d.fillBlocks(d.terms[0].code)
	v := variances{term: []float64{.5, .3, .2, .4, .1, .15}, residual: .7}
	s := newIterativeSolver(d, 1, climbTolerance, 0)
	if err := s.prepare(v); err != nil {
		t.Fatal(err)
	}
	g, halo := s.groups, 3
	if g.within.term != halo {
		t.Fatalf("absorbed: term %d, want employee:rater", g.within.term)
	}
	noise := haloAndNoise(d, v, halo)
	for i, members := range g.member[:len(g.member)-1] { // the border absorbs nothing
		m, l := len(members), g.chol[g.at[i]:]
		want := denseBlock(d, v, members, noise)
		for p := range m {
			for q := range p + 1 {
				got := 0.0
				for j := range q + 1 {
					got += l[p*m+j] * l[q*m+j]
				}
				if math.Abs(got-want.At(p, q)) > 1e-12 {
					t.Fatalf("group %d, element %d,%d: %g, want %g", i, p, q, got, want.At(p, q))
				}
			}
		}
	}
}

// haloAndNoise is N = Z Z' v + I r over the ratings, for one term and the residual.
func haloAndNoise(d *design, v variances, halo int) *mat.Cholesky {
	noise := mat.NewSymDense(d.n, nil)
	for i, a := range d.terms[halo].code {
		for j, b := range d.terms[halo].code {
			if a == b {
				noise.SetSym(i, j, v.term[halo])
			}
		}
		noise.SetSym(i, i, v.term[halo]+v.residual)
	}
	var factor mat.Cholesky
	if !factor.Factorize(noise) {
		panic("not positive definite")
	}
	return &factor
}

// denseBlock is I + S Z'N⁻¹Z S: Z the indicators of the members, S their standard deviations.
func denseBlock(d *design, v variances, members []int32, noise *mat.Cholesky) *mat.Dense {
	z := mat.NewDense(d.n, len(members), nil)
	for i := range d.n {
		for p, u := range members {
			k := d.sTerm[u]
			if d.unknown[k][d.terms[k].code[i]] == int(u) {
				z.Set(i, p, math.Sqrt(v.term[k]))
			}
		}
	}
	var solved, out mat.Dense
	if err := noise.SolveTo(&solved, z); err != nil {
		panic(err)
	}
	out.Mul(z.T(), &solved)
	for p := range members {
		out.Set(p, p, out.At(p, p)+1)
	}
	return &out
}
