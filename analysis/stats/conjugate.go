package stats

import "math"

// conjugateGradients solves A x = b for a positive definite A given as a product, with a preconditioner, until the
// residual in the preconditioner's norm has fallen by the factor tolerance or limit products are spent.
func conjugateGradients(apply, precondition func(out, v []float64), b []float64, tolerance float64, limit int) []float64 {
	n := len(b)
	x, r, z, q := make([]float64, n), append([]float64(nil), b...), make([]float64, n), make([]float64, n)
	precondition(z, r)
	p := append([]float64(nil), z...)
	rho := dot(r, z)
	stop := tolerance * tolerance * rho
	for range limit {
		if rho <= stop || rho == 0 || math.IsNaN(rho) {
			break
		}
		apply(q, p)
		alpha := rho / dot(p, q)
		axpy(x, alpha, p)
		axpy(r, -alpha, q)
		precondition(z, r)
		next := dot(r, z)
		for i := range p {
			p[i] = z[i] + next/rho*p[i]
		}
		rho = next
	}
	return x
}
