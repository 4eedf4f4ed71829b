package stats

import "slices"

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

// at is the value of unknown u (local or shared) in column c.
func (p panel) at(local bool, u, c int) float64 {
	if local {
		return p.local[u*p.k+c]
	}
	return p.shared[u*p.k+c]
}

// scatter is S W'f for several row vectors f: the sums of f over the rows of every unknown, times its scale.
func (d *design) scatter(rows [][]float64, scaleTerm, scaleShared []float64) panel {
	p := d.newPanel(len(rows))
	wl, ws := len(d.lTerms), d.sharedWidth()
	for _, b := range d.blocks {
		for i := b.from; i < b.to; i++ {
			for c, f := range rows {
				x := f[i]
				for _, u := range d.local[i*wl:][:wl] {
					p.local[(b.first+int(u))*p.k+c] += x
				}
				for _, q := range d.shared[i*ws:][:ws] {
					if q >= 0 {
						p.shared[int(b.cols[q])*p.k+c] += x
					}
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

// subtractFitted takes W S x off one row vector; x has one column.
func (d *design) subtractFitted(y []float64, x panel, scaleTerm, scaleShared []float64) {
	wl, ws := len(d.lTerms), d.sharedWidth()
	effect := x.clone()
	d.scale(effect, scaleTerm, scaleShared)
	for _, b := range d.blocks {
		for i := b.from; i < b.to; i++ {
			for _, u := range d.local[i*wl:][:wl] {
				y[i] -= effect.local[b.first+int(u)]
			}
			for _, q := range d.shared[i*ws:][:ws] {
				if q >= 0 {
					y[i] -= effect.shared[b.cols[q]]
				}
			}
		}
	}
}

// effectColumn is the effect of term k on every row, times f; x has one column.
func (d *design) effectColumn(k int, x panel, f float64) []float64 {
	t := d.terms[k]
	effect := make([]float64, len(t.levels))
	for level, u := range d.unknown[k] {
		effect[level] = f * x.at(t.local, u, 0)
	}
	out := make([]float64, d.n)
	for i, c := range t.code {
		out[i] = effect[c]
	}
	return out
}
