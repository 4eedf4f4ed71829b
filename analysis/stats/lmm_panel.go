package stats

import "slices"

func (d *design) newPanel(k int) panel {
	return panel{local: make([]float64, d.nLocal*k), shared: make([]float64, d.nShared*k), k: k}
}

func (p panel) clone() panel {
	return panel{local: slices.Clone(p.local), shared: slices.Clone(p.shared), k: p.k}
}

func (p panel) scaleBy(f float64) {
	for i := range p.local {
		p.local[i] *= f
	}
	for i := range p.shared {
		p.shared[i] *= f
	}
}

// cross is p'q, k x k.
func (p panel) cross(q panel) [][]float64 {
	out := make([][]float64, p.k)
	for i := range out {
		out[i] = make([]float64, p.k)
	}
	for _, part := range [][2][]float64{{p.local, q.local}, {p.shared, q.shared}} {
		a, b := part[0], part[1]
		for at := 0; at < len(a); at += p.k {
			for i, x := range a[at : at+p.k] {
				axpy(out[i], x, b[at:at+p.k])
			}
		}
	}
	return out
}

// setColumns copies all columns of q to those of p from the given one on.
func (p panel) setColumns(from int, q panel) {
	for _, part := range [][2][]float64{{p.local, q.local}, {p.shared, q.shared}} {
		for u := range len(part[1]) / max(1, q.k) {
			copy(part[0][u*p.k+from:], part[1][u*q.k:][:q.k])
		}
	}
}

// takeColumns fills p from the columns of q, beginning with the given one.
func (p panel) takeColumns(from int, q panel) {
	for _, part := range [][2][]float64{{p.local, q.local}, {p.shared, q.shared}} {
		for u := range len(part[1]) / q.k {
			copy(part[0][u*p.k:][:p.k], part[1][u*q.k+from:])
		}
	}
}

// at is the value of unknown u (local or shared) in column c.
func (p panel) at(local bool, u, c int) float64 {
	if local {
		return p.local[u*p.k+c]
	}
	return p.shared[u*p.k+c]
}

// scatter is S W'f for several row vectors f: the sums of f over the rows of every unknown, times its scale.
func (d *design) scatter(rows [][]float64, scaleTerm, scaleShared []float64) panel {
	p, first := d.newPanel(len(rows)), d.firstFixed()
	for _, b := range d.blocks {
		for i := b.from; i < b.to; i++ {
			local, shared, root := d.localOf(i), d.sharedOf(i), d.rootOf(i)
			cols, x := d.fixedOf(i)
			for c, f := range rows {
				y := root * f[i]
				for _, u := range local {
					p.local[(b.first+int(u))*p.k+c] += y
				}
				for _, q := range shared {
					p.shared[int(b.cols[q])*p.k+c] += y
				}
				for a, j := range cols {
					p.shared[(first+int(j))*p.k+c] += x[a] * f[i]
				}
			}
		}
	}
	d.scale(p, scaleTerm, scaleShared)
	return p
}

// scale multiplies every unknown by its standard deviation.
func (d *design) scale(p panel, scaleTerm, scaleShared []float64) {
	for u, k := range d.lTerm {
		for c := range p.k {
			p.local[u*p.k+c] *= scaleTerm[k]
		}
	}
	for u, s := range scaleShared {
		for c := range p.k {
			p.shared[u*p.k+c] *= s
		}
	}
}

// subtractFitted takes W S x off row vectors, one per column of x.
func (d *design) subtractFitted(rows [][]float64, x panel, scaleTerm, scaleShared []float64) {
	effect, first := x.clone(), d.firstFixed()
	d.scale(effect, scaleTerm, scaleShared)
	for _, b := range d.blocks {
		for i := b.from; i < b.to; i++ {
			local, shared, root := d.localOf(i), d.sharedOf(i), d.rootOf(i)
			cols, value := d.fixedOf(i)
			for c, y := range rows {
				sum := 0.0
				for _, u := range local {
					sum += effect.local[(b.first+int(u))*x.k+c]
				}
				for _, q := range shared {
					sum += effect.shared[int(b.cols[q])*x.k+c]
				}
				y[i] -= root * sum
				for a, j := range cols {
					y[i] -= value[a] * effect.shared[(first+int(j))*x.k+c]
				}
			}
		}
	}
}

// effectColumn is the effect of term k on every row, times f, from column c of x.
func (d *design) effectColumn(k int, x panel, c int, f float64) []float64 {
	t := d.terms[k]
	effect := make([]float64, len(t.levels))
	for level, u := range d.unknown[k] {
		effect[level] = f * x.at(t.local, u, c)
	}
	out := make([]float64, d.n)
	for i, c := range t.code {
		out[i] = d.root[i] * effect[c]
	}
	return out
}
