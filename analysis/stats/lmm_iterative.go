package stats

import "math"

// iterativeSolver answers the same questions as exactSolver when the shared unknowns are too many for a dense factor:
// local blocks are still eliminated exactly, the Schur complement is applied row by row and inverted by conjugate
// gradients, and traces and the diagonal of C⁻¹ come from random sign vectors (Hutchinson 1990), the same ones at every
// call, so that the estimates are a smooth function of the variances.
type iterativeSolver struct {
	d          *design
	scaleLocal []float64
	scale      []float64
	inv        float64
	chol       []float64
	cholAt     []int
	groups     *sharedGroups
	probes     []float64 // nShared x k signs
	images     []float64 // the Schur complement's inverse times them, kept as the next start
	k          int
	probed     bool              // the images are those of the variances in force
	tolerance  float64           // of the probes
	last       map[int][]float64 // by number of columns, the latest solution: at near variances the next one's start
	diag       *panel
	samples    [][]float64 // per probe and term: its estimate of the trace
	work       schurWork
	shared     fold
	local      fold
}

type schurWork struct{ scaled, rows, local []float64 }

func newIterativeSolver(d *design, probes int, tolerance float64, seed uint64) *iterativeSolver {
	s := &iterativeSolver{d: d, last: map[int][]float64{}, k: probes, tolerance: tolerance, scale: make([]float64, d.nShared), groups: newSharedGroups(d),
		shared: d.newFold(d.sTerms), local: d.newFold(d.lTerms)}
	longest, widest, chol := 0, 0, 0
	for _, b := range d.blocks {
		s.cholAt = append(s.cholAt, chol)
		chol += b.size * b.size
		longest, widest = max(longest, b.to-b.from), max(widest, b.size)
	}
	s.chol = make([]float64, chol)
	s.work = schurWork{scaled: make([]float64, d.nShared*probes), rows: make([]float64, longest*probes), local: make([]float64, widest*probes)}
	s.probes, s.images = make([]float64, d.nShared*probes), make([]float64, d.nShared*probes)
	for u := range d.nShared {
		signs := NewStream(seed, 0, uint64(u))
		for c := range probes {
			s.probes[u*probes+c] = float64(signs.Uint64()>>63)*2 - 1
		}
	}
	return s
}

func (s *iterativeSolver) prepare(v variances) error {
	s.inv, s.diag, s.samples, s.probed = 1/v.residual, nil, nil, false
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
	for i := range s.d.blocks {
		if !s.factorBlock(i) {
			return errNotPositive
		}
	}
	if !s.groups.factor(s.scale, s.scaleLocal, s.inv) {
		return errNotPositive
	}
	return nil
}

func (s *iterativeSolver) factorBlock(i int) bool {
	b := s.d.blocks[i]
	m := b.size
	own := s.chol[s.cholAt[i]:][:m*m]
	clear(own)
	for r := b.from; r < b.to; r++ {
		local, root := s.d.localOf(r), s.d.rootOf(r)
		for _, p := range local {
			for _, q := range local {
				own[int(p)*m+int(q)] += root * root
			}
		}
	}
	for p := range m {
		f := s.scaleLocal[s.d.lTerm[b.first+p]] * s.inv
		for q := range m {
			own[p*m+q] *= f * s.scaleLocal[s.d.lTerm[b.first+q]]
		}
		own[p*m+p]++
	}
	return choleskyLower(own, m)
}

// applySchur sets out to the Schur complement times v, both nShared x k.
func (s *iterativeSolver) applySchur(out, v []float64, k int) {
	d := s.d
	scaled := s.work.scaled[:d.nShared*k]
	for u, f := range s.scale {
		for c := range k {
			scaled[u*k+c] = f * v[u*k+c]
		}
	}
	s.shared.down(s.shared.links, scaled, k)
	clear(out)
	for i, b := range d.blocks {
		rows := s.work.rows[:(b.to-b.from)*k]
		s.sharedToRows(b, rows, scaled, k)
		s.takeLocal(i, rows, k)
		s.rowsToShared(b, out, rows, k)
	}
	s.shared.up(s.shared.links, out, k)
	for u, f := range s.scale {
		own := 0.0
		if d.sTerm[u] >= 0 {
			own = 1
		}
		for c := range k {
			out[u*k+c] = out[u*k+c]*f*s.inv + own*v[u*k+c]
		}
	}
}

// sharedToRows gives every row of the block the weighted sum of its shared unknowns, which are folded down.
func (s *iterativeSolver) sharedToRows(b block, rows, shared []float64, k int) {
	d := s.d
	clear(rows)
	first := d.firstFixed()
	for i := b.from; i < b.to; i++ {
		row, root := rows[(i-b.from)*k:][:k], d.rootOf(i)
		for _, u := range s.shared.row(i) {
			axpy(row, root, shared[int(u)*k:][:k])
		}
		cols, x := d.fixedOf(i)
		for a, j := range cols {
			axpy(row, x[a], shared[(first+int(j))*k:][:k])
		}
	}
}

// rowsToShared adds every row, weighted, to its shared unknowns, which remain to be folded up.
func (s *iterativeSolver) rowsToShared(b block, shared, rows []float64, k int) {
	d := s.d
	first := d.firstFixed()
	for i := b.from; i < b.to; i++ {
		row, root := rows[(i-b.from)*k:][:k], d.rootOf(i)
		for _, u := range s.shared.row(i) {
			axpy(shared[int(u)*k:][:k], root, row)
		}
		cols, x := d.fixedOf(i)
		for a, j := range cols {
			axpy(shared[(first+int(j))*k:][:k], x[a], row)
		}
	}
}

// localFromRows solves the block for the row values: M⁻¹ times the scaled sums of rows over local unknowns.
func (s *iterativeSolver) localFromRows(i int, rows, local []float64, k int) {
	b := s.d.blocks[i]
	clear(local)
	for r := b.from; r < b.to; r++ {
		row, root := rows[(r-b.from)*k:][:k], s.d.rootOf(r)
		for _, u := range s.local.row(r) {
			axpy(local[int(u)*k:][:k], root, row)
		}
	}
	s.local.up(s.local.block(i), local, k)
	s.scaleBlock(b, local, k, s.inv)
	own := s.chol[s.cholAt[i]:][:b.size*b.size]
	solveLower(own, b.size, local, k)
	solveUpper(own, b.size, local, k)
}

// scaleBlock multiplies the block's local unknowns by their standard deviations and a factor.
func (s *iterativeSolver) scaleBlock(b block, local []float64, k int, factor float64) {
	for u := range b.size {
		scaleRow(local[u*k:][:k], factor*s.scaleLocal[s.d.lTerm[b.first+u]])
	}
}

// takeLocal takes off every row what the block's local unknowns absorb of it.
func (s *iterativeSolver) takeLocal(i int, rows []float64, k int) {
	b := s.d.blocks[i]
	local := s.work.local[:b.size*k]
	s.localFromRows(i, rows, local, k)
	s.scaleBlock(b, local, k, -1)
	s.localToRows(i, rows, local, k)
}

// localToRows adds local unknowns, already scaled, to the rows of their block, folding them down.
func (s *iterativeSolver) localToRows(i int, rows, local []float64, k int) {
	b := s.d.blocks[i]
	s.local.down(s.local.block(i), local, k)
	for r := b.from; r < b.to; r++ {
		row, root := rows[(r-b.from)*k:][:k], s.d.rootOf(r)
		for _, u := range s.local.row(r) {
			axpy(row, root, local[int(u)*k:][:k])
		}
	}
}
