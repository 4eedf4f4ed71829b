package stats

import (
	"math"
	"slices"
)

// condense turns ratings into rows. Ratings that share all their random effects are rotated into one row, their mean
// times the root of their number, and contrasts free of random effects. The contrasts regress on the fixed columns: their
// triangular factor gives a row per coefficient at most, and what is left is independent noise. All is orthogonal, so
// that nothing is lost: 26 ratings of a pair on fixed dimensions become one row.
func (d *design) condense() (rows *design, noise *plainStratum) {
	cell, cells := d.cells()
	if cells == d.n {
		return d.asRows(), nil
	}
	rows = &design{fixed: d.fixed, carrying: cells, root: make([]float64, cells), responses: make([][]float64, len(d.responses))}
	m := merging{from: d, to: rows, count: make([]float64, len(d.fixed)), within: d.fixedCross()}
	for j, row := range m.within {
		m.varies = append(m.varies, 1e-9*row[j])
	}
	m.addResponses()
	m.mergeCells(rowsByCode(cell, cells))
	noise = m.contrasts()
	rows.n = len(rows.responses[0])
	return rows, noise
}

// cells numbers the combinations of all random factors that occur.
func (d *design) cells() ([]int32, int) {
	finest := 0
	for k, t := range d.terms {
		if len(t.levels) > len(d.terms[finest].levels) {
			finest = k
		}
	}
	cell, n := d.terms[finest].code, len(d.terms[finest].levels)
	for _, t := range d.terms {
		if n < d.n && !nestedIn(cell, t.code, n) {
			pairs := Interact(Factor{Code: cell}, Factor{Code: t.code})
			cell, n = pairs.Code, len(pairs.Labels)
		}
	}
	return cell, n
}

// asRows makes every rating a row.
func (d *design) asRows() *design {
	rows := *d
	rows.terms, rows.responses, rows.fixedCol = slices.Clone(d.terms), slices.Clone(d.responses), slices.Clone(d.fixedCol)
	rows.carrying, rows.root = d.n, slices.Repeat([]float64{1}, d.n)
	rows.x.at = make([]int, 1, d.n+1)
	for i := range d.n {
		if len(d.fixed) > 0 {
			rows.x.col = d.appendFixed(rows.x.col, i)
		}
		rows.x.at = append(rows.x.at, len(rows.x.col))
	}
	rows.x.value = slices.Repeat([]float64{1}, len(rows.x.col))
	return &rows
}

// appendFixed appends the coefficients of a rating.
func (d *design) appendFixed(to []int32, i int) []int32 {
	to = append(to, 0)
	for _, cols := range d.fixedCol {
		if cols[i] >= 0 {
			to = append(to, cols[i])
		}
	}
	return to
}

// merging is the work of condense. within is the cross-product of the fixed columns and then the responses, all taken
// around the means of their cells.
type merging struct {
	from, to *design
	count    []float64 // of the coefficients in one cell
	within   [][]float64
	varies   []float64 // per coefficient: the least its sum of squares within cells must be to count as more than rounding
}

func (m *merging) addResponses() {
	size := len(m.within) + len(m.from.responses)
	for j := range m.within {
		m.within[j] = append(m.within[j], make([]float64, len(m.from.responses))...)
	}
	for len(m.within) < size {
		m.within = append(m.within, make([]float64, size))
	}
	for k := range m.to.responses {
		m.to.responses[k] = make([]float64, m.to.carrying)
	}
	for _, t := range m.from.terms {
		t.code = make([]int32, m.to.carrying)
		m.to.terms = append(m.to.terms, t)
	}
	m.to.x.at = []int{0}
}

func (m *merging) mergeCells(order []int32, start []int) {
	var cols []int32
	for c := range m.to.carrying {
		ratings := order[start[c]:start[c+1]]
		m.to.root[c] = math.Sqrt(float64(len(ratings)))
		for k, t := range m.from.terms {
			m.to.terms[k].code[c] = t.code[ratings[0]]
		}
		seen := m.countFixed(ratings)
		m.addRow(seen, float64(len(ratings)))
		for k, y := range m.from.responses {
			mean := 0.0
			for _, i := range ratings {
				mean += y[i]
			}
			mean /= float64(len(ratings))
			m.to.responses[k][c] = mean * m.to.root[c]
			for _, i := range ratings {
				cols = m.from.appendFixed(cols[:0], int(i))
				m.deviate(cols, k, y[i]-mean)
			}
		}
		for _, j := range seen {
			m.count[j] = 0
		}
	}
}

// countFixed counts the coefficients of a cell and lists those that occur.
func (m *merging) countFixed(ratings []int32) []int32 {
	var seen, cols []int32
	for _, i := range ratings {
		cols = m.from.appendFixed(cols[:0], int(i))
		for _, j := range cols {
			if m.count[j] == 0 {
				seen = append(seen, j)
			}
			m.count[j]++
		}
	}
	slices.Sort(seen)
	return seen
}

// addRow enters the mean row of a cell and takes its cross-product off that within cells.
func (m *merging) addRow(seen []int32, ratings float64) {
	x, root := &m.to.x, math.Sqrt(ratings)
	for a, i := range seen {
		x.col, x.value = append(x.col, i), append(x.value, m.count[i]/root)
		for _, j := range seen[a:] {
			m.within[i][j] -= m.count[i] * m.count[j] / ratings
		}
	}
	x.at = append(x.at, len(x.col))
}

func (m *merging) deviate(cols []int32, response int, by float64) {
	at := len(m.count) + response
	for _, j := range cols {
		m.within[j][at] += by
	}
	m.within[at][at] += by * by
}

// contrasts factors the cross-product within cells: every column that varies there gives a row without random effects.
func (m *merging) contrasts() *plainStratum {
	p, rank, x := len(m.count), 0, &m.to.x
	for j := range p {
		pivot := m.within[j][j]
		if pivot <= m.varies[j] {
			continue
		}
		rank++
		root, row := math.Sqrt(pivot), slices.Clone(m.within[j])
		for i := j; i < len(row); i++ {
			row[i] /= root
			if i < p && row[i] != 0 {
				x.col, x.value = append(x.col, int32(i)), append(x.value, row[i])
			}
		}
		x.at = append(x.at, len(x.col))
		for k := range m.to.responses {
			m.to.responses[k] = append(m.to.responses[k], row[p+k])
		}
		for i := j + 1; i < len(row); i++ {
			for l := i; l < len(row); l++ {
				m.within[i][l] -= row[i] * row[l]
			}
		}
	}
	noise := &plainStratum{df: float64(len(m.to.responses) * (m.from.n - m.to.carrying - rank))}
	for k := range m.to.responses {
		noise.squares += max(0, m.within[p+k][p+k])
	}
	return noise
}
