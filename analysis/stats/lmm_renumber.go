package stats

import (
	"cmp"
	"slices"
)

// renumber puts the shared unknowns in the order of their elimination; coefficients stay last.
func (d *design) renumber(e elimination) {
	place := make([]int32, d.nShared)
	for u := range place {
		place[u] = int32(u)
	}
	for to, from := range e.order {
		place[from] = int32(to)
	}
	for _, k := range d.sTerms {
		for level, u := range d.unknown[k] {
			d.unknown[k][level] = int(place[u])
			d.sTerm[place[u]] = k
		}
	}
	for _, rows := range e.rows {
		head := make([]int32, len(rows), len(rows)+len(d.fixed))
		for i, u := range rows {
			head[i] = place[u]
		}
		slices.Sort(head)
		for u := d.firstFixed(); u < d.nShared; u++ {
			head = append(head, int32(u))
		}
		d.heads = append(d.heads, head)
	}
	for i := range d.blocks {
		d.sortColumns(&d.blocks[i], place)
	}
	d.work = e.work + d.blockWork()
}

// sortColumns lists the block's columns by their new numbers and corrects the positions in its rows.
func (d *design) sortColumns(b *block, place []int32) {
	order := make([]int32, len(b.cols))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortFunc(order, func(a, c int32) int { return cmp.Compare(place[b.cols[a]], place[b.cols[c]]) })
	cols, position := make([]int32, len(order)), make([]int32, len(order))
	for to, from := range order {
		cols[to], position[from] = place[b.cols[from]], int32(to)
	}
	b.cols = cols
	for i := b.from; i < b.to; i++ {
		row := d.sharedOf(i)
		for s, p := range row {
			row[s] = position[p]
		}
	}
}

// blockWork is the multiplications of eliminating all blocks, in plain loops that cost four times a blocked one.
func (d *design) blockWork() float64 {
	work := 0.0
	for _, b := range d.blocks {
		m, c := float64(b.size), float64(len(b.cols))
		work += 4 * (m*m*m/3 + m*m*c + 2*m*c*c)
	}
	return work
}
