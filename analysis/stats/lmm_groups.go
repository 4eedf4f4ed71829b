package stats

import "slices"

// sharedGroups is the preconditioner of the Schur complement: the diagonal blocks of the shared unknowns' own matrix, less
// what a local term within them absorbs. A block holds one level of the largest shared factor with the levels of factors nested in it (a rater with its
// rater-by-dimension effects); the coefficients and small factors form one more block.
type sharedGroups struct {
	d      *design
	group  []int32 // per shared unknown
	place  []int32 // within its group
	member [][]int32
	at     []int     // where each group's matrix begins
	count  []float64 // how often, by weight, two unknowns of a group meet in a row
	chol   []float64
	buffer []float64
	within absorbed
}

// borderLimit is the most unknowns that the last block may hold; more stand alone.
const borderLimit = 400

func newSharedGroups(d *design) *sharedGroups {
	g := &sharedGroups{d: d, within: absorbed{term: -1}, group: slices.Repeat([]int32{-1}, d.nShared), place: make([]int32, d.nShared)}
	g.groupLargest()
	var border []int32
	for u := range d.nShared {
		if g.group[u] < 0 {
			border = append(border, int32(u))
		}
	}
	if len(border) <= borderLimit {
		g.add(border)
	} else {
		for _, u := range border {
			g.add([]int32{u})
		}
	}
	g.countRows()
	g.absorb()
	return g
}

func (g *sharedGroups) add(members []int32) {
	if len(members) == 0 {
		return
	}
	size := 0
	if n := len(g.member); n > 0 {
		size = g.at[n-1] + len(g.member[n-1])*len(g.member[n-1])
	}
	for i, u := range members {
		g.group[u], g.place[u] = int32(len(g.member)), int32(i)
	}
	g.member, g.at = append(g.member, members), append(g.at, size)
}

// groupLargest makes a group of every level of the factor that other shared factors nest in, or else of the largest one.
func (g *sharedGroups) groupLargest() {
	d, best, held := g.d, -1, 0
	for _, k := range d.sTerms {
		if len(d.terms[k].levels) <= borderLimit/4 {
			continue // dimensions belong to the last block
		}
		sum := 0
		for _, other := range d.sTerms {
			if nestedIn(d.terms[other].code, d.terms[k].code, len(d.terms[other].levels)) {
				sum += len(d.terms[other].levels)
			}
		}
		if sum > held {
			best, held = k, sum
		}
	}
	if best < 0 {
		return
	}
	members, terms := make([][]int32, len(d.terms[best].levels)), slices.Clone(d.sTerms)
	d.finestFirst(terms)
	for _, k := range terms {
		t := d.terms[k]
		if !nestedIn(t.code, d.terms[best].code, len(t.levels)) {
			continue
		}
		seen := make([]bool, len(t.levels))
		for i, c := range t.code {
			if !seen[c] {
				seen[c] = true
				owner := d.terms[best].code[i]
				members[owner] = append(members[owner], int32(d.unknown[k][c]))
			}
		}
	}
	for _, m := range members {
		g.add(m)
	}
	g.within.term = d.coarsestWithin(best)
}

func (g *sharedGroups) countRows() {
	last := len(g.member) - 1
	g.count = make([]float64, g.at[last]+len(g.member[last])*len(g.member[last]))
	g.chol = make([]float64, len(g.count))
	var unknown []int32
	var value []float64
	for _, b := range g.d.blocks {
		for i := b.from; i < b.to; i++ {
			unknown, value = g.d.sharedRow(b, i, unknown[:0], value[:0])
			for p, u := range unknown {
				for q, v := range unknown {
					g.countPair(u, v, value[p]*value[q])
				}
			}
		}
	}
}

// sharedRow appends the shared unknowns of a row with their values.
func (d *design) sharedRow(b block, i int, unknown []int32, value []float64) ([]int32, []float64) {
	for _, q := range d.sharedOf(i) {
		unknown, value = append(unknown, b.cols[q]), append(value, d.root[i])
	}
	cols, x := d.fixedOf(i)
	for _, j := range cols {
		unknown = append(unknown, int32(d.firstFixed())+j)
	}
	return unknown, append(value, x...)
}

func (g *sharedGroups) countPair(u, v int32, weight float64) {
	if own := g.group[u]; own == g.group[v] {
		g.count[g.at[own]+int(g.place[u])*len(g.member[own])+int(g.place[v])] += weight
	}
}

// factor prepares the blocks at the given scales.
func (g *sharedGroups) factor(scale, scaleTerm []float64, inv float64) bool {
	if k := g.within.term; k >= 0 {
		g.within.weigh(scaleTerm[k]*scaleTerm[k], inv)
	}
	for i, members := range g.member {
		m := len(members)
		own := g.chol[g.at[i]:][:m*m]
		for p := range members {
			for q := range members {
				own[p*m+q] = g.count[g.at[i]+p*m+q] * inv
			}
		}
		g.within.takeOff(own, i, m)
		for p, u := range members {
			for q, v := range members {
				own[p*m+q] *= scale[u] * scale[v]
			}
			if g.d.sTerm[u] >= 0 {
				own[p*m+p]++
			}
		}
		if !choleskyLower(own, m) {
			return false
		}
	}
	return true
}

// solve sets out to the inverse of the blocks times v, both nShared x k.
func (g *sharedGroups) solve(out, v []float64, k int) {
	for i, members := range g.member {
		m := len(members)
		if need := m * k; len(g.buffer) < need {
			g.buffer = make([]float64, need)
		}
		x := g.buffer[:m*k]
		for p, u := range members {
			copy(x[p*k:][:k], v[int(u)*k:][:k])
		}
		own := g.chol[g.at[i]:][:m*m]
		solveLower(own, m, x, k)
		solveUpper(own, m, x, k)
		for p, u := range members {
			copy(out[int(u)*k:][:k], x[p*k:][:k])
		}
	}
}

// diagonal is the diagonal of the blocks' inverse.
func (g *sharedGroups) diagonal() []float64 {
	out := make([]float64, g.d.nShared)
	for i, members := range g.member {
		m := len(members)
		for p, x := range inverseDiagonal(g.chol[g.at[i]:][:m*m], m) {
			out[members[p]] = x
		}
	}
	return out
}

// inverseDiagonal is the diagonal of (L L')⁻¹.
func inverseDiagonal(l []float64, m int) []float64 {
	out, unit := make([]float64, m), make([]float64, m)
	for r := range m {
		clear(unit)
		unit[r] = 1
		for i := r; i < m; i++ { // L⁻¹ e_r, whose first r entries are zero
			sum := unit[i]
			for j := r; j < i; j++ {
				sum -= l[i*m+j] * unit[j]
			}
			unit[i] = sum / l[i*m+i]
			out[r] += unit[i] * unit[i]
		}
	}
	return out
}
