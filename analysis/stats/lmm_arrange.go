package stats

import "slices"

// arrange sorts rows by pivot level and numbers the unknowns.
func (d *design) arrange(pivot int) {
	d.sortRows(d.terms[pivot].code, len(d.terms[pivot].levels))
	d.numberShared()
	d.fillBlocks(d.terms[pivot].code)
}

// sortRows is a stable counting sort of every per-row column by the pivot's codes.
func (d *design) sortRows(key []int32, levels int) {
	next := make([]int, levels+1)
	for _, k := range key {
		next[k+1]++
	}
	for k := 1; k <= levels; k++ {
		next[k] += next[k-1]
	}
	place := make([]int, d.n)
	for i, k := range key {
		place[i] = next[k]
		next[k]++
	}
	for i := range d.responses {
		d.responses[i] = permuted(d.responses[i], place)
	}
	for i := range d.terms {
		d.terms[i].code = permuted(d.terms[i].code, place)
	}
	for i := range d.fixedCol {
		d.fixedCol[i] = permuted(d.fixedCol[i], place)
	}
}

func permuted[T any](v []T, place []int) []T {
	out := make([]T, len(v))
	for i, to := range place {
		out[to] = v[i]
	}
	return out
}

// numberShared gives shared terms their columns, then the coefficients.
func (d *design) numberShared() {
	d.unknown = make([][]int, len(d.terms))
	for k, t := range d.terms {
		d.unknown[k] = make([]int, len(t.levels))
		if t.local {
			d.lTerms = append(d.lTerms, k)
			continue
		}
		d.sTerms = append(d.sTerms, k)
		for level := range t.levels {
			d.unknown[k][level] = len(d.sTerm)
			d.sTerm = append(d.sTerm, k)
		}
	}
	for range d.fixed {
		d.sTerm = append(d.sTerm, -1)
	}
	d.nShared = len(d.sTerm)
}

// fillBlocks cuts the sorted rows into blocks and writes the unknowns each row touches.
func (d *design) fillBlocks(pivot []int32) {
	d.local = make([]int32, d.n*len(d.lTerms))
	d.shared = make([]int32, d.n*d.sharedWidth())
	number := blockNumbering{localAt: make([][]int32, len(d.lTerms)), sharedAt: slices.Repeat([]int32{-1}, d.nShared)}
	for a, k := range d.lTerms {
		number.localAt[a] = slices.Repeat([]int32{-1}, len(d.terms[k].levels))
	}
	for from := 0; from < d.n; {
		to := from + 1
		for to < d.n && pivot[to] == pivot[from] {
			to++
		}
		d.addBlock(from, to, number)
		from = to
	}
}

type blockNumbering struct {
	localAt  [][]int32
	sharedAt []int32
}

// sharedWidth is the number of shared unknowns a row may touch.
func (d *design) sharedWidth() int {
	if len(d.fixed) == 0 {
		return len(d.sTerms)
	}
	return len(d.sTerms) + 1 + len(d.fixedCol)
}

func (d *design) addBlock(from, to int, number blockNumbering) {
	b := block{from: from, to: to, first: d.nLocal}
	for a, k := range d.lTerms { // term by term, so that a block's unknowns of one term are neighbours
		for i := from; i < to; i++ {
			level := d.terms[k].code[i]
			if number.localAt[a][level] < 0 {
				number.localAt[a][level] = int32(b.size)
				d.unknown[k][level] = d.nLocal + b.size
				d.lTerm = append(d.lTerm, k)
				b.size++
			}
			d.local[i*len(d.lTerms)+a] = number.localAt[a][level]
		}
	}
	w := d.sharedWidth()
	for i := from; i < to; i++ {
		for s := range w {
			d.shared[i*w+s] = b.position(d.sharedColumn(i, s), number.sharedAt)
		}
	}
	for _, c := range b.cols {
		number.sharedAt[c] = -1
	}
	d.nLocal += b.size
	d.blocks = append(d.blocks, b)
}

// sharedColumn is the unknown that row i touches through its s-th shared column.
func (d *design) sharedColumn(i, s int) int32 {
	if s < len(d.sTerms) {
		k := d.sTerms[s]
		return int32(d.unknown[k][d.terms[k].code[i]])
	}
	firstFixed := int32(d.nShared - len(d.fixed))
	if s == len(d.sTerms) {
		return firstFixed
	}
	if c := d.fixedCol[s-len(d.sTerms)-1][i]; c >= 0 {
		return firstFixed + c
	}
	return -1
}

// position finds or adds a column in the block's list.
func (b *block) position(col int32, at []int32) int32 {
	if col < 0 {
		return -1
	}
	if at[col] < 0 {
		at[col] = int32(len(b.cols))
		b.cols = append(b.cols, col)
	}
	return at[col]
}
