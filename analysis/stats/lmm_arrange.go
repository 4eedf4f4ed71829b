package stats

import "slices"

// arrange chooses the pivot, sorts rows by its levels, numbers the unknowns in the order of their elimination and decides
// whether that can be done exactly.
func (d *design) arrange(exactSize int) {
	pivot := d.choosePivot(exactSize)
	d.sortRows(d.terms[pivot].code, len(d.terms[pivot].levels))
	d.numberShared()
	d.fillBlocks(d.terms[pivot].code)
	d.renumber(d.orderShared(exactSize))
	d.exact = d.withinReach(exactSize, 1)
}

// withinReach says whether an exact evaluation, with a tail of that size at most, costs no more than the limits times a
// factor. What is linear in the rows may cost what the iterations of the other path would.
func (d *design) withinReach(size int, factor float64) bool {
	t := float64(d.tail())
	return d.tail() <= size && t*t*t <= factor*exactWork && d.work <= factor*(exactWork+exactRowWork*float64(d.carrying))
}

// tail is the number of shared unknowns whose factor is dense.
func (d *design) tail() int { return d.nShared - len(d.heads) }

// sortRows is a stable counting sort of every column of the carrying rows by the pivot's codes.
func (d *design) sortRows(key []int32, levels int) {
	order, _ := rowsByCode(key, levels)
	for k := range d.responses {
		d.responses[k] = append(picked(d.responses[k], order), d.responses[k][d.carrying:]...)
	}
	for k := range d.terms {
		d.terms[k].code = picked(d.terms[k].code, order)
	}
	for f := range d.fixedCol {
		d.fixedCol[f] = picked(d.fixedCol[f], order)
	}
	d.root = picked(d.root, order)
	sorted := fixedRows{at: make([]int, 1, d.n+1), col: make([]int32, 0, len(d.x.col)), value: make([]float64, 0, len(d.x.col))}
	for to := range d.n {
		from := to
		if to < d.carrying {
			from = int(order[to])
		}
		col, value := d.fixedOf(from)
		sorted.col, sorted.value = append(sorted.col, col...), append(sorted.value, value...)
		sorted.at = append(sorted.at, len(sorted.col))
	}
	d.x = sorted
}

func picked[T any](v []T, order []int32) []T {
	out := make([]T, len(order))
	for to, from := range order {
		out[to] = v[from]
	}
	return out
}

// rowsByCode lists the rows code by code, and where each code begins.
func rowsByCode(code []int32, codes int) (order []int32, start []int) {
	start = make([]int, codes+1)
	for _, c := range code {
		start[c+1]++
	}
	for c := range codes {
		start[c+1] += start[c]
	}
	next := slices.Clone(start)
	order = make([]int32, len(code))
	for i, c := range code {
		order[next[c]] = int32(i)
		next[c]++
	}
	return order, start
}

// finestFirst orders terms so that the Cholesky factor of their levels keeps the zeros among those of the finest term.
func (d *design) finestFirst(terms []int) {
	slices.SortStableFunc(terms, func(a, b int) int { return len(d.terms[b].levels) - len(d.terms[a].levels) })
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
	d.finestFirst(d.lTerms)
	for range d.fixed {
		d.sTerm = append(d.sTerm, -1)
	}
	d.nShared = len(d.sTerm)
}

// fillBlocks cuts the sorted rows into blocks and writes the unknowns each row touches.
func (d *design) fillBlocks(pivot []int32) {
	d.local = make([]int32, d.carrying*len(d.lTerms))
	d.shared = make([]int32, d.carrying*len(d.sTerms))
	number := blockNumbering{localAt: make([][]int32, len(d.lTerms)), sharedAt: slices.Repeat([]int32{-1}, d.nShared)}
	for a, k := range d.lTerms {
		number.localAt[a] = slices.Repeat([]int32{-1}, len(d.terms[k].levels))
	}
	for from := 0; from < d.carrying; {
		to := from + 1
		for to < d.carrying && pivot[to] == pivot[from] {
			to++
		}
		d.addBlock(from, to, number)
		from = to
	}
	if d.carrying < d.n {
		d.addBlock(d.carrying, d.n, number)
	}
}

type blockNumbering struct {
	localAt  [][]int32
	sharedAt []int32
}

func (d *design) addBlock(from, to int, number blockNumbering) {
	b := block{from: from, to: to, first: d.nLocal}
	for a, k := range d.lTerms { // term by term, so that a block's unknowns of one term are neighbours
		for i := from; i < min(to, d.carrying); i++ {
			level := d.terms[k].code[i]
			if number.localAt[a][level] < 0 {
				number.localAt[a][level] = int32(b.size)
				d.unknown[k][level] = d.nLocal + b.size
				d.lTerm = append(d.lTerm, k)
				b.size++
			}
			d.localOf(i)[a] = number.localAt[a][level]
		}
	}
	for i := from; i < to; i++ {
		row := d.sharedOf(i)
		for s := range row {
			k := d.sTerms[s]
			row[s] = b.position(int32(d.unknown[k][d.terms[k].code[i]]), number.sharedAt)
		}
		col, _ := d.fixedOf(i)
		for _, j := range col {
			b.position(int32(d.firstFixed())+j, number.sharedAt)
		}
	}
	for _, c := range b.cols {
		number.sharedAt[c] = -1
	}
	d.nLocal += b.size
	d.blocks = append(d.blocks, b)
}

// position finds or adds a column in the block's list.
func (b *block) position(col int32, at []int32) int32 {
	if at[col] < 0 {
		at[col] = int32(len(b.cols))
		b.cols = append(b.cols, col)
	}
	return at[col]
}
