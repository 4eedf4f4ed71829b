package stats

import (
	"fmt"
	"slices"
	"strings"

	"gonum.org/v1/gonum/blas"
	"gonum.org/v1/gonum/blas/blas64"
	"gonum.org/v1/gonum/lapack/lapack64"
)

// setFixed adds the intercept and one column per level but the first of each fixed factor. Columns that others
// determine are dropped with a note, as R does.
func (d *design) setFixed(factors []Factor) error {
	d.fixed = []string{"Intercept"}
	for _, f := range factors {
		used := make([]bool, codesIn(f.Code))
		for _, c := range f.Code {
			used[c] = true
		}
		column := make([]int32, len(used))
		reference := true
		for code := range used {
			column[code] = -1
			if !used[code] {
				continue
			}
			if !reference {
				column[code] = int32(len(d.fixed))
				d.fixed = append(d.fixed, contrastName(f, code))
			}
			reference = false
		}
		cols := make([]int32, d.n)
		for i, c := range f.Code {
			cols[i] = column[c]
		}
		d.fixedCol = append(d.fixedCol, cols)
	}
	d.dropAliased()
	if len(d.fixed) >= d.n {
		return fmt.Errorf("%d fixed coefficients need more than %d ratings", len(d.fixed), d.n)
	}
	return nil
}

// contrastName names the coefficient of a level: "service 1", and of an interaction "recipe B:temperature 185".
func contrastName(f Factor, code int) string {
	label := levelName(f, code)
	factors, levels := strings.Split(f.Name, ":"), strings.Split(label, ":")
	if len(factors) != len(levels) {
		return f.Name + " " + label
	}
	for i := range factors {
		factors[i] += " " + levels[i]
	}
	return strings.Join(factors, ":")
}

// dropAliased removes fixed columns that are linear combinations of earlier ones.
func (d *design) dropAliased() {
	keep, p := independentColumns(d.fixedCross()), len(d.fixed)
	place, names := make([]int32, p), []string(nil)
	var dropped []string
	for j, ok := range keep {
		if !ok {
			place[j], dropped = -1, append(dropped, d.fixed[j])
			continue
		}
		place[j], names = int32(len(names)), append(names, d.fixed[j])
	}
	if dropped == nil {
		return
	}
	for _, cols := range d.fixedCol {
		for i, c := range cols {
			if c >= 0 {
				cols[i] = place[c]
			}
		}
	}
	d.fixed = names
	d.notes = append(d.notes, "dropped, because other fixed columns determine it: "+strings.Join(dropped, ", "))
}

// fixedCross is X'X, row-major.
func (d *design) fixedCross() [][]float64 {
	x := make([][]float64, len(d.fixed))
	for i := range x {
		x[i] = make([]float64, len(d.fixed))
	}
	row := make([]int32, 0, 1+len(d.fixedCol))
	for i := range d.n {
		row = append(row[:0], 0)
		for _, cols := range d.fixedCol {
			if cols[i] >= 0 {
				row = append(row, cols[i])
			}
		}
		for _, a := range row {
			for _, b := range row {
				x[a][b]++
			}
		}
	}
	return x
}

// independentColumns sweeps a cross-product matrix in order and marks the columns with a pivot left.
func independentColumns(x [][]float64) []bool {
	keep := make([]bool, len(x))
	for j := range x {
		if x[j][j] <= 1e-9*float64(1+len(x)) {
			continue
		}
		keep[j] = true
		pivot := slices.Clone(x[j])
		for i := j + 1; i < len(x); i++ {
			f := x[i][j] / pivot[j]
			for k := j; k < len(x); k++ {
				x[i][k] -= f * pivot[k]
			}
		}
	}
	return keep
}

// averageRow is the mean row of the fixed columns.
func (d *design) averageRow() []float64 {
	mean := make([]float64, len(d.fixed))
	mean[0] = 1
	for _, cols := range d.fixedCol {
		for _, c := range cols {
			if c >= 0 {
				mean[c] += 1 / float64(d.n)
			}
		}
	}
	return mean
}

// leastSquaresResiduals are y less its ordinary least-squares fit on the fixed columns.
func (d *design) leastSquaresResiduals(y []float64) []float64 {
	p := len(d.fixed)
	cross := blas64.Symmetric{N: p, Stride: p, Uplo: blas.Upper, Data: slices.Concat(d.fixedCross()...)}
	rhs := blas64.General{Rows: p, Cols: 1, Stride: 1, Data: make([]float64, p)}
	for i, v := range y {
		rhs.Data[0] += v
		for _, cols := range d.fixedCol {
			if cols[i] >= 0 {
				rhs.Data[cols[i]] += v
			}
		}
	}
	factor, _ := lapack64.Potrf(cross) // cannot fail: aliased columns are gone
	lapack64.Potrs(factor, rhs)
	out := slices.Clone(y)
	for i := range out {
		out[i] -= rhs.Data[0]
		for _, cols := range d.fixedCol {
			if cols[i] >= 0 {
				out[i] -= rhs.Data[cols[i]]
			}
		}
	}
	return out
}
