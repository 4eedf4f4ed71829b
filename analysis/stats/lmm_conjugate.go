package stats

import "slices"

// conjugate solves the Schur complement for k right-hand sides at once, from the start in x; columns of it that are no
// better than zero are not used.
func (s *iterativeSolver) conjugate(x, b []float64, k int, tolerance float64) {
	n := len(b)
	r, z, q := make([]float64, n), make([]float64, n), make([]float64, n)
	s.groups.solve(z, b, k)
	goal := columnDots(b, z, k)
	s.applySchur(r, x, k)
	for i := range r {
		r[i] = b[i] - r[i]
	}
	s.groups.solve(q, r, k)
	rho := columnDots(r, q, k)
	for i := range r {
		if rho[i%k] > goal[i%k] {
			x[i], r[i], q[i] = 0, b[i], z[i]
		}
	}
	p := slices.Clone(q)
	for c := range goal {
		rho[c] = min(rho[c], goal[c])
		goal[c] *= tolerance * tolerance
	}
	for range 1000 {
		if allBelow(rho, goal) {
			return
		}
		s.applySchur(q, p, k)
		alpha := columnDots(p, q, k)
		for c := range alpha {
			alpha[c] = ratio(rho[c], alpha[c])
		}
		addColumns(x, alpha, p, 1)
		addColumns(r, alpha, q, -1)
		s.groups.solve(z, r, k)
		next := columnDots(r, z, k)
		for i := range p {
			p[i] = z[i] + ratio(next[i%k], rho[i%k])*p[i]
		}
		rho = next
	}
}

func ratio(a, b float64) float64 {
	if b == 0 {
		return 0
	}
	return a / b
}

func columnDots(a, b []float64, k int) []float64 {
	sum := make([]float64, k)
	for at := 0; at < len(a); at += k {
		x, y := a[at:at+k], b[at:at+k]
		for c := range sum {
			sum[c] += x[c] * y[c]
		}
	}
	return sum
}

func addColumns(to, factor, from []float64, sign float64) {
	k := len(factor)
	for at := 0; at < len(to); at += k {
		for c, f := range factor {
			to[at+c] += sign * f * from[at+c]
		}
	}
}

func allBelow(v, limit []float64) bool {
	for c := range v {
		if v[c] > limit[c] {
			return false
		}
	}
	return true
}
