package stats

import (
	"fmt"
	"math"
)

// solve overwrites the panel by C⁻¹ times it.
func (s *iterativeSolver) solve(p panel, tolerance float64) {
	d := s.d
	s.widen(p.k)
	scaled := make([]float64, d.nShared*p.k)
	for i, b := range d.blocks { // local right-hand sides, and their effect on the shared ones
		own, g := s.chol[s.cholAt[i]:][:b.size*b.size], p.local[b.first*p.k:][:b.size*p.k]
		solveLower(own, b.size, g, p.k)
		solveUpper(own, b.size, g, p.k)
		rows := s.work.rows[:(b.to-b.from)*p.k]
		clear(rows)
		local := s.work.local[:len(g)]
		copy(local, g)
		s.scaleBlock(b, local, p.k, 1)
		s.localToRows(i, rows, local, p.k)
		s.rowsToShared(b, scaled, rows, p.k)
	}
	s.shared.up(s.shared.links, scaled, p.k)
	for u, f := range s.scale {
		for c := range p.k {
			p.shared[u*p.k+c] -= f * s.inv * scaled[u*p.k+c]
		}
	}
	x := s.last[p.k]
	if x == nil {
		x = make([]float64, len(p.shared))
		s.last[p.k] = x
	}
	if s.probed || tolerance != s.tolerance {
		s.conjugate(x, p.shared, p.k, tolerance)
	} else {
		s.conjugateWithProbes(x, p.shared, p.k)
	}
	copy(p.shared, x)
	back := s.localImages(x, p.k)
	axpy(p.local, -1, back)
}

// conjugateWithProbes solves for the probes along with k right-hand sides, at the tolerance of the probes: a product costs
// little more for another column.
func (s *iterativeSolver) conjugateWithProbes(x, b []float64, k int) {
	s.widen(k + s.k)
	both := besideEachOther(x, k, s.images, s.k)
	s.conjugate(both, besideEachOther(b, k, s.probes, s.k), k+s.k, s.tolerance)
	for u := range s.d.nShared {
		row := both[u*(k+s.k):][:k+s.k]
		copy(x[u*k:][:k], row)
		copy(s.images[u*s.k:][:s.k], row[k:])
	}
	s.probed = true
}

// besideEachOther joins two panels of k and l columns.
func besideEachOther(a []float64, k int, b []float64, l int) []float64 {
	out := make([]float64, 0, len(a)+len(b))
	for len(a) > 0 {
		out = append(append(out, a[:k]...), b[:l]...)
		a, b = a[k:], b[l:]
	}
	return out
}

// widen makes room for k right-hand sides.
func (s *iterativeSolver) widen(k int) {
	if len(s.work.scaled) >= s.d.nShared*k {
		return
	}
	grow := func(v *[]float64, had int) { *v = make([]float64, len(*v)/had*k) }
	had := len(s.work.scaled) / s.d.nShared
	grow(&s.work.scaled, had)
	grow(&s.work.rows, had)
	grow(&s.work.local, had)
}

// localImages is M⁻¹ G times shared vectors: what each local unknown takes of them.
func (s *iterativeSolver) localImages(v []float64, k int) []float64 {
	d := s.d
	out := make([]float64, d.nLocal*k)
	scaled := s.work.scaled[:d.nShared*k]
	for u, f := range s.scale {
		for c := range k {
			scaled[u*k+c] = f * v[u*k+c]
		}
	}
	s.shared.down(s.shared.links, scaled, k)
	for i, b := range d.blocks {
		rows := s.work.rows[:(b.to-b.from)*k]
		s.sharedToRows(b, rows, scaled, k)
		s.localFromRows(i, rows, out[b.first*k:][:b.size*k], k)
	}
	return out
}

// probe runs the random vectors through the inverse and fills the estimates of the traces and of the diagonal. What the
// blocks give exactly is not left to chance: local unknowns start from their blocks' inverse, shared ones from the
// preconditioner's.
func (s *iterativeSolver) probe() {
	d := s.d
	if !s.probed {
		s.conjugate(s.images, s.probes, s.k, s.tolerance)
		s.probed = true
	}
	nearby := make([]float64, len(s.probes))
	s.groups.solve(nearby, s.probes, s.k)
	sent, back := s.localImages(s.probes, s.k), s.localImages(s.images, s.k)
	diag := d.newPanel(1)
	s.samples = make([][]float64, s.k)
	for c := range s.samples {
		s.samples[c] = make([]float64, len(d.terms))
	}
	for u, exact := range s.groups.diagonal() {
		diag.shared[u] = s.average(d.sTerm[u], exact, func(c int) float64 {
			i := u*s.k + c
			return s.probes[i] * (s.images[i] - nearby[i])
		})
	}
	for i, b := range d.blocks {
		for j, exact := range inverseDiagonal(s.chol[s.cholAt[i]:][:b.size*b.size], b.size) {
			u := b.first + j
			diag.local[u] = s.average(d.lTerm[u], exact, func(c int) float64 { return sent[u*s.k+c] * back[u*s.k+c] })
		}
	}
	s.diag = &diag
}

// average adds an unknown's exact part and the probes' to the traces of its term and returns its diagonal element, which
// is at least the exact part.
func (s *iterativeSolver) average(term int, exact float64, of func(c int) float64) float64 {
	sum := 0.0
	for c := range s.k {
		x := of(c)
		sum += x
		if term >= 0 {
			s.samples[c][term] += exact + x
		}
	}
	return exact + max(0, sum/float64(s.k))
}

func (s *iterativeSolver) diagonal() panel {
	if s.diag == nil {
		s.probe()
	}
	return *s.diag
}

func (s *iterativeSolver) traces() []float64 {
	s.diagonal()
	mean := make([]float64, len(s.d.terms))
	for _, sample := range s.samples {
		axpy(mean, 1/float64(s.k), sample)
	}
	return mean
}

// traceNoise is the covariance of the traces over the probes.
func (s *iterativeSolver) traceNoise() [][]float64 {
	mean, n := s.traces(), float64(s.k)
	noise := squareOf(len(mean))
	for _, sample := range s.samples {
		for i, x := range sample {
			for j, y := range sample {
				noise[i][j] += (x - mean[i]) * (y - mean[j]) / (n * (n - 1))
			}
		}
	}
	return noise
}

// logDeterminant is not known on this path.
func (s *iterativeSolver) logDeterminant() float64 { return math.NaN() }

func (s *iterativeSolver) scales() (term, shared []float64) { return s.scaleLocal, s.scale }

func (s *iterativeSolver) method() string {
	return fmt.Sprintf("iterative: %d unknowns eliminated in %d blocks, conjugate gradients on %d, traces from %d random probes",
		s.d.nLocal, s.d.pivots(), s.d.nShared, s.k)
}

func (s *iterativeSolver) exact() bool { return false }
